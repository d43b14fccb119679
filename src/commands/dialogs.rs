//! The dialogs. A question in a dialog is answered by filling its first field and pressing Enter.

use super::arrivals::{hindrance, merged, name_differences};
use super::backup::{BackedUp, CopyOut};
use super::confidential::SaveFile;
use super::restoring::{PutBack, earlier, ways_back};
use super::{accounts, palette::Palette, plans};
use crate::figures::{Explain, open_register};
use crate::i18n::{Msg, Words, t, words::shell};
use crate::imports::TableImport;
use crate::later::{Later, Part, in_dialog};
use crate::platform::page;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::changes_in_words;
use crate::state::{Arrived, Dialog, Importing, Left, Session, TableSource, session};
use crate::ui::Modal;
use leptos::ev;
use leptos::task::spawn_local;
use plan_core::document::{Finding, Trouble};

/// The dialogs that come after the start. Here at once is what a plan begins with, and what saves one when
/// nothing else does.
static DIALOG: Later<Dialog> = Later::new(Part::Pages, in_dialog);

/// What only a table that is to be imported needs.
static IMPORT: Later<(Importing, TableSource)> = Later::new(Part::Import, in_dialog);

static WORKINGS: Later<Question> = Later::new(Part::Workings, in_dialog);

/// Which figure somebody asks about.
#[derive(Clone)]
struct Question {
    method: &'static str,
    account: String,
    row: String,
    /// The formula that the figure brought.
    expression: String,
    /// Why there is no result.
    reason: String,
}

/// Puts them in their place.
pub fn fill_dialogs() {
    DIALOG.fill(draw_later);
}

/// Says what was done in words of the worksheets.
pub fn fill() {
    name_differences(changes_in_words);
    super::steps::fill();
}

/// Puts the import of tables in its place.
pub fn fill_import() {
    IMPORT.fill(|(what, source)| view! { <TableImport what source /> });
}

/// Puts in their place the figures that the core works out, and how a figure came about.
pub fn fill_workings() {
    open_register();
    WORKINGS.fill(|Question { method, account, row, expression, reason }| {
        view! { <Explain method account row expression reason /> }
    });
}

#[component]
pub fn DialogHost() -> impl IntoView {
    let session = session();
    live(move || session.dialog.get().map(|dialog| draw(session, dialog)).into_any())
}

fn draw(session: Session, dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::NewPlan => question(
            session,
            shell::NEW_PLAN,
            shell::PLAN_NAME,
            String::new(),
            Callback::new(move |name: String| session.create(&name)),
        ),
        Dialog::RenamePlan { id, name } => question(
            session,
            shell::RENAME,
            shell::PLAN_NAME,
            name,
            Callback::new(move |name: String| plans::rename_plan(session, id.clone(), name)),
        ),
        Dialog::AddAccount => question(
            session,
            shell::ADD_ACCOUNT,
            shell::ACCOUNT_NAME,
            String::new(),
            Callback::new(move |name: String| {
                if let Some(planner) = session.planner_untracked() {
                    accounts::add_account(session, planner, &name);
                }
            }),
        ),
        Dialog::CopyOut { text, left_out } => view! { <CopyOut text left_out /> },
        other => DIALOG.show(other),
    }
}

fn draw_later(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::NewPlan | Dialog::RenamePlan { .. } | Dialog::AddAccount | Dialog::CopyOut { .. } => {
            unreachable!("these are drawn at once")
        }
        Dialog::BackedUp { count, left_out } => view! { <BackedUp count left_out /> },
        Dialog::DestroyPlan { id, name } => view! { <DestroyPlan id name /> },
        Dialog::ClearEverything => view! { <ClearEverything /> },
        Dialog::Palette => view! { <Palette /> },
        Dialog::Shortcuts => view! { <Shortcuts /> },
        Dialog::Arrived(arrived) => view! { <ArrivedReport arrived /> },
        Dialog::PutBack { plan, then } => view! { <PutBack plan then /> },
        Dialog::SaveFile { plan, name, file, withheld } => view! { <SaveFile plan name file withheld /> },
        Dialog::Import { what, source } => IMPORT.show((what, source)),
        Dialog::Explain { method, account, row, expression, reason } => {
            WORKINGS.show(Question { method, account, row, expression, reason })
        }
    }
}

pub(super) fn close(session: Session) -> Callback<()> {
    Callback::new(move |()| session.dialog.set(None))
}

/// One field and two buttons.
fn question(session: Session, title: Msg, label: Msg, start: String, answer: Callback<String>) -> AnyView {
    let text = RwSignal::new(start);
    let missing = RwSignal::new(false);
    let submit = move || {
        let given = text.get_untracked().trim().to_owned();
        if given.is_empty() {
            missing.set(true);
            return;
        }
        session.dialog.set(None);
        answer.run(given);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !page::is_composing(&event) {
            event.prevent_default();
            submit();
        }
    };
    view! {
        <Modal title=Signal::derive(move || title.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session)>
            <div class="dialog-body">
                <label class="label" for="answer">{t(label)}</label>
                <input
                    id="answer"
                    class="control"
                    type="text"
                    autocomplete="off"
                    autofocus=true
                    maxlength="200"
                    aria-invalid=move || missing.get().then_some("true")
                    prop:value=move || text.get()
                    on:input=move |event| { missing.set(false); text.set(event_target_value(&event)); }
                    on:keydown=on_key
                />
                {when(move || missing.get(), move || view! {<p class="error" role="alert">{t(shell::NAME_NEEDED)}</p>})}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                <button type="button" class="button primary" on:click=move |_| submit()>{t(shell::CREATE_OR_SAVE)}</button>
            </footer>
        </Modal>
    }
}

#[component]
fn ClearEverything() -> impl IntoView {
    let session = session();
    let text = RwSignal::new(String::new());
    let agreed = move || text.with(|text| text.trim().eq_ignore_ascii_case(shell::CLEAR_WORD.say()));
    let clear = move || {
        if agreed() {
            session.dialog.set(None);
            session.go(Route::Plans);
            spawn_local(async move {
                let left = session.clear_everything().await;
                session.say(match left {
                    Left::Nothing => shell::CLEARED,
                    Left::Plans => shell::PLANS_NOT_CLEARED,
                    Left::Vault => shell::VAULT_NOT_CLEARED,
                    Left::Both => shell::NOTHING_CLEARED,
                });
            });
        }
    };
    view! {
        <Modal title=Signal::derive(|| shell::CLEAR_EVERYTHING.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session)>
            <div class="dialog-body">
                <p>{t(shell::CLEAR_EXPLANATION)}</p>
                <label class="label" for="answer">{move || shell::clear_type(shell::CLEAR_WORD.say()).say()}</label>
                <input
                    id="answer"
                    class="control"
                    autocomplete="off"
                    autofocus=true
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=move |event: ev::KeyboardEvent| if event.key() == "Enter" && !page::is_composing(&event) { clear() }
                />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                <button type="button" class="button danger" disabled=move || !agreed() on:click=move |_| clear()>{t(shell::CLEAR_EVERYTHING)}</button>
            </footer>
        </Modal>
    }
}

#[component]
fn DestroyPlan(id: String, name: String) -> impl IntoView {
    let session = session();
    let id = StoredValue::new(id);
    let destroy = move |_| {
        // It goes with the dialog.
        let id = id.get_value();
        session.dialog.set(None);
        spawn_local(async move { session.destroy(&id).await });
    };
    view! {
        <Modal title=Signal::derive(|| shell::DELETE_FOR_GOOD.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session)>
            <div class="dialog-body"><p><strong>{shown_name(&name)}</strong></p><p>{t(shell::DESTROY_EXPLANATION)}</p></div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                <button type="button" class="button danger" on:click=destroy>{t(shell::DELETE_FOR_GOOD)}</button>
            </footer>
        </Modal>
    }
}

#[component]
fn Shortcuts() -> impl IntoView {
    let session = session();
    view! {
        <Modal title=Signal::derive(|| shell::SHORTCUTS.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session)>
            <dl class="shortcuts dialog-body">
                {super::shortcuts::KEYS.iter().map(|(keys, what)| view! { <div><dt><kbd>{*keys}</kbd></dt><dd>{t(*what)}</dd></div> }).collect_view()}
            </dl>
        </Modal>
    }
}

#[component]
fn ArrivedReport(arrived: Vec<Arrived>) -> impl IntoView {
    let session = session();
    let open = move |plan: &str| {
        let route = Route::in_plan(plan, View::Overview);
        view! {
            <button type="button" class="button" on:click=move |_| { session.dialog.set(None); session.go(route.clone()); }>{t(shell::OPEN)}</button>
        }
    };
    let items = arrived
        .iter()
        .map(|one| match one {
            Arrived::Added { plan, name, findings } => {
                view! { <li><p><strong>{shown_name(name)}</strong>" "{t(shell::IMPORTED)}</p>{finding_list(findings)}{open(plan)}</li> }
            }
            Arrived::Merged { plan, name, merged: what, findings } => {
                let what = what.clone();
                view! { <li><p><strong>{shown_name(name)}</strong>" "{move || merged(&what).say()}</p>{finding_list(findings)}{open(plan)}</li> }
            }
            Arrived::Earlier { plan, name, then, findings } => {
                view! { <li><p><strong>{shown_name(name)}</strong>" "{earlier(then)}</p>{finding_list(findings)}<div class="buttons">{ways_back(session, plan, name, then)}{open(plan)}</div></li> }
            }
            Arrived::Refused(unreadable) => {
                let reason = hindrance(&unreadable.reason);
                view! { <li class="refused"><p><strong>{crate::i18n::visible(&unreadable.file)}</strong></p><p class="error">{move || reason.say()}</p></li> }
            }
        })
        .collect_view();
    view! {
        <Modal title=Signal::derive(|| shell::IMPORT_REPORT.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session) wide=true>
            <ul class="arrived dialog-body">{items}</ul>
        </Modal>
    }
}

pub(super) fn shown_name(name: &str) -> String {
    if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { crate::i18n::visible(name) }
}

fn finding_list(findings: &[Finding]) -> AnyView {
    const MOST: usize = 12;
    let more = findings.len().saturating_sub(MOST);
    let items = findings.iter().take(MOST).map(|found| {
        let (place, words) = (found.place.clone(), trouble(&found.trouble));
        view! { <li>{(!place.is_empty()).then(|| view! { <code>{place.clone()}</code>" " })}{move || words.say()}</li> }
    });
    view! {
        <ul class="findings">{items.collect_view()}</ul>
        {(more > 0).then(|| view! { <p>{move || shell::and_more(more).say()}</p> })}
    }
}

fn trouble(trouble: &Trouble) -> Words {
    match trouble {
        Trouble::NewerVersion { version } => shell::file_newer(version).into(),
        Trouble::NoReplica => shell::FILE_BY_HAND.into(),
        Trouble::HashWrong => shell::FILE_CHANGED.into(),
        Trouble::PlanEmpty => shell::FILE_PLAN_EMPTY.into(),
        Trouble::PartMissing => shell::FILE_PART_MISSING.into(),
        Trouble::OtherPlan => shell::FILE_OTHER_PLAN.into(),
        Trouble::ReplicaDamaged => shell::FILE_REPLICA_DAMAGED.into(),
        Trouble::UnusableId => shell::FILE_UNUSABLE_ID.into(),
        Trouble::Rounded => shell::FILE_ROUNDED.into(),
        Trouble::RepeatedKey => shell::FILE_REPEATED_KEY.into(),
        Trouble::UnknownField => shell::FILE_UNKNOWN_FIELD.into(),
        Trouble::WrongForm => shell::FILE_WRONG_FORM.into(),
        Trouble::NotARow => shell::FILE_NOT_A_ROW.into(),
        Trouble::DuplicateId => shell::FILE_DUPLICATE_ID.into(),
    }
}
