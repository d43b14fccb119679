//! Accounts from rows, as `plan_core::document::account_rows` judges them: what each column is, how the first rows
//! will be read, and what was decided about accounts that are in the plan already.

use super::choices::{Bears, Choices};
use super::course::Seen;
use super::guess::{Called, Guess};
use super::headings::unit_of_pieces;
use super::sums::MOST_DIGITS;
use super::target::Target;
use super::units::own_unit;
use crate::i18n::words::import;
use crate::i18n::{Language, Msg, decimal, folded};
use crate::platform::clock;
use crate::sheets::{spelled, value_in_words};
use plan_core::document::account_rows::{Column, Count, Decision, Judge, PersonField, Slot, Surveyor, Terms, Ways};
use plan_core::document::grid::TextRow;
use plan_core::document::records::Survey;
use plan_core::plan::{Account, Plan, pointer};
use plan_core::value::{Kind, Leaf};
use std::collections::BTreeMap;

/// The field without which there is no account.
const NAME: &str = "name";
const LEGAL_NAME: &str = "profile/legal_name";
const NOTES: &str = "profile/notes";

/// What becomes of accounts that are in the plan already: the same for all, or one by one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    pub all: Decision,
    pub single: BTreeMap<usize, Decision>,
}

impl Decisions {
    pub fn of(&self, entry: usize) -> Decision {
        self.single.get(&entry).copied().unwrap_or(self.all)
    }

    pub fn count(&self, verdict: &plan_core::document::account_rows::Verdict) -> Count {
        verdict.count(&|entry| self.of(entry))
    }
}

/// The plan's criteria, each of which may be a column: id and name. Their places come after the fields of the target.
pub type Criteria = Vec<(String, String)>;

pub fn criteria(plan: &Plan) -> Criteria {
    let named = plan.scheme.criteria.iter().filter(|criterion| !criterion.name.0.trim().is_empty());
    named.map(|criterion| (criterion.id.to_string(), criterion.name.0.clone())).collect()
}

/// Which field each column is likely to be. In a table of contacts the name is a person's, and the account is where
/// they work.
pub fn guess(target: &Target, called: &Called, criteria: &Criteria, headings: &[String]) -> Guess {
    let Guess { matching: mut guessed, mut doubtful, rivals } = called.guess(headings);
    let place = |path: &str| target.fields.iter().position(|field| field.path == path);
    let names = ["person/name", "person/first_name", "person/last_name"].map(&place);
    let has = |guessed: &[Option<usize>], field: Option<usize>| field.is_some() && guessed.contains(&field);
    let is_called = |heading: &String, names: Msg| is_among(names, &folded(heading.trim()));
    let by_company = headings.iter().position(|heading| is_called(heading, import::CALLED_COMPANY));
    let is_name = |heading: &String| {
        is_among(import::CALLED_PERSON_ITSELF, &folded(heading.trim())) || is_called(heading, import::CALLED_PERSON)
    };
    let by_name = headings.iter().position(is_name).filter(|column| Some(*column) != by_company);
    let has_person = ["person/position", "person/email", "person/phone"].iter().any(|path| has(&guessed, place(path)));
    let has_name = names.iter().any(|name| has(&guessed, *name));
    if let Some(company) = by_company.filter(|_| has_name || has_person && by_name.is_some()) {
        for field in &mut guessed {
            *field = field.filter(|_| *field != place(NAME));
        }
        guessed[company] = place(NAME);
        if let Some(column) = by_name.filter(|_| !has_name) {
            guessed[column] = place("person/name");
        }
    }
    if !names.iter().any(|name| has(&guessed, *name)) {
        // A telephone alone is nobody.
        let is_person = |field: usize| target.fields.get(field).is_some_and(|field| field.path.starts_with("person/"));
        for field in &mut guessed {
            *field = field.filter(|field| !is_person(*field));
        }
    }
    take_short_name(target, headings, &mut guessed);
    if !has(&guessed, place(NAME)) {
        // Where nothing else names the account, its registered name does.
        if let Some(column) = guessed.iter().position(|field| field.is_some() && *field == place(LEGAL_NAME)) {
            guessed[column] = place(NAME);
        }
    }
    for (column, heading) in headings.iter().enumerate() {
        let heading = folded(heading.trim());
        let criterion = criteria.iter().position(|(_, name)| !heading.is_empty() && folded(name.trim()) == heading);
        if let Some(criterion) = criterion.filter(|_| guessed[column].is_none()) {
            guessed[column] = Some(target.fields.len() + criterion);
        }
    }
    doubtful.retain(|field| !guessed.contains(&Some(*field)));
    Guess { matching: guessed, doubtful, rivals }
}

/// Where a table has a short name, that is the plan's name, and another beside it is the registered one.
fn take_short_name(target: &Target, headings: &[String], guessed: &mut [Option<usize>]) {
    let place = |path: &str| target.fields.iter().position(|field| field.path == path);
    let (name, legal) = (place(NAME), place(LEGAL_NAME));
    let is_called = |column: &usize, names: Msg| is_among(names, &folded(headings[*column].trim()));
    let Some(short) = (0..headings.len()).find(|column| is_called(column, import::CALLED_SHORT_NAME)) else {
        return;
    };
    let is_name = |column: &usize| match guessed[*column] {
        None => is_called(column, import::CALLED_NAME),
        field => field == name,
    };
    let other = (0..headings.len()).find(|column| *column != short && is_name(column));
    let is_free = guessed[short].is_none() || guessed[short] == name;
    if let Some(other) = other.filter(|_| is_free && !guessed.contains(&legal)) {
        (guessed[short], guessed[other]) = (name, legal);
    } else if is_free && !guessed.contains(&name) {
        guessed[short] = name;
    }
}

/// Whether a heading in small letters is among names that people give to a column.
fn is_among(names: Msg, heading: &str) -> bool {
    let plain = heading.replace([' ', '-', '.', '/', '#'], "_");
    let plain = plain.trim_end_matches('_');
    Language::ALL.iter().any(|language| names.in_language(*language).split(' ').any(|name| folded(name) == plain))
}

/// Whether a column says something of people.
pub fn has_people(target: &Target, matching: &[Option<usize>]) -> bool {
    persons(target, matching).next().is_some()
}

/// Whether people would come in of whom no column says the name.
pub fn lacks_names(target: &Target, choices: &Choices) -> bool {
    let named = |field| matches!(field, PersonField::Name | PersonField::FirstName | PersonField::LastName);
    choices.adds.persons && has_people(target, &choices.matching) && !persons(target, &choices.matching).any(named)
}

fn persons<'a>(target: &'a Target, matching: &'a [Option<usize>]) -> impl Iterator<Item = PersonField> + 'a {
    matching.iter().flatten().filter_map(|field| match slot(target, &Vec::new(), *field) {
        Some(Slot::Person(field)) => Some(field),
        _ => None,
    })
}

/// What looks at all rows before any of them is read.
pub fn surveyor(target: &Target, criteria: &Criteria, choices: &Choices) -> Surveyor {
    Surveyor::new(&columns(target, criteria, choices))
}

pub fn judge(plan: &Plan, target: &Target, criteria: &Criteria, choices: &Choices, survey: &Survey) -> Judge {
    let terms = Terms {
        columns: columns(target, criteria, choices),
        dates: choices.dates(survey),
        point: choices.point(survey).unwrap_or_default(),
        add_persons: choices.adds.persons,
        add_names: choices.adds.names,
        notes: target.fields.iter().position(|field| field.path == NOTES),
    };
    with_ways(plan, |ways| Judge::new(plan, terms, ways))
}

/// What each column is, with the unit of its numbers: that of its heading, or for sums of a line above all.
fn columns(target: &Target, criteria: &Criteria, choices: &Choices) -> Vec<Option<Column>> {
    let column = |(place, field): (usize, &Option<usize>)| {
        let (field, slot) = field.and_then(|field| Some((field, slot(target, criteria, field)?)))?;
        let heading = choices.names.get(place).map_or("", String::as_str);
        let power = match kind(target, field) {
            Some(Kind::Amount) => own_unit(heading).unwrap_or(choices.above),
            Some(Kind::Count | Kind::Number) => unit_of_pieces(heading),
            _ => 0,
        };
        Some(Column { field, slot, power })
    };
    choices.matching.iter().enumerate().map(column).collect()
}

/// What a field of an account holds; none for people, and for criteria, whose figures are in units of their own.
fn kind(target: &Target, field: usize) -> Option<Kind> {
    let path = target.fields.get(field)?.path;
    pointer::leaf(&Account::default(), &format!("/{path}")).map(Leaf::kind)
}

/// What the cells of a field hold.
pub fn bears(target: &Target, field: usize) -> Bears {
    match kind(target, field) {
        Some(Kind::Date | Kind::Year) => Bears::Dates,
        Some(Kind::Amount | Kind::Count | Kind::Number | Kind::Percent | Kind::Share) => Bears::Numbers,
        // A figure for a criterion.
        None if field >= target.fields.len() => Bears::Numbers,
        _ => Bears::Words,
    }
}

fn slot(target: &Target, criteria: &Criteria, field: usize) -> Option<Slot> {
    let Some(known) = target.fields.get(field) else {
        let (id, _) = criteria.get(field - target.fields.len())?;
        return Some(Slot::Score(id.clone()));
    };
    Some(match known.path.strip_prefix("person/") {
        None => Slot::Field(known.path),
        Some("first_name") => Slot::Person(PersonField::FirstName),
        Some("last_name") => Slot::Person(PersonField::LastName),
        Some("position") => Slot::Person(PersonField::Position),
        Some("phone") => Slot::Person(PersonField::Phone),
        Some("email") => Slot::Person(PersonField::Email),
        Some(_) => Slot::Person(PersonField::Name),
    })
}

/// What reading needs to know of languages.
pub fn with_ways<T>(plan: &Plan, work: impl FnOnce(&Ways<'_>) -> T) -> T {
    let spell = |kind: Kind, text: &str| spelled(plan, "/accounts", kind, text);
    let shown = |leaf: &dyn Leaf| match leaf.kind() {
        Kind::Amount if leaf.trouble().is_none() => decimal(&leaf.typed(), MOST_DIGITS),
        _ => value_in_words(plan, "/accounts", leaf),
    };
    work(&Ways { fold: &folded, spell: &spell, shown: &shown, local: &clock::local_time })
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, judge: &Judge, row: &TextRow) -> Vec<Seen> {
    let read = with_ways(plan, |ways| judge.seen(plan, row, ways));
    let seen = |(cell, read): (&String, Option<(String, bool)>)| {
        let (text, wrong) = read.unwrap_or_else(|| (cell.clone(), false));
        Seen { text, wrong }
    };
    row.cells.iter().zip(read).map(seen).collect()
}

#[cfg(test)]
mod tests;
