//! Chapter 2, the worksheets of an account: the customer profile.

use super::describe::{Block, Figure, Prompt, Scope, Sheet, Shown, Table, column};
use super::sheet::Context;
use crate::i18n::{percent, t, words::plan as p, words::profile as c, words::shell};
use crate::ui::{live, memo, view, when};
use leptos::prelude::*;
use plan_core::insight::{reporting_cycle, years_reading};
use plan_core::methods::Unavailable;
use plan_core::plan::Plan;
use plan_core::value::fixed;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub static PROFILE: Sheet = Sheet {
    id: "2.1",
    scope: Scope::Account,
    root: "/profile",
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
        .figures(&[
            Figure { method: "revenue-growth", heading: shell::GROWTH, read: revenue_growth },
            Figure { method: "profit-margin", heading: shell::PROFIT_MARGIN, read: profit_margin },
        ])
        .with_evidence()
        .essential()
        .block(),
        Block::Own(annual_growth),
        Block::Section(c::section::CONTACTS),
        Block::Own(cycle_warning),
        Table::new(
            "contacts",
            &c::table::CONTACTS,
            &[
                column("name", &c::column::contacts::NAME, 2),
                column("position", &c::column::contacts::POSITION, 2),
                column("reports_to", &c::column::contacts::REPORTS_TO, 2),
                column("support", &c::column::contacts::SUPPORT, 2),
                column("coverage", &c::column::contacts::COVERAGE, 2),
                column("last_contact", &c::column::contacts::LAST_CONTACT, 2),
            ],
        )
        .details(&[
            column("buying_role", &c::column::contacts::BUYING_ROLE, 9),
            column("unit", &c::column::contacts::UNIT, 3),
            column("political_status", &c::column::contacts::POLITICAL_STATUS, 3),
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

/// The account and the row of a path such as `/accounts/<id>/profile/years/<row>`.
fn account_and_row(path: &str) -> Option<(&str, &str)> {
    Some((path.split('/').nth(2)?, path.rsplit('/').next()?))
}

fn year_figure(
    plan: &Plan,
    path: &str,
    read: fn(&plan_core::insight::YearReading) -> Result<Decimal, Unavailable>,
) -> Shown {
    let reading = account_and_row(path).and_then(|(account, row)| {
        let reading = years_reading(&plan.accounts.get(account)?.profile.years, &plan.currency.0);
        reading.years.into_iter().find(|year| year.row == row)
    });
    match reading.map(|year| read(&year)) {
        Some(Ok(ratio)) => Shown::ratio(ratio.to_f64()),
        Some(Err(Unavailable::MixedCurrencies)) => {
            Shown { text: shell::MIXED_CURRENCIES.say().to_owned(), ..Shown::nothing() }
        }
        Some(Err(_)) | None => Shown::nothing(),
    }
}

fn revenue_growth(plan: &Plan, path: &str) -> Shown {
    year_figure(plan, path, |year| year.revenue_growth)
}

fn profit_margin(plan: &Plan, path: &str) -> Shown {
    year_figure(plan, path, |year| year.margin)
}

fn annual_growth(context: Context) -> AnyView {
    let growth = memo(move || {
        context.account.with_value(|account| {
            context.planner.plan().with(|plan| {
                let profile = &plan.accounts.get(account)?.profile;
                years_reading(&profile.years, &plan.currency.0).annual_growth.ok()
            })
        })
    });
    view! {
        {when(move || growth.get().is_some(), move || view! {
            <p class="figure-line">
                {t(shell::ANNUAL_GROWTH)}" "
                <strong data-figure="annual-growth" data-value=move || growth.get().map(|rate| fixed(rate, 4))>
                    {live(move || (growth.get().map(percent)).into_any())}
                </strong>
            </p>
        }.into_any())}
    }
    .into_any()
}

/// Says who reports to whom in a circle, which can come about when two people each move a contact.
fn cycle_warning(context: Context) -> AnyView {
    let names = memo(move || {
        context.account.with_value(|account| {
            context.planner.plan().with(|plan| {
                let contacts = &plan.accounts.get(account)?.profile.contacts;
                let cycle = reporting_cycle(contacts);
                let names: Vec<String> =
                    cycle.iter().filter_map(|id| contacts.get(id)).map(|contact| contact.name.0.clone()).collect();
                (!names.is_empty()).then(|| names.join(" \u{2192} "))
            })
        })
    });
    view! {
        {when(move || names.with(Option::is_some), move || view! {
            <p class="warning" role="status">{live(move || (names.get().map(|names| shell::reporting_cycle(names).say())).into_any())}</p>
        }.into_any())}
    }
    .into_any()
}
