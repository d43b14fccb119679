//! Accounts from the rows of a table: which are new, which are in the plan already and what would change in them,
//! both as data. Rows that name the same account become one. Nothing is in the plan before `Verdict::take_in`.

mod counted;
mod judge;
mod person;
mod setting;
mod survey;
mod unknown;

pub use judge::{Judge, Spell, Ways};
pub use person::{PersonField, whole_name};
pub use survey::Surveyor;
pub use unknown::Unknown;

use self::setting::Setting;
use self::unknown::Made;
use crate::document::records::{DateTerms, Point, Troubled};
use crate::plan::profile::Contact;
use crate::plan::{Account, Plan, RowId};
use crate::value::Leaf;

/// What a column of the table may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A field of the account, by its path below it.
    Field(&'static str),
    /// The account's figure for the criterion with that id.
    Score(String),
    /// Something of a person who works there.
    Person(PersonField),
}

/// What a column is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place among what columns may be, for whoever reads of troubles.
    pub field: usize,
    pub slot: Slot,
    /// Sums are in units of so many powers of ten.
    pub power: u32,
}

impl Column {
    fn is_of_person(&self) -> bool {
        matches!(self.slot, Slot::Person(_))
    }
}

/// How the rows are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// For each cell of a row.
    pub columns: Vec<Option<Column>>,
    pub dates: DateTerms,
    pub point: Point,
    /// Persons become contacts of the accounts that their rows name.
    pub add_persons: bool,
    /// Industries, regions and members that the plan does not have come into it.
    pub add_names: bool,
    /// The place of the account's notes among what columns may be. What a cell says beyond its choice goes there.
    pub notes: Option<usize>,
}

/// What becomes of an account that is in the plan already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Decision {
    #[default]
    Skip,
    /// What the table says takes the place of what is there; what it does not say stays.
    Update,
    /// Another one of the same name.
    New,
}

/// What an account of the table is to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    New,
    Known {
        id: String,
        name: String,
        archived: bool,
        changes: Vec<Change>,
    },
    /// Several accounts of the plan have its name, so none can be changed.
    Several,
}

/// What would change in a field. An empty `old` means that nothing was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub field: usize,
    pub old: String,
    pub new: String,
    /// The name stays as it is, and is no longer only a text: a list of the plan has it.
    pub is_found: bool,
}

/// An account of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The first row that names it, by its place and by its line.
    pub row: usize,
    pub line: usize,
    /// How many rows name it.
    pub rows: usize,
    pub name: String,
    pub standing: Standing,
    /// People whom it does not have yet.
    pub persons: Vec<Contact>,
    settings: Vec<Setting>,
}

/// What becomes of the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    pub entries: Vec<Entry>,
    /// Rows without a name.
    pub rejected: Vec<Troubled>,
    /// Rows that come in, with something to look at.
    pub remarks: Vec<Troubled>,
    /// People whom their accounts have already.
    pub known_persons: usize,
    /// What the plan does not have in its lists.
    pub unknown: Vec<Unknown>,
}

/// How much is taken in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub new: usize,
    pub changed: usize,
    pub persons: usize,
}

impl Count {
    pub fn accounts(self) -> usize {
        self.new + self.changed
    }
}

impl Entry {
    /// What happens to it under a decision; none where nothing does.
    fn deed(&self, decision: Decision) -> Option<Deed<'_>> {
        match (&self.standing, decision) {
            (Standing::New, _) | (_, Decision::New) => Some(Deed::Make),
            (Standing::Known { id, changes, .. }, Decision::Update)
                if !changes.is_empty() || !self.persons.is_empty() =>
            {
                Some(Deed::Change(id))
            }
            _ => None,
        }
    }

    /// Ids that it may need: its own, and one for every row below it.
    fn id_count(&self) -> usize {
        1 + self.settings.len() + self.persons.len()
    }
}

enum Deed<'a> {
    Make,
    Change(&'a str),
}

impl Verdict {
    /// How many of them are in the plan already.
    pub fn known(&self) -> usize {
        self.entries.iter().filter(|entry| entry.standing != Standing::New).count()
    }

    /// What would be taken in; `decide` is asked by the place of an entry.
    pub fn count(&self, decide: &dyn Fn(usize) -> Decision) -> Count {
        let mut count = Count::default();
        for (place, entry) in self.entries.iter().enumerate() {
            match entry.deed(decide(place)) {
                Some(Deed::Make) => count.new += 1,
                Some(Deed::Change(_)) => count.changed += 1,
                None => continue,
            }
            count.persons += entry.persons.len();
        }
        count
    }

    /// How many ids `take_in` asks for at most.
    pub fn id_count(&self) -> usize {
        self.entries.iter().map(Entry::id_count).sum::<usize>() + self.unknown.len()
    }

    /// Takes in what was decided. An account that has been deleted since is not changed, and not counted.
    pub fn take_in(
        &self,
        plan: &mut Plan,
        decide: &dyn Fn(usize) -> Decision,
        new_id: &mut dyn FnMut() -> RowId,
    ) -> Count {
        let (mut made, mut count) = (Vec::new(), Count::default());
        let mut names = Made::new(&self.unknown);
        for (place, entry) in self.entries.iter().enumerate() {
            match entry.deed(decide(place)) {
                Some(Deed::Make) => {
                    let mut account = Account::default();
                    let settings = names.settled(entry, plan, new_id);
                    entry.fill(&mut account, &settings, new_id);
                    made.push((new_id(), account));
                }
                Some(Deed::Change(id)) => {
                    if plan.accounts.get(id).is_none() {
                        continue;
                    }
                    let settings = names.settled(entry, plan, new_id);
                    if let Some(account) = plan.accounts.get_mut(id) {
                        entry.fill(account, &settings, new_id);
                    }
                    count.changed += 1;
                }
                None => continue,
            }
            count.persons += entry.persons.len();
        }
        count.new = made.len();
        plan.accounts.extend(made);
        count
    }
}

impl Entry {
    fn fill(&self, account: &mut Account, settings: &[Setting], new_id: &mut dyn FnMut() -> RowId) {
        if account.name.is_empty() {
            account.name.enter(&self.name);
        }
        for setting in settings {
            setting.apply(account, &mut || Some(new_id()));
        }
        account.profile.contacts.extend(self.persons.iter().map(|person| (new_id(), person.clone())).collect());
    }
}

#[cfg(test)]
mod tests;
