//! The command palette: go anywhere, do anything, by typing part of its name.

use super::{ask_new_plan, backup_everything, export, redo, undo};
use crate::i18n::{Language, folded, language, t, visible, words::scheme, words::shell};
use crate::platform::page;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::named;
use crate::state::{Dialog, Session, Theme, session};
use crate::ui::Modal;
use crate::worksheets::SHEETS;
use leptos::ev;
use plan_core::plan::Plan;
use plan_core::reading::is_open;
use plan_core::value::Target;

/// Something that can be chosen.
#[derive(Clone)]
struct Choice {
    name: String,
    /// The keys that do the same.
    keys: &'static str,
    run: Callback<()>,
}

fn choices(session: Session) -> Vec<Choice> {
    let mut choices = Vec::new();
    let mut add = |name: String, keys, run: Callback<()>| choices.push(Choice { name, keys, run });
    if let Some(planner) = session.planner() {
        let plan = planner.id();
        let account = session.account_in_view();
        for sheet in SHEETS {
            let route = Route::in_plan(&plan, sheet.view(&account));
            add(
                format!("{} {}", sheet.number(), sheet.title.say()),
                "",
                Callback::new(move |()| session.go(route.clone())),
            );
        }
        for (name, view) in [
            (shell::OVERVIEW, View::Overview),
            (shell::ACCOUNTS, View::Accounts),
            (shell::ACTIONS, View::Actions),
            (scheme::TITLE, View::Scheme),
            (shell::CONFLICTS, View::Conflicts),
        ] {
            let route = Route::in_plan(&plan, view);
            add(name.say().into(), "", Callback::new(move |()| session.go(route.clone())));
        }
        for (name, view) in planner.plan().with(of_people) {
            let route = Route::in_plan(&plan, view);
            add(name, "", Callback::new(move |()| session.go(route.clone())));
        }
        add(shell::ADD_ACCOUNT.say().into(), "", Callback::new(move |()| session.dialog.set(Some(Dialog::AddAccount))));
        add(shell::EXPORT.say().into(), "Ctrl+S", Callback::new(move |()| export(session)));
        add(shell::PRINT.say().into(), "Ctrl+P", Callback::new(move |()| page::next_frame(page::print)));
        add(shell::UNDO.say().into(), "Ctrl+Z", Callback::new(move |()| undo(session, planner)));
        add(shell::REDO.say().into(), "Ctrl+Shift+Z", Callback::new(move |()| redo(session, planner)));
    }
    add(shell::PLANS.say().into(), "", Callback::new(move |()| session.go(Route::Plans)));
    add(shell::NEW_PLAN.say().into(), "", Callback::new(move |()| ask_new_plan(session)));
    add(shell::OPEN_SAMPLE.say().into(), "", Callback::new(move |()| session.open_sample()));
    add(shell::BACKUP.say().into(), "", Callback::new(move |()| backup_everything(session)));
    add(shell::SETTINGS.say().into(), "", Callback::new(move |()| session.go(Route::Settings)));
    add(shell::SHORTCUTS.say().into(), "", Callback::new(move |()| session.dialog.set(Some(Dialog::Shortcuts))));
    for (name, theme) in
        [(shell::THEME_LIGHT, Theme::Light), (shell::THEME_DARK, Theme::Dark), (shell::THEME_SYSTEM, Theme::System)]
    {
        add(
            format!("{} \u{b7} {}", shell::THEME.say(), name.say()),
            "",
            Callback::new(move |()| session.set_theme(theme)),
        );
    }
    let other = if language().get() == Language::Chinese { Language::English } else { Language::Chinese };
    add(shell::SWITCH_LANGUAGE.say().into(), "", Callback::new(move |()| session.speak(other)));
    choices
}

/// The accounts and the open actions, each with who is responsible, be they in the team or not: who looks for a person
/// finds what is theirs.
fn of_people(plan: &Plan) -> Vec<(String, View)> {
    let with = |name: &str, owner: &str| {
        let owner = named(plan, Target::Member, owner);
        if owner.is_empty() { name.to_owned() } else { format!("{name} \u{b7} {owner}") }
    };
    let accounts = plan.accounts.iter().filter(|account| !account.archived.0);
    let accounts = accounts
        .map(|account| (with(&account.name.0, &account.profile.owner.0), View::of_account(account.id.as_str())));
    let actions = plan.actions.iter().filter(|action| is_open(action) && !action.what.0.trim().is_empty());
    accounts.chain(actions.map(|action| (with(&action.what.0, &action.owner.0), View::Actions))).collect()
}

#[component]
pub fn Palette() -> impl IntoView {
    let session = session();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let all = choices(session);
    let found = Signal::derive(move || {
        let wanted = folded(&text.get());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |choice: &&Choice| words.iter().all(|word| folded(&choice.name).contains(word));
        all.iter().filter(fits).take(40).cloned().collect::<Vec<_>>()
    });
    let run = move |place: usize| {
        if let Some(choice) = found.get_untracked().get(place).cloned() {
            session.dialog.set(None);
            choice.run.run(());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if page::is_composing(&event) {
            return;
        }
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|chosen| *chosen = (*chosen + 1).min(last)),
            "ArrowUp" => chosen.update(|chosen| *chosen = chosen.saturating_sub(1)),
            "Enter" => run(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <Modal title=Signal::derive(|| shell::PALETTE.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=Callback::new(move |()| session.dialog.set(None))>
            <div class="palette">
                <input
                    class="control"
                    type="text"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || (!found.with(Vec::is_empty)).then(|| format!("palette-{}", chosen.get()))
                    aria-label=t(shell::PALETTE)
                    placeholder=t(shell::PALETTE_HINT)
                    autocomplete="off"
                    autofocus=true
                    prop:value=move || text.get()
                    on:input=move |event| { chosen.set(0); text.set(event_target_value(&event)); }
                    on:keydown=on_key
                />
                <ul id="palette-list" role="listbox" aria-label=t(shell::PALETTE)>
                    {move || found.get().into_iter().enumerate().map(|(place, choice)| view! {
                        <li
                            id=format!("palette-{place}")
                            role="option"
                            aria-selected=move || (chosen.get() == place).to_string()
                            on:click=move |_| run(place)
                        >
                            {visible(&choice.name)}
                            {(!choice.keys.is_empty()).then(|| view! { <kbd>{choice.keys}</kbd> })}
                        </li>
                    }).collect_view()}
                </ul>
                <p class="found-nothing" role="status">{move || found.with(Vec::is_empty).then(|| shell::found_nothing(visible(text.get().trim())).say())}</p>
            </div>
        </Modal>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::plan::{Account, Action, RowId};
    use plan_core::value::{Line, Reference};

    #[test]
    fn who_is_responsible_is_found_also_when_in_no_list() {
        let id = || RowId::new("x").unwrap();
        let mut plan = Plan::default();
        let mut account = Account { name: Line("Haichuan".into()), ..Account::default() };
        account.profile.owner = Reference::to("Anna Keller");
        plan.accounts.push(id(), account);
        let owner = Reference::to("Anna Keller");
        plan.actions.push(id(), Action { what: Line("Call back".into()), owner, ..Action::default() });
        let found = of_people(&plan);
        assert_eq!(found.len(), 2);
        for (name, (said, _)) in ["Haichuan", "Call back"].iter().zip(&found) {
            assert!(said.starts_with(name) && said.contains("Anna Keller"), "{said}");
        }
    }
}
