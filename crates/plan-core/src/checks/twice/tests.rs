//! What contradicts what, and what does not.

use crate::checks::check;
use crate::checks::twice::*;
use crate::plan::assessment::{Band, Comparison, Score};
use crate::plan::buying::Purchase;
use crate::plan::industry::Rival;
use crate::plan::{Money, RowId};
use crate::reading::plan_reading;
use crate::value::{Choice, Entry, Flag, Line, Reference};

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn money(amount: &str, currency: &str) -> Money {
    Money { amount: Entry::of(amount), currency: Choice::of(currency) }
}

fn found(change: impl FnOnce(&mut Plan)) -> Vec<(String, Kind)> {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    plan.accounts.push(id("x"), Account { name: Line("X".into()), ..Account::default() });
    change(&mut plan);
    let today = "2026-06-30".parse().unwrap();
    let reading = plan_reading(&plan, today);
    let all = check(&plan, &reading, today).into_iter().map(|finding| (finding.path, finding.kind));
    all.filter(|(_, kind)| !matches!(kind, Kind::AccountWithoutOwner | Kind::FigureWithoutReason)).collect()
}

fn x(plan: &mut Plan) -> &mut Account {
    plan.accounts.get_mut("x").unwrap()
}

#[test]
fn an_empty_currency_is_the_plans() {
    let sums = |all, key| {
        found(move |plan| {
            let share = &mut plan.background.concentration;
            (share.total_sales, share.key_account_sales) = (all, key);
        })
    };
    let above = vec![("/background/concentration/key_account_sales/amount".to_owned(), Kind::PartAboveWhole)];
    assert_eq!(sums(money("100", ""), money("150", "CNY")), above);
    assert_eq!(sums(money("100", "CNY"), money("150", "")), above);
    assert_eq!(sums(money("100", "USD"), money("150", "USD")), above);
    assert_eq!(sums(money("100", "USD"), money("150", "")), []);
    assert_eq!(sums(money("100", ""), money("100", "CNY")), []);
}

#[test]
fn a_share_that_contradicts_the_sums_is_told() {
    let share = |typed: &str, period: &str| {
        found(|plan| {
            let share = &mut plan.background.concentration;
            share.period = Line(period.to_owned());
            (share.total_sales, share.key_account_sales) = (money("1000", ""), money("680", "CNY"));
            share.sales_share.value = Entry::of(typed);
        })
    };
    let contradicted = Kind::Contradicted { typed: 75.into(), computed: 68.into() };
    assert_eq!(share("75", ""), [("/background/concentration/sales_share/value".to_owned(), contradicted.clone())]);
    assert_eq!(share("68", ""), []);
    assert_eq!(share("68.9", "2025"), []);
    // Of ten months as well, since both sums are of them.
    let kinds: Vec<Kind> = share("75", "2025年1–10月").into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [contradicted, Kind::PeriodNoYear { months: 10 }]);
}

#[test]
fn sales_of_ten_months_are_no_whole_for_sales_of_twelve() {
    let with = |period: &str| {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let mut account = Account::default();
        account.assessment.revenue = money("500", "");
        plan.accounts.push(id("x"), account);
        plan.background.concentration.period = Line(period.to_owned());
        plan.background.concentration.total_sales = money("1000", "");
        plan_reading(&plan, "2026-06-30".parse().unwrap()).accounts[0].share
    };
    assert_eq!(with("last 12 months"), Ok(0.5));
    assert_eq!(with(""), Ok(0.5));
    // The accounts' own sum serves then.
    assert_eq!(with("January to October 2025"), Ok(1.0));
}

#[test]
fn accounts_that_come_to_more_than_all_our_sales_are_told() {
    let found = found(|plan| {
        plan.background.concentration.total_sales = money("100", "");
        x(plan).assessment.revenue = money("150", "");
    });
    assert_eq!(found, [("/background/concentration/total_sales/amount".to_owned(), Kind::AccountsAboveTotal)]);
}

#[test]
fn of_two_rows_for_one_thing_the_second_is_told_where_it_says_something_else() {
    let scores = |values: &[&str]| {
        found(|plan| {
            for (place, value) in values.iter().enumerate() {
                let score = Score { criterion: Reference::to("k"), value: Entry::of(value), ..Score::default() };
                x(plan).assessment.scores.push(id(&format!("s{place}")), score);
            }
            plan.scheme.criteria.push(id("k"), crate::plan::assessment::Criterion::default());
            plan.scheme.criteria.get_mut("k").unwrap().weight = Entry::of("1");
        })
    };
    assert_eq!(scores(&["", "3"]), []);
    assert_eq!(scores(&["3", "3.0"]), []);
    assert_eq!(scores(&["3", "", "4"]), [("/accounts/x/assessment/scores/s2".to_owned(), Kind::Twice)]);
}

#[test]
fn a_pair_compared_both_ways_may_not_contradict_itself() {
    let pairs = |pairs: &[(&str, &str, &str)]| {
        found(|plan| {
            for (place, (first, preference, second)) in pairs.iter().enumerate() {
                let pair = Comparison {
                    first: Reference::to(first),
                    preference: Choice::of(preference),
                    second: Reference::to(second),
                };
                plan.scheme.comparisons.push(id(&format!("v{place}")), pair);
            }
        })
        .into_iter()
        .filter(|(_, kind)| *kind == Kind::Twice)
        .count()
    };
    assert_eq!(pairs(&[("a", "3", "b"), ("b", "1/3", "a")]), 0);
    assert_eq!(pairs(&[("a", "1", "b"), ("b", "1", "a")]), 0);
    assert_eq!(pairs(&[("a", "3", "b"), ("b", "3", "a")]), 1);
}

#[test]
fn bands_that_stand_twice_are_told() {
    let band = |orders: &str| Band {
        score: Entry::of("5"),
        recency_days: Entry::of("30"),
        orders: Entry::of(orders),
        amount: Entry::of("100"),
    };
    let found = found(|plan| {
        plan.scheme.bands.push(id("b1"), band("3"));
        plan.scheme.bands.push(id("b2"), band("4"));
    });
    assert_eq!(found, [("/scheme/bands/b2".to_owned(), Kind::Twice)]);
}

#[test]
fn our_part_of_the_supply_is_held_against_the_wallet() {
    let of = |share: &str| {
        found(|plan| {
            x(plan).assessment.revenue = money("30", "");
            x(plan).assessment.wallet.value = money("100", "");
            let us = Rival { share: Entry::of(share), is_us: Flag(true), ..Rival::default() };
            x(plan).industry.rivals.push(id("us"), us);
        })
    };
    assert_eq!(of("35"), []);
    let contradicted = Kind::Contradicted { typed: 55.into(), computed: 30.into() };
    assert_eq!(of("55"), [("/accounts/x/industry/rivals/us/share".to_owned(), contradicted)]);
}

#[test]
fn a_spend_at_most_below_the_known_one_is_told() {
    let found = found(|plan| {
        x(plan).assessment.wallet.value = money("100", "");
        x(plan).assessment.wallet_most = money("90", "");
    });
    assert_eq!(found, [("/accounts/x/assessment/wallet_most/amount".to_owned(), Kind::MostBelowKnown)]);
}

fn sales(before: &str, after: &str) -> Vec<(String, Kind)> {
    found(|plan| {
        for (place, (date, amount)) in [("2025-03-01", before), ("2026-03-01", after)].into_iter().enumerate() {
            let bought = Purchase { date: Entry::of(date), amount: money(amount, ""), ..Purchase::default() };
            x(plan).buying.purchases.push(id(&format!("p{place}")), bought);
        }
    })
}

#[test]
fn a_fall_is_held_against_a_fifth_as_it_is() {
    let fell = |percent: Decimal| vec![("/accounts/x/buying/purchases".to_owned(), Kind::SalesFell { percent })];
    assert_eq!(sales("1000", "805"), []);
    assert_eq!(sales("1000", "800.01"), []);
    assert_eq!(sales("1000", "800"), fell(20.into()));
    assert_eq!(sales("1000", "755"), fell(Decimal::new(245, 1)));
    assert_eq!(sales("1000", "795"), fell(Decimal::new(205, 1)));
}

#[test]
fn a_rise_beyond_all_numbers_is_no_fall() {
    assert_eq!(sales("0.000000001", "900000000000000000"), []);
    assert_eq!(sales("900000000000000000", "0.000000001").len(), 1);
}

#[test]
fn records_of_ten_months_are_not_set_against_those_of_twelve() {
    let plan = |from: u32, to: u32, accounts: u32| {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        for number in 0..accounts {
            let mut account = Account::default();
            for back in from..to {
                let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 5).unwrap() - chrono::Months::new(back);
                let bought =
                    Purchase { date: Entry::of(&day.to_string()), amount: money("100", ""), ..Purchase::default() };
                account.buying.purchases.push(id(&format!("p{back}")), bought);
            }
            plan.accounts.push(id(&format!("a{number}")), account);
        }
        plan
    };
    let growth = |plan: &Plan| {
        let today = "2026-06-30".parse().unwrap();
        let reading = plan_reading(plan, today);
        let gap = check(plan, &reading, today).into_iter().find(|finding| finding.path == "/scheme/counted_to");
        (reading.accounts[0].growth, gap.map(|finding| finding.kind))
    };
    let none = Err(crate::methods::Unavailable::PartPeriod);
    assert_eq!(growth(&plan(0, 22, 1)), (none, Some(Kind::RecordsBeginLate)));
    assert_eq!(growth(&plan(2, 24, 2)), (none, Some(Kind::RecordsEndEarly { months: 2 })));
    assert_eq!(growth(&plan(0, 24, 1)), (Ok(0.into()), None));
    // One customer alone may have stopped buying, and that has to be told.
    let stopped = growth(&plan(2, 24, 1));
    assert_eq!((stopped.0.map(|growth| growth < 0.into()), stopped.1), (Ok(true), None));
}

/// Records of the last two years, twelve of 100 in each, in months that lie from so many to so many back.
fn typed_beside(typed: &str, months: std::ops::Range<u32>) -> Vec<(String, Kind)> {
    let kinds = found(|plan| {
        x(plan).assessment.revenue = money(typed, "");
        for back in months {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 5).unwrap() - chrono::Months::new(back);
            let bought =
                Purchase { date: Entry::of(&day.to_string()), amount: money("100", ""), ..Purchase::default() };
            x(plan).buying.purchases.push(id(&format!("p{back}")), bought);
        }
    });
    kinds.into_iter().filter(|(_, kind)| matches!(kind, Kind::SalesUnlikeRecords { .. })).collect()
}

#[test]
fn sales_typed_beside_records_that_come_to_something_else_are_told() {
    let unlike = |typed: i64, recorded: i64| {
        let (typed, recorded) = (typed.into(), recorded.into());
        vec![("/accounts/x/assessment/revenue/amount".to_owned(), Kind::SalesUnlikeRecords { typed, recorded })]
    };
    assert_eq!(typed_beside("500", 0..24), unlike(500, 1_200));
    assert_eq!(typed_beside("2000", 0..24), unlike(2_000, 1_200));
    assert_eq!(typed_beside("1150", 0..24), []);
    // No record at all, and records of eight months: the rest may have been bought before they begin.
    assert_eq!(typed_beside("500", 0..0), []);
    assert_eq!(typed_beside("1200", 0..8), []);
    assert_eq!(typed_beside("500", 0..8), unlike(500, 800));
}

#[test]
fn a_customer_whose_records_begin_within_the_months_compared_has_no_growth() {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    for (name, months) in [("old", 40), ("new", 17)] {
        let mut account = Account::default();
        for back in 0..months {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 5).unwrap() - chrono::Months::new(back);
            let bought =
                Purchase { date: Entry::of(&day.to_string()), amount: money("100", ""), ..Purchase::default() };
            account.buying.purchases.push(id(&format!("p{back}")), bought);
        }
        plan.accounts.push(id(name), account);
    }
    let reading = plan_reading(&plan, "2026-06-30".parse().unwrap());
    let growth = |name: &str| reading.account(name).unwrap().growth;
    // Twelve hundred against five hundred of five months would be a growth of 140 %.
    assert_eq!((growth("old"), growth("new")), (Ok(0.into()), Err(crate::methods::Unavailable::PartPeriod)));
}
