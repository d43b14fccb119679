//! What the accounts are worth to us, by the plan's own scheme. All accounts are read together: rank,
//! share, recency scores and splits of one depend on the others.

mod account;
mod figure;
#[cfg(test)]
mod tests;
mod weights;

pub use account::{AccountReading, Share};
pub use figure::{Figure, Source};

use self::account::Frame;
use self::weights::weights;
use super::purchases::purchases;
use super::relationships::relationships;
use crate::methods::{
    Bands, Class, Concentration, Habit, Quadrant, RfmScore, Unavailable, concentration, pareto, quadrant, repeat_rate,
    rfm, rfm_by_bands,
};
use crate::plan::assessment::{Band, Scheme};
use crate::plan::{Money, Plan};
use crate::sorting::sort_by;
use crate::value::{Entry, Number};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The accounts of a plan that are not archived, and what they come to together.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanReading {
    pub accounts: Vec<AccountReading>,
    /// Sales to them in twelve months.
    pub sales: Decimal,
    /// What their shares are parts of: all our sales where the plan knows them, else the sum of theirs.
    pub whole: Decimal,
    /// How much our sales hang on few accounts.
    pub concentration: Result<Concentration, Unavailable>,
    pub repeat_rate: Result<f64, Unavailable>,
    /// The consistency ratio of the pairwise comparisons, where weights come from them.
    pub consistency: Option<Result<f64, Unavailable>>,
    /// What the weights typed by hand add to.
    pub weight_sum: Decimal,
    /// Where the selection matrix is split.
    pub splits: (f64, f64),
}

/// The day to which records are counted.
pub fn counted_to(plan: &Plan, today: NaiveDate) -> NaiveDate {
    plan.scheme.counted_to.valid().map_or(today, |day| day.0)
}

/// The reading of one account.
pub fn account_reading(plan: &Plan, account: &str, today: NaiveDate) -> Option<AccountReading> {
    plan_reading(plan, today).accounts.into_iter().find(|reading| reading.id == account)
}

pub fn plan_reading(plan: &Plan, today: NaiveDate) -> PlanReading {
    let day = counted_to(plan, today);
    let base = plan.currency.0.as_str();
    let weighing = weights(&plan.scheme);
    let live = || plan.accounts.iter().filter(|account| !account.archived.0);
    let bases: Vec<_> = live()
        .map(|account| (account, purchases(&account.buying.purchases, base, day), relationships(&account.profile)))
        .collect();
    let sales = bases.iter().fold(Decimal::ZERO, |sum, (account, bought, _)| {
        let (revenue, _) = account::revenue(account, bought, base);
        sum.checked_add(revenue.unwrap_or_default().max(Decimal::ZERO)).unwrap_or(sum)
    });
    let total = in_currency(&plan.background.concentration.total_sales, base);
    let whole = total.filter(|total| *total >= sales && !total.is_zero()).unwrap_or(sales);
    let orders: Vec<usize> = bases.iter().map(|(_, bought, _)| bought.all.orders).collect();
    let frame = Frame { plan, base, whole, weights: &weighing.weights };
    let mut accounts: Vec<AccountReading> =
        bases.into_iter().map(|(account, bought, relations)| frame.read(account, bought, relations)).collect();
    score_habits(&plan.scheme, &mut accounts);
    classify(&mut accounts);
    rank(&mut accounts);
    let splits = place_in_matrix(&plan.scheme, &mut accounts);
    let shares: Vec<f64> = accounts.iter().filter_map(|account| Some(account.share.ok()? * 100.0)).collect();
    PlanReading {
        concentration: concentration(&shares),
        repeat_rate: repeat_rate(&orders),
        consistency: weighing.consistency,
        weight_sum: weighing.sum,
        accounts,
        sales,
        whole,
        splits,
    }
}

/// An amount in the plan's currency.
fn in_currency(money: &Money, base: &str) -> Option<Decimal> {
    let amount = money.amount.valid()?.0;
    (money.currency.0.is_empty() || money.currency.0 == base).then_some(amount)
}

fn number(entry: &Entry<Number>) -> Option<f64> {
    entry.valid()?.0.to_f64()
}

fn score_habits(scheme: &Scheme, accounts: &mut [AccountReading]) {
    let buyers: Vec<(usize, Habit)> =
        accounts.iter().enumerate().filter_map(|(place, account)| Some((place, account.purchases.habit()?))).collect();
    let habits: Vec<Habit> = buyers.iter().map(|(_, habit)| *habit).collect();
    let scores: Result<Vec<RfmScore>, Unavailable> = match (rfm(&habits), bands(scheme)) {
        (Err(Unavailable::TooFewCustomers), Some(bands)) => Ok(rfm_by_bands(&habits, &bands)),
        (scores, _) => scores,
    };
    for (nth, (place, _)) in buyers.iter().enumerate() {
        accounts[*place].rfm = scores.as_ref().map(|scores| scores[nth]).map_err(|reason| *reason);
    }
}

/// The plan's bands for the scores from 5 to 2, if it has all four.
fn bands(scheme: &Scheme) -> Option<Bands> {
    #[expect(clippy::cast_precision_loss, reason = "days and orders")]
    let read = |band: &Band| {
        let whole = |entry: &Entry<crate::value::Count>| Some(entry.valid()?.0 as f64);
        Some((whole(&band.recency_days)?, whole(&band.orders)?, band.amount.valid()?.0.to_f64()?))
    };
    let band = |score: u8| {
        let row = scheme.bands.iter().find(|band| band.score.valid().is_some_and(|it| it.0 == score))?;
        read(row)
    };
    let [five, four, three, two] = [band(5)?, band(4)?, band(3)?, band(2)?];
    let all = [five, four, three, two];
    Some(Bands {
        recency_days: all.map(|(days, ..)| days),
        orders: all.map(|(_, orders, _)| orders),
        amount: all.map(|(.., amount)| amount),
    })
}

fn classify(accounts: &mut [AccountReading]) {
    let with_sales: Vec<(usize, Decimal)> = accounts
        .iter()
        .enumerate()
        .filter_map(|(place, account)| Some((place, account.revenue.ok()?.max(Decimal::ZERO))))
        .collect();
    let values: Vec<Decimal> = with_sales.iter().map(|(_, value)| *value).collect();
    for ranked in pareto(&values).into_iter().flatten() {
        let account = &mut accounts[with_sales[ranked.place].0];
        account.class = Some(ranked.class);
        account.cumulated = ranked.cumulated.to_f64();
    }
}

/// By score, equals share a place.
fn rank(accounts: &mut [AccountReading]) {
    let mut scores: Vec<f64> = accounts.iter().filter_map(|account| account.score.ok()).collect();
    sort_by(&mut scores, |one, other| other.total_cmp(one));
    for account in accounts {
        account.rank = account.score.ok().map(|own| 1 + scores.iter().filter(|score| **score > own).count());
    }
}

fn place_in_matrix(scheme: &Scheme, accounts: &mut [AccountReading]) -> (f64, f64) {
    let mean = |read: fn(&AccountReading) -> Result<f64, Unavailable>| {
        let known: Vec<f64> = accounts.iter().filter_map(|account| read(account).ok()).collect();
        #[expect(clippy::cast_precision_loss, reason = "numbers of accounts")]
        let count = known.len().max(1) as f64;
        if known.is_empty() { 50.0 } else { known.iter().sum::<f64>() / count }
    };
    let splits = if scheme.split_by.is("mean") {
        (mean(|account| account.attractiveness), mean(|account| account.strength))
    } else {
        (number(&scheme.attractiveness_split).unwrap_or(50.0), number(&scheme.strength_split).unwrap_or(50.0))
    };
    for account in accounts {
        account.quadrant = match (account.attractiveness, account.strength) {
            (Ok(attractiveness), Ok(strength)) => Ok(quadrant(attractiveness, strength, splits)),
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
    }
    splits
}

impl PlanReading {
    /// How many accounts are in a tier, by hand or computed.
    pub fn in_tier(&self, tier: &str) -> usize {
        self.accounts.iter().filter(|account| account.tier() == Some(tier)).count()
    }

    pub fn account(&self, id: &str) -> Option<&AccountReading> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// How many accounts make up a class.
    pub fn in_class(&self, class: Class) -> usize {
        self.accounts.iter().filter(|account| account.class == Some(class)).count()
    }

    pub fn in_quadrant(&self, quadrant: Quadrant) -> usize {
        self.accounts.iter().filter(|account| account.quadrant == Ok(quadrant)).count()
    }
}
