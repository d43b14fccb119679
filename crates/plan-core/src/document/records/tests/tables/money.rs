//! Sums of tables: with tax and without it, and in several currencies.

use super::*;

#[test]
fn sums_with_tax_are_taken_in_without_it() {
    let text = include_str!("../../../../../tests/fixtures/tables/10-tax-in-and-out.csv");
    let net = read(text, 0, &with(&[(Column::Order, 1), (Column::Amount, 7)]), |_| {});
    assert_eq!(sums(&net), ["1000.00", "2000.00"]);
    let less_tax = read(text, 0, &with(&[(Column::Gross, 5), (Column::Tax, 6)]), |_| {});
    assert_eq!(sums(&less_tax), ["1000.00", "2000.00"]);
    let by_rate = read(text, 0, &with(&[(Column::Gross, 5)]), |terms| terms.tax = Some(Decimal::from(13)));
    assert_eq!(sums(&by_rate), ["1000", "2000"]);
    // Without either nobody knows.
    let unknown = read(text, 0, &with(&[(Column::Gross, 5)]), |_| {});
    assert_eq!((unknown.good.len(), unknown.rejected.len()), (0, 2));
}

#[test]
fn cost_and_margin_of_a_record_are_kept_with_its_currency() {
    let text = "Date,Amount,Cost,Margin\n2026-03-05,\u{20ac}100,70,30\n2026-03-06,100,$70,\n2026-03-07,100,,\n";
    let columns = with(&[(Column::Amount, 1), (Column::Cost, 2), (Column::Margin, 3)]);
    let verdict = read(text, 0, &columns, |_| {});
    let kept = &verdict.good[0].purchase;
    assert_eq!((kept.cost.amount.typed(), kept.cost.currency.0.as_str()), ("70".into(), "EUR"));
    assert_eq!(kept.gross_margin.amount.typed(), "30");
    assert!(verdict.good[1].purchase.cost.amount.is_empty());
    // What it cost in another currency says nothing about the margin.
    let other = Reason::Currencies { amount: "CNY".into(), said: "USD".into() };
    assert_eq!(reasons(&verdict), [(3, vec![(Column::Cost, other)])]);
}

#[test]
fn tax_takes_the_sign_of_the_sum_that_it_is_in() {
    let text = "Date,Gross,Tax\n2026-03-05,-113,13\n2026-03-05,226,-26\n2026-03-05,-339,-39\n2026-03-05,113,0\n\
                2026-03-06,13,113\n2026-03-06,0,13\n";
    let verdict = read(text, 0, &with(&[(Column::Gross, 1), (Column::Tax, 2)]), |_| {});
    assert_eq!(sums(&verdict), ["-100", "200", "-300", "113"]);
    assert_eq!(reasons_of(&verdict.remarks), [(2, Reason::TaxTurned), (3, Reason::TaxTurned)]);
    let beyond = vec![(Column::Tax, Reason::TaxBeyond)];
    assert_eq!(reasons(&verdict), [(6, beyond.clone()), (7, beyond)]);
}

#[test]
fn a_percentage_in_a_column_of_tax_is_its_rate_and_only_the_tax_is_missing_where_it_is_blank() {
    let text = "Date,Gross,Tax\n2026-03-05,-113,13%\n2026-03-05,106,6\u{ff05}\n2026-03-06,113,\n2026-03-06,113,120%\n";
    let verdict = read(text, 0, &with(&[(Column::Gross, 1), (Column::Tax, 2)]), |_| {});
    assert_eq!(sums(&verdict), ["-100", "100"]);
    let misread = Reason::Misread(Misread::NotANumber);
    assert_eq!(reasons(&verdict), [(4, vec![(Column::Tax, Reason::Missing)]), (5, vec![(Column::Tax, misread)])]);
}

#[test]
fn two_currencies_of_one_row_are_both_named() {
    let other = |amount: &str, said: &str| Reason::Currencies { amount: amount.into(), said: said.into() };
    let text = "Date,Amount,Currency,Cost\n2026-03-05,\u{20ac}100,USD,\n2026-03-05,\u{20ac}100,EUR,$7\n\
                2026-03-05,100,,CNY 7\n";
    let columns = with(&[(Column::Amount, 1), (Column::Currency, 2), (Column::Cost, 3)]);
    let verdict = read(text, 0, &columns, |_| {});
    assert_eq!(
        reasons(&verdict),
        [(2, vec![(Column::Currency, other("EUR", "USD"))]), (3, vec![(Column::Cost, other("EUR", "USD"))])]
    );
    // The plan's own currency is the same, said or not.
    assert_eq!(sums(&verdict), ["100"]);
    let gross = with(&[(Column::Gross, 1), (Column::Currency, 2)]);
    let verdict = read(text, 0, &gross, |terms| terms.tax = Some(Decimal::ZERO));
    assert_eq!(reasons(&verdict)[0].1, [(Column::Currency, other("EUR", "USD"))]);
}

#[test]
fn what_comes_in_is_summed_up_by_currency() {
    let text = "Date,Amount\n2026-03-05,100\n2026-03-06,$7\n2026-03-06,soon\n2026-03-07,50.5\n";
    let verdict = read(text, 0, &with(&[(Column::Amount, 1)]), |_| {});
    let sums = verdict.sums();
    assert_eq!(sums, [("", Some("150.5".parse().unwrap())), ("USD", Some(7.into()))].into());
}
