//! What comes after the start. The page begins with the code that its first view needs; the rest comes in parts.
//! A place for something of a part is a `Later`, which the part fills in when it arrives: so nothing that starts
//! the page refers to it. A part is fetched when a place of it is shown, or while nobody waits.

use crate::i18n::{Msg, t, words::shell};
use crate::platform::page;
use crate::prelude::*;
use crate::state::session;
use crate::ui::Modal;
use std::cell::Cell;
use std::fmt;
use std::pin::Pin;
use std::sync::OnceLock;

/// How long one waits without being told anything, in milliseconds.
const PATIENCE: u32 = 15_000;

/// A part of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An open plan with its worksheets. All others build on it.
    Plan,
    /// Pictures of figures.
    Pictures,
    /// The relationship map.
    Map,
    /// The figures that the core works out, and how a figure came about.
    Workings,
    /// Pages that are no worksheet: all accounts, conflicts, actions, settings; and the dialogs.
    Pages,
    /// Tables that become accounts or purchase records.
    Import,
}

impl Part {
    /// In the order in which they are likely to be wanted.
    pub const ALL: [Self; 6] = [Self::Plan, Self::Pictures, Self::Map, Self::Workings, Self::Pages, Self::Import];
}

/// Where the fetching of a part has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nobody has asked for it.
    Away,
    Coming,
    Failed,
    Here,
}

/// Fetches a part and lets it fill its places; false when it could not be fetched.
pub type Fetch = fn(Part) -> Pin<Box<dyn Future<Output = bool>>>;

thread_local! {
    static PROGRESS: [ArcRwSignal<Progress>; Part::ALL.len()] =
        std::array::from_fn(|_| ArcRwSignal::new(Progress::Away));
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
}

fn progress(part: Part) -> ArcRwSignal<Progress> {
    PROGRESS.with(|all| all[part as usize].clone())
}

/// Says how parts are fetched.
pub fn set_fetch(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// Fetches a part, unless it is here.
pub async fn fetch(part: Part) {
    let progress = progress(part);
    let Some(fetch) = FETCH.get() else { return };
    if progress.get_untracked() == Progress::Here {
        return;
    }
    progress.set(Progress::Coming);
    let waited = progress.clone();
    // What does not answer is no better than what fails. Should it come after all, it is drawn.
    let patience = page::after(PATIENCE, move || waited.set(Progress::Failed));
    let arrived = fetch(part).await;
    drop(patience);
    progress.set(if arrived { Progress::Here } else { Progress::Failed });
}

/// Fetches a part if nobody has asked for it yet.
fn want(part: Part) {
    if progress(part).get_untracked() == Progress::Away {
        crate::platform::run(fetch(part));
    }
}

/// Fetches a part for what stands in its place already and only lacks it, and tells what there is to say until it is
/// here.
pub fn meanwhile(part: Part) -> Msg {
    want(part);
    match progress(part).get() {
        Progress::Failed => shell::PART_NOT_FETCHED,
        _ => shell::OPENING,
    }
}

/// A place for something that is drawn by a part that comes later.
pub struct Later<P: 'static> {
    part: Part,
    draw: OnceLock<fn(P) -> AnyView>,
    around: fn(AnyView) -> AnyView,
}

impl<P> fmt::Debug for Later<P> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Later")
    }
}

impl<P: Clone + Send + 'static> Later<P> {
    /// `around` is what surrounds the message while the part is not there, such as a dialog.
    pub const fn new(part: Part, around: fn(AnyView) -> AnyView) -> Self {
        Self { part, draw: OnceLock::new(), around }
    }

    /// What the part calls when it has arrived.
    pub fn fill(&self, draw: fn(P) -> AnyView) {
        // A part that is fetched twice is the same.
        let _ = self.draw.set(draw);
    }

    /// What belongs here, as soon as it can be drawn.
    pub fn show(&'static self, given: P) -> AnyView {
        let progress = progress(self.part);
        // It is here with all that it needs, and not as soon as it has filled its places.
        if let (Progress::Here, Some(draw)) = (progress.get_untracked(), self.draw.get()) {
            return draw(given);
        }
        want(self.part);
        let is_here = memo(move || progress.get() == Progress::Here);
        live(move || match (is_here.get(), self.draw.get()) {
            (true, Some(draw)) => draw(given.clone()),
            _ => (self.around)(waiting(self.part)),
        })
    }
}

/// Surroundings for what is a dialog itself.
pub fn in_dialog(waiting: AnyView) -> AnyView {
    let session = session();
    let close = Callback::new(move |()| session.dialog.set(None));
    view! {
        <Modal title=Signal::derive(|| shell::APP_NAME.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close wide=true>
            <div class="dialog-body">{waiting}</div>
        </Modal>
    }
}

/// Surroundings for what stands between others.
pub fn alone(waiting: AnyView) -> AnyView {
    waiting
}

/// Says that something is on its way, or that it does not come.
fn waiting(part: Part) -> AnyView {
    let progress = progress(part);
    live(move || match progress.get() {
        Progress::Failed => view! {
            <div class="later" role="alert">
                <p>{t(shell::PART_NOT_FETCHED)}</p>
                <p class="buttons">
                    <button type="button" class="button" data-action="try-again" on:click=move |_| crate::platform::run(fetch(part))>{t(shell::TRY_AGAIN)}</button>
                    <button type="button" class="button quiet" on:click=move |_| page::reload()>{t(shell::RELOAD)}</button>
                </p>
            </div>
        },
        _ => view! { <p class="later" role="status" aria-busy="true">{t(shell::OPENING)}</p> },
    })
}
