//! Worksheet 2.2: shares that cannot be.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::Unavailable;
use crate::reading::{market_shares, supply_shares};
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    // Shares that add to more than 100 %.
    rule!(
        "shares_over_whole", Figures, [], shares_over_whole,
        raised: |plan| rivals(plan, &["70", "31"]),
        quiet: |plan| rivals(plan, &["70", "30"]),
    ),
    // Our part of the supply was typed, and the wallet comes to another.
    rule!(
        "supply_contradicted", Figures, ["typed", "computed"], supply_contradicted,
        raised: |plan| supply(plan, "31"),
        quiet: |plan| supply(plan, "30"),
    ),
];

#[cfg(test)]
fn rivals(plan: &mut Plan, shares: &[&str]) {
    for (place, share) in shares.iter().enumerate() {
        let rival = Rival { share: Entry::of(share), is_us: Flag(place == 0), ..Rival::default() };
        x(plan).industry.rivals.push(id(&format!("r{place}")), rival);
    }
}

/// 20 of a wallet of 100, and a share typed beside it.
#[cfg(test)]
fn supply(plan: &mut Plan, typed: &str) {
    rivals(plan, &[typed]);
    let assessment = &mut x(plan).assessment;
    (assessment.revenue, assessment.wallet.value) = (money("20", ""), money("100", ""));
}

fn shares_over_whole(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        let lists = [("players", market_shares(&account.industry)), ("rivals", supply_shares(&account.industry))];
        for (list, _) in lists.iter().filter(|(_, shares)| shares.concentration == Err(Unavailable::OverWhole)) {
            raised.at(format!("/accounts/{}/industry/{list}", account.id));
        }
    }
}

fn supply_contradicted(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, read) in &case.accounts {
        let ours = account.industry.rivals.iter().find(|rival| rival.is_us.0 && rival.share.valid().is_some());
        let in_percent = |ratio: Decimal| ratio.checked_mul(Decimal::ONE_HUNDRED);
        let (Some(ours), Ok(wallet)) = (ours, read.wallet) else {
            continue;
        };
        let (Some(least), Some(most)) = (in_percent(wallet.least), in_percent(wallet.most)) else {
            continue;
        };
        if supply_shares(&account.industry).concentration.is_err() {
            continue;
        }
        let typed = ours.share.valid().map(|share| share.0).unwrap_or_default();
        // Shares of a market are estimates, so they have to be further apart than two sums.
        let nearest = typed.clamp(least.min(most), most);
        if typed.checked_sub(nearest).is_some_and(|apart| apart.abs() > Decimal::TEN) {
            let facts = vec![("typed", Fact::Percent(typed)), ("computed", Fact::Percent(nearest))];
            raised.with(format!("/accounts/{}/industry/rivals/{}/share", account.id, ours.id), facts);
        }
    }
}
