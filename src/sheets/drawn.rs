//! What a worksheet draws: a picture made of the plan and of what was read off it, drawn again when that changes, and
//! not there while there is nothing to draw.

use super::sheet::Context;
use crate::charts::{Picture, PictureView};
use crate::prelude::*;
use crate::state::insight;
use plan_core::plan::{Account, Plan};
use plan_core::reading::{AccountReading, PlanReading};

/// What a picture is made of.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub plan: &'a Plan,
    pub all: &'a PlanReading,
    /// The account in view.
    pub row: &'a Account,
    /// None for one that is archived, or was made a moment ago.
    pub account: Option<&'a AccountReading>,
}

/// A picture of the account in view.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// None where there is nothing to draw.
    pub picture: fn(&Subject<'_>) -> Option<Picture>,
    /// It changes with every change of the plan, and not only with the reading, which comes a moment later.
    pub is_of_plan: bool,
}

impl Drawn {
    /// Made of the fields as they stand; they are few.
    pub const fn of_plan(picture: fn(&Subject<'_>) -> Option<Picture>) -> Self {
        Self { picture, is_of_plan: true }
    }

    /// Made of what was read off the account or off all.
    pub const fn of_reading(picture: fn(&Subject<'_>) -> Option<Picture>) -> Self {
        Self { picture, is_of_plan: false }
    }
}

pub fn drawn(context: Context, drawn: Drawn) -> AnyView {
    let picture = memo(move || {
        let reading = insight().reading().get();
        context.account.with_value(|id| {
            let draw = |plan: &Plan| {
                let (row, account) = (plan.accounts.get(id)?, reading.account(id));
                (drawn.picture)(&Subject { plan, all: &reading, row, account })
            };
            let plan = context.planner.plan();
            if drawn.is_of_plan { plan.with(draw) } else { plan.with_untracked(draw) }
        })
    });
    view! { <PictureView picture /> }
}
