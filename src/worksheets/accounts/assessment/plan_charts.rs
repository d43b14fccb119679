//! Charts over all accounts of the plan: selection matrix, Pareto, accounts by tier. Models only; the
//! worksheet of one account shows them with that account in front.

use crate::charts::{
    Axis, Bar, Bars, Bubble, Bubbles, Chart, Limit, Pareto, ParetoItem, Picture, Scale, Table, Tick, Tone, Value,
    no_data,
};
use crate::figures::Shown;
use crate::i18n::words::method::{self, role};
use crate::i18n::words::{assessment, shell};
use crate::i18n::{Msg, choice_label, decimal, money, percent, visible};
use crate::worksheets::accounts::buying::money_axis;
use plan_core::methods::{Class, Quadrant};
use plan_core::plan::assessment::Tier;
use plan_core::reading::{AccountReading, PlanReading};
use plan_core::sorting::sort_by;
use plan_core::value::{Slugs, fixed};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Where an account's point leads.
pub type Address<'a> = &'a dyn Fn(&str) -> Option<String>;

fn named(account: &AccountReading) -> String {
    if account.name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(&account.name) }
}

fn sum(account: &AccountReading) -> Option<f64> {
    account.revenue.ok()?.max(Decimal::ZERO).to_f64()
}

fn written(result: Result<f64, plan_core::methods::Unavailable>, places: u8) -> String {
    result.map_or("\u{2013}".to_owned(), |figure| decimal(&fixed(figure, places.into()), places.into()))
}

fn sales(account: &AccountReading, currency: &str) -> String {
    account.revenue.map_or("\u{2013}".to_owned(), |sum| money(sum, currency))
}

fn quadrant(quadrant: Quadrant) -> String {
    choice_label("quadrant", quadrant.slug())
}

/// An account's quadrant, marked where it rests on little, and where it is not that in which the point lies.
fn placed(account: &AccountReading, reading: &PlanReading) -> Option<String> {
    let place = quadrant(account.quadrant.ok()?);
    let place = Shown::word(place, "").resting_on(account.known_in_matrix()).text;
    Some(if account.is_moved(reading.splits) { assessment::placed_behind(place).say() } else { place })
}

/// The tier that counts, marked where it was computed from little.
fn tier_of(account: &AccountReading, tier: &str) -> String {
    let known = if !account.is_set_by_hand() && account.tier().is_some() { account.known_weight(None) } else { 1.0 };
    Shown::word(tier, "").resting_on(known).text
}

/// The tiers with their tones, from the highest down; the last two are for accounts without one, and for those of which
/// nobody understands what was set.
fn tiers() -> Vec<(&'static str, String, Tone)> {
    let tones = [Tone::Brand, Tone::Info, Tone::Warn, Tone::Muted];
    let mut tiers: Vec<(&str, String, Tone)> =
        Tier::SET.slugs.iter().zip(tones).map(|(slug, tone)| (*slug, choice_label("tier", slug), tone)).collect();
    let others = [shell::WITHOUT_TIER, shell::TIER_NOT_UNDERSTOOD];
    tiers.extend(others.map(|name| ("", name.say().to_owned(), Tone::Faint)));
    tiers
}

fn tier_place(account: &AccountReading) -> usize {
    let tiers = Tier::SET.slugs;
    match account.tier() {
        None => tiers.len(),
        Some(tier) => tiers.iter().position(|slug| *slug == tier).unwrap_or(tiers.len() + 1),
    }
}

/// Attractiveness against our strength, sized by sales. With `only` in front, the others stand back.
pub fn matrix(reading: &PlanReading, currency: &str, only: Option<&str>, address: Address<'_>) -> Picture {
    let chart = matrix_chart(reading, currency, only, address);
    Picture { title: method::figure::SELECTION_MATRIX.name, chart, table: matrix_table(reading, currency) }
}

/// The accounts from the largest down, with what they come to together.
pub fn pareto(reading: &PlanReading, currency: &str, address: Address<'_>) -> Picture {
    let chart = pareto_chart(reading, currency, address);
    Picture { title: method::figure::PARETO.name, chart, table: pareto_table(reading, currency) }
}

/// Sales and numbers of accounts by tier.
pub fn tier_bars(reading: &PlanReading, currency: &str) -> Picture {
    Picture {
        title: method::figure::TIER.name,
        chart: tier_chart(reading, currency),
        table: tier_table(reading, currency),
    }
}

fn matrix_chart(reading: &PlanReading, currency: &str, only: Option<&str>, address: Address<'_>) -> Chart {
    let tiers = tiers();
    let bubble = |account: &AccountReading| {
        let (x, y) = (account.strength.ok()?, account.attractiveness.ok()?);
        let (_, tier, tone) = &tiers[tier_place(account)];
        // Scored as strong, and behind a rival all the same: the point lies where its scores are, with a mark of its own.
        let is_moved = account.is_moved(reading.splits);
        let series = if is_moved { tiers.len() } else { tier_place(account) };
        let spoken = [
            named(account),
            tier_of(account, tier),
            placed(account, reading).unwrap_or_default(),
            format!("{} {}", method::figure::ATTRACTIVENESS.name.say(), written(Ok(y), 0)),
            format!("{} {}", method::figure::STRENGTH.name.say(), written(Ok(x), 0)),
            sales(account, currency),
        ];
        let is_in_front = only.is_none_or(|id| id == account.id);
        Some(Bubble {
            x,
            y,
            size: sum(account),
            label: match placed(account, reading) {
                _ if !is_in_front => String::new(),
                Some(place) if is_moved => format!("{}: {place}", named(account)),
                _ => named(account),
            },
            spoken: spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} "),
            tone: if is_in_front { *tone } else { Tone::Grid },
            series,
            target: address(&account.id),
        })
    };
    let scale = |title: Msg, split: f64| Scale {
        title: title.say().to_owned(),
        low: 0.0,
        high: 100.0,
        low_text: "0".into(),
        high_text: "100".into(),
        split: Some(split),
    };
    let mut items: Vec<Bubble> = reading.accounts.iter().filter_map(bubble).collect();
    // What stands in front is drawn last.
    sort_by(&mut items, |one, other| (one.tone != Tone::Grid).cmp(&(other.tone != Tone::Grid)));
    let used = |place: usize| reading.accounts.iter().any(|account| tier_place(account) == place);
    let series = tiers.iter().enumerate().map(|(place, (_, name, tone))| {
        let name = if used(place) { name.clone() } else { String::new() };
        (name, *tone)
    });
    let moved = reading.accounts.iter().any(|account| account.is_moved(reading.splits));
    let moved = moved.then(|| (assessment::BEHIND_IN_CHART.say().to_owned(), Tone::Ink));
    Chart::Bubbles(Bubbles {
        x: scale(method::figure::STRENGTH.name, reading.splits.1),
        y: scale(method::figure::ATTRACTIVENESS.name, reading.splits.0),
        quadrants: Some([Quadrant::Star, Quadrant::Strategic, Quadrant::Streamline, Quadrant::Status].map(quadrant)),
        series: series.chain(moved).collect(),
        items,
        empty: no_data(),
    })
}

fn matrix_table(reading: &PlanReading, currency: &str) -> Table {
    let words = [
        role::ACCOUNT,
        method::figure::ATTRACTIVENESS.name,
        method::figure::STRENGTH.name,
        method::figure::SELECTION_MATRIX.name,
        method::figure::REVENUE.name,
    ];
    let row = |account: &AccountReading| {
        vec![
            named(account),
            written(account.attractiveness, 1),
            written(account.strength, 1),
            placed(account, reading).unwrap_or_else(|| "\u{2013}".to_owned()),
            sales(account, currency),
        ]
    };
    Table { head: words.map(|word| word.say().to_owned()).to_vec(), rows: reading.accounts.iter().map(row).collect() }
}

/// The accounts that are in the Pareto analysis, from the largest down.
fn ranked(reading: &PlanReading) -> Vec<(&AccountReading, Class, f64)> {
    let of = |account| {
        let account: &AccountReading = account;
        Some((account, account.class().ok()?, account.cumulated?))
    };
    let mut ranked: Vec<_> = reading.accounts.iter().filter_map(of).collect();
    sort_by(&mut ranked, |(_, _, one), (_, _, other)| one.total_cmp(other));
    ranked
}

fn pareto_chart(reading: &PlanReading, currency: &str, address: Address<'_>) -> Chart {
    let ranked = ranked(reading);
    let limit = |at: f64| Limit { at, text: percent(at) };
    let tick = |at: f64| Tick { at, text: percent(at) };
    Chart::Pareto(Pareto {
        axis: money_axis("", ranked.iter().filter_map(|(account, ..)| sum(account)), currency),
        cumulated: Axis {
            title: role::CUMULATED.say().to_owned(),
            ticks: [0.0, 0.25, 0.5, 0.75, 1.0].map(tick).to_vec(),
        },
        limits: [0.8, 0.95].map(limit).to_vec(),
        classes: [Class::A, Class::B, Class::C].map(|class| choice_label("abc_class", class.slug())),
        items: ranked
            .iter()
            .filter_map(|(account, class, cumulated)| {
                Some(ParetoItem {
                    label: named(account),
                    value: sum(account)?,
                    text: sales(account, currency),
                    cumulated: *cumulated,
                    cumulated_text: percent(*cumulated),
                    class: *class,
                    target: address(&account.id),
                })
            })
            .collect(),
        empty: no_data(),
    })
}

fn pareto_table(reading: &PlanReading, currency: &str) -> Table {
    let words = [role::ACCOUNT, method::figure::REVENUE.name, role::CUMULATED, method::figure::PARETO.name];
    let row = |(account, class, cumulated): &(&AccountReading, Class, f64)| {
        let class = choice_label("abc_class", class.slug());
        let class = Shown::word(class, "").resting_on(reading.known_sales()).text;
        vec![named(account), sales(account, currency), percent(*cumulated), class]
    };
    Table { head: words.map(|word| word.say().to_owned()).to_vec(), rows: ranked(reading).iter().map(row).collect() }
}

/// A tier, how many accounts are of it, and their sales; none where of nobody are sales known.
type OfTier = (String, Tone, usize, Option<Decimal>);

/// Accounts and sales by tier.
fn by_tier(reading: &PlanReading) -> Vec<OfTier> {
    let mut sums: Vec<OfTier> = tiers().into_iter().map(|(_, name, tone)| (name, tone, 0, None)).collect();
    for account in &reading.accounts {
        let (_, _, count, sum) = &mut sums[tier_place(account)];
        *count += 1;
        if let Ok(sales) = account.revenue {
            let before = sum.unwrap_or_default();
            *sum = Some(before.checked_add(sales.max(Decimal::ZERO)).unwrap_or(before));
        }
    }
    sums.retain(|(_, _, count, _)| *count > 0);
    sums
}

/// What stands where nothing is known.
const NOTHING: &str = "\u{2013}";

/// Part of the sales to all accounts.
fn part(sum: Decimal, reading: &PlanReading) -> f64 {
    sum.checked_div(reading.sales).and_then(|part| part.to_f64()).unwrap_or_default()
}

fn tier_chart(reading: &PlanReading, currency: &str) -> Chart {
    let bar = |(name, tone, count, sum): OfTier| {
        let said = sum.map(|sum| format!("{} \u{b7} {}", money(sum, currency), percent(part(sum, reading))));
        let (text, sum) = (said.unwrap_or_else(|| NOTHING.to_owned()), sum.unwrap_or_default());
        let label = format!("{name} ({count})");
        Bar { label, values: vec![Value { amount: sum.to_f64().unwrap_or_default(), text, tone }], target: None }
    };
    Chart::Bars(Bars { items: by_tier(reading).into_iter().map(bar).collect(), empty: no_data(), ..Bars::default() })
}

fn tier_table(reading: &PlanReading, currency: &str) -> Table {
    let words = [method::figure::TIER.name, shell::ACCOUNTS, method::figure::REVENUE.name, role::SHARE];
    let row = |(name, _, count, sum): OfTier| {
        let said = |say: &dyn Fn(Decimal) -> String| sum.map_or_else(|| NOTHING.to_owned(), say);
        vec![name, count.to_string(), said(&|sum| money(sum, currency)), said(&|sum| percent(part(sum, reading)))]
    };
    Table {
        head: words.map(|word| word.say().to_owned()).to_vec(),
        rows: by_tier(reading).into_iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::plan::{Account, Plan, RowId};
    use plan_core::reading::plan_reading;
    use plan_core::value::{Choice, Line};

    #[test]
    fn a_tier_that_nobody_understands_is_not_called_none_and_unknown_sales_are_no_nought() {
        let mut plan = Plan::default();
        for (id, tier) in [("a", "key"), ("b", "top of the world"), ("c", "")] {
            let mut account = Account::default();
            account.assessment.tier = Choice::of(tier);
            plan.accounts.push(RowId::new(id).unwrap(), account);
        }
        let rows = tier_table(&plan_reading(&plan, "2026-03-10".parse().unwrap()), "CNY").rows;
        let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        let key = choice_label("tier", "key");
        assert_eq!(names, [key.as_str(), shell::WITHOUT_TIER.say(), shell::TIER_NOT_UNDERSTOOD.say()]);
        assert!(rows.iter().all(|row| row[2] == NOTHING && row[3] == NOTHING), "{rows:?}");
    }

    #[test]
    fn a_point_among_the_strong_that_counts_as_weak_is_marked_and_says_why() {
        language().set(Language::English);
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), Account { name: Line("Lingfeng".into()), ..Account::default() });
        let mut reading = plan_reading(&plan, "2026-06-30".parse().unwrap());
        let drawn = |reading: &PlanReading| match matrix_chart(reading, "EUR", None, &|_| None) {
            Chart::Bubbles(bubbles) => bubbles,
            other => panic!("{other:?}"),
        };
        let account = &mut reading.accounts[0];
        (account.attractiveness, account.strength) = (Ok(70.0), Ok(82.5));
        (account.quadrant, account.lead) = (Ok(Quadrant::Strategic), Ok(0.5));
        let ahead = drawn(&reading);
        let account = &mut reading.accounts[0];
        (account.quadrant, account.lead) = (Ok(Quadrant::Star), Ok(-0.5));
        let behind = drawn(&reading);
        assert_eq!(ahead.items[0].label, "Lingfeng");
        assert!(behind.items[0].label.ends_with("(behind a rival)"), "{}", behind.items[0].label);
        assert_ne!(ahead.items[0].series, behind.items[0].series);
        // The legend says what the mark means.
        let meaning = |bubbles: &Bubbles| bubbles.series.get(bubbles.items[0].series).map(|(name, _)| name.clone());
        assert!(meaning(&behind).is_some_and(|name| name.contains("rival")));
        assert_ne!(meaning(&ahead), meaning(&behind));
        assert!(matrix_table(&reading, "EUR").rows[0][3].ends_with("(behind a rival)"));
    }
}
