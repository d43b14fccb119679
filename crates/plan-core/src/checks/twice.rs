//! What stands in two places and is not the same in both: figures typed that contradict what others typed come
//! to, and rows of which only one can count.

#[cfg(test)]
mod tests;

use super::finding::Kind;
use crate::plan::assessment::Scheme;
use crate::plan::{Account, Plan, Row, Rows};
use crate::reading::assessment::{AccountReading, PlanReading, Source, in_currency};
use crate::reading::months::window;
use crate::reading::period::months_of;
use crate::reading::supply_shares;
use crate::value::{Leaf, Typed};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

type Add<'a> = &'a mut dyn FnMut(String, Kind);

/// Two figures for one thing differ when they are more than a percentage point apart; what is less was rounded.
const APART: Decimal = Decimal::ONE;

/// Worksheet 1.1: what the key accounts hold of all.
pub(super) fn concentration(plan: &Plan, reading: &PlanReading, add: Add<'_>) {
    let share = &plan.background.concentration;
    let at = |field: &str| format!("/background/concentration/{field}");
    let base = plan.currency.0.as_str();
    let currency = |money: &crate::plan::Money| {
        if money.currency.0.is_empty() { base.to_owned() } else { money.currency.0.clone() }
    };
    let is_comparable = currency(&share.total_sales) == currency(&share.key_account_sales);
    let sums = share.total_sales.amount.valid().zip(share.key_account_sales.amount.valid());
    if let Some((all, key)) = sums.filter(|_| is_comparable) {
        if key.0 > all.0 {
            add(at("key_account_sales/amount"), Kind::PartAboveWhole);
        }
        let computed = || key.0.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all.0);
        if let (Some(computed), Some(typed)) = (computed(), share.sales_share.value.valid())
            && all.0 > Decimal::ZERO
            && apart(computed, typed.0)
        {
            add(at("sales_share/value"), Kind::Contradicted { typed: typed.0, computed });
        }
    }
    let months = months_of(&share.period.0).filter(|months| *months != 12);
    let total = in_currency(&share.total_sales, base);
    match (months, total) {
        (Some(months), Some(_)) => add(at("period"), Kind::PeriodNoYear { months }),
        (None, Some(total)) if total < reading.sales => add(at("total_sales/amount"), Kind::AccountsAboveTotal),
        _ => {}
    }
}

fn apart(one: Decimal, other: Decimal) -> bool {
    one.checked_sub(other).is_none_or(|difference| difference.abs() > APART)
}

/// Rows for one and the same thing that hold different figures: only one of them counts.
pub(super) fn scheme(scheme: &Scheme, add: Add<'_>) {
    twice("/scheme/bands", &scheme.bands, add, |band| {
        let amount = band.amount.valid()?.0.normalize().to_string();
        Some((band.score.valid()?.show(), [band.recency_days.typed(), band.orders.typed(), amount].concat()))
    });
    twice("/scheme/comparisons", &scheme.comparisons, add, |pair| {
        let (first, second) = (&pair.first.0, &pair.second.0);
        let is_whole = ![first, second, &pair.preference.0].into_iter().any(String::is_empty);
        // The same pair the other way round has the inverse preference.
        let inverse = match pair.preference.0.strip_prefix("1/") {
            Some(times) => times.to_owned(),
            None if pair.preference.0 == "1" => "1".to_owned(),
            None => format!("1/{}", pair.preference.0),
        };
        let (key, value) = if first <= second {
            (format!("{first} {second}"), pair.preference.0.clone())
        } else {
            (format!("{second} {first}"), inverse)
        };
        is_whole.then_some((key, value))
    });
}

pub(super) fn account(account: &Row<Account>, read: &AccountReading, add: Add<'_>) {
    let path = format!("/accounts/{}", account.id);
    twice(&format!("{path}/assessment/scores"), &account.assessment.scores, add, |score| {
        Some((score.criterion.0.clone(), score.value.valid()?.show())).filter(|(criterion, _)| !criterion.is_empty())
    });
    twice(&format!("{path}/profile/years"), &account.profile.years, add, |year| {
        Some((year.year.valid()?.show(), year.revenue.amount.valid()?.0.normalize().to_string()))
    });
    let marked = |is_marked: bool, id: &str| is_marked.then(|| (String::new(), id.to_owned()));
    twice(&format!("{path}/industry/players"), &account.industry.players, add, |player| {
        marked(player.is_customer.0, &player.name.0)
    });
    twice(&format!("{path}/industry/rivals"), &account.industry.rivals, add, |rival| {
        marked(rival.is_us.0, &rival.name.0)
    });
    wallet(account, read, &path, add);
    if let Some((typed, recorded)) = sales_unlike_records(read) {
        add(format!("{path}/assessment/revenue/amount"), Kind::SalesUnlikeRecords { typed, recorded });
    }
}

/// Sales of twelve months by hand and by the records, where they are more than a twentieth of the larger apart; what
/// is less may be rounding, or days of another cut-off. Records that hold no whole twelve months may well come to less.
fn sales_unlike_records(read: &AccountReading) -> Option<(Decimal, Decimal)> {
    let bought = &read.purchases;
    let typed = read.revenue.ok().filter(|_| read.revenue_source == Source::Hand && bought.counted > 0)?;
    let (recorded, day) = (bought.year.amount, bought.day?);
    let begins = bought.first.is_some_and(|first| window(day, 12).is_none_or(|before| first <= before));
    let holds_the_year = begins && bought.span.ends_early(day).is_none();
    let twentieth = typed.abs().max(recorded.abs()).checked_div(Decimal::from(20))?;
    let is_apart = typed.checked_sub(recorded).is_none_or(|apart| apart.abs() > twentieth);
    (is_apart && (holds_the_year || recorded > typed)).then_some((typed, recorded))
}

/// The spend at most below what is known, and our part of the supply unlike that of the wallet.
fn wallet(account: &Row<Account>, read: &AccountReading, path: &str, add: Add<'_>) {
    let assessment = &account.assessment;
    let known = assessment.wallet.value.amount.valid();
    if let (Some(known), Some(most)) = (known, assessment.wallet_most.amount.valid())
        && assessment.wallet.value.currency == assessment.wallet_most.currency
        && most.0 < known.0
    {
        add(format!("{path}/assessment/wallet_most/amount"), Kind::MostBelowKnown);
    }
    let ours = account.industry.rivals.iter().find(|rival| rival.is_us.0 && rival.share.valid().is_some());
    let in_percent = |ratio: Decimal| ratio.checked_mul(Decimal::ONE_HUNDRED);
    if let (Some(ours), Ok(wallet)) = (ours, read.wallet)
        && let (Some(least), Some(most)) = (in_percent(wallet.least), in_percent(wallet.most))
        && supply_shares(&account.industry).concentration.is_ok()
    {
        let typed = ours.share.valid().map(|share| share.0).unwrap_or_default();
        // Shares of a market are estimates, so they have to be further apart than two sums.
        let nearest = typed.clamp(least.min(most), most);
        if typed.checked_sub(nearest).is_some_and(|apart| apart.abs() > Decimal::TEN) {
            let computed = nearest;
            add(format!("{path}/industry/rivals/{}/share", ours.id), Kind::Contradicted { typed, computed });
        }
    }
}

/// The later rows of a list that say something else of the same thing than one before.
fn twice<T: 'static>(path: &str, rows: &Rows<T>, add: Add<'_>, read: impl Fn(&T) -> Option<(String, String)>) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        if let Some((what, value)) = read(row) {
            match known.get(&what) {
                Some(before) if *before != value => add(format!("{path}/{}", row.id), Kind::Twice),
                Some(_) => {}
                None => _ = known.insert(what, value),
            }
        }
    }
}

/// By how much sales fell, in percent, where that is a fifth or more.
pub(super) fn steep_fall(read: &AccountReading) -> Option<Decimal> {
    let growth = read.growth.ok().filter(|_| read.fell_steeply())?;
    growth.checked_mul(Decimal::ONE_HUNDRED).map(|percent| percent.abs())
}
