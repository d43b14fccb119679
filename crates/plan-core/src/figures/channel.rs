//! Worksheet 3.3: how sales divide among the ways of selling, now and as wanted, and how partners do.

use super::Input;
use super::notation::{Formula, Plain, in_percent};
use super::worked::{Figure, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::Unavailable;
use crate::plan::strategy::ChannelShare;
use crate::plan::{Plan, Row};
use crate::reading::in_one_currency;
use crate::value::{Entry, Share};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("channel-now", |sight| total(sight.plan, |share| &share.now)),
    Figure::of_plan("channel-wanted", |sight| total(sight.plan, |share| &share.wanted)),
    Figure::of_plan("channel-shift", channel_shift),
    Figure::of_row("channel-gap", "/channel/mix", channel_gap),
    Figure::of_row("partner-attainment", "/channel/partners", partner_attainment),
    Figure::of_row("partner-days-left", "/channel/partners", partner_days_left),
];

/// How long before its end an agreement asks for a decision, in days.
const SOON: i64 = 90;

fn total(plan: &Plan, of: fn(&ChannelShare) -> &Entry<Share>) -> Worked {
    let shares: Vec<Decimal> = plan.channel.mix.iter().filter_map(|share| Some(of(share).valid()?.0)).collect();
    if shares.is_empty() {
        return Worked::missing();
    }
    let sum = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(*share));
    let ratio = sum.and_then(|sum| sum.checked_div(Decimal::ONE_HUNDRED)).ok_or(Unavailable::Overflow);
    let formula = shares.iter().enumerate().fold(Formula::default(), |formula, (place, share)| {
        formula.sign(if place > 0 { " + " } else { "" }).percent(&Plain::exact(*share))
    });
    let is_whole = |shape: &Shape| matches!(shape, Shape::Ratio(ratio) if *ratio == Decimal::ONE);
    let toned = |shape: &Shape| if is_whole(shape) { Tone::Good } else { Tone::Bad };
    Worked::ratio(ratio).with(Input::counted("channels", shares.len())).by(formula).toned_by(toned)
}

/// Wanted and now, in percent.
fn pair(share: &ChannelShare) -> Option<(Decimal, Decimal)> {
    Some((share.wanted.valid()?.0, share.now.valid()?.0))
}

fn channel_shift(sight: &Sight<'_>) -> Worked {
    let pairs: Vec<_> = sight.plan.channel.mix.iter().filter_map(|share| pair(share)).collect();
    if pairs.is_empty() {
        return Worked::missing();
    }
    let rising: Vec<_> = pairs.iter().filter(|(wanted, now)| wanted > now).collect();
    let sum = rising
        .iter()
        .try_fold(Decimal::ZERO, |sum, (wanted, now)| sum.checked_add(wanted.checked_sub(*now)?))
        .ok_or(Unavailable::Overflow);
    let formula = rising.iter().enumerate().fold(Formula::default(), |formula, (place, (wanted, now))| {
        let formula = formula.sign(if place > 0 { " + (" } else { "(" }).number(&Plain::exact(*wanted));
        formula.sign(" \u{2212} ").number(&Plain::exact(*now)).sign(")")
    });
    let worked = Worked::points(sum).with(Input::counted("channels", pairs.len()));
    let worked = worked.with(Input::counted("channels_rising", rising.len()));
    if rising.is_empty() { worked } else { worked.by(formula) }
}

fn channel_gap(sight: &RowSight<'_>) -> Worked {
    let Some(share) = sight.plan.channel.mix.get(sight.id()) else {
        return Worked::missing();
    };
    let inputs = [Input::entry("share_wanted", &share.wanted), Input::entry("share_now", &share.now)];
    let Some((wanted, now)) = pair(share) else {
        return Worked::missing().with_all(inputs);
    };
    let formula = Formula::default().number(&Plain::exact(wanted)).sign(" \u{2212} ").number(&Plain::exact(now));
    Worked::points(wanted.checked_sub(now).ok_or(Unavailable::Overflow)).with_all(inputs).by(formula)
}

fn partner_attainment(sight: &RowSight<'_>) -> Worked {
    let Some(partner) = sight.plan.channel.partners.get(sight.id()) else {
        return Worked::missing();
    };
    attainment(&partner.actual, &partner.target, sight.plan).toned_by(|shape| match shape {
        Shape::Ratio(ratio) if *ratio >= Decimal::ONE => Tone::Good,
        _ => Tone::Plain,
    })
}

/// What is there ÷ what was meant to be, in one currency.
pub(super) fn attainment(actual: &crate::plan::Money, planned: &crate::plan::Money, plan: &Plan) -> Worked {
    let inputs = || [Input::entry("sum_actual", &actual.amount), Input::entry("sum_planned", &planned.amount)];
    let ([actual, planned], _) = match in_one_currency([actual, planned], &plan.currency.0) {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with_all(inputs()),
    };
    let ratio = match planned {
        planned if planned <= Decimal::ZERO => Err(Unavailable::NoPositiveBase),
        planned => actual.checked_div(planned).ok_or(Unavailable::Overflow).and_then(in_percent),
    };
    let formula = Formula::default().number(&Plain::exact(actual)).sign(" \u{f7} ").number(&Plain::exact(planned));
    Worked::ratio(ratio).with_all(inputs()).as_part().by(formula)
}

fn partner_days_left(sight: &RowSight<'_>) -> Worked {
    let partner: Option<&Row<_>> = sight.plan.channel.partners.get(sight.id());
    let Some((partner, until)) = partner.and_then(|partner| Some((partner, partner.agreed_until.valid()?))) else {
        return Worked::missing();
    };
    let days = (until.0 - sight.today).num_days();
    Worked::days(Ok(days)).with(Input::entry("partner_until", &partner.agreed_until)).toned(match days {
        ..0 => Tone::Bad,
        0..=SOON => Tone::Warn,
        _ => Tone::Plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;

    #[test]
    fn a_mix_is_whole_when_its_shares_are_a_hundred_percent_together() {
        let mut plan = Plan::default();
        for (name, now, wanted) in [("a", "60", "45"), ("b", "40", "50"), ("c", "", "5")] {
            let (now, wanted) = (Entry::of(now), Entry::of(wanted));
            let row = ChannelShare { now, wanted, ..ChannelShare::default() };
            plan.channel.mix.push(RowId::new(name).unwrap(), row);
        }
        let now = total(&plan, |share| &share.now);
        assert_eq!((now.expression.as_str(), now.tone), ("60% + 40% = 100%", Tone::Good));
        plan.channel.mix.get_mut("b").unwrap().wanted = Entry::of("49");
        assert_eq!(total(&plan, |share| &share.wanted).tone, Tone::Bad);
        assert_eq!(total(&Plan::default(), |share| &share.now), Worked::missing());
    }
}
