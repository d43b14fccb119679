//! All risks that may still happen, by likelihood and impact; the fields are called as the plan's bands.

use crate::charts::{Cell, Chart, Matrix, MatrixItem, Picture, Tone, no_data};
use crate::i18n::words::{method, risk as r, warning as w};
use crate::i18n::{decimal, rounded, visible};
use crate::sheets::{Whole, named};
use plan_core::methods::risk_rating;
use plan_core::plan::execution::Warning;
use plan_core::plan::{Plan, Risk, RiskStatus};
use plan_core::value::Target;
use rust_decimal::Decimal;

struct Placed {
    /// Impact and likelihood, from 0.
    column: usize,
    row: usize,
    texts: [String; 5],
}

pub fn risks(whole: &Whole<'_>) -> Option<Picture> {
    let plan = whole.plan;
    let is_archived = |risk: &Risk| plan.accounts.get(&risk.account.0).is_some_and(|account| account.archived.0);
    let live = plan.risks.iter().filter(|risk| !risk.status.is(RiskStatus::Over) && !is_archived(risk));
    let risks: Vec<Placed> = live.filter_map(|risk| placed(plan, risk)).collect();
    let cells = (0..25_u8).map(|place| {
        let (column, row) = (place % 5, place / 5);
        let rating = (column + 1) * (row + 1);
        let (tone, text) = (tone(rating), band(&plan.warning, rating));
        Cell { column: column.into(), row: row.into(), tone, text }
    });
    let item = |risk: &Placed| MatrixItem {
        column: risk.column,
        row: risk.row,
        label: risk.texts[0].clone(),
        spoken: risk.texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" \u{b7} "),
        tone: Tone::Ink,
        target: None,
    };
    let grades = || (1..=5).map(|grade| grade.to_string()).collect::<Vec<_>>();
    let chart = Chart::Matrix(Matrix {
        columns: grades(),
        rows: grades(),
        column_title: r::column::risks::impact.label.say().to_owned(),
        row_title: r::column::risks::likelihood.label.say().to_owned(),
        cells: cells.collect(),
        items: risks.iter().map(item).collect(),
        empty: no_data(),
    });
    let head = [
        r::column::risks::what.label,
        r::column::risks::account.label,
        r::column::risks::likelihood.label,
        r::column::risks::impact.label,
        method::figure::RISK_RATING.name,
    ];
    let rows = risks.iter().map(|risk| risk.texts.to_vec()).collect();
    (!risks.is_empty()).then(|| Picture::new(w::chart::RISKS, chart, &head, rows))
}

fn placed(plan: &Plan, risk: &Risk) -> Option<Placed> {
    let (likelihood, impact) = (risk.likelihood.valid()?.0, risk.impact.valid()?.0);
    let rating = risk_rating(likelihood, impact, risk.control.valid().map(|control| control.0));
    let account = if risk.account.0.is_empty() { String::new() } else { named(plan, Target::Account, &risk.account.0) };
    let texts = [
        visible(&risk.what.0),
        account,
        likelihood.to_string(),
        impact.to_string(),
        decimal(&rounded(rating, 1).normalize().to_string(), 1),
    ];
    let place = |grade: u8| usize::from(grade).checked_sub(1);
    Some(Placed { column: place(impact)?, row: place(likelihood)?, texts })
}

/// By the rating before anything is held off: high from 12, middling from 6.
fn tone(rating: u8) -> Tone {
    match rating {
        12.. => Tone::BadSoft,
        6..12 => Tone::WarnSoft,
        _ => Tone::GoodSoft,
    }
}

/// What the plan calls a rating: the band with the highest edge that it reaches.
fn band(warning: &Warning, rating: u8) -> String {
    let edges = warning.bands.iter().filter_map(|band| Some((band.from.valid()?.0, band)));
    let reached = edges.filter(|(edge, _)| *edge <= Decimal::from(rating));
    reached.max_by_key(|(edge, _)| *edge).map(|(_, band)| visible(&band.name.0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::plan::RowId;
    use plan_core::plan::execution::RiskBand;
    use plan_core::value::{Entry, Line};

    #[test]
    fn a_rating_on_an_edge_belongs_to_the_band_that_begins_there() {
        let mut warning = Warning::default();
        for (name, from) in [("high", "12"), ("low", "1"), ("middling", "6")] {
            let band = RiskBand { name: Line(name.to_owned()), from: Entry::of(from), ..RiskBand::default() };
            warning.bands.push(RowId::new(name).unwrap(), band);
        }
        assert_eq!([5, 6, 12, 25].map(|rating| band(&warning, rating)), ["low", "middling", "high", "high"]);
        assert_eq!(band(&Warning::default(), 25), "");
    }
}
