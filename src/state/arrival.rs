//! A file arrives. It becomes a plan of its own, or is merged into the plan that it is a copy of.

use super::catalog::{Catalog, PLANS, Standing};
use super::copies::Reason;
use super::desk::identity;
use super::dialog::Then;
use super::keeper::{self, Keeper, LoadFault, Stored};
use super::planner::Merged;
use super::session::{APP, Session};
use crate::i18n::words::shell;
use crate::platform::storage::{MemoryShelf, Shelf, ShelfFault};
use crate::platform::{clock, page};
use plan_core::document::{self, Finding, Limits, Opened, Parsed, Refusal, Severity, Trouble};
use plan_core::value::Leaf;
use plan_core::workshop::{Identity, Workbook, changes};
use serde_json::{Map, Value};
use std::rc::Rc;
use std::sync::Arc;

/// Bytes of a file that takes longer than a moment.
const LARGE: usize = 1_000_000;

/// A file that was read.
#[derive(Debug)]
pub struct Arrival {
    pub book: Workbook,
    pub findings: Vec<Finding>,
    pub read_only: bool,
    /// When the file was written, in milliseconds since 1970; 0 if it does not say so.
    pub at: i64,
}

/// What became of a file.
#[derive(Debug, Clone)]
pub enum Arrived {
    /// It is a new plan in the list.
    Added {
        plan: String,
        name: String,
        findings: Vec<Finding>,
    },
    /// It was merged into a plan that was there; what is different now.
    Merged {
        plan: String,
        name: String,
        merged: Merged,
        findings: Vec<Finding>,
    },
    /// The plan is here and holds all that is in the file: the file is the plan as it was then.
    Earlier {
        plan: String,
        name: String,
        then: Then,
        findings: Vec<Finding>,
    },
    Refused(Unreadable),
}

/// A file that did not come in, by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    pub file: String,
    pub reason: Hindrance,
}

/// Why a file did not come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// What is in it cannot be read.
    Refused(Refusal),
    /// A backup without a plan in it.
    Empty,
    /// A table, by its name.
    Table,
    /// The browser did not hand it over: it was moved or changed meanwhile, or may not be read.
    OutOfReach,
    /// It can be read, but this browser could not keep it.
    NotKept(ShelfFault),
}

impl From<Refusal> for Hindrance {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Arrival {
    /// Reads a plan file.
    pub fn read(bytes: &[u8], identity: Identity) -> Result<Self, Refusal> {
        document::read(bytes, identity, &Limits::FILE).map(Self::of)
    }

    fn of(opened: Opened) -> Self {
        let at = clock::ms_of_iso(&opened.saved_at);
        Self { book: opened.workbook, findings: opened.findings, read_only: opened.read_only, at }
    }

    /// The same in steps, between which the page has its turn: it draws, and takes keys and clicks.
    async fn read_in_steps(bytes: &[u8], identity: Identity) -> Result<Self, Refusal> {
        if bytes.len() < LARGE {
            return Self::read(bytes, identity);
        }
        let limits = Limits::FILE;
        let mut parsed = Parsed::of(bytes, &limits)?;
        page::pause(0).await;
        parsed.check_hash();
        page::pause(0).await;
        let taken_in = parsed.take_in(identity, &limits)?;
        page::pause(0).await;
        let opened = taken_in.open();
        page::pause(0).await;
        Ok(Self::of(opened))
    }

    /// The file was written by hand or by another program, or changed after it was saved.
    fn is_by_hand(&self) -> bool {
        let tells = |trouble: &Trouble| matches!(trouble, Trouble::NoReplica | Trouble::HashWrong);
        let is_salvaged =
            |finding: &Finding| finding.trouble == Trouble::PlanEmpty && finding.severity == Severity::Warning;
        let mut findings = self.findings.iter();
        findings.any(|it| tells(&it.trouble) || it.trouble == Trouble::ReplicaDamaged || is_salvaged(it))
    }

    /// The plan's id, if the file has one that can stand in a key.
    pub fn id(&self) -> Option<String> {
        let id = &self.book.plan().id.0;
        plan_core::plan::RowId::new(id).map(|id| id.as_str().to_owned())
    }
}

impl Session {
    /// Takes in a plan file: as a new plan, or merged into the plan of the same id.
    pub async fn take_in(self, file: &str, bytes: &[u8]) -> Arrived {
        let arrival = match Arrival::read_in_steps(bytes, identity()).await {
            Ok(arrival) => arrival,
            Err(reason) => return Arrived::Refused(Unreadable { file: file.to_owned(), reason: reason.into() }),
        };
        let id = arrival.id();
        let known = id.as_ref().is_some_and(|id| self.has(id));
        match id {
            Some(id) if known && !arrival.read_only => Box::pin(self.merge_into(&id, arrival)).await,
            id if arrival.read_only => self.add_verbatim(file, id.filter(|_| !known), bytes, arrival),
            id => self.add_arrival(id.filter(|_| !known), arrival),
        }
    }

    /// Adds a file of a newer version, which is only looked at and handed on.
    fn add_verbatim(self, file: &str, id: Option<String>, bytes: &[u8], arrival: Arrival) -> Arrived {
        let Arrival { mut book, findings, .. } = arrival;
        let id = id.unwrap_or_else(|| book.new_id().to_string());
        if let Err(fault) = self.keep_verbatim(&id, &String::from_utf8_lossy(bytes)) {
            return Arrived::Refused(Unreadable { file: file.to_owned(), reason: Hindrance::NotKept(fault) });
        }
        self.enter_in_list(&id, &book, true);
        Arrived::Added { plan: id, name: book.plan().name.0.clone(), findings }
    }

    fn add_arrival(self, id: Option<String>, arrival: Arrival) -> Arrived {
        let Arrival { mut book, findings, .. } = arrival;
        let id = id.unwrap_or_else(|| {
            let id = book.new_id().to_string();
            book.edit(&self.stamp(), |plan| plan.id.enter(&id));
            id
        });
        let name = book.plan().name.0.clone();
        self.keep_new(&id, book);
        // It has just come from a file.
        self.change_entry(&id, |entry| entry.filed_at = clock::now_ms());
        Arrived::Added { plan: id, name, findings }
    }

    /// Keeps a plan that is new here, without opening it where that is not needed.
    fn keep_new(self, id: &str, book: Workbook) {
        let kept = self.start_keeping(id, &book);
        self.enter_in_list(id, &book, false);
        if kept.is_err() {
            // There is no room for it in this browser, but it can be worked on and saved to a file.
            self.show_new(id, book, kept);
        } else {
            self.store_unopened(id);
        }
    }

    async fn merge_into(self, id: &str, arrival: Arrival) -> Arrived {
        let open = self.planner_for(id).await.filter(|planner| !planner.is_read_only());
        let Some(planner) = open else {
            // What is stored cannot be read, or not changed: it stays, and the file becomes a plan of its own.
            return self.add_arrival(None, arrival);
        };
        if planner.is_foreign(arrival.book.replica()) {
            let mut arrival = arrival;
            arrival.findings.push(Finding::new(Severity::Warning, "", Trouble::OtherPlan));
            return self.add_arrival(None, arrival);
        }
        planner.save();
        if !planner.keep_copy(Reason::Import).await {
            self.say(shell::NO_COPY_KEPT);
        }
        let merged = planner.merge(&arrival.book.replica().everything());
        planner.save();
        self.change_entry(id, |entry| entry.standing = Standing::Active);
        let name = planner.plan().with_untracked(|plan| plan.name.0.clone());
        let by_hand = arrival.is_by_hand();
        let then = Then { plan: Arc::new(arrival.book.plan().clone()), at: arrival.at, by_hand };
        if merged.changes.are_none() && planner.plan().with_untracked(|plan| !changes(plan, &then.plan).is_empty()) {
            return Arrived::Earlier { plan: id.to_owned(), name, then, findings: arrival.findings };
        }
        Arrived::Merged { plan: id.to_owned(), name, merged, findings: arrival.findings }
    }
}

impl Session {
    /// Makes a plan what it was at another time, after a recovery copy of what it is. False when it cannot be changed.
    pub async fn put_back(self, plan: &str, then: &Then) -> bool {
        let open = self.planner_for(plan).await.filter(|planner| !planner.is_read_only());
        let Some(planner) = open else {
            return false;
        };
        if !planner.keep_copy(Reason::Import).await {
            self.say(shell::NO_COPY_KEPT);
        }
        planner.put_back(&then.plan);
        planner.save();
        true
    }

    /// Adds a plan as it was at another time, as a plan of its own. Returns its id.
    pub fn add_beside(self, then: &Then, name: &str) -> String {
        let mut book = Workbook::new(identity());
        let id = book.new_id().to_string();
        let stamp = self.stamp();
        book.put_back(&stamp, &then.plan);
        book.edit(&stamp, |plan| {
            plan.id.enter(&id);
            plan.name.enter(name);
        });
        self.keep_new(&id, book);
        id
    }
}

/// The plan files in what the crash page handed over: the browser's records as they were.
pub fn rescued(rescue: &Map<String, Value>) -> Vec<Result<String, Refusal>> {
    let texts = |name: &str| rescue.get(name).and_then(Value::as_object).into_iter().flatten();
    let shelf = MemoryShelf::default();
    for (key, text) in texts("local") {
        // A shelf in memory takes everything.
        let _ = shelf.write(key, text.as_str().unwrap_or_default());
    }
    let stored = |id: &str| {
        let text = |text: &Value| text.as_str().unwrap_or_default().to_owned();
        let own = keeper::key(id);
        let below = format!("{own}/");
        Stored {
            whole: texts("records").find(|(key, _)| **key == own).map(|(_, whole)| text(whole)),
            updates: texts("records")
                .filter(|(key, _)| key.starts_with(&below))
                .map(|(key, update)| (key.clone(), text(update)))
                .collect(),
        }
    };
    // A plan may be in the large store alone.
    for (key, whole) in texts("records").filter(|(key, _)| key.starts_with(PLANS) && !key[PLANS.len()..].contains('/'))
    {
        if shelf.read(key) == Ok(None) {
            let _ = shelf.write(key, &keeper::note(whole.as_str().unwrap_or_default()));
        }
    }
    let plans = Catalog(&shelf).entries().unwrap_or_default();
    let read = |id: &str| match Keeper::load(Rc::new(shelf.clone()), id, identity(), &stored(id)) {
        Ok((_, opened)) => Ok(document::write(&opened.workbook, APP, &clock::iso_time())),
        Err(LoadFault::Unreadable(reason)) => Err(reason),
        Err(LoadFault::Missing | LoadFault::InVault | LoadFault::Shelf(_)) => Err(Refusal::Damaged),
    };
    plans.iter().map(|entry| read(&entry.id)).collect()
}

/// Findings that are worth a person's attention.
pub fn worth_telling(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().filter(|finding| finding.severity > Severity::Note).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::workshop::Stamp;

    #[test]
    fn what_the_crash_page_handed_over_holds_every_plan_with_its_last_edits() {
        let shelf = MemoryShelf::default();
        let stamp = Stamp { by: "A".into(), at: 1 };
        let mut book = Workbook::new(identity());
        book.edit(&stamp, |plan| plan.name.enter("whole"));
        let mut keeper = Keeper::create(Rc::new(shelf.clone()), "p", "s", &book, APP, "2027-03-01T08:00:00Z").unwrap();
        let update = book.edit(&stamp, |plan| plan.name.enter("edited after")).unwrap();
        let record = keeper.record_of(&[update]);
        keeper.save(&mut book, &record).unwrap();
        shelf.write("keyplan/plan/q", "no plan").unwrap();
        let local: Map<String, Value> =
            shelf.keys("").unwrap().into_iter().map(|key| (key.clone(), shelf.read(&key).unwrap().into())).collect();
        let rescue = Map::from_iter([("local".to_owned(), Value::Object(local))]);
        let plans = rescued(&rescue);
        let names: Vec<Option<String>> = plans
            .iter()
            .map(|plan| {
                plan.as_ref()
                    .ok()
                    .map(|file| Arrival::read(file.as_bytes(), identity()).unwrap().book.plan().name.0.clone())
            })
            .collect();
        assert_eq!(names, [Some("edited after".to_owned()), None]);
        assert!(matches!(plans[1], Err(Refusal::NotJson { .. })));
    }
}
