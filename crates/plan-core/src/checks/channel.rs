//! Worksheet 3.3: a mix that is no whole, ways that nobody decided on, and agreements that end.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::strategy::{ChannelShare, Partner};
use crate::value::{Entry, Leaf, Share};
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "mix_not_whole", Figures, ["percent"], mix_not_whole,
        raised: |plan| mix(plan, ["60", "39"], "by phone"),
        quiet: |plan| mix(plan, ["60", "40"], "by phone"),
    ),
    // So many points are to move, and nobody has said how.
    rule!(
        "gap_without_way", Business, ["percent"], gap_without_way,
        raised: |plan| mix(plan, ["65", "35"], ""),
        quiet: |plan| mix(plan, ["64", "36"], ""),
    ),
    rule!(
        "partner_ends", Business, ["days"], partner_ends,
        raised: |plan| partner(plan, "2026-09-28", "", true),
        quiet: |plan| partner(plan, "2026-09-29", "", true),
    ),
    // A partner serves an account that is ours too, and nothing says who gives way.
    rule!(
        "two_ways_without_rule", Sales, [], two_ways_without_rule,
        raised: |plan| partner(plan, "", "", false),
        quiet: |plan| partner(plan, "", "the partner keeps spare parts", false),
    ),
];

/// From so many points on a gap asks how it is to be closed.
const POINTS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// How long before its end an agreement asks for a decision, in days.
const SOON: i64 = 90;

/// 60 and 40 now.
#[cfg(test)]
fn mix(plan: &mut Plan, wanted: [&str; 2], how: &str) {
    for (place, (now, wanted)) in ["60", "40"].into_iter().zip(wanted).enumerate() {
        let (now, wanted, how) = (Entry::of(now), Entry::of(wanted), Line(how.to_owned()));
        plan.channel.mix.push(id(&format!("s{place}")), ChannelShare { now, wanted, how, ..ChannelShare::default() });
    }
}

#[cfg(test)]
fn partner(plan: &mut Plan, until: &str, rule: &str, is_general: bool) {
    let (agreed_until, conflict_rule) = (Entry::of(until), Line(rule.to_owned()));
    let mut partner = Partner { agreed_until, conflict_rule, ..Partner::default() };
    partner.accounts.0 = vec!["x".to_owned()];
    plan.channel.partners.push(id("p"), partner);
    if is_general {
        plan.channel.conflict_rule.0 = "whoever came first".to_owned();
    }
}

type Column = fn(&ChannelShare) -> &Entry<Share>;

fn mix_not_whole(case: &Case<'_>, raised: &mut Raised<'_>) {
    let columns: [(&str, Column); 2] = [("now", |it| &it.now), ("wanted", |it| &it.wanted)];
    for (field, of) in columns {
        let rows = case.plan.channel.mix.iter();
        let shares: Vec<_> = rows.filter_map(|row| Some((row, of(row).valid()?.0))).collect();
        let sum: Decimal = shares.iter().map(|(_, share)| *share).sum();
        if let Some((row, _)) = shares.last().filter(|_| sum != Decimal::ONE_HUNDRED) {
            raised.with(format!("/channel/mix/{}/{field}", row.id), vec![("percent", Fact::Percent(sum))]);
        }
    }
}

fn gap_without_way(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in case.plan.channel.mix.iter().filter(|row| row.how.is_empty()) {
        let gap = row.wanted.valid().zip(row.now.valid()).map(|(wanted, now)| wanted.0 - now.0);
        if let Some(gap) = gap.filter(|gap| gap.abs() >= POINTS) {
            raised.with(format!("/channel/mix/{}/how", row.id), vec![("percent", Fact::Percent(gap.abs()))]);
        }
    }
}

fn partner_ends(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.channel.partners {
        let days = row.agreed_until.valid().map(|until| (until.0 - case.today).num_days());
        if let Some(days) = days.filter(|days| (0..=SOON).contains(days)) {
            raised.with(format!("/channel/partners/{}/agreed_until", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn two_ways_without_rule(case: &Case<'_>, raised: &mut Raised<'_>) {
    if !case.plan.channel.conflict_rule.is_empty() {
        return;
    }
    let is_ours = |partner: &Partner| {
        partner.accounts.0.iter().any(|id| case.accounts.iter().any(|(account, _)| account.id.as_str() == id))
    };
    for row in case.plan.channel.partners.iter().filter(|row| row.conflict_rule.is_empty() && is_ours(row)) {
        raised.at(format!("/channel/partners/{}/conflict_rule", row.id));
    }
}
