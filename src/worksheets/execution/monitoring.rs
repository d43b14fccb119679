//! Worksheet 5.2: what has been reached, month by month, and what is made of it.

pub mod charts;
mod standings;

use crate::i18n::words::monitoring as m;
use crate::sheets::{Block, Drawn, Sheet, prompt, table};
use plan_core::plan::Worksheet;
use plan_core::plan::execution::Monitoring;

pub static MONITORING: Sheet = Sheet {
    worksheet: Some(Worksheet::Monitoring),
    title: m::TITLE,
    purpose: m::PURPOSE,
    blocks: &[
        Block::Worked(&[
            "attainment-to-date",
            "time-progress",
            "actual-to-date",
            "gap-to-date",
            "expected-pace",
            "needed-per-month",
            "rolling-estimate",
            "year-on-year",
            "month-on-month",
        ]),
        Block::Picture(Drawn::of_reading("actuals-by-month")),
        Block::Own(standings::standings_table),
        Block::Section(m::section::ACTUALS),
        prompt!(Monitoring, m: purchases_are).essential().wide(),
        table!(Monitoring, m: actuals
            columns { month 2, level 2, account 2, measure 2, amount 2 }
            details { member 3, product 3, other 3, source 9 }
        )
        .essential()
        .block(),
        Block::Section(m::section::FORECASTS),
        table!(Monitoring, m: forecasts
            columns { month 2, account 2, measure 2, kind 2, amount 2, by 2 }
            details { made_on 3, member 3, note 3 }
        )
        .block(),
        Block::Section(m::section::KPI_VALUES),
        table!(Monitoring, m: kpi_values columns { kpi 4, month 2, value 2, note 4 }).block(),
        Block::Section(m::section::REPORTS),
        table!(Monitoring, m: reports
            columns { name 4, kind 2, month 2, written_by 2, status 2 }
            details { findings 9, proposals 9, decisions 9, written_on 3 }
        )
        .essential()
        .block(),
        table!(Monitoring, m: causes
            columns { cause 4, account 2, origin 2, effect 2, answer 4 }
            details { report 6 }
        )
        .essential()
        .block(),
    ],
};
