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
pub use self::weights::pairs_left;
use self::weights::weights;
use super::purchases::{PurchaseReading, purchases};
use super::relationships::{RelationshipReading, relationships};
use crate::methods::{
    Bands, Concentration, FEWEST, Habit, RfmScore, Unavailable, concentration, pareto, quadrant, repeat_rate, rfm,
    rfm_by_bands,
};
use crate::plan::assessment::{Band, Scheme};
use crate::plan::{Account, Money, Plan};
use crate::sorting::sort_by;
use crate::value::{Entry, Measure, Number};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

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
    /// Of the criteria in their order, as they count: as typed, or from comparing them in pairs.
    pub weights: Result<Vec<f64>, Unavailable>,
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

/// What an account's reading takes from the account alone, and takes long to read.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    purchases: Arc<PurchaseReading>,
    relations: RelationshipReading,
}

impl Basis {
    pub(super) fn of(account: &Account, base: &str, day: NaiveDate) -> Self {
        Self {
            purchases: Arc::new(purchases(&account.buying.purchases, base, day)),
            relations: relationships(&account.profile),
        }
    }
}

pub fn plan_reading(plan: &Plan, today: NaiveDate) -> PlanReading {
    let day = counted_to(plan, today);
    read(plan, &|_, account| Basis::of(account, &plan.currency.0, day))
}

/// The reading of a plan; `basis` gives what it rests on for the account at a place.
pub(super) fn read(plan: &Plan, basis: &dyn Fn(usize, &Account) -> Basis) -> PlanReading {
    let base = plan.currency.0.as_str();
    let weighing = weights(&plan.scheme);
    let live = plan.accounts.iter().enumerate().filter(|(_, account)| !account.archived.0);
    let bases: Vec<_> = live.map(|(place, account)| (account, basis(place, account))).collect();
    let sales = bases.iter().fold(Decimal::ZERO, |sum, (account, basis)| {
        let (revenue, _) = account::revenue(account, &basis.purchases, base);
        sum.checked_add(revenue.unwrap_or_default().max(Decimal::ZERO)).unwrap_or(sum)
    });
    let total = in_currency(&plan.background.concentration.total_sales, base);
    let whole = total.filter(|total| *total >= sales && !total.is_zero()).unwrap_or(sales);
    let orders: Vec<usize> = bases.iter().map(|(_, basis)| basis.purchases.all.orders).collect();
    let frame = Frame { plan, base, whole, weights: &weighing.weights };
    let mut accounts: Vec<AccountReading> =
        bases.into_iter().map(|(account, basis)| frame.read(account, basis)).collect();
    score_habits(&plan.scheme, &mut accounts);
    classify(&mut accounts);
    rank(&mut accounts);
    let splits = place_in_matrix(&plan.scheme, &mut accounts);
    let shares: Vec<f64> = accounts.iter().filter_map(|account| Some(account.share.ok()? * 100.0)).collect();
    let unknown = accounts.len() - shares.len();
    PlanReading {
        concentration: concentration(&shares, unknown),
        repeat_rate: repeat_rate(&orders),
        weights: weighing.weights.clone(),
        consistency: weighing.consistency,
        weight_sum: weighing.sum,
        accounts,
        sales,
        whole,
        splits,
    }
}

/// An amount in the plan's currency.
pub(super) fn in_currency(money: &Money, base: &str) -> Option<Decimal> {
    let amount = money.amount.valid()?.0;
    (money.currency.0.is_empty() || money.currency.0 == base).then_some(amount)
}

/// Below zero: more was sent back than bought.
pub(crate) fn is_negative(sum: Decimal) -> bool {
    sum.is_sign_negative() && !sum.is_zero()
}

fn number(entry: &Entry<Number>) -> Option<f64> {
    entry.valid()?.0.to_f64()
}

fn measure(entry: &Entry<Measure>) -> Option<f64> {
    entry.valid()?.0.to_f64()
}

fn score_habits(scheme: &Scheme, accounts: &mut [AccountReading]) {
    let buyers: Vec<(usize, Habit)> =
        accounts.iter().enumerate().filter_map(|(place, account)| Some((place, account.purchases.habit()?))).collect();
    let habits: Vec<Habit> = buyers.iter().map(|(_, habit)| *habit).collect();
    let scores: Result<Vec<RfmScore>, Unavailable> = match bands(scheme) {
        _ if habits.len() >= FEWEST => Ok(rfm(&habits)),
        Some(bands) => Ok(rfm_by_bands(&habits, &bands)),
        None => Err(Unavailable::TooFewCustomers),
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
        .filter_map(|(place, account)| Some((place, account.revenue.ok().filter(|sales| !is_negative(*sales))?)))
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
        // What binary arithmetic leaves of equal scores does not part them.
        account.rank = account.score.ok().map(|own| 1 + scores.partition_point(|score| *score > own + 1e-9));
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
    pub fn account(&self, id: &str) -> Option<&AccountReading> {
        self.accounts.iter().find(|account| account.id == id)
    }
}
