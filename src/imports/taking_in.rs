//! The end of an import: the good rows come into the plan. A recovery copy of the plan as it was is kept before; where
//! that cannot be done, the rows come in all the same, and it is said.

use super::course::Import;
use super::outcome::{Outcome, Progress};
use crate::i18n::words::import;
use crate::platform::page;
use crate::state::{CopyReason, Planner};
use leptos::prelude::SetValue;
use leptos::task::spawn_local;

impl Import {
    /// Takes the good rows in, after a recovery copy of the plan as it is. The page shows first that it does.
    pub fn commit(self) {
        let Some(planner) = self.session.planner_untracked() else {
            return;
        };
        self.progress.set(Some(Progress::Writing));
        let keep = move || async move {
            let is_kept = planner.keep_copy(CopyReason::Import).await;
            // Whoever has closed the dialog meanwhile wants nothing of it.
            if let Some(Some(outcome)) = self.outcome.try_get_untracked() {
                self.take_in(planner, &outcome, is_kept);
            }
        };
        self.work.set_value(Some(page::after(30, move || spawn_local(keep()))));
    }

    fn take_in(self, planner: Planner, outcome: &Outcome, is_kept: bool) {
        let taken = self.decisions.with_untracked(|decisions| outcome.good.take_in(planner, decisions));
        if self.is_pasted() {
            self.pasted().set_value(String::new());
        }
        let told = outcome.good.told(taken);
        let told = if is_kept { told } else { import::without_copy(told.say()).into() };
        // Where nothing came in, the last step is another's.
        if taken.len() > 0 {
            self.session.say_with_undo(told, move || planner.undo());
        } else {
            self.session.say(told);
        }
        if outcome.rejected.is_empty() {
            self.session.dialog.set(None);
        } else {
            // What stayed out is read before the dialog is closed.
            self.progress.set(None);
            self.imported.set(Some(taken));
        }
    }
}
