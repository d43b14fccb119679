//! Tables as other programs write them, and what of them comes in.

mod money;

use super::*;
use crate::document::grid::{headings_at, usual_width};

/// The records of a table whose columns are called like fields, below so many rows.
fn read(text: &str, head: usize, columns: &[(Column, usize)], change: impl Fn(&mut Terms)) -> Verdict {
    let separator = Separator::of(text);
    let mut reader = TextReader::new(text);
    let rows: Vec<TextRow> = std::iter::from_fn(|| reader.next(text, separator)).collect();
    let headings = headings_at(&rows, head);
    let mut places: Places = [None; Column::ALL.len()];
    for (column, place) in columns {
        places[*column as usize] = Some(*place);
    }
    let point = survey_of(&rows[headings.rows..], &places).numerals.shown().unwrap_or_default();
    let width = usual_width(&headings.names, &rows[headings.rows..]);
    let mut terms = Terms {
        places,
        point,
        width: Some(width),
        may_tear: separator == Separator::Comma,
        account: "a1".into(),
        ..terms()
    };
    change(&mut terms);
    judged(&plan(), terms, &headings.names, &rows[headings.rows..])
}

fn survey_of(rows: &[TextRow], places: &Places) -> Survey {
    let mut survey = Survey::new(*places);
    rows.iter().enumerate().for_each(|(place, row)| survey.take(place, row));
    survey
}

fn sums(verdict: &Verdict) -> Vec<String> {
    verdict.good.iter().map(|record| record.purchase.amount.amount.typed()).collect()
}

fn reasons_of(rows: &[Troubled]) -> Vec<(usize, Reason)> {
    rows.iter().map(|row| (row.line, row.troubles[0].reason.clone())).collect()
}

const FIRST: &[(Column, usize)] = &[(Column::Date, 0)];

fn with(columns: &[(Column, usize)]) -> Vec<(Column, usize)> {
    [FIRST, columns].concat()
}

#[test]
fn a_column_with_decimal_commas_is_read_as_such_throughout() {
    let text = include_str!("../../../../tests/fixtures/tables/13-decimal-commas.csv");
    let verdict = read(text, 0, &with(&[(Column::Order, 2), (Column::Quantity, 3), (Column::Amount, 4)]), |_| {});
    assert_eq!(sums(&verdict), ["261.96", "1234", "12500.75", "2.328", "999.90"]);
}

#[test]
fn what_stands_above_and_below_the_records_is_none_of_them() {
    let text = include_str!("../../../../tests/fixtures/tables/14b-title-row.csv");
    let columns = with(&[(Column::Order, 2), (Column::Product, 3), (Column::Quantity, 4), (Column::Amount, 5)]);
    let verdict = read(text, 1, &columns, |_| {});
    assert_eq!(sums(&verdict), ["1200.50", "980"]);
    assert_eq!(reasons_of(&verdict.rejected), [(5, Reason::Sum)]);
    let again = "Date,Product,Amount\n2026-03-05,Servo,5\nDate,Product,Amount\n2026-03-06,Servo,6\nTotal,,11\n,,11\n";
    let verdict = read(again, 0, &with(&[(Column::Product, 1), (Column::Amount, 2)]), |terms| terms.inherits = true);
    assert_eq!(reasons_of(&verdict.rejected), [(3, Reason::Heading), (5, Reason::Sum), (6, Reason::Missing)]);
}

#[test]
fn a_line_that_names_the_separator_changes_no_row() {
    let text = include_str!("../../../../tests/fixtures/tables/15a-sep-line.csv");
    let verdict = read(text, 0, &with(&[(Column::Order, 2), (Column::Amount, 3)]), |_| {});
    assert_eq!(sums(&verdict), ["1200.50", "980"]);
}

#[test]
fn accountants_columns_are_read_with_their_noughts_and_brackets() {
    let text = include_str!("../../../../tests/fixtures/tables/18-accounting-format.csv");
    let verdict = read(text, 0, &with(&[(Column::Product, 2), (Column::Amount, 3), (Column::Currency, 4)]), |_| {});
    assert_eq!(sums(&verdict), ["1618.50", "0", "-4533.75", "0", "1200.00", "529550.00"]);
    assert_eq!(reasons_of(&verdict.remarks), [(3, Reason::Nought), (5, Reason::Nought)]);
    assert_eq!(verdict.good[5].purchase.amount.currency.0, "INR");
}

#[test]
fn broken_order_numbers_are_no_order_and_the_others_are_what_they_were() {
    let text = include_str!("../../../../tests/fixtures/tables/19-order-numbers.csv");
    let verdict = read(text, 0, &with(&[(Column::Order, 1), (Column::Amount, 3)]), |_| {});
    let orders: Vec<&str> = verdict.good.iter().map(|record| record.purchase.order.0.as_str()).collect();
    assert_eq!(orders, ["000120240305001", "000120240305002", "2024030522001400011"]);
    assert_eq!(reasons_of(&verdict.rejected), [(4, Reason::Shortened), (5, Reason::Shortened)]);
}

#[test]
fn lines_of_an_order_take_over_its_head_when_that_is_wanted() {
    let text = include_str!("../../../../tests/fixtures/tables/22-order-lines.csv");
    let columns = with(&[(Column::Order, 1), (Column::Product, 3), (Column::Quantity, 4), (Column::Amount, 5)]);
    let apart = read(text, 0, &columns, |_| {});
    assert_eq!(
        (apart.good.len(), reasons_of(&apart.rejected)),
        (2, vec![(3, Reason::Missing), (4, Reason::Missing), (6, Reason::Missing)])
    );
    let together = read(text, 0, &columns, |terms| terms.inherits = true);
    let heads: Vec<(String, &str)> =
        together.good.iter().map(|it| (it.purchase.date.typed(), it.purchase.order.0.as_str())).collect();
    assert_eq!(heads[2], ("2024-03-05".into(), "PO00008"));
    assert_eq!(heads[4], ("2024-03-06".into(), "PO00009"));
    let rows: Vec<TextRow> = ["2024-03-05,A1,x,1,5", ",,y,1,5", ",A2,y,1,5", ",,,,10", ",A1,z,1,5"]
        .iter()
        .map(|line| TextRow::new(1, line.split(',').map(str::to_owned).collect()))
        .collect();
    let mut places: Places = [None; Column::ALL.len()];
    for (place, column) in
        [Column::Date, Column::Order, Column::Product, Column::Quantity, Column::Amount].iter().enumerate()
    {
        places[*column as usize] = Some(place);
    }
    // Another order without a date, and a sum, are no lines of the first.
    assert_eq!(survey_of(&rows, &places).headless, Headless { count: 2, first: Some((1, 0)) });
}

#[test]
fn a_letter_that_was_cut_is_told_where_it_stands() {
    let text = String::from_utf8_lossy(include_bytes!("../../../../tests/fixtures/tables/16-one-cut-letter.csv"));
    let verdict = read(&text, 0, &with(&[(Column::Product, 2), (Column::Amount, 3)]), |_| {});
    assert_eq!(sums(&verdict), ["1200.50", "980", "560"]);
    assert_eq!(reasons_of(&verdict.remarks), [(3, Reason::Damaged)]);
}

#[test]
fn what_stands_for_nothing_is_taken_for_nothing_and_told() {
    let text = include_str!("../../../../tests/fixtures/tables/24-stand-ins.csv");
    let verdict = read(text, 0, &with(&[(Column::Order, 1), (Column::Product, 3), (Column::Amount, 4)]), |_| {});
    assert_eq!((verdict.good.len(), verdict.new_products.len()), (5, 0));
    assert_eq!(verdict.good[2].purchase.order.0, "");
    assert_eq!(verdict.stand_ins.values().sum::<usize>(), 7);
}

#[test]
fn rows_that_fell_apart_stay_out() {
    let head = "Date,Order,Amount,Note\n";
    let columns = with(&[(Column::Order, 1), (Column::Amount, 2)]);
    let verdict = read(&format!("{head}2026-03-05,A1,1,200.50,x\n2026-03-06,A2,980,y\n"), 0, &columns, |_| {});
    assert_eq!((sums(&verdict), reasons_of(&verdict.rejected)), (vec!["980".into()], vec![(2, Reason::Torn)]));
    // The last cell is empty, so that there are no more filled cells than headings.
    let verdict = read(&format!("{head}2026-03-05,A1,1,200.50,\n2026-03-06,A2,2,500,\n"), 0, &columns, |_| {});
    assert_eq!((verdict.good.len(), verdict.rejected.len()), (0, 2));
    // Some programs end each row but the first with a separator.
    let verdict = read(&format!("{head}2026-03-05,A1,100,,\n2026-03-06,A2,980,x,\n"), 0, &columns, |_| {});
    assert_eq!(sums(&verdict), ["100", "980"]);
}

#[test]
fn each_column_of_sums_is_in_the_unit_of_its_own() {
    let text = "Date,Gross,Tax,Cost,Margin\n2026-03-05,11.3,13000,85000,1.5\n";
    let columns = with(&[(Column::Gross, 1), (Column::Tax, 2), (Column::Cost, 3), (Column::Margin, 4)]);
    let verdict = read(text, 0, &columns, |terms| {
        terms.powers[Column::Gross as usize] = 4;
        terms.powers[Column::Margin as usize] = 4;
    });
    let purchase = &verdict.good[0].purchase;
    let said = [&purchase.amount, &purchase.cost, &purchase.gross_margin].map(|money| money.amount.typed());
    assert_eq!(said, ["100000", "85000", "15000"]);
}

#[test]
fn units_apply_to_bare_numbers_and_quantities_say_theirs() {
    let text = "Date,Product,Quantity,Amount\n2026-03-05,Servo,2\u{53f0},128.5\n2026-03-06,Servo,\"1,500 \u{7c73}\",2\u{4e07}\n";
    let columns = with(&[(Column::Product, 1), (Column::Quantity, 2), (Column::Amount, 3)]);
    let verdict = read(text, 0, &columns, |terms| terms.powers[Column::Amount as usize] = 4);
    assert_eq!(sums(&verdict), ["1285000", "20000"]);
    assert_eq!(verdict.good[1].purchase.quantity.typed(), "1500");
    assert_eq!(verdict.units.len(), 2);
}

#[test]
fn names_match_whatever_their_width_brackets_and_hidden_letters() {
    let mut plan = plan();
    let mut account = crate::plan::Account::default();
    account.name.enter("\u{6d77}\u{5ddd}(\u{96c6}\u{56e2})");
    plan.accounts.push(RowId::new("b1").unwrap(), account);
    let rows: Vec<TextRow> = [
        "\u{6d77}\u{5ddd}\u{ff08}\u{96c6}\u{56e2}\u{ff09}",
        "\u{feff}\u{6d77}\u{5ddd} (\u{96c6}\u{200b}\u{56e2})",
        "\u{ff28}aichuan",
    ]
    .iter()
    .map(|name| TextRow::new(1, vec!["2026-03-05".into(), "5".into(), (*name).to_owned()]))
    .collect();
    let mut places: Places = [None; Column::ALL.len()];
    for (place, column) in [Column::Date, Column::Amount, Column::Account].iter().enumerate() {
        places[*column as usize] = Some(place);
    }
    let verdict = judged(&plan, Terms { places, ..terms() }, &[], &rows);
    assert_eq!(verdict.good.iter().map(|it| it.account.as_str()).collect::<Vec<_>>(), ["b1", "b1", "a1"]);
}

#[test]
fn what_a_workbook_keeps_as_a_number_has_a_dot_whatever_its_texts_have() {
    let row = |cells: [&str; 4], numbers: &[bool]| TextRow {
        numbers: numbers.to_vec(),
        ..TextRow::new(1, cells.map(str::to_owned).to_vec())
    };
    let rows = [
        row(["2026-03-05", "123.5", "1.125", "1.234,50"], &[false, true, true]),
        row(["2026-03-06", "A1", "1.125", "1.125"], &[false, false, false, true]),
    ];
    let mut places: Places = [None; Column::ALL.len()];
    for (place, column) in [Column::Date, Column::Order, Column::Quantity, Column::Amount].iter().enumerate() {
        places[*column as usize] = Some(place);
    }
    let survey = survey_of(&rows, &places);
    // Only what was typed as a text says how texts are written.
    assert_eq!((survey.numerals.comma, survey.numerals.unclear), (1, 1));
    assert_eq!(survey.numerals.sums[""][1].map(|sum| sum.to_string()).as_deref(), Some("1235.625"));
    let point = survey.numerals.shown().unwrap();
    let verdict = judged(&plan(), Terms { places, point, account: "a1".into(), ..terms() }, &[], &rows);
    let read =
        |it: &Record| [it.purchase.order.typed(), it.purchase.quantity.typed(), it.purchase.amount.amount.typed()];
    assert_eq!(read(&verdict.good[0]), ["123.5", "1.125", "1234.50"]);
    assert_eq!(read(&verdict.good[1]), ["A1", "1125", "1.125"]);
    // Numbers alone leave nothing to ask.
    assert_eq!(
        survey_of(&[row(["", "", "1.125", "1.125"], &[false, false, true, true])], &places).numerals.shown(),
        Some(Point::Dot)
    );
}

#[test]
fn quantities_with_units_or_in_brackets_tell_of_the_decimal_sign_or_ask_for_it() {
    let mut places: Places = [None; Column::ALL.len()];
    places[Column::Quantity as usize] = Some(0);
    let of = |cell: &str| survey_of(&[TextRow::new(1, vec![cell.to_owned()])], &places).numerals;
    for cell in ["1.500 m2", "(1.500)"] {
        assert_eq!((of(cell).shown(), of(cell).example()), (None, "1.500"), "{cell}");
    }
    assert_eq!(of("12,5 m2").shown(), Some(Point::Comma));
}

#[test]
fn a_column_without_a_heading_keeps_no_row_out() {
    let columns = with(&[(Column::Order, 1), (Column::Amount, 2)]);
    let rows = "2026-03-05,A1,100,note\n2026-03-06,A2,200,\n";
    let read_all = |text: &str| {
        let verdict = read(text, 0, &columns, |_| {});
        (sums(&verdict), reasons_of(&verdict.rejected))
    };
    let both = vec!["100".to_owned(), "200".into()];
    assert_eq!(read_all(&format!("Date,Order,Amount,\n{rows}")), (both.clone(), vec![]));
    // What stands beyond the line of the headings is told, and a tab never parts thousands.
    let tabs = "Date,Order,Amount,\n2026-03-05,A1,1,200\n2026-03-06,A2,200,,x\n".replace(',', "\t");
    assert_eq!(read_all(&tabs), (vec!["1".into()], vec![(3, Reason::TooWide)]));
    assert_eq!(read_all("Date,Order,Amount,\n2026-03-05,A1,1,200\n").1, [(2, Reason::Torn)]);
}

#[test]
fn days_of_other_calendars_and_the_first_of_a_spreadsheet_are_no_days_of_a_purchase() {
    let text = "Date,Amount\n1403-12-15,5\n1899-12-31,5\n1950-01-01,5\n";
    let verdict = read(text, 0, &with(&[(Column::Amount, 1)]), |_| {});
    let ancient = |year| Reason::Ancient { year };
    assert_eq!(reasons_of(&verdict.rejected), [(2, ancient(1403)), (3, ancient(1899))]);
    assert_eq!(verdict.good.len(), 1);
}

#[test]
fn names_that_are_not_one_account_are_counted_and_may_be_assigned() {
    let text = "Date,Amount,Account\n2026-03-05,1,Haichuan Group\n2026-03-05,2,haichuan  group\n2026-03-05,4,Twin\n\
                2026-03-05,8,Haichuan\n";
    let columns = with(&[(Column::Amount, 1), (Column::Account, 2)]);
    let apart = read(text, 0, &columns, |_| {});
    let strangers: Vec<(&str, usize)> = apart.strangers.iter().map(|it| (it.name.as_str(), it.rows)).collect();
    assert_eq!(strangers, [("Haichuan Group", 2), ("Twin", 1)]);
    assert_eq!((apart.good.len(), apart.rejected.len()), (1, 3));
    let assigned = read(text, 0, &columns, |terms| {
        terms.assigned = [("Haichuan Group", "a1"), ("Twin", "a4")].map(|(name, id)| (name.into(), id.into())).into();
    });
    let buyers: Vec<&str> = assigned.good.iter().map(|record| record.account.as_str()).collect();
    assert_eq!((buyers, assigned.strangers), (vec!["a1", "a1", "a4", "a1"], apart.strangers));
}
