//! Worksheet 2.4: what the account is worth to us.

use crate::figures::Shown;
use crate::i18n::words::{assessment as a, concentration as c, shell};
use crate::i18n::{choice_label, percent, visible};
use crate::sheets::{AccountFigure, Seen, figure};
use crate::worksheets::accounts::buying::revenue;
use plan_core::methods::Unavailable;
use plan_core::plan::assessment::Tier;
use plan_core::reading::Source;
use plan_core::value::{Slugs, fixed};
use rust_decimal::prelude::ToPrimitive;

pub static TIER: &[AccountFigure] = &[
    figure("weighted-score", score),
    figure("tier", tier),
    figure("rank", rank),
    figure("attractiveness", |seen| {
        Shown::of(seen.account.attractiveness, |score| Shown::judged(score, 1, &[seen.all.splits.0]))
    }),
    figure("strength", |seen| Shown::of(seen.account.strength, |score| Shown::judged(score, 1, &[seen.all.splits.1]))),
    figure("selection-matrix", quadrant),
];

pub static WORTH: &[AccountFigure] = &[
    figure("revenue", revenue),
    figure("sales-share", share),
    figure("share-of-wallet", wallet),
    figure("year-margin", |seen| Shown::of(seen.account.margin, |sum| Shown::money(sum, seen.currency()))),
    figure("lifetime-value-end", value_end),
    figure("lifetime-value-now", |seen| Shown::of(seen.account.value_now, |sum| Shown::money(sum, seen.currency()))),
    figure("lifetime-value-finite", |seen| {
        Shown::of(seen.account.value_finite, |sum| Shown::money(sum, seen.currency()))
    }),
    figure("credit-line", credit_line),
];

pub fn share(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.share, Shown::ratio).of_listed(seen.all, c::share_listed)
}

pub fn value_end(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.value_end, |sum| Shown::money(sum, seen.currency()))
}

pub fn credit_line(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.credit_line, |sum| {
        let shown = Shown::money(sum, seen.currency());
        let is_above = seen.account.revenue.is_ok_and(|sales| sum > sales);
        if is_above { shown.with_note(a::CREDIT_ABOVE_SALES.say()) } else { shown }
    })
}

/// With how much of it is there, and how much of that is only assumed.
fn score(seen: &Seen<'_>) -> Shown {
    let figures = &seen.account.figures;
    let missing = figures.iter().filter(|figure| figure.source == Source::Missing).count();
    let assumed = figures.iter().filter(|figure| figure.is_assumed).count();
    let shown = score_alone(seen);
    let known = figures.len() - missing;
    if shown.note.is_empty() { shown.with_note(a::score_rests_on(figures.len(), assumed, known).say()) } else { shown }
}

/// On its side of the scores from which tiers begin.
pub fn score_alone(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.score, |score| Shown::judged(score, 1, &cut_offs(seen)))
}

fn cut_offs(seen: &Seen<'_>) -> Vec<f64> {
    let scheme = &seen.plan.scheme;
    let edges = [&scheme.strategic_from, &scheme.key_from, &scheme.potential_from];
    edges.into_iter().filter_map(|edge| edge.valid()?.0.to_f64()).collect()
}

/// The tier that counts, with a mark where it was set by hand or rests on little.
pub fn tier(seen: &Seen<'_>) -> Shown {
    let read = seen.account;
    let Some(slug) = read.tier() else {
        return Shown::of(read.computed_tier, |tier| Shown::word(choice_label("tier", tier.slug()), tier.slug()));
    };
    if !Tier::SET.slugs.contains(&slug) {
        return Shown::word(shell::tier_unknown(visible(slug)).say(), slug);
    }
    let label = choice_label("tier", slug);
    if read.is_set_by_hand() {
        let computed = read.computed_tier.map(|computed| a::tier_by_hand(choice_label("tier", computed.slug())).say());
        return Shown::word(shell::by_hand_mark(label).say(), slug).with_note(computed.unwrap_or_default());
    }
    Shown::word(label, slug).resting_on(read.known_weight(None))
}

pub fn rank(seen: &Seen<'_>) -> Shown {
    let scored = seen.all.accounts.iter().filter(|account| account.rank.is_some()).count();
    Shown::of(seen.account.score.and_then(|_| seen.account.rank.ok_or(Unavailable::Missing)), |rank| Shown {
        text: format!("{rank} / {scored}"),
        value: rank.to_string(),
        ..Shown::default()
    })
}

pub fn quadrant(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.quadrant, |quadrant| {
        let slug = quadrant.slug();
        let shown = Shown::word(choice_label("quadrant", slug), slug).resting_on(seen.account.known_in_matrix());
        let behind = if seen.account.is_behind() { a::BEHIND_RIVALS.say() } else { "" };
        shown.with_note([behind, &choice_label("quadrant_move", slug)].join(" ").trim().to_owned())
    })
}

/// A range where a part of the spend is not known.
pub fn wallet(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.wallet, |share| {
        let (least, most) = (share.least.to_f64().unwrap_or_default(), share.most.to_f64().unwrap_or_default());
        if share.least == share.most {
            return Shown::ratio(least);
        }
        let text = format!("{}\u{2013}{}", percent(least), percent(most));
        Shown { text, value: format!("{}-{}", fixed(least, 4), fixed(most, 4)), ..Shown::default() }
    })
}
