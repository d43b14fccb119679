//! What the table of accounts can show: each column once, for the table, the comparison, sorting, filtering
//! and grouping.

use super::line::Looked;
use crate::figures::Shown;
use crate::i18n::{Msg, ago, choice_label, decimal, visible, words::method::figure as f, words::plan as p};
use crate::i18n::{words::profile as c, words::shell};
use crate::sheets::Seen;
use crate::worksheets::accounts::{assessment, buying, profile};
use plan_core::methods::{RfmScore, Unavailable};
use plan_core::plan::assessment::Tier;
use plan_core::value::{Slugs, fixed};
use rust_decimal::prelude::ToPrimitive;

/// What stands in a cell, and by what it is sorted: a number, or else its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    pub shown: Shown,
    pub key: Option<f64>,
}

#[derive(Debug)]
pub struct Column {
    /// Its name in the settings; that of its method where it is computed.
    pub name: &'static str,
    pub label: Msg,
    pub is_number: bool,
    /// Explains itself.
    pub is_figure: bool,
    /// All of it is said in one unit.
    pub is_money: bool,
    pub read: fn(&Looked<'_>) -> Cell,
}

const fn text(name: &'static str, label: Msg, read: fn(&Looked<'_>) -> Cell) -> Column {
    Column { name, label, is_number: false, is_figure: false, is_money: false, read }
}

const fn word(name: &'static str, label: Msg, read: fn(&Looked<'_>) -> Cell) -> Column {
    Column { name, label, is_number: false, is_figure: true, is_money: false, read }
}

const fn figure(name: &'static str, label: Msg, read: fn(&Looked<'_>) -> Cell) -> Column {
    Column { name, label, is_number: true, is_figure: true, is_money: false, read }
}

const fn sum(name: &'static str, label: Msg, read: fn(&Looked<'_>) -> Cell) -> Column {
    Column { is_money: true, ..figure(name, label, read) }
}

/// All columns beside the name, in their order.
pub static COLUMNS: &[Column] = &[
    word("tier", f::TIER.name, tier),
    figure("weighted-score", f::WEIGHTED_SCORE.name, |it| {
        let score = it.seen.as_ref().and_then(|seen| seen.account.score.ok());
        Cell { shown: seen(it, assessment::score_alone), key: score }
    }),
    figure("rank", f::RANK.name, |it| {
        number(it, |seen| seen.account.rank.and_then(|rank| rank.to_f64()).ok_or(Unavailable::Missing), rounded)
    }),
    sum("revenue", f::REVENUE.name, |it| money(it, buying::revenue, |seen| seen.account.revenue.ok()?.to_f64())),
    figure("sales-share", f::SALES_SHARE.name, |it| Cell {
        shown: seen(it, assessment::share),
        key: it.seen.as_ref().and_then(|seen| seen.account.share.ok()),
    }),
    figure("sales-growth", f::SALES_GROWTH.name, |it| {
        number(it, |seen| seen.account.growth.and_then(|it| it.to_f64().ok_or(Unavailable::Overflow)), Shown::ratio)
    }),
    word("map-status", f::MAP_STATUS.name, |it| {
        let status = it.seen.as_ref().map(|seen| f64::from(seen.account.relations.map.status));
        Cell { shown: seen(it, profile::in_short), key: status }
    }),
    figure("map-coverage", f::MAP_COVERAGE.name, |it| {
        number(it, |seen| seen.account.relations.map.coverage, Shown::ratio)
    }),
    word("rfm-segment", f::RFM_SEGMENT.name, |it| Cell { shown: seen(it, buying::segment), key: None }),
    figure("rfm", f::RFM.name, |it| {
        number(
            it,
            |seen| {
                let digits = |it: RfmScore| [it.recency, it.frequency, it.monetary].map(f64::from);
                seen.account.rfm.map(|it| digits(it).into_iter().fold(0.0, |sum, digit| sum * 10.0 + digit))
            },
            rounded,
        )
    }),
    word("pareto", f::PARETO.name, |it| Cell { shown: seen(it, buying::class), key: None }),
    word("selection-matrix", f::SELECTION_MATRIX.name, |it| Cell { shown: seen(it, assessment::quadrant), key: None }),
    figure("share-of-wallet", f::SHARE_OF_WALLET.name, |it| {
        let share = it.seen.as_ref().and_then(|seen| seen.account.wallet.ok()?.least.to_f64());
        Cell { shown: seen(it, assessment::wallet), key: share }
    }),
    figure("recency", f::RECENCY.name, |it| {
        let days = it.seen.as_ref().and_then(|seen| seen.account.purchases.recency_days().ok());
        Cell { shown: days.map_or_else(Shown::nothing, Shown::days), key: days.and_then(|days| days.to_f64()) }
    }),
    sum("lifetime-value-end", f::LIFETIME_VALUE_END.name, |it| {
        money(it, assessment::value_end, |seen| seen.account.value_end.ok()?.to_f64())
    }),
    sum("credit-line", f::CREDIT_LINE.name, |it| {
        money(it, assessment::credit_line, |seen| seen.account.credit_line.ok()?.to_f64())
    }),
    text("owner", c::prompt::owner.label, |it| plain(it.owner())),
    text("industry", c::prompt::industry.label, |it| plain(it.industry())),
    text("region", c::prompt::region.label, |it| plain(it.region())),
    text("enterprise_type", c::prompt::enterprise_type.label, |it| {
        let kind = &it.row.profile.enterprise_type.0;
        plain(if kind.is_empty() { String::new() } else { choice_label("enterprise_type", kind) })
    }),
    Column { is_number: true, ..text("contacts", c::table::contacts.label, |it| count(it.row.profile.contacts.len())) },
    Column {
        is_number: true,
        ..text("progress", shell::PROGRESS, |it| {
            let percent = it.percent;
            Cell { shown: Shown::word(format!("{percent}%"), ""), key: percent.to_f64() }
        })
    },
    text("age", shell::AGE, |it| match it.reviewed_on {
        None => Cell { shown: Shown::word(shell::NEVER_REVIEWED.say(), ""), key: Some(f64::MAX) },
        Some(day) => {
            let days = (it.today - day).num_days().to_f64();
            Cell { shown: Shown::word(ago(day, it.today), ""), key: days }
        }
    }),
    Column { is_number: true, ..text("warnings", shell::FINDINGS, |it| count(it.findings)) },
];

/// What is shown until somebody chooses otherwise.
pub const USUAL: [&str; 8] =
    ["tier", "weighted-score", "revenue", "sales-growth", "map-status", "owner", "age", "warnings"];

/// Columns whose values are few enough to group by.
pub const GROUPS: [&str; 8] =
    ["tier", "selection-matrix", "rfm-segment", "pareto", "map-status", "owner", "industry", "region"];

/// The name of an account, as it is shown.
pub fn name_label() -> Msg {
    p::prompt::name.label
}

pub fn named(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

fn seen(it: &Looked<'_>, read: fn(&Seen<'_>) -> Shown) -> Shown {
    it.seen.as_ref().map_or_else(Shown::nothing, read)
}

fn plain(text: String) -> Cell {
    Cell { shown: Shown { text: visible(&text), ..Shown::default() }, key: None }
}

fn count(count: usize) -> Cell {
    Cell { shown: Shown::count(count), key: count.to_f64() }
}

fn rounded(figure: f64) -> Shown {
    let text = fixed(figure, 0);
    Shown { text: decimal(&text, 0), value: text, ..Shown::default() }
}

fn number(it: &Looked<'_>, read: fn(&Seen<'_>) -> Result<f64, Unavailable>, show: fn(f64) -> Shown) -> Cell {
    let figure = it.seen.as_ref().map(read);
    Cell {
        shown: figure.map_or_else(Shown::nothing, |figure| Shown::of(figure, show)),
        key: figure.and_then(Result::ok),
    }
}

fn money(it: &Looked<'_>, show: fn(&Seen<'_>) -> Shown, read: fn(&Seen<'_>) -> Option<f64>) -> Cell {
    Cell { shown: seen(it, show), key: it.seen.as_ref().and_then(read) }
}

/// Tiers stand in their own order, not in that of their letters.
fn tier(it: &Looked<'_>) -> Cell {
    let place =
        it.seen.as_ref().and_then(|seen| Tier::SET.slugs.iter().position(|tier| seen.account.tier() == Some(*tier)));
    Cell { shown: seen(it, assessment::tier), key: place.and_then(|place| place.to_f64()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Explained;
    use crate::pages::accounts::pictures::FIGURES;

    #[test]
    fn every_figure_of_the_accounts_page_explains_itself_in_both_languages() {
        let seen = Explained::all(|explained| {
            let (plan, all) = (explained.plan.clone(), explained.reading.clone());
            for (method, read) in FIGURES {
                explained.check(None, "", method, &read(&all, &plan.currency.0));
            }
            for (row, account) in plan.accounts.iter().filter_map(|row| Some((row, all.account(row.id.as_str())?))) {
                let seen = Some(Seen { plan: &plan, row, all: &all, account });
                let looked = Looked {
                    plan: &plan,
                    row,
                    seen,
                    percent: 0,
                    reviewed_on: None,
                    findings: 0,
                    today: explained.today,
                };
                for column in COLUMNS.iter().filter(|column| column.is_figure) {
                    explained.check(Some(row.id.as_str()), "", column.name, &(column.read)(&looked).shown);
                }
            }
        });
        assert!(seen > 50, "{seen}");
    }
}
