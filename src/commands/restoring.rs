//! Going back: a plan becomes what it was when a copy of it was kept, in one step that can be taken back; or that plan
//! of then is added beside it.

use super::dialogs::close;
use crate::i18n::{Words, t, time, words::shell};
use crate::platform::clock;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::changes_in_words;
use crate::state::{Arrival, Dialog, RecoveryCopy, Session, Then, identity, read_copy, session};
use crate::ui::Modal;
use leptos::task::spawn_local;
use std::sync::Arc;

/// So many changes are listed one by one.
const MOST: usize = 40;

/// The plan as a recovery copy has it.
async fn then_of(session: Session, copy: &RecoveryCopy) -> Option<Then> {
    let record = read_copy(copy).await.ok().flatten();
    let arrival = record.and_then(|record| Arrival::read(record.as_bytes(), identity()).ok());
    if arrival.is_none() {
        session.say(shell::COPY_UNREADABLE);
    }
    arrival.map(|arrival| Then { plan: Arc::new(arrival.book.plan().clone()), at: copy.at, by_hand: false })
}

/// Asks whether a plan is to become what a recovery copy has.
pub fn ask_put_back_copy(session: Session, plan: String, copy: RecoveryCopy) {
    spawn_local(async move {
        if let Some(then) = then_of(session, &copy).await
            && session.planner_for(&plan).await.is_some()
        {
            session.dialog.set(Some(Dialog::PutBack { plan, then }));
        }
    });
}

/// Adds what a recovery copy has as a plan of its own.
pub fn add_copy_beside(session: Session, name: String, copy: RecoveryCopy) {
    spawn_local(async move {
        if let Some(then) = then_of(session, &copy).await {
            add_beside(session, &name, &then);
        }
    });
}

fn add_beside(session: Session, name: &str, then: &Then) {
    let id = session.add_beside(then, &shell::name_as_of(name, when(session, then)).say());
    session.dialog.set(None);
    session.go(Route::in_plan(&id, View::Overview));
}

fn when(session: Session, then: &Then) -> String {
    if then.by_hand {
        shell::AS_IN_FILE.say().to_owned()
    } else if then.at > 0 {
        time(clock::local_time(then.at), session.today.get_untracked())
    } else {
        shell::SOME_TIME.say().to_owned()
    }
}

/// That a file holds nothing that is not here.
pub fn earlier(then: &Then) -> AnyView {
    let session = session();
    let then = then.clone();
    live(move || {
        let said: Words =
            if then.by_hand { shell::FILE_IS_PART.into() } else { shell::file_is_earlier(when(session, &then)).into() };
        said.say().into_any()
    })
    .into_any()
}

/// Two ways to go back to a plan as it was.
pub fn ways_back(session: Session, plan: &str, name: &str, then: &Then) -> AnyView {
    let (plan, name) = (plan.to_owned(), name.to_owned());
    let (back, beside) = (then.clone(), then.clone());
    view! {
        <button type="button" class="button" data-action="put-back" on:click=move |_| session.dialog.set(Some(Dialog::PutBack { plan: plan.clone(), then: back.clone() }))>{t(shell::PUT_BACK)}</button>
        <button type="button" class="button" data-action="add-beside" on:click=move |_| add_beside(session, &name, &beside)>{t(shell::ADD_BESIDE)}</button>
    }
}

/// Shows what would change, and asks.
#[component]
pub fn PutBack(plan: String, then: Then) -> impl IntoView {
    let session = session();
    let at = when(session, &then);
    let changes = session
        .planner_untracked()
        .filter(|planner| planner.id() == plan)
        .map(|planner| planner.plan().with_untracked(|now| changes_in_words(now, &then.plan)))
        .unwrap_or_default();
    let count = changes.len();
    let more = count.saturating_sub(MOST);
    let given = StoredValue::new((plan, then));
    let put_back = move |_| {
        let (plan, then) = given.get_value();
        session.dialog.set(None);
        spawn_local(async move {
            if session.put_back(&plan, &then).await {
                session.go(Route::in_plan(&plan, View::Overview));
                session.say_with_undo(shell::PUT_BACK_DONE, move || {
                    if let Some(planner) = session.planner_untracked() {
                        planner.undo();
                    }
                });
            } else {
                session.say(shell::READ_ONLY_PLAN);
            }
        });
    };
    view! {
        <Modal title=Signal::derive(|| shell::PUT_BACK.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session) wide=true>
            <div class="dialog-body">
                <p>{move || shell::put_back_explanation(at.clone()).say()}</p>
                <p data-changes=count.to_string()>{move || {
                    let said = if count == 0 { shell::NOTHING_WOULD_CHANGE.say().to_owned() } else { shell::would_change(count).say() };
                    said.into_any()
                }}</p>
                <ul class="findings">{changes.into_iter().take(MOST).map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                {(more > 0).then(|| view! { <p>{move || shell::and_more(more).say()}</p> })}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                {(count > 0).then(|| view! {
                    <button type="button" class="button primary" data-action="confirm-put-back" on:click=put_back>{t(shell::PUT_BACK)}</button>
                })}
            </footer>
        </Modal>
    }
}
