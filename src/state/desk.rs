//! The plan on the desk: opening, making, copying and putting away. A planner's signals belong to an
//! owner of their own, since whoever opens a plan (an event, an effect) is gone long before the plan is.

use super::arrival::Arrival;
use super::catalog::{Catalog, Entry};
use super::default_scheme;
use super::keeper::{self, Keeper, LoadFault};
use super::planner::Planner;
use super::sample::{SAMPLE, sample_plan};
use super::session::{APP, Session};
use super::stored::Loaded;
use crate::i18n::{Language, language, words::shell};
use crate::platform::storage::ShelfFault;
use crate::platform::{self, clock, vault};
use crate::prelude::*;
use crate::routes::{Route, View};
use leptos::task::spawn_local;
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
            Route::Plan { view: View::Worksheet { account, .. }, .. } if !account.is_empty() => account,
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
        if let Route::Plan { view: View::Worksheet { account, .. }, .. } = self.route.get_untracked()
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
            Ok(Loaded { keeper, opened, missed }) => {
                let read_only = opened.read_only || self.entry(id).read_only;
                let is_in_part = keeper.has_vault_news();
                let desk = self.lay(id, opened.workbook, Ok(keeper), read_only);
                if let (Desk::Open(planner), true) = (&desk, is_in_part) {
                    planner.ask_again();
                }
                // Where there is no large store at all, nothing can lie in it.
                if missed.is_some_and(|fault| fault != ShelfFault::Off) {
                    self.say(shell::STORE_MISSED);
                }
                desk
            }
            Err(LoadFault::Missing) => Desk::Missing,
            Err(LoadFault::Unreadable(_) | LoadFault::InVault) => Desk::Unreadable,
            Err(LoadFault::Shelf(_)) => Desk::Unanswered,
        };
        self.desk.set(desk);
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

    pub(super) fn enter_in_list(self, id: &str, book: &Workbook, read_only: bool) {
        let entry = Entry::of(id, book, clock::now_ms());
        self.change_entry(id, |known| *known = Entry { read_only, ..entry });
        self.tell_tabs("");
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
