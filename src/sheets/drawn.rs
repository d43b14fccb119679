//! What a worksheet draws: a picture made of the plan and of what was read off it, drawn again when that changes, and
//! not there while there is nothing to draw.

use super::sheet::Context;
use crate::charts::{Picture, PictureView};
use crate::later::{Later, Part, alone};
use crate::prelude::*;
use crate::state::{insight, session};
use chrono::NaiveDate;
use plan_core::plan::{Account, Plan};
use plan_core::reading::{AccountReading, PlanReading};
use std::sync::OnceLock;

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

/// A picture, as a worksheet mentions it.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// By which the gallery knows it: descriptions come before the code that draws.
    pub name: &'static str,
    /// It changes with every change of the plan, and not only with the reading, which comes a moment later.
    pub is_of_plan: bool,
}

/// Makes a picture; none where there is nothing to draw.
#[derive(Debug, Clone, Copy)]
pub enum Draw {
    /// Of the account in view.
    Account(fn(&Subject<'_>) -> Option<Picture>),
    Whole(fn(&Whole<'_>) -> Option<Picture>),
}

impl Drawn {
    /// Made of the fields as they stand; they are few.
    pub const fn of_plan(name: &'static str) -> Self {
        Self { name, is_of_plan: true }
    }

    /// Made of what was read off the account, or off the whole plan.
    pub const fn of_reading(name: &'static str) -> Self {
        Self { name, is_of_plan: false }
    }

    pub fn draw(self) -> Option<Draw> {
        GALLERY.get()?.iter().find(|(name, _)| *name == self.name).map(|(_, draw)| *draw)
    }
}

static PICTURE: Later<(Context, Drawn)> = Later::new(Part::Pictures, alone);

static GALLERY: OnceLock<&'static [(&'static str, Draw)]> = OnceLock::new();

/// Says how the pictures that worksheets name are drawn.
pub fn open_gallery(gallery: &'static [(&'static str, Draw)]) {
    GALLERY.get_or_init(|| gallery);
    PICTURE.fill(|(context, drawn)| draw(context, drawn));
}

pub fn drawn(context: Context, drawn: Drawn) -> AnyView {
    PICTURE.show((context, drawn))
}

fn draw(context: Context, drawn: Drawn) -> AnyView {
    let sketch = drawn.draw();
    let picture = memo(move || {
        let reading = insight().reading().get();
        let today = session().today.get();
        context.account.with_value(|id| {
            let draw = |plan: &Plan| match sketch? {
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
