//! The year's target by month: the plan's own, against what its accounts are to reach together.

use crate::charts::{Axis, Chart, Columns, Period, Picture, Tone, Value, no_data};
use crate::i18n::words::targets as w;
use crate::sheets::Whole;
use crate::worksheets::execution::{MONTHS, amount};
use chrono::Datelike;
use plan_core::reading::{Aim, Whose, aims, main_measure};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub fn by_month(whole: &Whole<'_>) -> Option<Picture> {
    let plan = whole.plan;
    let measured = main_measure(plan)?;
    let all: Vec<Aim> = aims(plan, whole.today.year()).into_iter().filter(|aim| aim.measured == measured).collect();
    let own = all.iter().find(|aim| aim.whose == Whose::Plan);
    let of_accounts = |month: usize| {
        let sums: Vec<Decimal> = all
            .iter()
            .filter(|aim| matches!(aim.whose, Whose::Account(_)))
            .filter_map(|aim| aim.months[month])
            .collect();
        let sum = sums.iter().try_fold(Decimal::ZERO, |sum, month| sum.checked_add(*month));
        sum.filter(|_| !sums.is_empty())
    };
    let series = [(w::LEVEL_PLAN, Tone::Muted), (w::LEVEL_ACCOUNTS, Tone::Brand)];
    let months: Vec<[Option<Decimal>; 2]> =
        (0..12).map(|month| [own.and_then(|own| own.months[month]), of_accounts(month)]).collect();
    let value = |sum: Option<Decimal>, tone: Tone| Value {
        amount: sum.and_then(|sum| sum.to_f64()).unwrap_or(f64::NAN),
        text: amount(plan, measured, sum),
        tone,
    };
    let periods = months.iter().zip(MONTHS).map(|(sums, name)| Period {
        label: name.say().to_owned(),
        columns: sums.iter().zip(series).map(|(sum, (_, tone))| value(*sum, tone)).collect(),
        trend: None,
        target: None,
    });
    let amounts = months.iter().flatten().filter_map(|sum| sum.as_ref()?.to_f64());
    let write = |sum: f64| amount(plan, measured, Decimal::try_from(sum).ok());
    let chart = Chart::Columns(Columns {
        series: series.map(|(name, tone)| (name.say().to_owned(), tone)).into(),
        axis: Axis::fitting(String::new(), amounts, write),
        periods: periods.collect(),
        empty: no_data(),
        ..Columns::default()
    });
    let rows = months.iter().zip(MONTHS).map(|([own, accounts], name)| {
        vec![name.say().to_owned(), amount(plan, measured, *own), amount(plan, measured, *accounts)]
    });
    let picture =
        Picture::new(w::chart::BY_MONTH, chart, &[w::MONTH, w::LEVEL_PLAN, w::LEVEL_ACCOUNTS], rows.collect());
    months.iter().flatten().any(Option::is_some).then_some(picture)
}
