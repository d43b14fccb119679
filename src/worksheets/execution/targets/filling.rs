//! The button that fills the empty months of the rows that have a total: one step, which one undo takes back.

use crate::i18n::t;
use crate::i18n::words::targets as w;
use crate::prelude::*;
use crate::sheets::Context;
use crate::state::{Planner, insight};
use plan_core::reading::months_to_fill;
use plan_core::value::{Amount, Entry};

/// There while some row has a total and empty months.
pub fn fill_months(context: Context) -> AnyView {
    let planner = context.planner;
    let reading = insight().reading();
    // It follows the reading, which comes when typing rests.
    let rows =
        memo(move || reading.with(|reading| planner.plan().with_untracked(|plan| months_to_fill(plan, reading).len())));
    when(
        move || !planner.is_read_only() && rows.get() > 0,
        move || {
            view! {
                <div class="invitation">
                    <p>{move || w::months_open(rows.get()).say()}</p>
                    <button type="button" class="button primary" data-action="fill-months" on:click=move |_| fill(planner)>{t(w::FILL_MONTHS)}</button>
                </div>
            }
        },
    )
}

fn fill(planner: Planner) {
    let reading = insight().reading().get_untracked();
    let filling = planner.plan().with_untracked(|plan| months_to_fill(plan, &reading));
    planner.edit(|plan| {
        for (id, months) in filling {
            let Some(row) = plan.targets.targets.get_mut(id.as_str()) else {
                continue;
            };
            for (entry, month) in row.months_mut().into_iter().zip(months) {
                if let Some(month) = month {
                    *entry = Entry::Valid(Amount(month));
                }
            }
        }
    });
}
