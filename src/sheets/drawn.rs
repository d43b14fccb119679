//! What a worksheet draws: a picture made of the plan and of what was read off it, drawn again when that changes, and
//! not there while there is nothing to draw.

use super::sheet::Context;
use crate::charts::{Picture, PictureView};
use crate::prelude::*;
use crate::state::{insight, session};
use chrono::NaiveDate;
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
    pub today: NaiveDate,
}

/// What a picture of the whole plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    pub plan: &'a Plan,
    pub all: &'a PlanReading,
    pub today: NaiveDate,
}

/// A picture. None where there is nothing to draw.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    pub picture: Draw,
    /// It changes with every change of the plan, and not only with the reading, which comes a moment later.
    pub is_of_plan: bool,
}

#[derive(Debug, Clone, Copy)]
pub enum Draw {
    /// The account in view.
    Account(fn(&Subject<'_>) -> Option<Picture>),
    Whole(fn(&Whole<'_>) -> Option<Picture>),
}

impl Drawn {
    /// Made of the fields as they stand; they are few.
    pub const fn of_plan(picture: fn(&Subject<'_>) -> Option<Picture>) -> Self {
        Self { picture: Draw::Account(picture), is_of_plan: true }
    }

    /// Made of what was read off the account or off all.
    pub const fn of_reading(picture: fn(&Subject<'_>) -> Option<Picture>) -> Self {
        Self { picture: Draw::Account(picture), is_of_plan: false }
    }

    /// Made of the whole plan, as it stands when it was read.
    pub const fn of_whole(picture: fn(&Whole<'_>) -> Option<Picture>) -> Self {
        Self { picture: Draw::Whole(picture), is_of_plan: false }
    }
}

pub fn drawn(context: Context, drawn: Drawn) -> AnyView {
    let picture = memo(move || {
        let reading = insight().reading().get();
        let today = session().today.get();
        context.account.with_value(|id| {
            let draw = |plan: &Plan| match drawn.picture {
                Draw::Whole(picture) => picture(&Whole { plan, all: &reading, today }),
                Draw::Account(picture) => {
                    let (row, account) = (plan.accounts.get(id)?, reading.account(id));
                    picture(&Subject { plan, all: &reading, row, account, today })
                }
            };
            let plan = context.planner.plan();
            if drawn.is_of_plan { plan.with(draw) } else { plan.with_untracked(draw) }
        })
    });
    view! { <PictureView picture /> }
}
