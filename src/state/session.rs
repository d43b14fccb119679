//! One visit: which plans are there, which is open, where the person is, what is being said to them.

use super::arrival::{Arrival, Arrived, Unreadable};
use super::catalog::{Catalog, Entry, Standing};
use super::copies::Reason;
use super::keeper::{Keeper, LoadFault};
use super::planner::Planner;
use super::sample::sample_plan;
use super::settings::{Settings, Theme};
use crate::i18n::{Language, Words, language};
use crate::platform::storage::{LocalShelf, Shelf, ShelfFault};
use crate::platform::{channel::Channel, clock, page, vault};
use crate::routes::{Route, View};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::task::spawn_local;
use plan_core::document::{Finding, Refusal};
use plan_core::value::Leaf;
use plan_core::workshop::{Identity, Stamp, Workbook};
use std::rc::Rc;

/// The app's name and version, as files carry it.
pub const APP: &str = concat!("keyplan ", env!("CARGO_PKG_VERSION"));

/// A short message that goes away by itself, perhaps with a way to take back what it tells.
#[derive(Clone)]
pub struct Toast {
    pub number: usize,
    pub words: Words,
    pub undo: Option<Callback<()>>,
}

/// What the place of the plan shows.
#[derive(Debug, Clone, Copy)]
pub enum Desk {
    Empty,
    Opening,
    Open(Planner),
    Missing,
    /// The stored record cannot be read; it is left as it is.
    Unreadable,
}

#[derive(Clone, Copy)]
pub struct Session {
    shelf: StoredValue<Rc<dyn Shelf>, LocalStorage>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
    pub settings: RwSignal<Settings>,
    pub route: RwSignal<Route>,
    pub entries: RwSignal<Vec<Entry>>,
    /// Why the list of plans cannot be read, if so.
    pub fault: RwSignal<Option<ShelfFault>>,
    pub desk: RwSignal<Desk>,
    pub today: RwSignal<NaiveDate>,
    pub toasts: RwSignal<Vec<Toast>>,
    pub dialog: RwSignal<Option<crate::commands::Dialog>>,
    edited: StoredValue<bool>,
    told: StoredValue<usize>,
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

impl Session {
    pub fn start() -> Self {
        let shelf: Rc<dyn Shelf> = Rc::new(LocalShelf);
        let settings = Settings::load(&*shelf);
        language().set(settings.language(&page::languages()));
        let session = Self {
            shelf: StoredValue::new_local(shelf),
            channel: StoredValue::new_local(None),
            settings: RwSignal::new(settings),
            route: RwSignal::new(Route::of_hash(&page::hash())),
            entries: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            desk: RwSignal::new(Desk::Empty),
            today: RwSignal::new(clock::today()),
            toasts: RwSignal::new(Vec::new()),
            dialog: RwSignal::new(None),
            edited: StoredValue::new(false),
            told: StoredValue::new(0),
        };
        session.channel.set_value(Some(Channel::open("keyplan", move |text| session.heard(&text))));
        session.list();
        session
    }

    pub fn with_shelf<T>(self, work: impl FnOnce(&dyn Shelf) -> T) -> T {
        self.shelf.with_value(|shelf| work(&**shelf))
    }

    /// Reads the list of plans again.
    pub fn list(self) {
        match self.with_shelf(|shelf| Catalog(shelf).entries()) {
            Ok(entries) => {
                self.entries.set(entries);
                self.fault.set(None);
            }
            Err(fault) => self.fault.set(Some(fault)),
        }
    }

    pub fn entry(self, id: &str) -> Entry {
        self.with_shelf(|shelf| Catalog(shelf).entry(id)).unwrap_or_default()
    }

    /// Changes a plan's entry in the list. When it cannot be kept, the list still shows it: the plan's
    /// own record, whose saving has a status, is what counts.
    pub fn change_entry(self, id: &str, change: impl FnOnce(&mut Entry)) {
        let _ = self.with_shelf(|shelf| Catalog(shelf).change(id, change));
        self.list();
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

    pub fn speak(self, chosen: Language) {
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
        self.say_with_undo(words, None);
    }

    pub fn say_with_undo(self, words: impl Into<Words>, undo: Option<Callback<()>>) {
        self.told.update_value(|told| *told += 1);
        let number = self.told.get_value();
        let toast = Toast { number, words: words.into(), undo };
        self.toasts.update(|toasts| toasts.push(toast));
        let lasting = if undo.is_some() { 12_000 } else { 6_000 };
        page::after(lasting, move || self.dismiss(number)).keep();
    }

    pub fn dismiss(self, number: usize) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.number != number));
    }

    pub fn go(self, route: Route) {
        page::set_hash(&route.hash());
        self.route.set(route);
    }

    pub fn planner(self) -> Option<Planner> {
        match self.desk.get() {
            Desk::Open(planner) => Some(planner),
            _ => None,
        }
    }

    /// The account in view, or the first one; empty when there is none.
    pub fn account_in_view(self) -> String {
        if let Route::Plan { view: View::AccountWorksheet { account, .. }, .. } = self.route.get()
            && !account.is_empty()
        {
            return account;
        }
        let first = |planner: Planner| {
            planner.plan().with(|plan| {
                plan.accounts.iter().find(|account| !account.archived.0).map(|account| account.id.to_string())
            })
        };
        self.planner().and_then(first).unwrap_or_default()
    }

    /// The planner of a plan, which is opened if it is not.
    pub async fn planner_for(self, id: &str) -> Option<Planner> {
        let open = self.planner_untracked().filter(|planner| planner.id() == id);
        if open.is_none() {
            self.close();
            self.open(id).await;
        }
        self.planner_untracked()
    }

    pub fn planner_untracked(self) -> Option<Planner> {
        untrack(|| self.planner())
    }

    pub(super) fn tell_tabs(self, plan: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.post(plan);
            }
        });
    }

    /// Another tab has saved a plan, or changed the list.
    pub fn heard(self, plan: &str) {
        self.list();
        if let Some(planner) = self.planner_untracked()
            && (planner.id() == plan || plan.is_empty())
        {
            planner.pull();
        }
    }

    pub(super) fn start_keeping(self, id: &str, book: &Workbook) -> Result<Keeper, ShelfFault> {
        let session = clock::session_id();
        let shelf = self.shelf.get_value();
        Keeper::create(shelf, id, &session, book, APP, &clock::iso_time())
    }

    /// Opens the plan that the route names, unless it is open.
    pub fn follow_route(self) {
        let Route::Plan { plan, .. } = self.route.get() else {
            return;
        };
        let open = untrack(|| self.planner()).is_some_and(|planner| planner.id() == plan);
        if !open {
            self.close();
            self.desk.set(Desk::Opening);
            spawn_local(async move { self.open(&plan).await });
        }
    }

    /// Saves and puts away the open plan.
    pub fn close(self) {
        if let Some(planner) = self.planner_untracked() {
            planner.squash();
        }
        self.desk.set(Desk::Empty);
    }

    async fn open(self, id: &str) {
        let mut loaded = self.load(id, None);
        if matches!(loaded, Err(LoadFault::InVault)) {
            match vault::read(&super::keeper::key(id)).await {
                Ok(Some(whole)) => loaded = self.load(id, Some(whole)),
                Ok(None) => loaded = Err(LoadFault::Missing),
                Err(fault) => loaded = Err(LoadFault::Shelf(fault)),
            }
        }
        let desk = match loaded {
            Ok((keeper, opened)) => {
                let read_only = opened.read_only || self.entry(id).read_only;
                Desk::Open(Planner::new(self, id, opened.workbook, Ok(keeper), read_only))
            }
            Err(LoadFault::Missing) => Desk::Missing,
            Err(LoadFault::Unreadable(_) | LoadFault::InVault | LoadFault::Shelf(_)) => Desk::Unreadable,
        };
        self.desk.set(desk);
    }

    /// Remembers where in a plan the person is, to resume there.
    pub fn note_place(self, plan: &str) {
        let place = self.route.get_untracked().hash();
        let known = untrack(|| self.planner()).is_some_and(|planner| planner.id() == plan);
        if known && self.entry(plan).last_place != place {
            // Resuming elsewhere is no loss.
            let _ = self.with_shelf(|shelf| Catalog(shelf).change(plan, |entry| entry.last_place = place));
        }
    }

    fn load(self, id: &str, vaulted: Option<String>) -> Result<(Keeper, plan_core::document::Opened), LoadFault> {
        Keeper::load(self.shelf.get_value(), id, identity(), vaulted)
    }

    /// Makes a plan and opens it.
    pub fn create(self, name: &str) {
        let mut book = Workbook::new(identity());
        let (id, currency) = (book.new_id().to_string(), self.home_currency());
        let stamp = self.stamp();
        book.edit(&stamp, |plan| {
            plan.id.enter(&id);
            plan.name.enter(name);
            plan.currency.enter(currency);
        });
        self.add(&id, book, false);
    }

    fn home_currency(self) -> &'static str {
        match language().get_untracked() {
            Language::Chinese => "CNY",
            Language::English => "USD",
        }
    }

    /// Makes a plan of its own from the sample, so that it can never touch a real one.
    pub fn open_sample(self) {
        let file = sample_plan(language().get_untracked(), self.today.get_untracked());
        if let Ok(arrival) = Arrival::read(file.as_bytes(), identity()) {
            let mut book = arrival.book;
            let id = book.new_id().to_string();
            book.edit(&self.stamp(), |plan| {
                plan.id.enter(&id);
                plan.sample.0 = true;
            });
            self.add(&id, book, false);
        }
    }

    fn stamp(self) -> Stamp {
        Stamp { by: self.name(), at: clock::now_ms() }
    }

    /// Keeps a plan that is new here, and opens it. When it cannot be kept it is opened all the same,
    /// and its status says so.
    fn add(self, id: &str, book: Workbook, read_only: bool) {
        self.close();
        let keeper = self.start_keeping(id, &book);
        self.enter_in_list(id, &book, read_only);
        self.desk.set(Desk::Open(Planner::new(self, id, book, keeper, read_only)));
        self.go(Route::in_plan(id, View::Overview));
    }

    fn enter_in_list(self, id: &str, book: &Workbook, read_only: bool) {
        let plan = book.plan();
        let (name, company, sample, accounts) =
            (plan.name.0.clone(), plan.company.0.clone(), plan.sample.0, plan.accounts.len());
        self.change_entry(id, |entry| {
            let now = clock::now_ms();
            *entry = Entry {
                id: id.to_owned(),
                created_at: now,
                changed_at: now,
                standing: Standing::Active,
                last_place: String::new(),
                filed_at: 0,
                deleted_at: 0,
                name,
                company,
                sample,
                accounts,
                read_only,
            };
        });
        self.tell_tabs("");
    }

    /// Takes in a plan file: as a new plan, or merged into the plan of the same id.
    pub async fn take_in(self, file: &str, bytes: &[u8]) -> Arrived {
        let refused = |reason: Refusal| Arrived::Refused(Unreadable { file: file.to_owned(), reason });
        let arrival = match Arrival::read(bytes, identity()) {
            Ok(arrival) => arrival,
            Err(reason) => return refused(reason),
        };
        let id = arrival.id();
        let known = id.as_ref().is_some_and(|id| self.with_shelf(|shelf| Catalog(shelf).has(id)).unwrap_or(false));
        match id {
            Some(id) if known && !arrival.read_only => self.merge_into(&id, arrival).await,
            id => self.add_arrival(id.filter(|_| !known), arrival),
        }
    }

    fn add_arrival(self, id: Option<String>, arrival: Arrival) -> Arrived {
        let Arrival { mut book, findings, read_only } = arrival;
        let id = id.unwrap_or_else(|| {
            let id = book.new_id().to_string();
            book.edit(&self.stamp(), |plan| plan.id.enter(&id));
            id
        });
        let name = book.plan().name.0.clone();
        let kept = self.start_keeping(&id, &book);
        self.enter_in_list(&id, &book, read_only);
        if let Err(fault) = kept {
            // There is no room in the list, but the plan can be worked on and saved to a file.
            self.close();
            self.desk.set(Desk::Open(Planner::new(self, &id, book, Err(fault), read_only)));
            self.go(Route::in_plan(&id, View::Overview));
        }
        Arrived::Added { plan: id, name, findings }
    }

    async fn merge_into(self, id: &str, arrival: Arrival) -> Arrived {
        let open = self.planner_untracked().filter(|planner| planner.id() == id);
        let planner = match open {
            Some(planner) => planner,
            None => {
                self.close();
                self.open(id).await;
                let Some(planner) = self.planner_untracked() else {
                    // What is stored cannot be read: it stays, and the file becomes a plan of its own.
                    return self.add_arrival(None, arrival);
                };
                planner
            }
        };
        planner.save();
        planner.keep_copy(Reason::Import).await;
        let changed = planner.merge(&arrival.book.replica().state());
        planner.save();
        self.change_entry(id, |entry| entry.standing = Standing::Active);
        let name = planner.plan().with_untracked(|plan| plan.name.0.clone());
        Arrived::Merged { plan: id.to_owned(), name, changed, findings: arrival.findings }
    }

    /// The plan file of a plan in the list; none when what is stored cannot be read.
    pub async fn file_of(self, id: &str) -> Option<(String, String)> {
        if let Some(planner) = self.planner_untracked().filter(|planner| planner.id() == id) {
            planner.save();
            return Some((planner.plan().with_untracked(|plan| plan.name.0.clone()), planner.file()));
        }
        let book = self.book_of(id).await?;
        Some((book.plan().name.0.clone(), plan_core::document::write(&book, APP, &clock::iso_time())))
    }

    async fn book_of(self, id: &str) -> Option<Workbook> {
        let mut loaded = self.load(id, None);
        if matches!(loaded, Err(LoadFault::InVault)) {
            let whole = vault::read(&super::keeper::key(id)).await.ok().flatten();
            loaded = self.load(id, whole);
        }
        loaded.ok().map(|(_, opened)| opened.workbook)
    }

    /// Makes another plan with the same contents.
    pub async fn duplicate(self, id: &str, name: impl FnOnce(&str) -> String) -> bool {
        let Some(mut book) = self.book_of(id).await else {
            return false;
        };
        let copy = book.new_id().to_string();
        let name = name(&book.plan().name.0);
        book.edit(&self.stamp(), |plan| {
            plan.id.enter(&copy);
            plan.name.enter(&name);
        });
        let kept = self.start_keeping(&copy, &book);
        if let Err(fault) = &kept {
            self.fault.set(Some(fault.clone()));
            return false;
        }
        self.enter_in_list(&copy, &book, false);
        true
    }

    /// The stored record of a plan as it is, readable or not.
    pub async fn raw_record(self, id: &str) -> Option<String> {
        let keys = self.with_shelf(|shelf| shelf.keys(&super::keeper::key(id))).unwrap_or_default();
        let mut record = String::new();
        for key in keys {
            if let Ok(Some(text)) = self.with_shelf(|shelf| shelf.read(&key)) {
                record.push_str(&text);
                record.push('\n');
            }
        }
        if let Ok(Some(text)) = vault::read(&super::keeper::key(id)).await {
            record.push_str(&text);
        }
        (!record.is_empty()).then_some(record)
    }

    /// Removes everything from this browser: plans, copies, settings.
    pub async fn clear_everything(self) {
        self.desk.set(Desk::Empty);
        let cleared = self.with_shelf(|shelf| Catalog(shelf).clear());
        for key in vault::keys("keyplan/").await.unwrap_or_default() {
            let _ = vault::remove(&key).await;
        }
        self.settings.set(Settings::default());
        self.list();
        self.fault.set(cleared.err());
        self.tell_tabs("");
    }

    /// Removes one plan for good.
    pub async fn destroy(self, id: &str) {
        if let Err(fault) = self.with_shelf(|shelf| Catalog(shelf).destroy(id)) {
            self.fault.set(Some(fault));
        }
        let _ = vault::remove(&super::keeper::key(id)).await;
        self.list();
    }
}

/// Findings that are worth a person's attention.
pub fn worth_telling(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().filter(|finding| finding.severity > plan_core::document::Severity::Note).cloned().collect()
}

/// A new identity: each opening of a plan is a copy of its own.
fn identity() -> Identity {
    Identity { session: clock::session_id(), client: clock::random_u53() }
}
