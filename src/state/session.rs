//! One visit: which plans are there, which is open, where the person is, what is being said to them.

use super::catalog::Entry;
use super::desk::Desk;
use super::planner::Planner;
use super::settings::{Settings, Theme};
use crate::i18n::{Language, Part, Words, fetch, is_there, language, words::shell};
use crate::platform::storage::{LocalShelf, Shelf, ShelfFault};
use crate::platform::{channel::Channel, clock, page};
use crate::prelude::*;
use crate::routes::Route;
use chrono::NaiveDate;
use leptos::task::spawn_local;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// The app's name and version, as files carry it.
pub const APP: &str = concat!("keyplan ", env!("CARGO_PKG_VERSION"));

/// What is told to the other tabs when everything was removed. No plan has such an id.
pub(super) const CLEARED: &str = "*";

/// What takes back what a message tells. Not a `Callback`: that would end with the row or the dialog in
/// which it was made.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// A short message that goes away by itself, perhaps with a way to take back what it tells.
#[derive(Clone)]
pub struct Toast {
    pub number: usize,
    pub words: Words,
    pub undo: Option<Undo>,
}

/// One address, since nearly every view hands it on. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Session(&'static Visit);

/// What a session holds.
pub struct Visit {
    shelf: Local<Rc<dyn Shelf>>,
    channel: Local<Option<Channel>>,
    pub settings: RwSignal<Settings>,
    pub route: RwSignal<Route>,
    pub entries: RwSignal<Vec<Entry>>,
    /// Those of plans that only the large store has, and for which the list has no room.
    pub(super) unlisted: StoredValue<Vec<Entry>>,
    /// Why the list of plans cannot be read, if so.
    pub fault: RwSignal<Option<ShelfFault>>,
    pub desk: RwSignal<Desk>,
    pub today: RwSignal<NaiveDate>,
    /// The account that was last in view.
    pub(super) last_account: RwSignal<String>,
    pub toasts: RwSignal<Vec<Toast>>,
    pub dialog: RwSignal<Option<super::dialog::Dialog>>,
    /// The plan that is being read, to be opened then.
    pub(super) opening: StoredValue<String>,
    /// Cells that were pasted and not yet taken in, in case their dialog is left by mistake.
    pub pasted: StoredValue<String>,
    /// The same of accounts.
    pub pasted_accounts: StoredValue<String>,
    edited: StoredValue<bool>,
    told: StoredValue<usize>,
    root: StoredValue<Owner>,
    /// Plans that were put away while they could not be saved: they are the only place of their last edits.
    pub unsaved: RwSignal<Vec<Planner>>,
    /// What their planners belong to, for as long as the page is open.
    pub(super) held: StoredValue<Vec<Owner>>,
    /// What the open plan's planner and the one before it belong to.
    pub(super) owners: StoredValue<[Option<Owner>; 2]>,
}

impl Deref for Session {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        self.0
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Session")
    }
}

/// The session of this page, from any view.
pub fn session() -> Session {
    expect_context()
}

/// The language that this visit begins in.
pub fn language_to_start_in() -> Language {
    Settings::load(&LocalShelf).language(&page::languages())
}

impl Session {
    pub fn start() -> Self {
        Self::over(Rc::new(LocalShelf))
    }

    /// A session that keeps its plans on that shelf.
    pub(super) fn over(shelf: Rc<dyn Shelf>) -> Self {
        let settings = Settings::load(&*shelf);
        language().set(settings.language(&page::languages()));
        let visit = Visit {
            shelf: Local::new_local(shelf),
            channel: Local::new_local(None),
            settings: RwSignal::new(settings),
            route: RwSignal::new(Route::of_hash(&page::hash())),
            entries: RwSignal::new(Vec::new()),
            unlisted: StoredValue::new(Vec::new()),
            fault: RwSignal::new(None),
            desk: RwSignal::new(Desk::Empty),
            today: RwSignal::new(clock::today()),
            last_account: RwSignal::new(String::new()),
            toasts: RwSignal::new(Vec::new()),
            dialog: RwSignal::new(None),
            opening: StoredValue::new(String::new()),
            pasted: StoredValue::new(String::new()),
            pasted_accounts: StoredValue::new(String::new()),
            edited: StoredValue::new(false),
            told: StoredValue::new(0),
            root: StoredValue::new(Owner::current().unwrap_or_default()),
            unsaved: RwSignal::new(Vec::new()),
            held: StoredValue::new(Vec::new()),
            owners: StoredValue::new([None, None]),
        };
        let session = Self(Box::leak(Box::new(visit)));
        session.channel.set_value(Some(Channel::open("keyplan", move |text| session.heard(&text))));
        session.list();
        spawn_local(session.find_stored());
        session
    }

    /// What the next plan's planner belongs to. The planner before the last is freed: the last one may
    /// still be saving.
    pub(super) fn owner_for_next_plan(self) -> Owner {
        let owner = self.root.with_value(Owner::child);
        self.owners.update_value(|owners| *owners = [Some(owner.clone()), owners[0].take()]);
        owner
    }

    pub(super) fn shelf(self) -> Rc<dyn Shelf> {
        self.shelf.get_value()
    }

    pub fn with_shelf<T>(self, work: impl FnOnce(&dyn Shelf) -> T) -> T {
        self.shelf.with_value(|shelf| work(&**shelf))
    }

    pub fn name(self) -> String {
        self.settings.with_untracked(|settings| settings.name.clone())
    }

    /// Changes settings, and keeps them.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        self.with_shelf(|shelf| settings.save(shelf));
    }

    pub fn account_columns(self) -> Vec<String> {
        self.settings.with_untracked(|settings| settings.account_columns.clone())
    }

    pub fn remember_account_columns(self, columns: Vec<String>) {
        self.change_settings(|settings| settings.account_columns = columns);
    }

    /// Goes over to a language, once its texts are there.
    pub fn speak(self, chosen: Language) {
        if is_there(chosen) {
            return self.spoken(chosen);
        }
        spawn_local(async move {
            let at_once = fetch(chosen, Part::Start).await.and(fetch(chosen, Part::Labels).await);
            match at_once {
                Ok(()) => self.spoken(chosen),
                Err(_) => self.say(shell::NOT_FETCHED),
            }
            // Where guidance is missing it is asked for again.
            let _ = fetch(chosen, Part::Guidance).await;
        });
    }

    fn spoken(self, chosen: Language) {
        language().set(chosen);
        self.change_settings(|settings| chosen.tag().clone_into(&mut settings.language));
    }

    pub fn set_theme(self, theme: Theme) {
        self.change_settings(|settings| settings.theme = theme);
    }

    /// Runs something at the first real edit of this visit.
    pub(super) fn first_edit(self, work: impl FnOnce()) {
        if !self.edited.get_value() {
            self.edited.set_value(true);
            work();
        }
    }

    pub fn say(self, words: impl Into<Words>) {
        self.tell(words.into(), None);
    }

    pub fn say_with_undo(self, words: impl Into<Words>, undo: impl Fn() + Send + Sync + 'static) {
        self.tell(words.into(), Some(Arc::new(undo)));
    }

    fn tell(self, words: Words, undo: Option<Undo>) {
        self.told.update_value(|told| *told += 1);
        let number = self.told.get_value();
        let lasting = if undo.is_some() { 12_000 } else { 6_000 };
        self.toasts.update(|toasts| toasts.push(Toast { number, words, undo }));
        page::after(lasting, move || self.dismiss(number)).keep();
    }

    /// Says what was typed where there is no place for it any more, so that it can be typed or copied elsewhere.
    pub fn lost(self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.say(shell::typed_into_gone(crate::i18n::visible(&text.chars().take(500).collect::<String>())));
        }
    }

    /// What belongs to a plan that was put away cannot be taken back from another.
    pub(super) fn forget_undo(self) {
        if self.toasts.with_untracked(|toasts| toasts.iter().any(|toast| toast.undo.is_some())) {
            self.toasts.update(|toasts| toasts.retain(|toast| toast.undo.is_none()));
        }
    }

    pub fn dismiss(self, number: usize) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.number != number));
    }

    pub fn go(self, route: Route) {
        // What is typed belongs to what is in view now. A tap on a button does not leave the field everywhere.
        crate::ui::settle_draft();
        page::set_hash(&route.hash());
        self.route.set(route);
    }

    pub(super) fn tell_tabs(self, plan: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.post(plan);
            }
        });
    }

    /// Another tab has saved a plan, changed the list, or cleared everything.
    pub fn heard(self, plan: &str) {
        if plan == CLEARED {
            self.drop_plan();
            self.settings.set(Settings::default());
            self.go(Route::Plans);
        }
        self.list();
        if let Some(planner) = self.planner_untracked()
            && (planner.id() == plan || plan.is_empty())
        {
            planner.pull();
        }
    }
}
