//! What the columns of a table of accounts are taken for.

use crate::imports::accounts::*;
use crate::state::Importing;

fn guessed(headings: &str) -> Vec<String> {
    let target = Target::of(&Importing::Accounts);
    let criteria = vec![("c1".to_owned(), "Strategic fit".to_owned())];
    let headings: Vec<String> = headings.split(',').map(str::to_owned).collect();
    let named = |field: Option<usize>| match field {
        None => "-".to_owned(),
        Some(field) => target
            .fields
            .get(field)
            .map_or_else(|| format!("criterion {}", field - target.fields.len()), |field| field.path.to_owned()),
    };
    guess(target, &Called::of(target), &criteria, &headings).matching.into_iter().map(named).collect()
}

#[test]
fn in_a_table_of_contacts_the_company_is_the_account_and_the_name_is_a_persons() {
    let head = "Record ID,First Name,Last Name,Email,Job Title,Company,Industry,Website";
    let expected = [
        "-",
        "person/first_name",
        "person/last_name",
        "person/email",
        "person/position",
        "name",
        "profile/industry",
        "profile/website",
    ];
    assert_eq!(guessed(head), expected);
    assert_eq!(guessed("Name,E-mail,Organization"), ["person/name", "person/email", "name"]);
    assert_eq!(
        guessed("\u{59d3}\u{540d},\u{804c}\u{52a1},\u{516c}\u{53f8}\u{540d}\u{79f0}"),
        ["person/name", "person/position", "name"]
    );
}

#[test]
fn in_a_table_of_accounts_a_telephone_is_nobodys_and_a_contact_is_a_person() {
    assert_eq!(guessed("Name,Phone,Address"), ["name", "-", "profile/address"]);
    let head = "\u{5ba2}\u{6237}\u{540d}\u{79f0},\u{8054}\u{7cfb}\u{4eba},\u{8054}\u{7cfb}\u{7535}\u{8bdd}";
    assert_eq!(guessed(head), ["name", "person/name", "person/phone"]);
    assert_eq!(guessed("\u{516c}\u{53f8}\u{540d}\u{79f0},\u{5730}\u{5740}"), ["name", "profile/address"]);
}

#[test]
fn every_field_is_known_by_its_label_in_both_languages_and_a_criterion_by_its_name() {
    let target = Target::of(&Importing::Accounts);
    let called = Called::of(target);
    for (place, field) in target.fields.iter().enumerate().filter(|(_, field)| !field.path.starts_with("person/")) {
        for language in Language::ALL {
            let found = called.guess(&[field.label().in_language(language).to_owned()]).matching;
            assert_eq!(found, [Some(place)], "{} in {language:?}", field.path);
        }
    }
    assert_eq!(guessed("Account name,Strategic Fit"), ["name", "criterion 0"]);
}

#[test]
fn what_customer_systems_call_spend_sales_tier_and_short_names_is_known() {
    let chinese = "\u{5ba2}\u{6237}\u{540d}\u{79f0},\u{7b80}\u{79f0},\
                   \u{5e74}\u{91c7}\u{8d2d}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09},\
                   \u{4e0a}\u{5e74}\u{9500}\u{552e}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09},\
                   \u{5ba2}\u{6237}\u{7ea7}\u{522b},\u{7535}\u{8bdd}";
    let expected = [
        "profile/legal_name",
        "name",
        "assessment/wallet/value/amount",
        "assessment/revenue/amount",
        "assessment/tier",
        "-",
    ];
    assert_eq!(guessed(chinese), expected);
    assert_eq!(
        guessed("Account Name,Short name,Annual spend (k\u{20ac}),Sales LTM (k\u{20ac}),Tier,Annual Revenue"),
        [&expected[..5], &["-"]].concat()
    );
    // Beside a registered name, what is left has no field.
    assert_eq!(guessed("Name,Legal entity,Short name"), ["name", "profile/legal_name", "-"]);
    assert_eq!(guessed("Short name,Country"), ["name", "profile/region"]);
}

#[test]
fn the_unit_of_a_count_is_that_of_its_heading_and_a_line_above_is_about_sums() {
    let target = Target::of(&Importing::Accounts);
    let criteria = vec![("c1".to_owned(), "Sales (million)".to_owned())];
    let named = ["Employees (thousand)", "Sales (kEUR)", "Yearly spend", "Actual days to pay", "Sales (million)"];
    let paths = ["profile/employees", "assessment/revenue/amount", "assessment/wallet/value/amount"];
    let mut matching: Vec<Option<usize>> =
        paths.iter().map(|path| target.fields.iter().position(|field| field.path == *path)).collect();
    matching.push(target.fields.iter().position(|field| field.path == "assessment/payment_days"));
    matching.push(Some(target.fields.len()));
    let choices = Choices { names: named.map(str::to_owned).to_vec(), matching, above: 4, ..Choices::default() };
    let powers: Vec<u32> = columns(target, &criteria, &choices).iter().flatten().map(|it| it.power).collect();
    assert_eq!(powers, [3, 3, 4, 0, 0]);
}

#[test]
fn every_field_of_the_target_is_one_of_an_account() {
    let account = Account::default();
    for field in Target::of(&Importing::Accounts).fields.iter().filter(|field| !field.path.starts_with("person/")) {
        let found = pointer::leaf(&account, &format!("/{}", field.path));
        assert!(found.is_some(), "{}", field.path);
    }
}

#[test]
fn a_part_of_a_year_is_not_the_figure_of_a_year_and_sales_are_not_their_currency() {
    for heading in [
        "Our sales (YTD)",
        "Our sales (Q1-Q3 2025)",
        "Annual spend (H1)",
        "采购额（本年累计）",
        "年采购额（1-9月）",
        "Revenue (9M)",
        "Revenue 1.1.-30.9.2025",
        "Revenue (week)",
        "Revenue (avg 3y)",
        "Revenue (budget)",
        "年采购额(2020-2025)",
        "年采购额（预计）",
        "月均销售额",
    ] {
        assert_eq!(guessed(&format!("Name,{heading}")), ["name", "-"], "{heading}");
    }
    // Beside it the whole year is no longer one of two.
    let both = guessed("Name,Our sales (YTD 09/2025),Our sales (2024)");
    assert_eq!(both, ["name", "-", "assessment/revenue/amount"]);
    assert_eq!(guessed("Name,Sales,Sales 2025"), ["name", "-", "-"]);
    assert_eq!(guessed("Name,Currency"), ["name", "assessment/revenue/currency"]);
}
