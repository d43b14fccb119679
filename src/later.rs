//! What comes after the start. The page begins with the code that its first view needs; the rest is a part of
//! its own, fetched as soon as the page stands. A place for something of that part is a `Later`, which the
//! part fills in when it arrives: so nothing that starts the page refers to it.

use crate::i18n::{t, words::shell};
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

/// Where the fetching of the part has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Coming,
    Failed,
}

/// Fetches the part and lets it fill its places; false when it could not be fetched.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = bool>>>;

thread_local! {
    // There is one part, whatever place waits for it.
    static ARRIVED: ArcTrigger = ArcTrigger::new();
    static PROGRESS: ArcRwSignal<Progress> = ArcRwSignal::new(Progress::Coming);
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
}

/// Fetches the part, and again whenever somebody asks for another try.
pub async fn start(fetch: Fetch) {
    FETCH.set(Some(fetch));
    try_once().await;
}

async fn try_once() {
    let Some(fetch) = FETCH.get() else { return };
    let progress = PROGRESS.with(Clone::clone);
    progress.set(Progress::Coming);
    let waited = progress.clone();
    // What does not answer is no better than what fails. Should it come after all, it is drawn.
    let patience = page::after(PATIENCE, move || waited.set(Progress::Failed));
    let arrived = fetch().await;
    drop(patience);
    if arrived {
        ARRIVED.with(Notify::notify);
    } else {
        progress.set(Progress::Failed);
    }
}

/// A place for something that is drawn by the part that comes later.
pub struct Later<P: 'static> {
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
    pub const fn new(around: fn(AnyView) -> AnyView) -> Self {
        Self { draw: OnceLock::new(), around }
    }

    /// What the part calls when it has arrived.
    pub fn fill(&self, draw: fn(P) -> AnyView) {
        // A part that is fetched twice is the same.
        let _ = self.draw.set(draw);
    }

    /// What belongs here, as soon as it can be drawn.
    pub fn show(&'static self, given: P) -> AnyView {
        if let Some(draw) = self.draw.get() {
            return draw(given);
        }
        live(move || match self.draw.get() {
            Some(draw) => draw(given.clone()),
            None => {
                ARRIVED.with(Track::track);
                (self.around)(waiting())
            }
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

/// Says that something is on its way, or that it does not come.
fn waiting() -> AnyView {
    live(|| match PROGRESS.with(Get::get) {
        Progress::Failed => view! {
            <div class="later" role="alert">
                <p>{t(shell::PART_NOT_FETCHED)}</p>
                <p class="buttons">
                    <button type="button" class="button" data-action="try-again" on:click=move |_| crate::platform::run(try_once())>{t(shell::TRY_AGAIN)}</button>
                    <button type="button" class="button quiet" on:click=move |_| page::reload()>{t(shell::RELOAD)}</button>
                </p>
            </div>
        },
        Progress::Coming => view! { <p class="later" role="status" aria-busy="true">{t(shell::OPENING)}</p> },
    })
}
