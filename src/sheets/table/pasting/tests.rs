//! Claims about what a paste into a table does, from the clipboard to the plan and the report.

use crate::sheets::describe::{Block as SheetBlock, Column};
use crate::sheets::table::pasting::*;
use plan_core::document::paste::Reason;
use plan_core::plan::profile::Contact;
use plan_core::plan::{Account, Action, Worksheet};
use plan_core::value::{Leaf, Line};

const PEOPLE: &str = "/accounts/x/profile/contacts";

/// The columns of the table with that list in a worksheet, and its details.
fn columns(sheet: Worksheet, field: &str) -> (&'static [Column], &'static [Column]) {
    let found = crate::sheets::sheet(sheet).unwrap().blocks.iter().find_map(|block| match block {
        SheetBlock::Table(table) if table.field == field => Some((table.columns, table.details)),
        _ => None,
    });
    found.unwrap()
}

struct Case {
    plan: Plan,
    given: Given,
}

impl Case {
    /// Paste into a table of contacts with these names, in the column of that field.
    fn contacts(names: &[&str], field: &str, text: &str) -> Self {
        let mut plan = Plan::default();
        plan.currency.enter("CNY");
        let mut account = Account::default();
        for (place, name) in names.iter().enumerate() {
            let contact = Contact { name: Line((*name).to_owned()), ..Contact::default() };
            account.profile.contacts.push(RowId::new(&format!("c{place}")).unwrap(), contact);
        }
        plan.accounts.push(RowId::new("x").unwrap(), account);
        let rows = (0..names.len()).map(|place| format!("c{place}")).collect();
        let (shown, details) = columns(Worksheet::Profile, "contacts");
        let all = || shown.iter().chain(details);
        let given = Given {
            text: text.to_owned(),
            html: String::new(),
            around: Some((String::new(), String::new())),
            list: PEOPLE.to_owned(),
            rows,
            column: all().position(|it| it.field == field).unwrap(),
            fields: all().map(|column| column.field.to_owned()).collect(),
            headings: all().map(|column| column.heading).collect(),
            shown: shown.len(),
            begins: Vec::new(),
        };
        Self { plan, given }
    }

    fn table(plan: Plan, list: &str, (shown, details): (&'static [Column], &'static [Column]), text: &str) -> Self {
        let all = || shown.iter().chain(details);
        let given = Given {
            text: text.to_owned(),
            html: String::new(),
            around: None,
            list: list.to_owned(),
            rows: Vec::new(),
            column: 0,
            fields: all().map(|column| column.field.to_owned()).collect(),
            headings: all().map(|column| column.heading).collect(),
            shown: shown.len(),
            begins: vec![("status".to_owned(), "open".to_owned())],
        };
        Self { plan, given }
    }

    fn manner(&self) -> Option<(Way, bool)> {
        taken_for(&self.plan, &self.given).map(|it| (it.way, it.doubtful))
    }

    fn take(&mut self, manner: Manner) -> Outcome {
        let new_ids: Vec<RowId> = (0..50).map(|place| RowId::new(&format!("n{place}")).unwrap()).collect();
        carry_out(&mut self.plan, &self.given, manner, &new_ids)
    }

    fn column(&self, field: &str) -> Vec<String> {
        let rows = pointer::rows(&self.plan, &self.given.list).unwrap();
        let read = |place: usize| {
            let path = format!("{}/{}/{field}", self.given.list, rows.id(place));
            pointer::leaf(&self.plan, &path).unwrap().typed()
        };
        (0..rows.len()).map(read).collect()
    }
}

const NOTE: &str = "Main line:\r\nlow voltage drives, up to 400 V\r\n\r\n- sold since 2019";

#[test]
fn paragraphs_go_into_one_cell_and_the_other_way_is_offered() {
    let mut case = Case::contacts(&["Zhao", "Li", "Zhou"], "name", NOTE);
    assert_eq!(case.manner(), Some((Way::OneCell, true)));
    case.given.around = Some(("Zhao, ".to_owned(), " (x)".to_owned()));
    let outcome = case.take(Manner::ONE_CELL);
    let whole = "Zhao, Main line: low voltage drives, up to 400 V - sold since 2019 (x)";
    assert_eq!(case.column("name"), [whole, "Li", "Zhou"]);
    assert!(outcome.report.remarks.is_empty());
    let mut case = Case::contacts(&["Zhao", "Li", "Zhou"], "name", NOTE);
    case.take(Manner::ROWS);
    assert_eq!(case.column("name"), ["Main line:", "low voltage drives, up to 400 V", "", "- sold since 2019"]);
}

#[test]
fn a_column_from_a_spreadsheet_is_rows_in_the_order_in_view() {
    let mut case = Case::contacts(&["a", "b", "c"], "position", "for 1st shown\r\nfor 2nd shown\r\nfor 3rd shown\r\n");
    case.given.rows = ["c2", "c0", "c1"].map(str::to_owned).to_vec();
    assert_eq!(case.manner(), Some((Way::Rows, true)));
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("position"), ["for 2nd shown", "for 3rd shown", "for 1st shown"]);
    assert!(outcome.report.added.is_empty());
}

#[test]
fn choices_are_known_by_part_of_their_labels_and_what_is_not_is_told_and_kept() {
    let mut case = Case::contacts(&["a", "b", "c", "d"], "support", "反对者\r\n中立\r\nSupporter\r\n看情况\r\n");
    case.given.around = None;
    assert_eq!(case.manner(), Some((Way::Rows, false)));
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("support"), ["opponent", "neutral", "supporter", "看情况"]);
    assert_eq!(outcome.report.remarks.len(), 1);
    assert_eq!(outcome.report.remarks[0].reason, Reason::UnknownChoice);
}

#[test]
fn headings_become_no_record_and_can_be_kept_as_one() {
    let text = "姓名\t职务\r\nZhao Min\tDirector\r\nLi Na\tEngineer\r\n";
    let mut case = Case::contacts(&["old"], "name", text);
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("name"), ["Zhao Min", "Li Na"]);
    assert!(outcome.headings && !outcome.moved);
    let keep = outcome.others.iter().find(|manner| manner.first == First::Row).copied().unwrap();
    let mut case = Case::contacts(&["old"], "name", text);
    let outcome = case.take(keep);
    assert_eq!(case.column("name"), ["姓名", "Zhao Min", "Li Na"]);
    assert!(!outcome.headings && outcome.others.is_empty());
}

#[test]
fn headings_in_another_order_say_where_columns_go() {
    let mut case = Case::contacts(&["old"], "name", "Position\tName\tShoe size\r\nDirector\tZhao Min\t43\r\n");
    let outcome = case.take(Manner::ROWS);
    assert_eq!((case.column("name"), case.column("position")), (vec!["Zhao Min".into()], vec!["Director".into()]));
    assert!(outcome.headings && outcome.moved);
    assert_eq!(outcome.report.left_out, [2]);
}

#[test]
fn commas_part_cells_only_when_the_person_says_so() {
    let mut case = Case::contacts(&[], "name", "Zhao Min,Director\r\nLi Na,Engineer\r\n");
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("name"), ["Zhao Min,Director", "Li Na,Engineer"]);
    let parted = outcome.others.iter().find(|manner| manner.separator == ',').copied().unwrap();
    let mut case = Case::contacts(&[], "name", &case.given.text);
    let outcome = case.take(parted);
    assert_eq!(case.column("position"), ["Director", "Engineer"]);
    assert!(outcome.others.iter().any(|manner| manner.separator == '\t'));
    // Sums are understood as they are.
    let mut case = Case::table(Plan::default(), "/members", columns(Worksheet::Scope, "/members"), "");
    case.given.text = "a".to_owned();
    assert!(case.take(Manner::ROWS).others.is_empty());
}

#[test]
fn a_single_value_that_is_pasted_onto_a_choice_is_taken() {
    let mut case = Case::contacts(&["a"], "support", "中立");
    case.given.around = None;
    assert_eq!(case.manner(), None);
    case.take(Manner::ONE_CELL);
    assert_eq!(case.column("support"), ["neutral"]);
}

#[test]
fn actions_that_are_pasted_begin_as_those_that_are_added() {
    let (shown, details) = (crate::worksheets::actions::FOLLOWING.columns, &[][..]);
    let text = "Call\t\t2026/3/5\t\r\nVisit\tNobody\t5-Mar-2026\t进行\r\n";
    let mut case = Case::table(Plan::default(), "/actions", (shown, details), text);
    let outcome = case.take(Manner::ROWS);
    let whats: Vec<&Action> = case.plan.actions.iter().map(|row| &**row).collect();
    assert_eq!(whats.len(), 2);
    assert_eq!(case.column("due"), ["2026-03-05", "2026-03-05"]);
    assert_eq!(case.column("status"), ["open", "doing"]);
    assert_eq!(outcome.report.remarks.iter().map(|it| &it.reason).collect::<Vec<_>>(), [&Reason::Nobody]);
}

#[test]
fn headings_are_known_by_what_people_call_them_and_a_name_may_stand_in_two_columns() {
    let text = "姓名\t职位\t部门\t采购角色\t态度\t影响力\t上级\t手机\t邮箱\r\n\
                赵敏\t总经理\t\t拍板人\t支持\t核心圈\t\t13800000000\tzhao@example.com\r\n\
                李娜\t工程师\t\t技术把关\t中立\t圈外\t赵敏\t13900000000\tli@example.com\r\n";
    let mut case = Case::contacts(&[], "name", text);
    let outcome = case.take(Manner::ROWS);
    assert!(outcome.headings && outcome.report.left_out.is_empty());
    assert_eq!(case.column("name"), ["赵敏", "李娜"]);
    assert_eq!(case.column("buying_role"), ["decider", "technical_evaluator"]);
    assert_eq!(case.column("reports_to"), ["", "n0"]);
    assert_eq!(case.column("phone"), ["13800000000", "13900000000"]);
    let text = "First name\tLast name\tJob title\tManager\r\nLin\tWei\tBuyer\t\r\nSun\tYi\tCFO\tLin Wei\r\n";
    let mut case = Case::contacts(&[], "name", text);
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("name"), ["Lin Wei", "Sun Yi"]);
    assert_eq!(case.column("position"), ["Buyer", "CFO"]);
    assert_eq!(case.column("reports_to"), ["", "n0"]);
    assert!(outcome.report.left_out.is_empty() && outcome.report.remarks.is_empty());
}

#[test]
fn a_first_row_of_words_can_be_called_headings() {
    let text = "Who\tWhat\r\nZhao Min\tDirector\r\n";
    let mut case = Case::contacts(&[], "name", text);
    let outcome = case.take(Manner::ROWS);
    assert_eq!(case.column("name"), ["Who", "Zhao Min"]);
    let headed = outcome.others.iter().find(|manner| manner.first == First::Headings).copied().unwrap();
    let mut case = Case::contacts(&[], "name", text);
    let outcome = case.take(headed);
    assert_eq!((case.column("name"), case.column("position")), (vec!["Zhao Min".into()], vec!["Director".into()]));
    assert!(outcome.others.iter().any(|manner| manner.first == First::Row));
}

#[test]
fn a_deadline_is_the_day_on_which_a_goal_is_due_and_not_its_horizon() {
    for heading in ["期限", "Deadline"] {
        let text = format!("目标\t{heading}\r\nGrow\t2026-12-31\r\n");
        let mut case = Case::table(Plan::default(), "/goals/goals", columns(Worksheet::Goals, "goals"), &text);
        case.given.begins.clear();
        let outcome = case.take(Manner::ROWS);
        assert_eq!((case.column("due"), case.column("horizon")), (vec!["2026-12-31".into()], vec![String::new()]));
        assert!(outcome.headings && outcome.report.remarks.is_empty());
    }
}
