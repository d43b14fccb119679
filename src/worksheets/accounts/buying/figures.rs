//! Worksheet 2.3: what the records come to, and how we compare in the customer's eyes.

use crate::figures::{Shown, equals};
use crate::i18n::words::shell;
use crate::i18n::words::{assessment as a, buying as b};
use crate::i18n::{choice_label, decimal, money, percent, visible};
use crate::sheets::{AccountFigure, Seen, figure};
use plan_core::reading::{ComparisonReading, Source, comparison};
use plan_core::value::fixed;
use rust_decimal::prelude::ToPrimitive;

pub static PURCHASES: &[AccountFigure] = &[
    figure("revenue", revenue),
    figure("sales-growth", |seen| {
        Shown::of(seen.account.growth, |growth| Shown::ratio(growth.to_f64().unwrap_or_default()))
    }),
    figure("orders", orders),
    figure("recency", |seen| Shown::of(seen.account.purchases.recency_days(), Shown::days)),
    figure("monetary", monetary),
    figure("rfm", |seen| {
        Shown::of(seen.account.rfm, |score| {
            let digits = format!("{}{}{}", score.recency, score.frequency, score.monetary);
            Shown { text: spaced(&digits), value: digits, ..Shown::default() }
        })
    }),
    figure("rfm-segment", segment),
    figure("pareto", class),
];

pub static COMPARISON: &[AccountFigure] = &[figure("weighted-comparison", compared)];

fn spaced(digits: &str) -> String {
    digits.chars().map(String::from).collect::<Vec<_>>().join(" \u{b7} ")
}

/// Sales that were typed are marked, with what the records of the same months come to.
pub fn revenue(seen: &Seen<'_>) -> Shown {
    let shown = Shown::of(seen.account.revenue, |sum| Shown::money(sum, seen.currency()));
    if seen.account.revenue_source != Source::Hand {
        return shown;
    }
    let bought = &seen.account.purchases;
    let records =
        (bought.counted > 0).then(|| shell::records_come_to(money(bought.year.amount, seen.currency())).say());
    shown.by_hand().with_note(records.unwrap_or_default())
}

fn orders(seen: &Seen<'_>) -> Shown {
    let bought = &seen.account.purchases;
    if bought.counted == 0 { Shown::missing(bought.why_none()) } else { Shown::count(bought.year.orders) }
}

fn monetary(seen: &Seen<'_>) -> Shown {
    let bought = &seen.account.purchases;
    if bought.counted == 0 {
        return Shown::missing(bought.why_none());
    }
    let shown = Shown::money(bought.all.amount, seen.currency());
    match bought.left_out.all() {
        0 => shown,
        count => shown.with_note(b::left_out(count).say()),
    }
}

/// Where sales fell by a fifth, no word of praise, whatever the scores say.
pub fn segment(seen: &Seen<'_>) -> Shown {
    let shown = Shown::of(seen.account.segment(), |segment| {
        let slug = segment.slug();
        Shown::word(choice_label("segment", slug), slug)
            .with_note(choice_label("segment_move", slug))
            .resting_on(seen.all.known_habits())
    });
    match (seen.account.rfm, seen.account.growth) {
        (Ok(score), Ok(growth)) if seen.account.is_praise_withheld() => {
            let fall = percent(growth.abs().to_f64().unwrap_or_default());
            shown.with_note(a::praise_withheld(fall, choice_label("segment", score.segment().slug())).say())
        }
        _ => shown,
    }
}

pub fn class(seen: &Seen<'_>) -> Shown {
    Shown::of(seen.account.class(), |class| {
        Shown::word(choice_label("abc_class", class.slug()), class.slug()).resting_on(seen.all.known_sales())
    })
}

/// Our weighted mean, with the sum written out.
fn compared(seen: &Seen<'_>) -> Shown {
    let buying = &seen.row.buying;
    let compared = comparison(buying);
    let us = &compared.us;
    Shown::of(us.mean, |mean| {
        let parts: Vec<(String, String)> = buying
            .criteria
            .iter()
            .filter_map(|row| {
                let weight = row.weight.valid()?.0;
                let score = row.us.valid()?.0;
                (!weight.is_zero()).then(|| (weight.normalize().to_string(), score.to_string()))
            })
            .collect();
        let sum: Vec<String> = parts.iter().map(|(weight, score)| format!("{weight} \u{d7} {score}")).collect();
        let weights: Vec<&str> = parts.iter().map(|(weight, _)| weight.as_str()).collect();
        let (sum, weights) = (sum.join(" + "), weights.join(" + "));
        let expression = format!("({sum}) \u{f7} ({weights}) {} {}", equals(mean, 2), decimal(&fixed(mean, 2), 2));
        let note = beside_rivals(seen, &compared);
        Shown { expression, ..Shown::number(mean, 2) }.with_note(note)
    })
}

/// What has to be known beside our own mean: the best rival's, where we lose most, and what does not count.
fn beside_rivals(seen: &Seen<'_>, compared: &ComparisonReading) -> String {
    let buying = &seen.row.buying;
    let name_of =
        |id: &str| seen.row.industry.rivals.get(id).map_or(String::new(), |rival| visible(rival.name.0.trim()));
    let means = compared.rivals.iter().filter_map(|(id, side)| Some((side.mean.ok()?, id)));
    let best = means.max_by(|(one, _), (other, _)| one.total_cmp(other));
    let best = best.map(|(mean, id)| b::best_rival(name_of(id), decimal(&fixed(mean, 2), 2)).say());
    let behind = compared.criteria.iter().filter_map(|it| Some((it.lead.ok().filter(|lead| *lead < 0.0)?, it)));
    let worst = behind.min_by(|(one, _), (other, _)| one.total_cmp(other)).and_then(|(_, it)| {
        let criterion = buying.criteria.get(&it.row)?;
        let (rival, _) = compared.rivals.get(it.best?)?;
        Some(b::most_behind(visible(criterion.name.0.trim()), name_of(rival)).say())
    });
    let scored = Some(b::criteria_scored(buying.criteria.len(), compared.us.scored).say());
    let unweighted = (compared.without_weight > 0).then(|| b::without_weight(compared.without_weight).say());
    let unnamed = (compared.unnamed > 0).then(|| b::rivals_unnamed(compared.unnamed).say());
    [best, worst, scored, unweighted, unnamed].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use crate::worksheets::accounts::assessment::share;
    use leptos::prelude::Set;
    use plan_core::plan::buying::Purchase;
    use plan_core::plan::{Account, Plan, RowId};
    use plan_core::reading::plan_reading;
    use plan_core::value::{Choice, Entry};

    /// Sales and their share, of an account with records of 300.
    fn shown(typed: &str, total: &str) -> [Shown; 2] {
        language().set(Language::English);
        let id = || RowId::new("x").unwrap();
        let mut plan = Plan { currency: Choice::of("EUR"), ..Plan::default() };
        plan.background.concentration.total_sales.amount = Entry::of(total);
        let mut account = Account::default();
        account.assessment.revenue.amount = Entry::of(typed);
        let mut bought = Purchase { date: Entry::of("2026-05-01"), ..Purchase::default() };
        bought.amount.amount = Entry::of("300");
        account.buying.purchases.push(id(), bought);
        plan.accounts.push(id(), account);
        let all = plan_reading(&plan, "2026-06-30".parse().unwrap());
        let row = plan.accounts.iter().next().unwrap();
        let seen = Seen { plan: &plan, row, all: &all, account: &all.accounts[0] };
        [revenue(&seen), share(&seen)]
    }

    #[test]
    fn sales_that_were_typed_are_marked_and_stand_beside_the_records() {
        let [by_hand, _] = shown("100", "");
        assert!(by_hand.text.contains("by hand") && by_hand.note.contains("300"), "{by_hand:?}");
        assert_eq!(by_hand.value, "100");
        let [recorded, _] = shown("", "");
        assert!(!recorded.text.contains("by hand") && recorded.note.is_empty(), "{recorded:?}");
    }

    #[test]
    fn a_share_of_the_accounts_listed_is_called_so() {
        let [_, listed] = shown("", "");
        assert_eq!((listed.name.as_str(), listed.text.as_str()), ("Share of the 1 account listed", "100.0%"));
        assert!(listed.note.contains("1.1"), "{}", listed.note);
        let [_, of_all] = shown("", "3000");
        assert_eq!((of_all.name.as_str(), of_all.text.as_str(), of_all.note.as_str()), ("", "10.0%", ""));
    }
}
