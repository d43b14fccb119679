//! How a year's target falls into its months: evenly, as somebody weighed them, or as the purchase records have it.

use super::{Whose, months_sum, target_months};
use crate::methods::{Unavailable, season_index, target_split};
use crate::plan::execution::{FestivalMonth, Season, SeasonBy, Target};
use crate::plan::{Plan, RowId};
use crate::reading::assessment::PlanReading;
use crate::value::Month;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What each month weighs, January to December. Of an account its own where there is one, else that of all; where
/// nothing is known every month weighs the same.
pub fn season_weights(plan: &Plan, reading: &PlanReading, whose: Whose<'_>) -> [Decimal; 12] {
    let even = [Decimal::ONE; 12];
    let weights = match plan.targets.season_by.known() {
        Some(SeasonBy::Hand) => by_hand(plan, whose),
        Some(SeasonBy::History) => by_history(reading, whose).ok(),
        Some(SeasonBy::Even) | None => None,
    };
    let weights = weights.filter(|weights| weights.iter().any(|weight| *weight > Decimal::ZERO)).unwrap_or(even);
    with_festival(weights, plan.targets.spring_festival.known())
}

fn by_hand(plan: &Plan, whose: Whose<'_>) -> Option<[Decimal; 12]> {
    let seasons = &plan.targets.seasons;
    let of = |account: &str| seasons.iter().find(|season| season.account.0 == account);
    let own = match whose {
        Whose::Account(id) => of(id),
        Whose::Plan | Whose::Member(_) | Whose::Product(_) => None,
    };
    own.or_else(|| of("")).map(|season| weights_of(season))
}

/// A month that is not weighed counts nothing, and so does one below zero.
fn weights_of(season: &Season) -> [Decimal; 12] {
    season.months().map(|entry| entry.valid().map_or(Decimal::ZERO, |weight| weight.0.max(Decimal::ZERO)))
}

/// By the whole months of the records; an account with less than two years of them goes by all accounts together.
fn by_history(reading: &PlanReading, whose: Whose<'_>) -> Result<[Decimal; 12], Unavailable> {
    if let Whose::Account(id) = whose
        && let Ok(own) = index_of(reading, &|account| account == id)
    {
        return Ok(own);
    }
    index_of(reading, &|_| true)
}

fn index_of(reading: &PlanReading, is_one: &dyn Fn(&str) -> bool) -> Result<[Decimal; 12], Unavailable> {
    let accounts = || reading.accounts.iter().filter(|account| is_one(&account.id));
    let mut months: BTreeMap<Month, Decimal> = BTreeMap::new();
    for (month, sum) in accounts().flat_map(|account| account.purchases.by_month.iter()) {
        let known = months.entry(*month).or_default();
        *known = known.saturating_add(*sum);
    }
    // The month in which records begin, and the one that still runs, are not whole.
    let running = accounts().filter_map(|account| account.purchases.day).max().map(Month::of);
    let first = months.keys().next().map(|month| next(*month)).ok_or(Unavailable::NoRecords)?;
    let mut series = Vec::new();
    let mut at = first;
    while running.is_some_and(|running| at < running) {
        series.push(months.get(&at).copied().unwrap_or_default());
        at = next(at);
    }
    season_index(&series, first.month)
}

fn next(month: Month) -> Month {
    if month.month < 12 {
        Month { month: month.month + 1, ..month }
    } else {
        Month { year: month.year.saturating_add(1), month: 1 }
    }
}

fn with_festival(mut weights: [Decimal; 12], festival: Option<FestivalMonth>) -> [Decimal; 12] {
    let [january, february] = [weights[0], weights[1]];
    let (less, more) = (january.min(february), january.max(february));
    match festival {
        Some(FestivalMonth::January) => (weights[0], weights[1]) = (less, more),
        Some(FestivalMonth::February) => (weights[0], weights[1]) = (more, less),
        None => {}
    }
    weights
}

/// What belongs into the empty months of each row that has a total, so that all twelve add to it. What stands is left
/// as it is; a row whose months come to more than its total, or which has a month that cannot be read, is left out.
pub fn months_to_fill(plan: &Plan, reading: &PlanReading) -> Vec<(RowId, [Option<Decimal>; 12])> {
    let rows = plan.targets.targets.iter();
    rows.filter_map(|row| {
        let whose = Whose::of(&row.level, &row.account, &row.member, &row.product).unwrap_or(Whose::Plan);
        Some((row.id.clone(), filling(row, &|| season_weights(plan, reading, whose))?))
    })
    .collect()
}

fn filling(row: &Target, weights: &dyn Fn() -> [Decimal; 12]) -> Option<[Option<Decimal>; 12]> {
    use crate::value::Leaf;
    let total = row.total.valid()?.0;
    let months = target_months(row);
    let is_unread = row.months().iter().zip(&months).any(|(entry, month)| !entry.is_empty() && month.is_none());
    if is_unread || months.iter().all(Option::is_some) {
        return None;
    }
    let (filled, _) = months_sum(row)?;
    let empty: Vec<usize> = (0..12).filter(|place| months[*place].is_none()).collect();
    let weights = weights();
    let mut of_empty: Vec<Decimal> = empty.iter().map(|place| weights[*place]).collect();
    if of_empty.iter().all(Decimal::is_zero) {
        of_empty.fill(Decimal::ONE);
    }
    let parts = target_split(total.checked_sub(filled)?, &of_empty).ok()?;
    let mut filling = [None; 12];
    for (place, part) in empty.into_iter().zip(parts) {
        filling[place] = Some(part.normalize());
    }
    Some(filling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Account;
    use crate::plan::buying::Purchase;
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry, Reference};
    use chrono::{Months, NaiveDate};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
    }

    fn filled(plan: &Plan) -> Vec<String> {
        let all = months_to_fill(plan, &plan_reading(plan, today()));
        let months = all.into_iter().flat_map(|(_, months)| months);
        months.map(|month| month.map_or("-".to_owned(), |month| month.to_string())).collect()
    }

    fn with_target(total: &str, months: &[(usize, &str)]) -> Plan {
        let mut plan = Plan::default();
        let (level, year) = (Choice::of("plan"), Entry::of("2026"));
        let mut row = Target { level, year, total: Entry::of(total), ..Target::default() };
        for (place, amount) in months {
            *row.months_mut()[*place] = Entry::of(amount);
        }
        plan.targets.targets.push(id("t"), row);
        plan
    }

    #[test]
    fn without_a_season_empty_months_are_filled_evenly_to_the_cent() {
        assert_eq!(filled(&with_target("1200", &[])), ["100"; 12]);
        let months = filled(&with_target("100", &[]));
        assert_eq!((months[3].as_str(), months[4].as_str()), ("8.34", "8.33"));
        // What stands stays: 1,000 are left for eleven months.
        let months = filled(&with_target("1110", &[(2, "120")]));
        assert_eq!((months[0].as_str(), months[2].as_str()), ("90", "-"));
    }

    #[test]
    fn what_does_not_fit_is_left_alone() {
        assert!(filled(&with_target("100", &[(0, "101")])).is_empty());
        assert!(filled(&with_target("100", &[(0, "soon")])).is_empty());
        assert!(filled(&with_target("", &[])).is_empty());
    }

    #[test]
    fn a_season_by_hand_counts_for_all_or_for_its_account() {
        let mut plan = with_target("130", &[]);
        plan.targets.season_by = Choice::of("hand");
        let mut season = Season { m01: Entry::of("2"), m02: Entry::of("1"), ..Season::default() };
        for entry in [&mut season.m03, &mut season.m04, &mut season.m05, &mut season.m06, &mut season.m07] {
            *entry = Entry::of("2");
        }
        plan.targets.seasons.push(id("s"), season);
        assert_eq!(filled(&plan), ["20", "10", "20", "20", "20", "20", "20", "0", "0", "0", "0", "0"]);
        plan.targets.spring_festival = Choice::of("january");
        assert_eq!(filled(&plan)[..2], ["10", "20"]);
        let own = Season { account: Reference::to("x"), m12: Entry::of("5"), ..Season::default() };
        plan.targets.seasons.push(id("o"), own);
        let row = plan.targets.targets.get_mut("t").unwrap();
        (row.level, row.account) = (Choice::of("account"), Reference::to("x"));
        assert_eq!(filled(&plan)[11], "130");
    }

    #[test]
    fn a_season_from_the_records_takes_two_whole_years() {
        let mut plan = with_target("1300", &[]);
        plan.targets.season_by = Choice::of("history");
        let mut account = Account::default();
        // Twenty-six whole months from April 2024 on, March twice the others, and parts of the months round them.
        let first = NaiveDate::from_ymd_opt(2024, 3, 20).unwrap();
        for place in 0..28_u32 {
            let date = first.checked_add_months(Months::new(place)).unwrap();
            let date = if date > today() { today() } else { date };
            let mut purchase = Purchase { date: Entry::of(&date.to_string()), ..Purchase::default() };
            purchase.amount.amount = Entry::of(if date.to_string().contains("-03-") { "200" } else { "100" });
            account.buying.purchases.push(id(&format!("p{place}")), purchase);
        }
        plan.accounts.push(id("x"), account);
        let months = filled(&plan);
        assert_eq!((months[2].as_str(), months[0].as_str()), ("200", "100"));
        let purchases = &mut plan.accounts.get_mut("x").unwrap().buying.purchases;
        for row in ["p0", "p1", "p2", "p3"] {
            purchases.remove(row);
        }
        // Twenty-three are too few: evenly.
        let months = filled(&plan);
        assert_eq!((months[2].as_str(), months[11].as_str()), ("108.34", "108.33"));
    }
}
