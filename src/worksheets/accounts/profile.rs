//! Chapter 2, the worksheets of an account: the customer profile.

mod map;
mod people_chart;
mod relations;
mod years;

pub use people_chart::grid as power_and_interest;
pub use relations::in_short;

use super::profile::map::RelationshipMap;
use crate::i18n::words::{plan as p, profile as c};
use crate::later::{Later, Part, alone};
use crate::prelude::*;
use crate::sheets::{Block, Context, Drawn, Prompt, Sheet, Table, column};
use plan_core::plan::Worksheet;

pub static PROFILE: Sheet = Sheet {
    worksheet: Some(Worksheet::Profile),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::BASICS),
        Prompt::essential("@name", &p::prompt::ACCOUNT_NAME).half(),
        Prompt::essential("legal_name", &c::prompt::LEGAL_NAME).half(),
        Prompt::more("english_name", &c::prompt::ENGLISH_NAME).half(),
        Prompt::more("group", &c::prompt::GROUP).half(),
        Prompt::essential("owner", &c::prompt::OWNER).half(),
        Prompt::essential("industry", &c::prompt::INDUSTRY).half(),
        Prompt::essential("region", &c::prompt::REGION).half(),
        Prompt::more("enterprise_type", &c::prompt::ENTERPRISE_TYPE).half(),
        Prompt::more("size", &c::prompt::SIZE).half(),
        Prompt::more("employees", &c::prompt::EMPLOYEES).half(),
        Prompt::more("founded", &c::prompt::FOUNDED).half(),
        Prompt::more("customer_since", &c::prompt::CUSTOMER_SINCE).half(),
        Prompt::more("credit_code", &c::prompt::CREDIT_CODE).half(),
        Prompt::more("website", &c::prompt::WEBSITE).half(),
        Prompt::more("address", &c::prompt::ADDRESS).wide(),
        Prompt::essential("business_scope", &c::prompt::BUSINESS_SCOPE).wide(),
        Block::Section(c::section::UNITS),
        Table::new(
            "units",
            &c::table::UNITS,
            &[
                column("name", &c::column::units::NAME, 3),
                column("kind", &c::column::units::KIND, 2),
                column("parent", &c::column::units::PARENT, 2),
                column("location", &c::column::units::LOCATION, 2),
                column("employees", &c::column::units::EMPLOYEES, 1),
                column("business", &c::column::units::BUSINESS, 3),
            ],
        )
        .block(),
        Block::Section(c::section::YEARS),
        Table::new(
            "years",
            &c::table::YEARS,
            &[
                column("year", &c::column::years::YEAR, 1),
                column("revenue", &c::column::years::REVENUE, 3),
                column("profit", &c::column::years::PROFIT, 3),
                column("market_share", &c::column::years::MARKET_SHARE, 1),
            ],
        )
        .details(&[column("note", &c::column::years::NOTE, 9)])
        .figures(years::YEAR_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Figures(years::YEARS),
        Block::Section(c::section::CONTACTS),
        Block::Figures(relations::RELATIONS),
        Block::Own(relationship_map),
        Table::new(
            "contacts",
            &c::table::CONTACTS,
            &[
                column("name", &c::column::contacts::NAME, 2),
                column("position", &c::column::contacts::POSITION, 2),
                column("reports_to", &c::column::contacts::REPORTS_TO, 2),
                column("political_status", &c::column::contacts::POLITICAL_STATUS, 2),
                column("support", &c::column::contacts::SUPPORT, 2),
                column("coverage", &c::column::contacts::COVERAGE, 2),
            ],
        )
        .details(&[
            column("buying_role", &c::column::contacts::BUYING_ROLE, 9),
            column("unit", &c::column::contacts::UNIT, 3),
            column("last_contact", &c::column::contacts::LAST_CONTACT, 3),
            column("power", &c::column::contacts::POWER, 3),
            column("interest", &c::column::contacts::INTEREST, 3),
            column("adaptability", &c::column::contacts::ADAPTABILITY, 3),
            column("decision_orientation", &c::column::contacts::DECISION_ORIENTATION, 3),
            column("birthday", &c::column::contacts::BIRTHDAY, 3),
            column("phone", &c::column::contacts::PHONE, 3),
            column("email", &c::column::contacts::EMAIL, 3),
            column("background", &c::column::contacts::BACKGROUND, 6),
            column("preferences", &c::column::contacts::PREFERENCES, 6),
        ])
        .with_evidence()
        .essential()
        .block(),
        Table::new(
            "ties",
            &c::table::TIES,
            &[
                column("from", &c::column::ties::FROM, 2),
                column("kind", &c::column::ties::KIND, 2),
                column("to", &c::column::ties::TO, 2),
                column("note", &c::column::ties::NOTE, 4),
            ],
        )
        .block(),
        Block::Picture(Drawn::of_plan("power-and-interest")),
        Block::Section(c::section::DECISION),
        Table::new(
            "decision_process",
            &c::table::DECISION_PROCESS,
            &[
                column("step", &c::column::decision_process::STEP, 3),
                column("timing", &c::column::decision_process::TIMING, 2),
                column("duration_days", &c::column::decision_process::DURATION_DAYS, 1),
                column("criteria", &c::column::decision_process::CRITERIA, 4),
            ],
        )
        .details(&[
            column("who", &c::column::decision_process::WHO, 9),
            column("note", &c::column::decision_process::NOTE, 9),
        ])
        .essential()
        .block(),
        Prompt::more("decision_notes", &c::prompt::DECISION_NOTES).wide(),
        Block::Section(c::section::NOTES),
        Prompt::more("notes", &c::prompt::NOTES).wide(),
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
