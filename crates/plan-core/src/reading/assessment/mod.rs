//! What the accounts are worth to us, by the plan's own scheme. All accounts are read together: rank,
//! share, recency scores and splits of one depend on the others.

mod account;
mod figure;
#[cfg(test)]
mod tests;
mod weights;

pub use account::{AccountReading, Share};
pub use figure::{Figure, Source};

use super::assessment::account::Frame;
pub use super::assessment::weights::pairs_left;
use super::assessment::weights::weights;
use super::buying::Span;
use super::buying::purchases::{PurchaseReading, purchases};
use super::period;
use super::profile::relationships::{RelationshipReading, relationships};
use crate::methods::{
    Bands, Concentration, FEWEST, Habit, RfmScore, Unavailable, concentration, pareto, quadrant, reaches, repeat_rate,
    rfm, rfm_by_bands,
};
use crate::plan::assessment::{Band, FigureSource, RfmPeriod, Scheme, SplitBy};
use crate::plan::{Account, Money, Plan, Row};
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
    /// Whether that is all our sales. Where it is the sum of the accounts, shares say nothing of how much our sales
    /// hang on them: whoever lists eight accounts of fifty would find them the whole.
    pub knows_total: bool,
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
    /// Months for which recency, frequency and monetary value are scored: 12 or 24.
    pub rfm_months: u32,
    /// Why their last months are no full twelve, or the twelve before: the records of all accounts together
    /// begin or end within them.
    pub record_gap: Option<RecordGap>,
}

/// Where records that come month after month begin or end within the two years that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordGap {
    BeginsLate,
    /// So many whole months before the counting day.
    EndsEarly {
        months: u32,
    },
}

/// The day to which records are counted.
pub fn counted_to(plan: &Plan, today: NaiveDate) -> NaiveDate {
    plan.scheme.counted_to.valid().map_or(today, |day| day.0)
}

/// What an account's reading takes from the account alone, and takes long to read.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    purchases: Arc<PurchaseReading>,
    relations: RelationshipReading,
}

impl Basis {
    pub(crate) fn of(account: &Account, base: &str, day: NaiveDate) -> Self {
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
pub(crate) fn read(plan: &Plan, basis: &dyn Fn(usize, &Account) -> Basis) -> PlanReading {
    let base = plan.currency.0.as_str();
    let weighing = weights(&plan.scheme);
    let live = plan.accounts.iter().enumerate().filter(|(_, account)| !account.archived.0);
    let bases: Vec<_> = live.map(|(place, account)| (account, basis(place, account))).collect();
    let sales = bases.iter().fold(Decimal::ZERO, |sum, (account, basis)| {
        let (revenue, _) = account::revenue(account, &basis.purchases, base);
        sum.saturating_add(revenue.unwrap_or_default().max(Decimal::ZERO))
    });
    // Sales of another period than a year are no whole of which twelve months are a part.
    let is_year = period::months_of(&plan.background.concentration.period.0).is_none_or(|months| months == 12);
    let total = in_currency(&plan.background.concentration.total_sales, base).filter(|_| is_year);
    let total = total.filter(|total| *total >= sales && !total.is_zero());
    let (knows_total, whole) = (total.is_some(), total.unwrap_or(sales));
    let record_gap = record_gap(&bases);
    let orders: Vec<usize> = bases.iter().map(|(_, basis)| basis.purchases.all.orders).collect();
    let weights = &weighing.weights;
    let frame = Frame { plan, base, whole, knows_total, weights, holds_two_years: record_gap.is_none() };
    let mut accounts: Vec<AccountReading> =
        bases.into_iter().map(|(account, basis)| frame.read(account, basis)).collect();
    let rfm_months = if plan.scheme.rfm_months.is(RfmPeriod::TwentyFour) { 24 } else { 12 };
    score_habits(&plan.scheme, rfm_months, &mut accounts);
    classify(&mut accounts);
    rank(&mut accounts);
    let splits = place_in_matrix(&plan.scheme, &mut accounts);
    PlanReading {
        concentration: concentration_of(&accounts),
        repeat_rate: repeat_rate(&orders).map_err(|_| why_no_buyers(&accounts)),
        rfm_months,
        record_gap,
        weights: weighing.weights.clone(),
        consistency: weighing.consistency,
        weight_sum: weighing.sum,
        accounts,
        sales,
        whole,
        knows_total,
        splits,
    }
}

/// Of records that come month after month. One customer alone may have stopped buying; several do not all
/// stop in one month.
fn record_gap(bases: &[(&Row<Account>, Basis)]) -> Option<RecordGap> {
    let spans = || bases.iter().map(|(_, basis)| basis.purchases.span).filter(|span| !span.is_empty());
    let all = spans().reduce(Span::and)?;
    let day = bases.first()?.1.purchases.day?;
    if all.begins_late() {
        return Some(RecordGap::BeginsLate);
    }
    let months = all.ends_early(day).filter(|_| spans().count() > 1)?;
    Some(RecordGap::EndsEarly { months })
}

/// Who sent back more than was bought has no share, and nobody else's either. Who is only known by name may
/// have any; a row without even that is nobody.
fn concentration_of(accounts: &[AccountReading]) -> Result<Concentration, Unavailable> {
    let shares: Vec<f64> = accounts.iter().filter_map(|account| Some(account.share.ok()? * 100.0)).collect();
    let may_have_any = |account: &&AccountReading| account.revenue.is_err() && !account.name.trim().is_empty();
    concentration(&shares, accounts.iter().filter(may_have_any).count()).map_err(|reason| match reason {
        Unavailable::NoRecords => why_no_shares(accounts),
        reason => reason,
    })
}

/// Of all reasons why accounts have no share that which is not merely that nothing was filled in.
pub fn why_no_shares(accounts: &[AccountReading]) -> Unavailable {
    let reasons = accounts.iter().filter_map(|account| account.share.err());
    reasons
        .reduce(|one, other| if one == Unavailable::NoRecords { other } else { one })
        .unwrap_or(Unavailable::NoRecords)
}

fn why_no_buyers(accounts: &[AccountReading]) -> Unavailable {
    let reasons = accounts.iter().map(|account| account.purchases.why_none());
    reasons
        .reduce(|one, other| if one == Unavailable::NoRecords { other } else { one })
        .unwrap_or(Unavailable::NoRecords)
}

/// An amount in the plan's currency.
pub(crate) fn in_currency(money: &Money, base: &str) -> Option<Decimal> {
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

fn score_habits(scheme: &Scheme, months: u32, accounts: &mut [AccountReading]) {
    let habit = |(place, account): (usize, &AccountReading)| Some((place, account.purchases.habit(months)?));
    let buyers: Vec<(usize, Habit)> = accounts.iter().enumerate().filter_map(habit).collect();
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
    let read = |band: &Band| {
        let whole = |entry: &Entry<crate::value::Count>| Some(Decimal::from(entry.valid()?.0));
        Some((whole(&band.recency_days)?, whole(&band.orders)?, band.amount.valid()?.0))
    };
    // Of several rows for one score the first that is filled in.
    let band = |score: u8| {
        let mut rows = scheme.bands.iter().filter(|band| band.score.valid().is_some_and(|it| it.0 == score));
        rows.find_map(|row| read(row))
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
        account.rank = account.score.ok().map(|own| 1 + scores.partition_point(|score| !reaches(own, *score)));
    }
}

fn place_in_matrix(scheme: &Scheme, accounts: &mut [AccountReading]) -> (f64, f64) {
    let mean = |read: fn(&AccountReading) -> Result<f64, Unavailable>| {
        let known: Vec<f64> = accounts.iter().filter_map(|account| read(account).ok()).collect();
        #[expect(clippy::cast_precision_loss, reason = "numbers of accounts")]
        let count = known.len().max(1) as f64;
        if known.is_empty() { 50.0 } else { known.iter().sum::<f64>() / count }
    };
    let splits = if scheme.split_by.is(SplitBy::Mean) {
        (mean(|account| account.attractiveness), mean(|account| account.strength))
    } else {
        (number(&scheme.attractiveness_split).unwrap_or(50.0), number(&scheme.strength_split).unwrap_or(50.0))
    };
    for account in accounts {
        account.quadrant = match (account.attractiveness, account.strength) {
            (Ok(attractiveness), Ok(strength)) => {
                let place = quadrant(attractiveness, strength, splits);
                Ok(if account.is_behind() { place.without_strength() } else { place })
            }
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
    }
    splits
}

impl PlanReading {
    /// The number of accounts whose shares are parts of their own sum, where all our sales are not known.
    pub fn shares_of_listed(&self) -> Option<usize> {
        (!self.knows_total).then(|| self.accounts.iter().filter(|account| account.share.is_ok()).count())
    }

    /// The same, where a figure of that method rests on shares of sales.
    pub fn rests_on_listed(&self, plan: &Plan, method: &str) -> Option<usize> {
        let scored = || plan.scheme.criteria.iter().any(|criterion| criterion.source.is(FigureSource::ShareOfSales));
        let rests = match method {
            "sales-share" | "top-five" | "concentration" => true,
            "weighted-score" | "tier" | "rank" | "attractiveness" | "strength" | "selection-matrix" => scored(),
            _ => false,
        };
        self.shares_of_listed().filter(|_| rests)
    }

    /// The part of the accounts whose sales are known, which verdicts on all of them rest on.
    pub fn known_sales(&self) -> f64 {
        self.part(|account| account.revenue.is_ok())
    }

    /// The part of the accounts that bought in the period by which habits are scored; one where fixed bands
    /// score each account alone.
    pub fn known_habits(&self) -> f64 {
        let buys = |account: &AccountReading| account.purchases.habit(self.rfm_months).is_some();
        let buyers = self.accounts.iter().filter(|account| buys(account)).count();
        if buyers < FEWEST { 1.0 } else { self.part(buys) }
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers of accounts")]
    fn part(&self, is: impl Fn(&AccountReading) -> bool) -> f64 {
        let count = self.accounts.iter().filter(|account| is(account)).count();
        if self.accounts.is_empty() { 1.0 } else { count as f64 / self.accounts.len() as f64 }
    }

    pub fn account(&self, id: &str) -> Option<&AccountReading> {
        self.accounts.iter().find(|account| account.id == id)
    }
}
