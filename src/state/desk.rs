//! The plan on the desk: opening, making, copying and putting away. A planner's signals belong to an
//! owner of their own, since whoever opens a plan (an event, an effect) is gone long before the plan is.

use super::arrival::Arrival;
use super::catalog::{Catalog, Entry};
use super::default_scheme;
use super::keeper::{self, Keeper, LoadFault};
use super::planner::Planner;
use super::sample::{SAMPLE, sample_plan};
use super::session::{APP, Session};
use crate::i18n::{Language, language, words::shell};
use crate::platform::storage::ShelfFault;
use crate::platform::{self, clock, vault};
use crate::routes::{Route, View};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::document::{self, Opened};
use plan_core::value::Leaf;
use plan_core::workshop::{Identity, Stamp, Workbook};

/// What the place of the plan shows.
#[derive(Debug, Clone, Copy)]
pub enum Desk {
    Empty,
    Opening,
    Open(Planner),
    Missing,
    /// The stored record cannot be read; it is left as it is.
    Unreadable,
    /// The browser does not give what it has stored.
    Unanswered,
}

/// Why there is no file of a plan that is in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFile {
    Missing,
    Unreadable,
    Storage(ShelfFault),
}

impl NoFile {
    fn of(fault: LoadFault) -> Self {
        match fault {
            LoadFault::Missing => Self::Missing,
            LoadFault::Unreadable(_) | LoadFault::InVault => Self::Unreadable,
            LoadFault::Shelf(fault) => Self::Storage(fault),
        }
    }
}

impl Session {
    pub fn planner(self) -> Option<Planner> {
        match self.desk.get() {
            Desk::Open(planner) => Some(planner),
            _ => None,
        }
    }

    pub fn planner_untracked(self) -> Option<Planner> {
        untrack(|| self.planner())
    }

    /// The planner of a plan, which is opened if it is not.
    pub async fn planner_for(self, id: &str) -> Option<Planner> {
        let open = self.planner_untracked().filter(|planner| planner.id() == id);
        if open.is_none() {
            self.close();
            self.open(id).await;
        }
        self.planner_untracked().filter(|planner| planner.id() == id)
    }

    /// The account in view, or the one that was last, or the first one; empty when there is none.
    pub fn account_in_view(self) -> String {
        let wanted = match self.route.get() {
            Route::Plan { view: View::AccountWorksheet { account, .. }, .. } if !account.is_empty() => account,
            _ => self.last_account.get(),
        };
        let found = |planner: Planner| {
            planner.plan().with(|plan| {
                let wanted = plan.accounts.get(&wanted);
                let first = || plan.accounts.iter().find(|account| !account.archived.0);
                wanted.or_else(first).map(|account| account.id.to_string())
            })
        };
        self.planner().and_then(found).unwrap_or_default()
    }

    /// Opens the plan that the route names, unless it is open.
    pub fn follow_route(self) {
        let Route::Plan { plan, .. } = self.route.get() else {
            return;
        };
        let open = self.planner_untracked().is_some_and(|planner| planner.id() == plan);
        if !open && self.opening.get_value() != plan {
            self.close();
            self.desk.set(Desk::Opening);
            spawn_local(async move { self.open(&plan).await });
        }
    }

    /// Remembers where in a plan the person is, to resume there.
    pub fn note_place(self, plan: &str) {
        if let Route::Plan { view: View::AccountWorksheet { account, .. }, .. } = self.route.get_untracked()
            && !account.is_empty()
        {
            self.last_account.set(account);
        }
        let place = self.route.get_untracked().hash();
        let known = self.planner_untracked().is_some_and(|planner| planner.id() == plan);
        if known && self.entry(plan).last_place != place {
            // Resuming elsewhere is no loss.
            let _ = self.with_shelf(|shelf| Catalog(shelf).change(plan, |entry| entry.last_place = place));
        }
    }

    /// Saves and puts away the open plan.
    pub fn close(self) {
        crate::ui::settle_draft();
        if let Some(planner) = self.planner_untracked() {
            planner.squash();
            if !planner.is_saved() {
                self.hold(planner);
            }
        }
        self.opening.set_value(String::new());
        self.desk.set(Desk::Empty);
    }

    pub(super) async fn open(self, id: &str) {
        if let Some(planner) = self.put_away(id) {
            // It knows more than what is stored.
            planner.pull();
            planner.save();
            return self.desk.set(Desk::Open(planner));
        }
        self.opening.set_value(id.to_owned());
        let loaded = self.load(id).await;
        if self.opening.get_value() != id {
            // Another one was opened meanwhile.
            return;
        }
        self.opening.set_value(String::new());
        let desk = match loaded {
            Ok((keeper, opened)) => {
                let read_only = opened.read_only || self.entry(id).read_only;
                self.lay(id, opened.workbook, Ok(keeper), read_only)
            }
            Err(LoadFault::Missing) => Desk::Missing,
            Err(LoadFault::Unreadable(_) | LoadFault::InVault) => Desk::Unreadable,
            Err(LoadFault::Shelf(_)) => Desk::Unanswered,
        };
        self.desk.set(desk);
    }

    async fn load(self, id: &str) -> Result<(Keeper, Opened), LoadFault> {
        let stored = keeper::stored(id).await;
        let loaded = Keeper::load(self.shelf(), id, identity(), &stored.as_ref().cloned().unwrap_or_default());
        match (loaded, stored) {
            // It lies where nothing can be read at present.
            (Err(LoadFault::InVault | LoadFault::Missing), Err(fault)) => Err(LoadFault::Shelf(fault)),
            (loaded, _) => loaded,
        }
    }

    /// The planner of a plan that was read or made.
    fn lay(self, id: &str, book: Workbook, keeper: Result<Keeper, ShelfFault>, read_only: bool) -> Desk {
        self.forget_undo();
        let fault = keeper.as_ref().err().cloned();
        let planner = self.owner_for_next_plan().with(|| Planner::new(self, id, book, keeper, read_only));
        if let Some(fault) = fault {
            planner.not_kept(fault);
        }
        Desk::Open(planner)
    }

    /// Makes a plan that begins with the default scheme, and opens it.
    pub fn create(self, name: &str) {
        let mut book = Workbook::new(identity());
        let (id, currency) = (book.new_id().to_string(), home_currency());
        let rows = default_scheme::ids(|| book.new_id());
        book.edit(&self.stamp(), |plan| {
            plan.id.enter(&id);
            plan.name.enter(name);
            plan.currency.enter(currency);
            default_scheme::fill(plan, rows);
        });
        self.add(&id, book);
    }

    /// Makes a plan of its own from the sample, so that it can never touch a real one.
    pub fn open_sample(self) {
        spawn_local(async move {
            match platform::text::fetch(SAMPLE).await {
                Ok(sample) => self.lay_sample(&sample),
                Err(_) => self.say(shell::NOT_FETCHED),
            }
        });
    }

    fn lay_sample(self, sample: &str) {
        let file = sample_plan(sample, language().get_untracked(), self.today.get_untracked());
        let Ok(arrival) = Arrival::read(file.as_bytes(), identity()) else {
            // What stands there in its place is an answer of the host, such as a page of its own.
            return self.say(shell::NOT_FETCHED);
        };
        let mut book = arrival.book;
        let id = book.new_id().to_string();
        book.edit(&self.stamp(), |plan| {
            plan.id.enter(&id);
            plan.sample.0 = true;
        });
        self.add(&id, book);
    }

    pub(super) fn stamp(self) -> Stamp {
        Stamp { by: self.name(), at: clock::now_ms() }
    }

    /// Keeps a plan that is new here, and opens it. When it cannot be kept it is opened all the same,
    /// and its status says so.
    fn add(self, id: &str, book: Workbook) {
        let kept = self.start_keeping(id, &book);
        self.enter_in_list(id, &book, false);
        self.show_new(id, book, kept);
    }

    pub(super) fn show_new(self, id: &str, book: Workbook, kept: Result<Keeper, ShelfFault>) {
        self.close();
        let is_kept = kept.is_ok();
        let desk = self.lay(id, book, kept, false);
        if let (Desk::Open(planner), true) = (&desk, is_kept) {
            planner.store_new();
        }
        self.desk.set(desk);
        self.go(Route::in_plan(id, View::Overview));
    }

    pub(super) fn start_keeping(self, id: &str, book: &Workbook) -> Result<Keeper, ShelfFault> {
        Keeper::create(self.shelf(), id, &clock::session_id(), book, APP, &clock::iso_time())
    }

    /// Puts the record of a plan that nobody has opened into the large store too.
    pub(super) fn store_unopened(self, id: &str) {
        if let Some(whole) = self.stored(id) {
            let key = keeper::key(id);
            // Where that fails, the first edit tries again.
            spawn_local(async move { drop(vault::write(&key, &whole).await) });
        }
    }

    pub(super) fn start_keeping_in_vault(self, id: &str, whole: &str) -> Result<Keeper, ShelfFault> {
        Keeper::create_in_vault(self.shelf(), id, &clock::session_id(), whole)
    }

    /// Keeps a file of a newer version as it is.
    pub(super) fn keep_verbatim(self, id: &str, file: &str) -> Result<Keeper, ShelfFault> {
        Keeper::create_verbatim(self.shelf(), id, &clock::session_id(), file)
    }

    /// The record of a plan as it is stored here, if it is.
    pub(super) fn stored(self, id: &str) -> Option<String> {
        self.with_shelf(|shelf| shelf.read(&keeper::key(id))).ok().flatten()
    }

    pub(super) fn enter_in_list(self, id: &str, book: &Workbook, read_only: bool) {
        let entry = Entry::of(id, book, clock::now_ms());
        self.change_entry(id, |known| *known = Entry { read_only, ..entry });
        self.tell_tabs("");
    }

    /// The name and the plan file of a plan in the list.
    pub async fn file_of(self, id: &str) -> Result<(String, String), NoFile> {
        let open = self.planner_untracked().filter(|planner| planner.id() == id);
        // One that was put away unsaved knows more than what is stored.
        if let Some(planner) = open.or_else(|| self.put_away(id)) {
            crate::ui::settle_draft();
            planner.save();
            return Ok((planner.plan().with_untracked(|plan| plan.name.0.clone()), planner.file()));
        }
        let (_, opened) = self.load(id).await.map_err(NoFile::of)?;
        let name = opened.workbook.plan().name.0.clone();
        let file = opened.read_only.then(|| self.stored(id)).flatten();
        Ok((name, file.unwrap_or_else(|| document::write(&opened.workbook, APP, &clock::iso_time()))))
    }

    /// Makes another plan with the same contents.
    pub async fn duplicate(self, id: &str, name: impl FnOnce(&str) -> String) -> bool {
        let mut book = match self.load(id).await {
            // A copy would be written anew, which nobody here can do for a newer version.
            Ok((_, opened)) if !opened.read_only => opened.workbook,
            _ => return false,
        };
        let copy = book.new_id().to_string();
        let name = name(&book.plan().name.0);
        book.edit(&self.stamp(), |plan| {
            plan.id.enter(&copy);
            plan.name.enter(&name);
        });
        if let Err(fault) = self.start_keeping(&copy, &book) {
            self.fault.set(Some(fault));
            return false;
        }
        self.store_unopened(&copy);
        self.enter_in_list(&copy, &book, false);
        true
    }

    /// The stored record of a plan as it is, readable or not.
    pub async fn raw_record(self, id: &str) -> Option<String> {
        let keys = self.with_shelf(|shelf| shelf.keys(&keeper::key(id))).unwrap_or_default();
        let mut record = String::new();
        for key in keys {
            if let Ok(Some(text)) = self.with_shelf(|shelf| shelf.read(&key)) {
                record.push_str(&text);
                record.push('\n');
            }
        }
        let stored = keeper::stored(id).await.unwrap_or_default();
        for text in stored.whole.into_iter().chain(stored.updates.into_iter().map(|(_, text)| text)) {
            record.push_str(&text);
            record.push('\n');
        }
        (!record.is_empty()).then_some(record)
    }
}

fn home_currency() -> &'static str {
    match language().get_untracked() {
        Language::Chinese => "CNY",
        Language::English => "USD",
    }
}

/// A new identity: each opening of a plan is a copy of its own.
pub fn identity() -> Identity {
    Identity { session: clock::session_id(), client: clock::random_u53() }
}
