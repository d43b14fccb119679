//! Claims about pasting as a whole: what stands in the plan then, and what is told.

use super::*;
use crate::plan::introduction::Product;
use crate::plan::profile::{Contact, OperatingYear};
use crate::plan::{Account, Action, Plan, RowId, pointer};
use crate::value::{Kind, Leaf, Line, Misread};

const CONTACTS: &str = "/accounts/x/profile/contacts";
const PEOPLE: [&str; 4] = ["name", "position", "reports_to", "support"];

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.currency.enter("CNY");
    plan.accounts.push(RowId::new("x").unwrap(), Account::default());
    plan
}

fn with_contacts(names: &[&str]) -> Plan {
    let mut plan = plan();
    let account = plan.accounts.get_mut("x").unwrap();
    for (place, name) in names.iter().enumerate() {
        let contact = Contact { name: Line((*name).to_owned()), ..Contact::default() };
        account.profile.contacts.push(RowId::new(&format!("c{place}")).unwrap(), contact);
    }
    plan
}

fn spell(kind: Kind, text: &str) -> Spelled {
    match (kind, text) {
        (Kind::Choice(_), "反对") => Spelled::As("opponent".into()),
        (Kind::Choice(_), "sales (North)") => Spelled::Beyond("sales".into(), "North".into()),
        (Kind::Choice(_), _) => Spelled::Unclear(Some(text.into()), Reason::UnknownChoice),
        (Kind::Flag | Kind::YesNo, "是") => Spelled::As("true".into()),
        (Kind::Flag | Kind::YesNo, _) => Spelled::Unclear(None, Reason::NeitherYesNorNo),
        _ => Spelled::As(text.into()),
    }
}

/// Pastes a text as rows, from a column on.
fn paste(plan: &mut Plan, list: &str, rows: &[&str], fields: &[&str], from: usize, text: &str) -> Report {
    let cells = super::rows(Clip { text, html: "" }, '\t');
    let width = cells.iter().map(Vec::len).max().unwrap();
    let new_ids: Vec<RowId> = (0..cells.len()).map(|place| RowId::new(&format!("n{place}")).unwrap()).collect();
    let rows: Vec<String> = rows.iter().map(|id| (*id).to_owned()).collect();
    let goes = by_place(width, from, fields.len());
    let presets = [("account".to_owned(), "x".to_owned())];
    let (skip, spell) = (0, &spell);
    apply(
        plan,
        &Block {
            list,
            rows: &rows,
            fields,
            goes: &goes,
            cells: &cells,
            skip,
            new_ids: &new_ids,
            presets: &presets,
            spell,
        },
    )
}

fn column(plan: &Plan, list: &str, field: &str) -> Vec<String> {
    let rows = pointer::rows(plan, list).unwrap();
    let read = |place| {
        let path = format!("{list}/{}/{field}", rows.id(place));
        pointer::leaf(plan, &path).map(Leaf::typed).unwrap()
    };
    (0..rows.len()).map(read).collect()
}

#[test]
fn blank_cells_of_a_column_keep_their_place() {
    let mut plan = with_contacts(&["a", "b", "c", "d", "e"]);
    let ids = ["c0", "c1", "c2", "c3", "c4"];
    let report = paste(&mut plan, CONTACTS, &ids, &PEOPLE, 0, "北区\r\n\r\n南区\r\n东区\r\n");
    assert_eq!(column(&plan, CONTACTS, "name"), ["北区", "", "南区", "东区", "e"]);
    assert_eq!((report.rows, report.replaced, report.emptied), (4, 3, 1));
    assert!(report.added.is_empty() && report.remarks.is_empty());
}

#[test]
fn a_column_of_sums_touches_no_other_column() {
    let mut plan = plan();
    let list = "/accounts/x/profile/years";
    for id in ["y0", "y1", "y2"] {
        let mut year = OperatingYear::default();
        year.profit.amount.enter("7");
        plan.accounts.get_mut("x").unwrap().profile.years.push(RowId::new(id).unwrap(), year);
    }
    let fields = ["revenue", "profit", "market_share"];
    let report = paste(&mut plan, list, &["y0", "y1", "y2"], &fields, 0, "1,200.50\r\n3,400\r\n56,000\r\n");
    assert_eq!(column(&plan, list, "revenue/amount"), ["1200.50", "3400", "56000"]);
    assert_eq!(column(&plan, list, "profit/amount"), ["7", "7", "7"]);
    assert!(report.remarks.is_empty() && report.left_out.is_empty());
    let report = paste(&mut plan, list, &["y0", "y1"], &fields, 1, "$5\t30%\r\nabout 5\t130\r\n");
    assert_eq!(column(&plan, list, "profit/amount"), ["5", "about 5", "7"]);
    assert_eq!(column(&plan, list, "profit/currency"), ["USD", "", ""]);
    assert_eq!(column(&plan, list, "market_share"), ["30", "130", ""]);
    let reasons: Vec<&Reason> = report.remarks.iter().map(|remark| &remark.reason).collect();
    let outside = Reason::Misread(Misread::Outside { least: 0, most: 100 });
    assert_eq!(reasons, [&Reason::Misread(Misread::NotANumber), &outside]);
    assert_eq!(report.remarks[0].holds, "about 5");
}

#[test]
fn rows_in_view_are_hit_in_the_order_in_view_and_what_is_over_is_added() {
    let mut plan = with_contacts(&["a", "b", "c", "d"]);
    // Sorted downwards, and without the second.
    let report = paste(&mut plan, CONTACTS, &["c3", "c2", "c0"], &PEOPLE, 1, "1st\r\n2nd\r\n3rd\r\n4th\r\n5th\r\n\r\n");
    assert_eq!(column(&plan, CONTACTS, "position"), ["3rd", "", "2nd", "1st", "4th", "5th"]);
    assert_eq!(report.added, ["n0", "n1"]);
    assert_eq!(report.rows, 5);
}

#[test]
fn a_row_that_is_added_is_one_of_those_in_view() {
    let mut plan = plan();
    paste(&mut plan, "/actions", &[], &["what", "due"], 0, "Call\t2026/3/5\r\nVisit\tsoon\r\n");
    let actions: Vec<&Action> = plan.actions.iter().map(|row| &**row).collect();
    assert!(actions.iter().all(|action| action.account.0 == "x"));
    assert_eq!(column(&plan, "/actions", "due"), ["2026-03-05", "soon"]);
}

#[test]
fn what_an_added_row_begins_with_is_nothing_that_a_paste_replaces() {
    let mut plan = plan();
    let report = paste(&mut plan, "/actions", &[], &["what", "account"], 0, "Call\t\r\nVisit\tX\r\n");
    assert_eq!(column(&plan, "/actions", "account"), ["x", "X"]);
    assert_eq!((report.added.len(), report.replaced, report.emptied), (2, 0, 0));
}

#[test]
fn superiors_are_found_among_the_rows_of_the_block_and_blank_stays_blank() {
    let mut plan = with_contacts(&["", "old"]);
    let text = "Zhao Min\tDirector\t\r\nLi Na\tEngineer\tZhao Min\r\nZhou Xin\tAnalyst\t\r\n";
    let report = paste(&mut plan, CONTACTS, &["c1"], &PEOPLE, 0, text);
    assert_eq!(column(&plan, CONTACTS, "name"), ["", "Zhao Min", "Li Na", "Zhou Xin"]);
    assert_eq!(column(&plan, CONTACTS, "reports_to"), ["", "", "c1", ""]);
    assert!(report.remarks.is_empty());
    // Who is named before her own row comes is found as well.
    let mut plan = with_contacts(&["x"]);
    paste(&mut plan, CONTACTS, &["c0"], &PEOPLE, 0, "Li Na\tEngineer\tZhao Min\r\nZhao Min\tDirector\t\r\n");
    assert_eq!(column(&plan, CONTACTS, "reports_to"), ["n0", ""]);
}

#[test]
fn who_is_found_twice_or_not_at_all_or_is_herself_is_told_and_the_name_kept() {
    let mut plan = with_contacts(&["Li Na", "Li Na", "Zhao"]);
    let text = "Wu\t\tLi Na\r\nXu\t\tNobody\r\nYu\t\tYu\r\nA\t\tB\r\nB\t\tA\r\n";
    let report = paste(&mut plan, CONTACTS, &[], &PEOPLE, 0, text);
    assert_eq!(column(&plan, CONTACTS, "reports_to"), ["", "", "", "Li Na", "Nobody", "Yu", "n4", "A"]);
    let reasons: Vec<&Reason> = report.remarks.iter().map(|remark| &remark.reason).collect();
    let two = Reason::Several(vec!["c0".into(), "c1".into()]);
    assert_eq!(reasons, [&two, &Reason::Nobody, &Reason::Itself, &Reason::Circle]);
}

#[test]
fn what_stood_there_before_closes_no_circle_with_what_is_pasted() {
    let mut plan = with_contacts(&["A", "B"]);
    pointer::leaf_mut(&mut plan, &format!("{CONTACTS}/c0/reports_to")).unwrap().enter("c1");
    let report = paste(&mut plan, CONTACTS, &["c1", "c0"], &PEOPLE, 2, "A\r\n\r\n");
    assert_eq!(column(&plan, CONTACTS, "reports_to"), ["", "c0"]);
    assert!(report.remarks.is_empty());
}

#[test]
fn several_people_of_one_step_are_found_by_their_names() {
    let mut plan = with_contacts(&["Zhao Min", "李娜"]);
    let list = "/accounts/x/profile/decision_process";
    let report = paste(&mut plan, list, &[], &["step", "who"], 0, "Test\tZhao Min、李娜\r\nSign\tZhao Min, Wu Di\r\n");
    assert_eq!(column(&plan, list, "who"), ["c0 c1", "c0 Wu_Di"]);
    assert_eq!(report.remarks.len(), 1);
    assert_eq!(report.remarks[0].reason, Reason::Nobody);
}

#[test]
fn what_is_not_known_is_kept_where_the_field_can_and_always_told() {
    let mut plan = with_contacts(&["a", "b"]);
    let report = paste(&mut plan, CONTACTS, &["c0", "c1"], &PEOPLE, 3, "反对\r\n随便\r\n");
    assert_eq!(column(&plan, CONTACTS, "support"), ["opponent", "随便"]);
    assert_eq!(report.remarks.len(), 1);
    assert_eq!((report.remarks[0].row, report.remarks[0].text.as_str()), (1, "随便"));
    // A tick holds no words: it stays as it was.
    let list = "/accounts/x/industry/rivals";
    let report = paste(&mut plan, list, &[], &["name", "is_us"], 0, "We\t是\r\nThey\tmaybe\r\n");
    assert_eq!(column(&plan, list, "is_us"), ["true", "false"]);
    assert_eq!(report.remarks[0].reason, Reason::NeitherYesNorNo);
}

#[test]
fn more_columns_than_the_list_has_are_told() {
    let mut plan = plan();
    let report = paste(&mut plan, "/scope/products", &[], &["name", "line"], 1, "a\tb\t\r\nc\td\t\r\n");
    assert_eq!(column(&plan, "/scope/products", "line"), ["a", "c"]);
    // The third column is blank.
    assert_eq!(report.left_out, [1]);
}

#[test]
fn a_row_that_is_shorter_than_the_block_leaves_the_rest_alone() {
    let mut plan = plan();
    for id in ["p0", "p1"] {
        let mut product = Product::default();
        product.line.enter("old");
        plan.scope.products.push(RowId::new(id).unwrap(), product);
    }
    paste(&mut plan, "/scope/products", &["p0", "p1"], &["name", "line"], 0, "a\r\nb\tnew\r\n");
    assert_eq!(column(&plan, "/scope/products", "line"), ["old", "new"]);
}

#[test]
fn errors_and_shortened_numbers_of_spreadsheets_are_told_wherever_they_stand() {
    let mut plan = with_contacts(&[]);
    let report = paste(&mut plan, CONTACTS, &[], &PEOPLE, 0, "#N/A\t6.9E+12\t#REF!\r\n");
    let reasons: Vec<&Reason> = report.remarks.iter().map(|remark| &remark.reason).collect();
    assert_eq!(reasons, [&Reason::SheetError, &Reason::Shortened, &Reason::SheetError]);
    assert_eq!(column(&plan, CONTACTS, "name"), ["#N/A"]);
}

/// Years with revenue, profit and share of the market, from the column of revenue on.
fn years(text: &str) -> (Plan, Report) {
    let mut plan = plan();
    let fields = ["revenue", "profit", "market_share"];
    let report = paste(&mut plan, YEARS, &[], &fields, 0, text);
    (plan, report)
}

const YEARS: &str = "/accounts/x/profile/years";

#[test]
fn a_column_with_decimal_commas_is_read_as_one_whole() {
    let (plan, report) = years("(1.234,50)\r\n2.328\r\n€ 999,90\r\n1200\r\n");
    assert_eq!(column(&plan, YEARS, "revenue/amount"), ["-1234.50", "2328", "999.90", "1200"]);
    assert_eq!(column(&plan, YEARS, "revenue/currency"), ["", "", "EUR", ""]);
    assert!(report.remarks.is_empty());
    let (plan, report) = years("1\t2\t12,5 %\r\n3\t4\t30\r\n");
    assert_eq!(column(&plan, YEARS, "market_share"), ["12.5", "30"]);
    assert!(report.remarks.is_empty());
}

#[test]
fn one_column_tells_how_the_numbers_of_another_are_written() {
    let (plan, report) = years("2.328\t12,50\r\n1.250\t7\r\n");
    assert_eq!(column(&plan, YEARS, "revenue/amount"), ["2328", "1250"]);
    assert!(report.remarks.is_empty());
    let (plan, report) = years("2,328\t12,50\r\n1,250\t7\r\n");
    assert_eq!(column(&plan, YEARS, "revenue/amount"), ["2.328", "1.250"]);
    assert!(report.remarks.is_empty());
    // What a column shows of itself comes first.
    let (plan, _) = years("2,328.5\t12,50\r\n1,250\t7\r\n");
    assert_eq!(column(&plan, YEARS, "revenue/amount"), ["2328.5", "1250"]);
    assert_eq!(column(&plan, YEARS, "profit/amount"), ["12.50", "7"]);
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_told_and_thousands_with_commas_are_not() {
    let reasons = |text: &str| years(text).1.remarks.into_iter().map(|it| (it.row, it.reason)).collect::<Vec<_>>();
    assert_eq!(reasons("2.328\r\n1200\r\n1.250\r\n"), [(0, Reason::TwoNumbers), (2, Reason::TwoNumbers)]);
    assert_eq!(reasons("\t\t2.328\r\n"), [(0, Reason::TwoNumbers)]);
    // Some rows were written the one way and some the other.
    let mixed = "1.234,50\r\n1,234.50\r\n2,328\r\n";
    assert_eq!(reasons(mixed), [(2, Reason::TwoNumbers)]);
    assert_eq!(column(&years(mixed).0, YEARS, "revenue/amount"), ["1234.50", "1234.50", "2328"]);
    assert_eq!(reasons("3,400\r\n56,000\r\n"), []);
    assert_eq!(column(&years("3,400\r\n56,000\r\n").0, YEARS, "revenue/amount"), ["3400", "56000"]);
}

#[test]
fn what_a_cell_says_beyond_its_choice_goes_into_an_empty_note_and_is_told() {
    let mut plan = plan();
    let fields = ["name", "role", "note"];
    let report = paste(&mut plan, "/members", &[], &fields, 0, "Li\tsales (North)\t\r\nWu\tsales (North)\tOld\r\n");
    assert_eq!(column(&plan, "/members", "role"), ["sales", "sales"]);
    assert_eq!(column(&plan, "/members", "note"), ["North", "Old"]);
    let reasons: Vec<&Reason> = report.remarks.iter().map(|remark| &remark.reason).collect();
    let beyond = |noted| Reason::Beyond { rest: "North".into(), noted };
    assert_eq!(reasons, [&beyond(true), &beyond(false)]);
}

#[test]
fn what_stands_beside_a_name_is_told_unless_the_row_says_so_itself() {
    let mut plan = with_contacts(&["Zhao Min"]);
    pointer::leaf_mut(&mut plan, &format!("{CONTACTS}/c0/position")).unwrap().enter("Director");
    let text = "Li\t\tZhao Min (director)\r\nWu\t\tZhao Min (since May)\r\n";
    let report = paste(&mut plan, CONTACTS, &[], &PEOPLE, 0, text);
    assert_eq!(column(&plan, CONTACTS, "reports_to"), ["", "c0", "c0"]);
    let reasons: Vec<&Reason> = report.remarks.iter().map(|remark| &remark.reason).collect();
    assert_eq!(reasons, [&Reason::Beyond { rest: "since May".into(), noted: false }]);
    let list = "/accounts/x/profile/decision_process";
    let report = paste(&mut plan, list, &[], &["step", "who", "note"], 0, "Sign\tZhao Min (in person, twice)\t\r\n");
    assert_eq!(column(&plan, list, "who"), ["c0"]);
    assert_eq!(column(&plan, list, "note"), ["in person, twice"]);
    assert_eq!(report.remarks.len(), 1);
}

#[test]
fn what_is_no_address_of_the_mail_is_told_whatever_else_it_may_be() {
    let mut plan = with_contacts(&[]);
    let report = paste(&mut plan, CONTACTS, &[], &["email"], 0, "chenqiang\r\nluc.moreau\r\nli@example.com\r\n");
    let rows: Vec<usize> = report.remarks.iter().map(|remark| remark.row).collect();
    assert_eq!(rows, [0, 1]);
    assert!(report.remarks.iter().all(|remark| remark.reason == Reason::Misread(Misread::NotALink)));
}

#[test]
fn in_a_list_of_the_plan_people_are_those_of_the_account_of_their_row() {
    let mut plan = plan();
    plan.accounts.push(RowId::new("y").unwrap(), Account::default());
    for (account, name, person) in [("x", "Acme", "a"), ("y", "Beta", "b")] {
        let account = plan.accounts.get_mut(account).unwrap();
        account.name = Line(name.to_owned());
        let contact = Contact { name: Line("Li Na".to_owned()), ..Contact::default() };
        account.profile.contacts.push(RowId::new(person).unwrap(), contact);
    }
    let text = "Li Na\tlate\tBeta\nLi Na\twrong\tAcme";
    paste(&mut plan, "/satisfaction/problems", &[], &["contact", "what", "account"], 0, text);
    assert_eq!(column(&plan, "/satisfaction/problems", "contact"), ["b", "a"]);
}
