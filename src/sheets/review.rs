//! When the worksheet was last gone through and when that is due again, with one button for "we have
//! just done it".

use super::field::{Field, Place};
use super::sheet::Context;
use crate::i18n::words::{plan, shell};
use crate::i18n::{Msg, t};
use crate::prelude::*;
use crate::state::session;
use plan_core::plan::pointer;

/// Days from one review to the next, unless the plan's rhythm says otherwise.
const QUARTER: u64 = 91;

#[component]
pub fn ReviewForm(context: Context) -> impl IntoView {
    let session = session();
    let path = context.sheet.review_path(&context.account.get_value());
    let place = Place::new(context.planner, path.clone());
    let reviewed = move |_| {
        let today = session.today.get_untracked();
        let rhythm = context.planner.plan().with_untracked(|plan| rhythm_days(&plan.scope.review_rhythm.0));
        let next = today.checked_add_days(chrono::Days::new(rhythm)).unwrap_or(today);
        let name = session.name();
        context.planner.edit(|plan| {
            for (field, text) in
                [("reviewed_on", today.to_string()), ("reviewed_by", name), ("next_on", next.to_string())]
            {
                if let Some(leaf) = pointer::leaf_mut(plan, &format!("{path}/{field}"))
                    && !text.is_empty()
                {
                    leaf.enter(&text);
                }
            }
        });
    };
    let field = move |step: &str, label: Msg| {
        let place = place.below(step);
        view! {
            <div class="field">
                <label for=place.element_id()>{t(label)}</label>
                <Field place label=Signal::derive(move || label.say().to_owned()) />
            </div>
        }
    };
    view! {
        <section class="review" aria-label=t(shell::REVIEW)>
            <h2>{t(shell::REVIEW)}</h2>
            <div class="review-fields">
                {field("reviewed_on", plan::field::REVIEWED_ON)}
                {field("reviewed_by", plan::field::REVIEWED_BY)}
                {field("next_on", plan::field::NEXT_ON)}
                <button type="button" class="button" data-action="mark-reviewed" on:click=reviewed>{t(shell::MARK_REVIEWED)}</button>
            </div>
        </section>
    }
}

fn rhythm_days(rhythm: &str) -> u64 {
    match rhythm {
        "weekly" => 7,
        "monthly" => 30,
        "half_yearly" => 182,
        "yearly" => 365,
        _ => QUARTER,
    }
}
