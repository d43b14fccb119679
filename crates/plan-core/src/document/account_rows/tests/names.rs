//! Names of industries, regions and members in tables of accounts, and accounts that have a registered name only.

use super::*;
use crate::plan::introduction::Industry;
use crate::value::Target;

const PATHS: [&str; 4] = ["name", "profile/industry", "profile/region", "profile/owner"];

/// As the page does it: a name of a list becomes the id of its row, and an id is shown by its name.
fn judged(plan: &Plan, terms: Terms, text: &str) -> Verdict {
    let listed = || {
        let markets = &plan.scope.markets;
        let industries = markets.industries.iter().map(|row| (row.id.to_string(), row.name.0.clone()));
        let regions = markets.regions.iter().map(|row| (row.id.to_string(), row.name.0.clone()));
        industries.chain(regions).chain(plan.members.iter().map(|row| (row.id.to_string(), row.name.0.clone())))
    };
    let spell = |kind: Kind, text: &str| {
        let named: Vec<String> = listed().filter(|(_, name)| name == text).map(|(id, _)| id).collect();
        let meant = match (kind, &named[..]) {
            (Kind::Reference(_), [one]) => one.clone(),
            _ => text.to_owned(),
        };
        (meant, None)
    };
    let shown = |leaf: &dyn Leaf| {
        let typed = leaf.typed();
        listed().find(|(id, _)| *id == typed).map_or(typed, |(_, name)| name)
    };
    let local = |_| chrono::NaiveDateTime::default();
    let ways = Ways { fold: &|text| text.to_lowercase(), spell: &spell, shown: &shown, local: &local };
    let mut judge = Judge::new(plan, terms, &ways);
    let mut reader = TextReader::new(text);
    let rows = std::iter::from_fn(|| reader.next(text, Separator::Comma));
    rows.enumerate().for_each(|(place, row)| judge.take(plan, place, &row, &ways));
    judge.verdict(plan, &ways)
}

fn adding() -> Terms {
    Terms { add_names: true, ..fields(&PATHS) }
}

fn unknown(verdict: &Verdict) -> Vec<(Target, &str, usize)> {
    verdict.unknown.iter().map(|it| (it.target, it.name.as_str(), it.rows)).collect()
}

const TABLE: &str = "New,Grid,East,Zhao\nOther,GRID,West,Zhao\nHaichuan,Grid,,\n";

#[test]
fn names_that_no_list_has_are_told_once_for_all_rows_and_kept_as_texts() {
    let mut plan = plan();
    let verdict = judged(&plan, fields(&PATHS), TABLE);
    let expected = [
        (Target::Industry, "Grid", 3),
        (Target::Region, "East", 1),
        (Target::Member, "Zhao", 2),
        (Target::Region, "West", 1),
    ];
    assert_eq!((unknown(&verdict), verdict.remarks.len()), (expected.to_vec(), 0));
    take_in(&mut plan, &verdict, Decision::Skip);
    assert_eq!((plan.members.len(), plan.scope.markets.industries.len()), (0, 0));
    assert_eq!(plan.accounts.iter().last().unwrap().profile.industry.typed(), "GRID");
}

#[test]
fn names_that_no_list_has_come_into_the_plan_once_with_the_accounts_that_need_them() {
    let mut plan = plan();
    let verdict = judged(&plan, adding(), TABLE);
    take_in(&mut plan, &verdict, Decision::Update);
    let markets = &plan.scope.markets;
    assert_eq!((markets.industries.len(), markets.regions.len(), plan.members.len()), (1, 2, 1));
    let grid = markets.industries.iter().next().unwrap();
    assert_eq!(grid.name.0, "Grid");
    let of_grid = plan.accounts.iter().filter(|row| row.profile.industry.typed() == grid.id.as_str()).count();
    assert_eq!(of_grid, 3);
    // An account that stays as it is needs none.
    let mut other = self::plan();
    let verdict = judged(&other, adding(), "Haichuan,Grid,,\n");
    take_in(&mut other, &verdict, Decision::Skip);
    assert_eq!(other.scope.markets.industries.len(), 0);
}

#[test]
fn a_name_that_two_of_a_list_have_is_not_made_a_third_time() {
    let mut plan = plan();
    for place in ["i1", "i2"] {
        let mut industry = Industry::default();
        industry.name.enter("Grid");
        plan.scope.markets.industries.push(id(place), industry);
    }
    let verdict = judged(&plan, adding(), "New,Grid,,\n");
    assert_eq!(verdict.unknown, []);
    assert_eq!(verdict.remarks[0].troubles, [Trouble { field: 1, reason: Reason::Unknown }]);
}

#[test]
fn a_name_that_was_a_text_and_that_a_list_has_now_is_news() {
    let mut plan = plan();
    let known = plan.accounts.get_mut("a1").unwrap();
    known.profile.industry.enter("Grid");
    known.profile.owner.enter("Zhao");
    let found = |verdict: &Verdict| match &verdict.entries[0].standing {
        Standing::Known { changes, .. } => changes.iter().map(|it| (it.field, it.is_found)).collect(),
        _ => Vec::new(),
    };
    let table = "Haichuan,Grid,,Zhao\n";
    assert_eq!(found(&judged(&plan, fields(&PATHS), table)), []);
    // To make the rows is to find them.
    assert_eq!(found(&judged(&plan, adding(), table)), [(1, true), (3, true)]);
    let mut industry = Industry::default();
    industry.name.enter("Grid");
    plan.scope.markets.industries.push(id("i1"), industry);
    let verdict = judged(&plan, fields(&PATHS), table);
    assert_eq!(found(&verdict), [(1, true)]);
    take_in(&mut plan, &verdict, Decision::Update);
    assert_eq!(plan.accounts.get("a1").unwrap().profile.industry.typed(), "i1");
    assert_eq!(found(&judged(&plan, fields(&PATHS), table)), []);
}

#[test]
fn an_account_without_a_short_name_is_called_by_its_registered_one() {
    let mut plan = plan();
    let terms = fields(&["name", "profile/legal_name"]);
    let verdict = judged(&plan, terms, ",Beiming Energy Ltd\n,Haichuan Power (Suzhou) Ltd\n,\n");
    assert_eq!(verdict.rejected.len(), 0);
    assert_eq!(verdict.count(&|_| Decision::Update), Count { new: 1, changed: 0, persons: 0 });
    take_in(&mut plan, &verdict, Decision::Update);
    let account = plan.accounts.iter().last().unwrap();
    let said = (account.name.0.as_str(), account.profile.legal_name.0.as_str());
    assert_eq!(said, ("Beiming Energy Ltd", "Beiming Energy Ltd"));
}
