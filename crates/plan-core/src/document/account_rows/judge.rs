//! Reads row after row and finds which account each is about. Rows are handed in one by one, so that whoever does
//! so can rest in between.

use super::person::{Person, is_same};
use super::setting::{Reading, Setting, is_nothing};
use super::unknown::Unknowns;
use super::{Change, Column, Entry, PersonField, Slot, Standing, Terms, Verdict};
use crate::document::grid::{Harm, TextRow, bare, harm};
use crate::document::names::{same_name, without_hidden};
use crate::document::records::{Point, Reason, Trouble, Troubled};
use crate::plan::profile::Contact;
use crate::plan::{Account, Plan, RowId};
use crate::value::{Kind, Leaf, Link};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What a cell means in a field, and what it says beyond that.
pub type Spell<'a> = dyn Fn(Kind, &str) -> (String, Option<String>) + 'a;

/// What reading needs of the page: small letters, choices by their labels, and values in words.
#[allow(missing_debug_implementations)]
pub struct Ways<'a> {
    pub fold: &'a dyn Fn(&str) -> String,
    pub spell: &'a Spell<'a>,
    pub shown: &'a dyn Fn(&dyn Leaf) -> String,
    /// The time at the plan's place by milliseconds since 1970.
    pub local: &'a dyn Fn(i64) -> NaiveDateTime,
}

/// The fields by which accounts are known.
const NAME: &str = "name";
const LEGAL_NAME: &str = "profile/legal_name";
const CREDIT_CODE: &str = "profile/credit_code";

/// Decides about rows under terms.
#[derive(Debug)]
pub struct Judge {
    terms: Terms,
    /// Ids of the plan's accounts by each of their names; those that are archived only when no other has it.
    by_name: BTreeMap<String, Vec<String>>,
    by_code: BTreeMap<String, Vec<String>>,
    /// Places of the entries by what tells them apart.
    places: BTreeMap<String, usize>,
    unknown: Unknowns,
    verdict: Verdict,
}

/// A row as it was read.
struct RowReading {
    settings: Vec<Setting>,
    name: String,
    person: Person,
    troubles: Vec<Trouble>,
}

impl RowReading {
    fn said(&self, path: &str) -> &str {
        let says = |setting: &&Setting| matches!(setting.slot, Slot::Field(field) if field == path);
        self.settings.iter().find(says).map_or("", |setting| &setting.text)
    }
}

impl Judge {
    pub fn new(plan: &Plan, terms: Terms, ways: &Ways<'_>) -> Self {
        let name = |account: &Account, visit: &mut dyn FnMut(&str)| {
            for name in [&account.name, &account.profile.legal_name, &account.profile.english_name] {
                visit(&name.0);
            }
        };
        let code = |account: &Account, visit: &mut dyn FnMut(&str)| visit(telling(&account.profile.credit_code.0));
        Self {
            terms,
            by_name: known_by(plan, ways, &name),
            by_code: known_by(plan, ways, &code),
            places: BTreeMap::new(),
            unknown: Unknowns::new(plan, ways.fold),
            verdict: Verdict::default(),
        }
    }

    /// Decides about the row at that place.
    pub fn take(&mut self, plan: &Plan, place: usize, row: &TextRow, ways: &Ways<'_>) {
        let mut reading = self.read(plan, row, ways);
        let troubled = |troubles| Troubled { row: place, line: row.line, troubles };
        if reading.name.is_empty() {
            let missing = Trouble { field: self.name_field(), reason: Reason::Missing };
            self.verdict.rejected.push(troubled(vec![missing]));
            return;
        }
        let (key, standing) = self.find(plan, &reading, ways);
        let entry = match self.places.get(&key) {
            Some(entry) => *entry,
            None => {
                if standing == Standing::Several {
                    reading.troubles.push(Trouble { field: self.name_field(), reason: Reason::Several });
                }
                self.places.insert(key, self.verdict.entries.len());
                self.verdict.entries.push(Entry {
                    row: place,
                    line: row.line,
                    rows: 0,
                    name: reading.name.clone(),
                    standing,
                    persons: Vec::new(),
                    settings: Vec::new(),
                });
                self.verdict.entries.len() - 1
            }
        };
        if self.terms.add_persons && !reading.person.is_empty() {
            match reading.person.contact() {
                Some(person) => self.take_person(plan, entry, person, ways),
                None => reading.troubles.push(Trouble { field: self.person_field(), reason: Reason::Missing }),
            }
        }
        let entry = &mut self.verdict.entries[entry];
        entry.rows += 1;
        for setting in reading.settings {
            merge(entry, setting, &mut reading.troubles);
        }
        if !reading.troubles.is_empty() {
            self.verdict.remarks.push(troubled(reading.troubles));
        }
    }

    /// What becomes of all rows, with what would change in accounts that are there.
    pub fn verdict(mut self, plan: &Plan, ways: &Ways<'_>) -> Verdict {
        for entry in &mut self.verdict.entries {
            let Standing::Known { id, changes, .. } = &mut entry.standing else {
                continue;
            };
            if let Some(account) = plan.accounts.get(id) {
                let names = [&account.name, &account.profile.legal_name, &account.profile.english_name];
                let key = same_name(&entry.name, ways.fold);
                // By whichever name it was found: that is how the table calls it, and no news.
                if names.iter().any(|name| same_name(&name.0, ways.fold) == key) {
                    entry.settings.retain(|setting| !matches!(setting.slot, Slot::Field(NAME)));
                }
                let base = plan.currency.0.as_str();
                settle_currencies(&mut entry.settings, account, base);
                *changes = self::changes(account, &entry.settings, ways);
            }
        }
        Verdict { unknown: self.unknown.all, ..self.verdict }
    }

    /// The cells of a row as they will be read; none for a column that is left out, and whether it cannot be read.
    pub fn seen(&self, plan: &Plan, row: &TextRow, ways: &Ways<'_>) -> Vec<Option<(String, bool)>> {
        let seen = |(place, cell): (usize, &String)| {
            let column = self.terms.columns.get(place)?.as_ref()?;
            let is_broken = harm_of(&column.slot, bare(cell)) == Some(Harm::Broken);
            if matches!(column.slot, Slot::Person(_)) || is_nothing(cell) || is_broken {
                return Some((cell.clone(), is_broken));
            }
            let (setting, trouble) = Setting::read(&self.reading(plan, ways, row.is_number(place)), column, cell, 0);
            let mut blank = Account::default();
            setting.apply(&mut blank, &mut trial_id);
            let will_be_known = self.terms.add_names && trouble == Some(Reason::Unknown);
            Some((setting.present(&blank, ways.shown), trouble.is_some() && !will_be_known))
        };
        row.cells.iter().enumerate().map(seen).collect()
    }

    /// How a cell is read, which a workbook may keep as a number: that has a dot, whatever stands in texts.
    fn reading<'a>(&self, plan: &'a Plan, ways: &'a Ways<'_>, is_number: bool) -> Reading<'a> {
        let point = if is_number { Point::Dot } else { self.terms.point };
        Reading { plan, spell: ways.spell, local: ways.local, dates: self.terms.dates, point }
    }

    fn read(&mut self, plan: &Plan, of_table: &TextRow, ways: &Ways<'_>) -> RowReading {
        let mut row =
            RowReading { settings: Vec::new(), name: String::new(), person: Person::default(), troubles: Vec::new() };
        for (place, (cell, column)) in of_table.cells.iter().zip(&self.terms.columns).enumerate() {
            let (cell, Some(column)) = (without_hidden(bare(cell)), column) else {
                continue;
            };
            let harm = harm_of(&column.slot, &cell).filter(|_| self.terms.add_persons || !column.is_of_person());
            row.troubles.extend(harm.map(|harm| Trouble { field: column.field, reason: harm.into() }));
            match &column.slot {
                _ if is_nothing(&cell) || harm == Some(Harm::Broken) => {}
                Slot::Person(field) => {
                    if *field == PersonField::Email && self.terms.add_persons {
                        let reason = Link::read_mail(&cell).err().map(Reason::Misread);
                        row.troubles.extend(reason.map(|reason| Trouble { field: column.field, reason }));
                    }
                    row.person.put(*field, &cell);
                }
                Slot::Field(_) | Slot::Score(_) => {
                    let reading = self.reading(plan, ways, of_table.is_number(place));
                    let (mut setting, mut reason) = Setting::read(&reading, column, &cell, of_table.line);
                    if reason == Some(Reason::Unknown)
                        && let Some(target) = setting.target()
                        && let Some(place) = self.unknown.take(target, &setting.text, ways.fold)
                    {
                        (setting.unknown, setting.is_valid, reason) = (Some(place), self.terms.add_names, None);
                    }
                    if let (Some(Reason::Beyond { rest }), Some(field)) = (&reason, self.terms.notes) {
                        row.settings.push(Setting::note(rest, field, of_table.line));
                    }
                    row.troubles.extend(reason.map(|reason| Trouble { field: column.field, reason }));
                    row.settings.push(setting);
                }
            }
        }
        // Where nobody has given it a short name, its registered one is its name.
        let name = [NAME, LEGAL_NAME].map(|path| row.said(path)).into_iter().find(|name| !name.is_empty());
        row.name = name.unwrap_or_default().to_owned();
        row
    }

    /// Which account a row is about: one of the plan, or one of the table.
    fn find(&self, plan: &Plan, row: &RowReading, ways: &Ways<'_>) -> (String, Standing) {
        let key = same_name(&row.name, ways.fold);
        let known = |map: &BTreeMap<String, Vec<String>>, text: &str| -> Vec<String> {
            map.get(&same_name(text, ways.fold)).cloned().unwrap_or_default()
        };
        let by_name = known(&self.by_name, &row.name);
        let others = [(&self.by_code, telling(row.said(CREDIT_CODE))), (&self.by_name, row.said(LEGAL_NAME))];
        let found = if by_name.is_empty() {
            others.into_iter().map(|(map, text)| known(map, text)).find(|ids| !ids.is_empty())
        } else {
            Some(by_name)
        };
        match found.as_deref() {
            None => (format!("name {key}"), Standing::New),
            Some([id]) => {
                let account = plan.accounts.get(id);
                let name = account.map_or_else(String::new, |account| account.name.0.clone());
                let archived = account.is_some_and(|account| account.archived.0);
                (format!("id {id}"), Standing::Known { id: id.clone(), name, archived, changes: Vec::new() })
            }
            Some(_) => (format!("name {key}"), Standing::Several),
        }
    }

    fn take_person(&mut self, plan: &Plan, entry: usize, person: Contact, ways: &Ways<'_>) {
        let entry = &mut self.verdict.entries[entry];
        let is_there = match &entry.standing {
            Standing::Known { id, .. } => plan
                .accounts
                .get(id)
                .is_some_and(|it| it.profile.contacts.iter().any(|contact| is_same(contact, &person, ways.fold))),
            Standing::New | Standing::Several => false,
        };
        if is_there || entry.persons.iter().any(|other| is_same(other, &person, ways.fold)) {
            self.verdict.known_persons += 1;
        } else {
            entry.persons.push(person);
        }
    }

    fn name_field(&self) -> usize {
        self.field_of(&|slot| matches!(slot, Slot::Field(NAME)))
    }

    fn person_field(&self) -> usize {
        self.field_of(&|slot| matches!(slot, Slot::Person(_)))
    }

    fn field_of(&self, is: &dyn Fn(&Slot) -> bool) -> usize {
        let mut columns = self.terms.columns.iter().flatten();
        columns.find(|Column { slot, .. }| is(slot)).map_or(0, |column| column.field)
    }
}

/// A number by which an account is known, unless another may have become the same in a spreadsheet.
fn telling(code: &str) -> &str {
    if harm(code.trim()).is_none() { code } else { "" }
}

/// What a spreadsheet has done to a cell that holds a number which is a name.
fn harm_of(slot: &Slot, cell: &str) -> Option<Harm> {
    matches!(slot, Slot::Field(CREDIT_CODE) | Slot::Person(PersonField::Phone)).then(|| harm(cell)).flatten()
}

/// Takes what a row says of an account. Where a row before it says something else, that stays.
fn merge(entry: &mut Entry, setting: Setting, troubles: &mut Vec<Trouble>) {
    // How the name is written is the first row's matter, and what a cell says besides is told anyway.
    let is_name = matches!(setting.slot, Slot::Field(NAME)) || setting.is_beside();
    match entry.settings.iter_mut().find(|known| known.slot == setting.slot) {
        None => entry.settings.push(setting),
        Some(known) if !known.is_valid && setting.is_valid => *known = setting,
        Some(known) if !is_name && (&known.text, known.currency) != (&setting.text, setting.currency) => {
            troubles.push(Trouble { field: setting.field, reason: Reason::Otherwise { line: known.line } });
        }
        Some(_) => {}
    }
}

/// Where no column says the currency of a sum, it is not left to the account, whose sum was another.
fn settle_currencies(settings: &mut [Setting], account: &Account, base: &str) {
    let has_column: Vec<bool> = settings
        .iter()
        .map(|sum| sum.currency_path().is_some_and(|path| settings.iter().any(|setting| setting.is_at(&path))))
        .collect();
    for (setting, _) in settings.iter_mut().zip(has_column).filter(|(_, has_column)| !has_column) {
        setting.settle_currency(account, base);
    }
}

/// What would change in an account. A name that is only written in another way stays.
fn changes(account: &Account, settings: &[Setting], ways: &Ways<'_>) -> Vec<Change> {
    let mut changed = account.clone();
    let mut changes = Vec::new();
    for setting in settings {
        let old = setting.present(account, ways.shown);
        setting.apply(&mut changed, &mut trial_id);
        let new = setting.present(&changed, ways.shown);
        let is_found = old == new && setting.finds(account, &changed);
        if old != new || is_found {
            changes.push(Change { field: setting.field, old, new, is_found });
        }
    }
    changes
}

/// Visits whatever an account is known by.
type EachName<'a> = dyn Fn(&Account, &mut dyn FnMut(&str)) + 'a;

/// Accounts by what they are known by, those that are archived only when no other is known by it.
fn known_by(plan: &Plan, ways: &Ways<'_>, names: &EachName<'_>) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for archived in [false, true] {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for account in plan.accounts.iter().filter(|account| account.archived.0 == archived) {
            names(account, &mut |name| {
                let key = same_name(name, ways.fold);
                if key.is_empty() {
                    return;
                }
                let ids = found.entry(key).or_default();
                if ids.last().is_none_or(|last| last != account.id.as_str()) {
                    ids.push(account.id.to_string());
                }
            });
        }
        for (name, ids) in found {
            all.entry(name).or_insert(ids);
        }
    }
    all
}

/// For an account that is only looked at.
fn trial_id() -> Option<RowId> {
    RowId::new("trial")
}
