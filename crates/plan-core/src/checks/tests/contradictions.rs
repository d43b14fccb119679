//! What contradicts what, and what does not.

use super::found;
use super::plans::*;
use crate::checks::check;
use crate::reading::plan_reading;

#[test]
fn an_empty_currency_is_the_plans() {
    let sums = |all, key| {
        found(move |plan| {
            let share = &mut plan.background.concentration;
            (share.total_sales, share.key_account_sales) = (all, key);
        })
    };
    let above = ["/background/concentration/key_account_sales/amount: part_above_whole"];
    assert_eq!(sums(money("100", ""), money("150", "CNY")), above);
    assert_eq!(sums(money("100", "CNY"), money("150", "")), above);
    assert_eq!(sums(money("100", "USD"), money("150", "USD")), above);
    assert_eq!(sums(money("100", "USD"), money("150", "")), [""; 0]);
    assert_eq!(sums(money("100", ""), money("100", "CNY")), [""; 0]);
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
    assert_eq!(share("75", ""), ["/background/concentration/sales_share/value: contradicted 75 68"]);
    assert_eq!(share("68", ""), [""; 0]);
    assert_eq!(share("68.9", "2025"), [""; 0]);
    // Of ten months as well, since both sums are of them.
    let also = "/background/concentration/period: period_no_year 10";
    let contradicted = "/background/concentration/sales_share/value: contradicted 75 68";
    assert_eq!(share("75", "2025年1–10月"), [contradicted, also]);
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
    assert_eq!(found, ["/background/concentration/total_sales/amount: accounts_above_total"]);
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
    assert_eq!(scores(&["", "3"]), [""; 0]);
    assert_eq!(scores(&["3", "3.0"]), [""; 0]);
    assert_eq!(scores(&["3", "", "4"]), ["/accounts/x/assessment/scores/s2: twice"]);
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
        .filter(|said| said.ends_with(": twice"))
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
    assert_eq!(found, ["/scheme/bands/b2: twice"]);
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
    assert_eq!(of("35"), [""; 0]);
    assert_eq!(of("55"), ["/accounts/x/industry/rivals/us/share: supply_contradicted 55 30"]);
}

#[test]
fn a_spend_at_most_below_the_known_one_is_told() {
    let found = found(|plan| {
        x(plan).assessment.wallet.value = money("100", "");
        x(plan).assessment.wallet_most = money("90", "");
    });
    assert_eq!(found, ["/accounts/x/assessment/wallet_most/amount: most_below_known"]);
}

fn sales(before: &str, after: &str) -> Vec<String> {
    found(|plan| {
        for (place, (date, amount)) in [("2025-03-01", before), ("2026-03-01", after)].into_iter().enumerate() {
            let bought = Purchase { date: Entry::of(date), amount: money(amount, ""), ..Purchase::default() };
            x(plan).buying.purchases.push(id(&format!("p{place}")), bought);
        }
    })
}

#[test]
fn a_fall_is_held_against_a_fifth_as_it_is() {
    let fell = |percent: &str| [format!("/accounts/x/buying/purchases: sales_fell {percent}")];
    assert_eq!(sales("1000", "805"), [""; 0]);
    assert_eq!(sales("1000", "800.01"), [""; 0]);
    assert_eq!(sales("1000", "800"), fell("20"));
    assert_eq!(sales("1000", "755"), fell("24.5"));
    assert_eq!(sales("1000", "795"), fell("20.5"));
}

#[test]
fn a_rise_beyond_all_numbers_is_no_fall() {
    assert_eq!(sales("0.000000001", "900000000000000000"), [""; 0]);
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
        (reading.accounts[0].growth, gap.map(|finding| finding.said()))
    };
    let none = Err(crate::methods::Unavailable::PartPeriod);
    assert_eq!(growth(&plan(0, 22, 1)), (none, Some("/scheme/counted_to: records_begin_late".to_owned())));
    assert_eq!(growth(&plan(2, 24, 2)), (none, Some("/scheme/counted_to: records_end_early 2".to_owned())));
    assert_eq!(growth(&plan(0, 24, 1)), (Ok(0.into()), None));
    // One customer alone may have stopped buying, and that has to be told.
    let stopped = growth(&plan(2, 24, 1));
    assert_eq!((stopped.0.map(|growth| growth < 0.into()), stopped.1), (Ok(true), None));
}

/// Records of the last two years, twelve of 100 in each, in months that lie from so many to so many back.
fn typed_beside(typed: &str, months: std::ops::Range<u32>) -> Vec<String> {
    let all = found(|plan| {
        x(plan).assessment.revenue = money(typed, "");
        for back in months {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 5).unwrap() - chrono::Months::new(back);
            let bought =
                Purchase { date: Entry::of(&day.to_string()), amount: money("100", ""), ..Purchase::default() };
            x(plan).buying.purchases.push(id(&format!("p{back}")), bought);
        }
    });
    all.into_iter().filter(|said| said.contains("sales_unlike_records")).collect()
}

#[test]
fn sales_typed_beside_records_that_come_to_something_else_are_told() {
    let unlike = |typed: i64, recorded: i64| {
        [format!("/accounts/x/assessment/revenue/amount: sales_unlike_records {typed} {recorded}")]
    };
    assert_eq!(typed_beside("500", 0..24), unlike(500, 1_200));
    assert_eq!(typed_beside("2000", 0..24), unlike(2_000, 1_200));
    assert_eq!(typed_beside("1150", 0..24), [""; 0]);
    // No record at all, and records of eight months: the rest may have been bought before they begin.
    assert_eq!(typed_beside("500", 0..0), [""; 0]);
    assert_eq!(typed_beside("1200", 0..8), [""; 0]);
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
