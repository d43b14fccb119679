//! "So we will …": the worksheet's part of the plan's one list of actions.

use super::describe::{Column, Table, column};
use super::rows;
use super::sheet::Context;
use super::table::{Listing, ListingView, TableView};
use crate::i18n::{t, words::plan};
use crate::signal::{RwSignal, StoredValue};
use crate::state::Planner;
use crate::ui::memo;
use crate::ui::view;
use leptos::prelude::*;
use plan_core::plan::Action;

pub static COLUMNS: &[Column] = &[
    column("what", &plan::column::actions::WHAT, 5),
    column("owner", &plan::column::actions::OWNER, 2),
    column("due", &plan::column::actions::DUE, 2),
    column("status", &plan::column::actions::STATUS, 2),
];

static DETAILS: &[Column] = &[column("note", &plan::column::actions::NOTE, 9)];

/// Whether actions that are done or dropped are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenOnly(pub bool);

static ALL_DETAILS: &[Column] = &[
    column("worksheet", &plan::column::actions::WORKSHEET, 3),
    column("account", &plan::column::actions::ACCOUNT, 3),
    column("note", &plan::column::actions::NOTE, 9),
];

/// All actions of the plan.
#[component]
pub fn AllActions(planner: Planner, which: RwSignal<OpenOnly>, all: RwSignal<bool>) -> impl IntoView {
    let is_shown = move |action: &Action| !which.get().0 || !(action.status.is("done") || action.status.is("dropped"));
    let listing = Listing {
        planner,
        list: StoredValue::new("/actions".to_owned()),
        guide: &plan::table::ACTIONS,
        columns: COLUMNS,
        details: ALL_DETAILS,
        figures: &[],
        evidence: false,
        all,
        ids: memo(move || {
            planner
                .plan()
                .with(|plan| plan.actions.iter().filter(|row| is_shown(row)).map(|row| row.id.to_string()).collect())
        }),
        add: Callback::new(move |()| rows::add(planner, "/actions", &[("status", "open")]).to_string()),
        begins: Callback::new(|()| vec![("status".to_owned(), "open".to_owned())]),
    };
    let help = RwSignal::new(None);
    view! { <ListingView listing help /> }
}

/// The actions that follow from a worksheet; for an account's worksheet, those about that account.
static FOLLOWING: Table = Table::new("/actions", &plan::table::ACTIONS, COLUMNS)
    .details(DETAILS)
    .of_worksheet()
    .presets(&[("status", "open")]);

#[component]
pub fn ActionTable(context: Context) -> impl IntoView {
    view! {
        <div class="so-we-will" aria-label=t(plan::table::ACTIONS.label)>
            <TableView context table=&FOLLOWING />
        </div>
    }
}
