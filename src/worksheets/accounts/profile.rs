//! Chapter 2, the worksheets of an account: the customer profile.

mod agenda_chart;
mod map;
mod people_chart;
mod powers_chart;
mod relations;
mod years;

pub use agenda_chart::agenda;
pub use people_chart::grid as power_and_interest;
pub use powers_chart::powers;
pub use relations::in_short;

use super::profile::map::RelationshipMap;
use crate::i18n::words::{plan as p, profile as c};
use crate::later::{Later, Part, alone};
use crate::prelude::*;
use crate::sheets::{Block, Context, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::profile::Profile;

pub static PROFILE: Sheet = Sheet {
    worksheet: Some(Worksheet::Profile),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::BASICS),
        prompt!(p: @name).essential().half(),
        prompt!(Profile, c: legal_name).essential().half(),
        prompt!(Profile, c: english_name).half(),
        prompt!(Profile, c: group).half(),
        prompt!(Profile, c: owner).essential().half(),
        prompt!(Profile, c: industry).essential().half(),
        prompt!(Profile, c: region).essential().half(),
        prompt!(Profile, c: enterprise_type).half(),
        prompt!(Profile, c: size).half(),
        prompt!(Profile, c: employees).half(),
        prompt!(Profile, c: founded).half(),
        prompt!(Profile, c: customer_since).half(),
        prompt!(Profile, c: credit_code).half(),
        prompt!(Profile, c: website).half(),
        prompt!(Profile, c: address).wide(),
        prompt!(Profile, c: business_scope).essential().wide(),
        Block::Section(c::section::UNITS),
        table!(Profile, c: units columns { name 3, kind 2, parent 2, location 2, employees 1, business 3 }).block(),
        Block::Section(c::section::YEARS),
        table!(Profile, c: years
            columns { year 1, revenue 3, profit 3, market_share 1 }
            details { note 9 }
        )
        .figures(years::YEAR_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Figures(years::YEARS),
        Block::Section(c::section::CONTACTS),
        Block::Figures(relations::RELATIONS),
        Block::Own(relationship_map),
        table!(Profile, c: contacts
            columns { name 2, position 2, reports_to 2, political_status 2, support 2, coverage 2 }
            details {
                buying_role 9, unit 3, last_contact 3, power 3, interest 3, adaptability 3, decision_orientation 3,
                birthday 3, phone 3, email 3, power_area 3, level 3, veto 3, leans_to 3, post 3, left_on 3, successor 3,
                background 6, preferences 6,
            }
        )
        .with_evidence()
        .essential()
        .block(),
        table!(Profile, c: ties columns { from 2, kind 2, to 2, note 4 }).block(),
        Block::Picture(Drawn::of_plan("power-and-interest")),
        Block::Section(c::section::COVERAGE),
        Block::Worked(&["bus-factor", "key-players-unpaired", "level-parity", "power-areas-empty"]),
        Block::Picture(Drawn::of_plan("powers")),
        table!(Profile, c: pairs
            columns { member 2, contact 2, purpose 3, rhythm_days 1, now 2, wanted 2 }
        )
        .figures(&[worked("pair-due")])
        .with_evidence()
        .essential()
        .block(),
        prompt!(Profile, c: our_sponsor).half(),
        prompt!(Profile, c: their_sponsor).half(),
        Block::Section(c::section::DECISION),
        table!(Profile, c: decision_process
            columns { step 3, timing 2, duration_days 1, criteria 4 }
            details { who 9, note 9 }
        )
        .essential()
        .block(),
        prompt!(Profile, c: decision_notes).wide(),
        Block::Section(c::section::AGENDA),
        prompt!(Profile, c: vision).essential().wide(),
        prompt!(Profile, c: priorities).essential().wide(),
        table!(Profile, c: kpis
            columns { name 3, unit 1, value 2, target 2, as_of 2, note 3 }
        )
        .block(),
        Block::Worked(&["insights-confirmed", "initiatives-answered", "insights-owned", "insight-depth"]),
        Block::Picture(Drawn::of_plan("agenda")),
        table!(Profile, c: insights
            columns { kind 2, text 4, serves 3, state 1, priority 1 }
            details { owners 6, told_by 3, told_on 3, due 3, budget 3, product 3, solution 3 }
        )
        .essential()
        .block(),
        Block::Section(c::section::NOTES),
        prompt!(Profile, c: notes).wide(),
    ],
};

static MAP: Later<Context> = Later::new(Part::Map, alone);

/// Puts the relationship map in its place.
pub fn fill_map() {
    MAP.fill(|context| view! { <RelationshipMap context /> });
}

fn relationship_map(context: Context) -> AnyView {
    MAP.show(context)
}
