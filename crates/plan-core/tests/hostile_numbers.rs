//! Whatever people type, reading a plan ends: no figure, finding or explanation panics, and none says of
//! numbers what is not so. A hundred thousand small plans of extreme values, from a seed that is printed.

use crate::support::Random;
use crate::support::formula::is_true;
use chrono::NaiveDate;
use plan_core::checks::check;
use plan_core::figures::{Sight, all_figures, explain};
use plan_core::methods::{expected_loss, risk_rating};
use plan_core::plan::{FacetMut, Node, Order, Plan, RowId};
use plan_core::reading::{
    comparison, forces_reading, goal_reading, grid_place, market_shares, plan_reading, supply_shares, trend_weight,
    years_reading,
};
use plan_core::value::{Kind, Leaf};

const NUMBERS: [&str; 30] = [
    "",
    "",
    "0",
    "0.000000001",
    "0.0000000000000000000000000001",
    "900000000000000000",
    "999999999999999999",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "7922816251426433759354395033.5",
    "90000000000000000000000000000",
    "-900000000000000000",
    "9007199254740993",
    "100",
    "99.9999",
    "79.9999",
    "52.331",
    "52.33149",
    "1000",
    "800",
    "805",
    "1",
    "2",
    "3",
    "5",
    "-1",
    "0.5",
    "33.333333333333",
    "10",
    "much",
];

const DATES: [&str; 16] = [
    "",
    "0001-01-01",
    "1000-01-01",
    "9999-12-31",
    "2024-02-29",
    "2025-02-28",
    "2023-03-01",
    "2026-06-30",
    "2026-07-01",
    "2025-06-30",
    "2025-07-01",
    "2024-07-01",
    "2024-06-30",
    "2026-01-31",
    "2025-12-31",
    "soon",
];

const METHODS: [&str; 28] = [
    "repeat-rate",
    "concentration",
    "consistency-ratio",
    "weighted-score",
    "attractiveness",
    "strength",
    "tier",
    "rank",
    "selection-matrix",
    "map-status",
    "map-colour",
    "map-coverage",
    "key-players",
    "supporters",
    "revenue",
    "sales-growth",
    "orders",
    "recency",
    "monetary",
    "rfm",
    "rfm-segment",
    "sales-share",
    "pareto",
    "share-of-wallet",
    "year-margin",
    "lifetime-value-end",
    "lifetime-value-now",
    "lifetime-value-finite",
];

/// Text for a field, as somebody who means no good would type it.
fn text(leaf: &dyn Leaf, random: &mut Random) -> String {
    let owned = |text: &&str| (*text).to_owned();
    match leaf.kind() {
        Kind::Number | Kind::Count | Kind::Amount | Kind::Percent | Kind::Share => owned(random.pick(&NUMBERS)),
        Kind::Date => owned(random.pick(&DATES)),
        Kind::Month => owned(random.pick(&["", "2026-01", "2026-06", "2026-13", "9999-12", "soon"])),
        Kind::Year => owned(random.pick(&["", "1900", "2024", "2025", "2025", "2026", "2200", "9"])),
        Kind::Rating => owned(random.pick(&["", "1", "2", "3", "5", "5", "6", "0"])),
        Kind::Choice(set) | Kind::Choices(set) if set.name == "currency" => {
            owned(random.pick(&["", "", "CNY", "CNY", "USD", "XXX"]))
        }
        Kind::Choice(set) | Kind::Choices(set) => owned(random.pick(set.slugs)),
        Kind::Reference(_) | Kind::References(_) => owned(random.pick(&["r0", "r0", "r1", "r2", "gone", ""])),
        Kind::Flag | Kind::YesNo => owned(random.pick(&["", "", "true"])),
        _ => owned(random.pick(&["", "a", "a", "2026\u{5e74}1\u{2013}10\u{6708}", "12 months", "A1"])),
    }
}

/// Fills every field below, with up to so many rows in each list.
fn fill(node: &mut dyn Node, most: usize, random: &mut Random) {
    match node.facet_mut() {
        FacetMut::Leaf(leaf) => {
            let text = text(leaf, random);
            leaf.enter(&text);
        }
        FacetMut::Record(record) => {
            for place in 0..record.fields().len() {
                fill(record.field_mut(place), most, random);
            }
        }
        FacetMut::Rows(rows) => {
            for number in 0..random.below(most + 1) {
                let place = rows.put(RowId::new(&format!("r{number}")).unwrap(), Order::nth(number));
                let row = rows.row_mut(place);
                for field in 0..row.fields().len() {
                    fill(row.field_mut(field), most, random);
                }
            }
        }
    }
}

/// What goes into figures; the rest is words.
fn plan(random: &mut Random) -> Plan {
    let mut plan = Plan::default();
    let base = *random.pick(&["CNY", "CNY", ""]);
    base.clone_into(&mut plan.currency.0);
    fill(&mut plan.background.concentration, 2, random);
    fill(&mut plan.scheme, 3, random);
    plan.scheme.weights_by.0 = (*random.pick(&["", "by_hand", "pairwise"])).to_owned();
    fill(&mut plan.risks, 1, random);
    fill(&mut plan.goals.goals, 1, random);
    for number in 0..=random.below(3) {
        let mut account = plan_core::plan::Account::default();
        fill(&mut account.assessment, 3, random);
        fill(&mut account.buying.purchases, 4, random);
        if random.below(4) == 0 {
            fill(&mut account.profile.years, 3, random);
            fill(&mut account.profile.contacts, 3, random);
            fill(&mut account.profile.pairs, 2, random);
            fill(&mut account.profile.insights, 3, random);
            fill(&mut account.contracts, 2, random);
            fill(&mut account.industry, 2, random);
            fill(&mut account.buying, 3, random);
        }
        account.archived.0 = random.below(9) == 0;
        plan.accounts.push(RowId::new(&format!("r{number}")).unwrap(), account);
    }
    plan
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Everything that is read off a plan; what is said of its numbers must be so.
fn read(plan: &Plan, today: NaiveDate) {
    let reading = plan_reading(plan, today);
    let findings = check(plan, &reading, today);
    assert!(findings.iter().all(|finding| !finding.path.is_empty()));
    let sight = Sight { plan, reading: &reading, today };
    for figure in all_figures() {
        for (path, worked) in figure.everywhere(&sight) {
            assert!(is_true(&worked.expression), "{} {path}: {}", figure.name, worked.expression);
        }
    }
    let ids = plan.accounts.iter().map(|account| Some(account.id.as_str())).chain([None]);
    for id in ids {
        for method in METHODS.iter().chain(&["credit-line"]) {
            if let Some(found) = explain(&sight, id, "", method) {
                let said = &found.explanation.expression;
                assert!(is_true(said), "{method}: {said}");
            }
        }
    }
    for account in &plan.accounts {
        let (industry, base) = (&account.industry, plan.currency.0.as_str());
        let _ = (market_shares(industry), supply_shares(industry), forces_reading(&industry.forces));
        for trend in &industry.trends {
            let _ = trend_weight(trend);
        }
        let _ = (years_reading(&account.profile.years, base), comparison(&account.buying));
        for contact in &account.profile.contacts {
            let _ = grid_place(contact);
        }
    }
    for goal in &plan.goals.goals {
        let _ = goal_reading(goal, today);
    }
    for risk in &plan.risks {
        if let (Some(likelihood), Some(impact)) = (risk.likelihood.valid(), risk.impact.valid()) {
            let _ = risk_rating(likelihood.0, impact.0, risk.control.valid().map(|control| control.0));
        }
        if let (Some(probability), Some(loss)) = (risk.probability.valid(), risk.loss.amount.valid()) {
            let _ = expected_loss(probability.0, loss.0);
        }
    }
}

#[test]
fn no_plan_makes_a_reading_a_finding_or_an_explanation_panic_or_say_what_is_not_so() {
    let days = ["2026-06-30", "2025-02-28", "2024-02-29", "0001-01-01", "9999-12-31"].map(day);
    let read_many = |mut random: Random| {
        for _ in 0..25_000 {
            let plan = plan(&mut random);
            read(&plan, random.pick(&days).unwrap());
        }
    };
    std::thread::scope(|scope| {
        for part in 1..=4 {
            let random = Random::new(&format!("hostile numbers, part {part}"));
            scope.spawn(move || read_many(random));
        }
    });
}

#[test]
fn a_rise_beyond_all_numbers_is_no_crash() {
    let mut plan = Plan::default();
    let mut account = plan_core::plan::Account::default();
    for (place, (date, amount)) in
        [("2025-01-01", "0.000000001"), ("2026-01-01", "900000000000000000")].into_iter().enumerate()
    {
        let mut purchase = plan_core::plan::buying::Purchase::default();
        purchase.date.enter(date);
        purchase.amount.amount.enter(amount);
        account.buying.purchases.push(RowId::new(&format!("p{place}")).unwrap(), purchase);
    }
    plan.accounts.push(RowId::new("r0").unwrap(), account);
    read(&plan, day("2026-06-30").unwrap());
}

#[test]
fn a_plan_with_all_its_fields_filled_in_is_read_as_well() {
    let mut random = Random::new("all fields");
    for _ in 0..500 {
        let mut plan = Plan::default();
        fill(&mut plan, 2, &mut random);
        read(&plan, day("2026-06-30").unwrap());
    }
}
