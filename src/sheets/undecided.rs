//! What a field says that holds what nobody has decided: beside its control a mark that leads to where it is decided,
//! and on paper all versions in place of the value, which would be read there as settled.

use super::field::Place;
use super::told::version_shown;
use crate::i18n::visible;
use crate::i18n::words::{shell, versions as words};
use crate::prelude::*;
use crate::routes::{Route, View};
use plan_core::plan::Plan;
use plan_core::workshop::{Conflict, Version};

/// The mark beside the control of a field.
pub fn undecided_note(place: Place) -> AnyView {
    let planner = place.planner;
    let count =
        memo(move || place.path.with_value(|path| planner.conflicts().with(|all| versions_at(all, path).len())));
    let said = move || words::decide(count.get()).say();
    when(
        move || count.get() > 0,
        move || {
            let decided = Route::in_plan(&planner.id(), View::Conflicts).hash();
            view! { <p class="error"><a data-action="decide" href=decided>{said}</a></p> }
        },
    )
}

/// All versions of a field with who wrote them, as it is printed; nothing where it is decided.
pub fn undecided(plan: &Plan, conflicts: &[Conflict], path: &str) -> Option<String> {
    let versions = versions_at(conflicts, path);
    let said: Vec<String> = versions.iter().map(|version| version_by(plan, path, version)).collect();
    (!said.is_empty()).then(|| words::printed(said.join(" / ")).say())
}

fn versions_at(conflicts: &[Conflict], path: &str) -> Vec<Version> {
    conflicts.iter().map(|conflict| conflict.versions_at(path)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn version_by(plan: &Plan, path: &str, version: &Version) -> String {
    let text = if version.is_kept {
        version_shown(plan, path, &version.value)
    } else {
        shell::VERSION_NOT_KEPT.say().to_owned()
    };
    let who = match version.by.trim() {
        _ if version.op.is_empty() => shell::VERSIONS_TOGETHER.say().to_owned(),
        "" => shell::SOMEBODY.say().to_owned(),
        name => visible(name),
    };
    words::version_by(text, who).say()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::answer::answer;
    use super::*;
    use crate::i18n::{Language, language};
    use plan_core::workshop::{Identity, Stamp, Workbook};

    pub fn book(number: u64) -> Workbook {
        Workbook::new(Identity { session: format!("s{number}"), client: number })
    }

    pub fn written(book: &mut Workbook, by: &str, at: i64, change: impl FnOnce(&mut Plan)) {
        book.edit(&Stamp { by: by.to_owned(), at }, change);
    }

    #[test]
    fn what_two_wrote_at_once_is_printed_as_both_and_with_their_names() {
        language().set(Language::English);
        let (mut here, mut there) = (book(1), book(2));
        written(&mut here, "", 1, |plan| plan.background.why_now.0 = "5 first".into());
        there.merge(&here.replica().state()).unwrap();
        written(&mut here, "Han", 2, |plan| plan.background.why_now.0 = "4 first".into());
        written(&mut there, "Li", 3, |plan| plan.background.why_now.0 = "6 first".into());
        written(&mut there, "Li", 3, |plan| plan.background.steer.0 = "alone".into());
        here.merge(&there.replica().state()).unwrap();
        let printed = |path: &str| answer(here.plan(), &here.conflicts(), path).text;
        assert_eq!(printed("/background/why_now"), "Not decided: “6 first” (Li) / “4 first” (Han)");
        assert_eq!(printed("/background/steer"), "alone");
    }
    #[test]
    fn a_field_of_several_choices_or_references_has_its_versions_like_any_other() {
        use plan_core::plan::profile::DecisionStep;
        use plan_core::plan::{Account, RowId, pointer};
        let id = |text: &str| RowId::new(text).unwrap();
        let (mut here, mut there) = (book(1), book(2));
        written(&mut here, "", 1, |plan| {
            plan.accounts.push(id("x"), Account::default());
            plan.accounts.get_mut("x").unwrap().profile.decision_process.push(id("d"), DecisionStep::default());
        });
        there.merge(&here.replica().state()).unwrap();
        let fields = ["/accounts/x/buying/channels", "/accounts/x/profile/decision_process/d/who"];
        for (book, by, at, texts) in
            [(&mut here, "Han", 2, ["direct", "a b"]), (&mut there, "Li", 3, ["tender", "b c"])]
        {
            written(book, by, at, |plan| {
                for (field, text) in fields.iter().zip(texts) {
                    pointer::leaf_mut(plan, field).unwrap().enter(text);
                }
            });
        }
        here.merge(&there.replica().state()).unwrap();
        for field in fields {
            assert_eq!(versions_at(&here.conflicts(), field).len(), 2, "{field}");
        }
    }
}
