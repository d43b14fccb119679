//! What single cells of accounts say: numbers that are names, counts with their units, and sums.

use super::*;

#[test]
fn numbers_that_a_spreadsheet_has_broken_are_no_numbers_and_find_no_account() {
    let mut plan = plan();
    for (account, code) in [("a1", "9.131E+17"), ("a4", "913100001234567000")] {
        plan.accounts.get_mut(account).unwrap().profile.credit_code.enter(code);
    }
    let terms = slots(&[
        Some(Slot::Field("name")),
        Some(Slot::Field("profile/credit_code")),
        Some(Slot::Person(PersonField::Name)),
        Some(Slot::Person(PersonField::Phone)),
    ]);
    let text =
        "Beiming,9.131E+17,Lin Wei,1.38E+10\nNew,913100001234567000,,\nOther,91310000MA1K4B7C2X,Zhao Min,13800000000\n";
    let verdict = judged(&plan, terms.clone(), text);
    assert!(verdict.entries.iter().all(|entry| entry.standing == Standing::New));
    let told: Vec<_> = verdict.remarks.iter().map(|row| (row.line, row.troubles.clone())).collect();
    let trouble = |field, reason| Trouble { field, reason };
    assert_eq!(
        told,
        [
            (1, vec![trouble(1, Reason::Shortened), trouble(3, Reason::Shortened)]),
            (2, vec![trouble(1, Reason::Rounded)])
        ]
    );
    take_in(&mut plan, &verdict, Decision::Skip);
    let made: Vec<(String, Vec<String>)> = plan
        .accounts
        .iter()
        .skip(4)
        .map(|row| {
            (row.profile.credit_code.0.clone(), row.profile.contacts.iter().map(|it| it.phone.typed()).collect())
        })
        .collect();
    let expected = [("", vec![""]), ("913100001234567000", vec![]), ("91310000MA1K4B7C2X", vec!["13800000000"])];
    assert_eq!(made, expected.map(|(code, phones)| (code.into(), phones.into_iter().map(str::to_owned).collect())));
    // Without people nothing is told of their telephones.
    let without = judged(&plan, Terms { add_persons: false, ..terms }, "Again,,Lin Wei,1.38E+10\n");
    assert_eq!(without.remarks, []);
}

#[test]
fn a_count_has_the_unit_that_its_cell_or_its_column_says() {
    let mut terms = fields(&["name", "profile/employees", "assessment/payment_days", "assessment/credit_months"]);
    let text = "A,5\u{4e07}\u{4eba},3\u{4e2a}\u{6708},3\u{4e2a}\u{6708}\nB,12,58\u{5929},2\n";
    let read = |terms: &Terms| {
        let mut plan = Plan::default();
        let verdict = judged(&plan, terms.clone(), text);
        take_in(&mut plan, &verdict, Decision::Skip);
        let texts = |account: &Account| {
            let leaves: [&dyn Leaf; 3] =
                [&account.profile.employees, &account.assessment.payment_days, &account.assessment.credit_months];
            leaves.map(Leaf::typed)
        };
        let told: Vec<usize> = verdict.remarks.iter().flat_map(|row| &row.troubles).map(|it| it.field).collect();
        (plan.accounts.iter().map(|row| texts(row)).collect::<Vec<_>>(), told)
    };
    let expected = |employees: &str| {
        (
            vec![["50000", "3\u{4e2a}\u{6708}", "3"].map(str::to_owned), [employees, "58", "2"].map(str::to_owned)],
            vec![2],
        )
    };
    assert_eq!(read(&terms), expected("12"));
    if let Some(Some(column)) = terms.columns.get_mut(1) {
        column.power = 3;
    }
    assert_eq!(read(&terms), expected("12000"));
}

#[test]
fn a_sum_without_a_currency_does_not_take_that_of_the_sum_before_it() {
    let mut plan = plan();
    let money = &mut plan.accounts.get_mut("a1").unwrap().assessment.revenue;
    money.amount.enter("100");
    money.currency.enter("USD");
    let (amount, currency) = ("assessment/revenue/amount", "assessment/revenue/currency");
    let verdict = judged(&plan, fields(&["name", amount]), "Haichuan,20\n");
    assert_eq!(changes(&verdict), [(1, "100 USD", "200000 CNY")]);
    // The same sum once more is no news, and where the table says the currency, that counts.
    assert_eq!(changes(&judged(&plan, fields(&["name", amount]), "Haichuan,0.01\n")), []);
    let said = judged(&plan, fields(&["name", currency, amount]), "Haichuan,EUR,20\n");
    assert_eq!(changes(&said), [(1, "USD", "EUR"), (2, "100 USD", "200000 EUR")]);
    take_in(&mut plan, &verdict, Decision::Update);
    let money = &plan.accounts.get("a1").unwrap().assessment.revenue;
    assert_eq!((money.amount.typed(), money.currency.typed()), ("200000".into(), "CNY".into()));
}

#[test]
fn what_a_workbook_keeps_as_a_number_has_a_dot_whatever_its_texts_have() {
    let terms =
        Terms { point: Point::Comma, ..fields(&["name", "assessment/wallet/value/amount", "profile/employees"]) };
    let row = TextRow {
        numbers: vec![false, true, true],
        ..TextRow::new(1, ["Beiming", "1.125", "1200"].map(str::to_owned).to_vec())
    };
    let mut survey = Survey::new([None; crate::document::records::Column::ALL.len()]);
    Surveyor::new(&terms.columns).take(&mut survey, &row);
    assert_eq!((survey.numerals.shown(), survey.numerals.unclear), (Some(Point::Dot), 0));
    let mut plan = plan();
    let verdict = judged_rows(&plan, terms, &[row]);
    take_in(&mut plan, &verdict, Decision::Skip);
    let account = plan.accounts.iter().last().unwrap();
    let read = [account.assessment.wallet.value.amount.typed(), account.profile.employees.typed()];
    assert_eq!(read, ["1.125", "1200"]);
}
