//! Accounts from rows, as `plan_core::document::account_rows` judges them: what each column is, how the first rows
//! will be read, and what was decided about accounts that are in the plan already.

use super::choices::Choices;
use super::course::Seen;
use super::guess::{Called, Guess};
use super::headings::unit;
use super::target::Target;
use crate::i18n::{Language, Msg, folded, words::import};
use crate::platform::clock;
use crate::worksheets::{spelled, value_in_words};
use plan_core::document::account_rows::{Column, Count, Decision, Judge, PersonField, Slot, Surveyor, Terms, Ways};
use plan_core::document::records::Survey;
use plan_core::plan::Plan;
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
    let Guess { matching: mut guessed, mut doubtful } = called.guess(headings);
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
    Guess { matching: guessed, doubtful }
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
    choices.add_persons && has_people(target, &choices.matching) && !persons(target, &choices.matching).any(named)
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
        day_order: choices.day_order.or(survey.dates.shown()).unwrap_or_default(),
        point: choices.point.or(survey.numerals.shown()).unwrap_or_default(),
        add_persons: choices.add_persons,
        notes: target.fields.iter().position(|field| field.path == NOTES),
    };
    with_ways(plan, |ways| Judge::new(plan, terms, ways))
}

/// What each column is, with the unit of its sums: that of its heading, or of a line above all.
fn columns(target: &Target, criteria: &Criteria, choices: &Choices) -> Vec<Option<Column>> {
    let column = |(place, field): (usize, &Option<usize>)| {
        let (field, slot) = field.and_then(|field| Some((field, slot(target, criteria, field)?)))?;
        let power = choices.names.get(place).map_or(0, |name| unit(name));
        Some(Column { field, slot, power: if power == 0 { choices.above } else { power } })
    };
    choices.matching.iter().enumerate().map(column).collect()
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
    let shown = |leaf: &dyn Leaf| value_in_words(plan, "/accounts", leaf);
    work(&Ways { fold: &folded, spell: &spell, shown: &shown, local: &clock::local_time })
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, judge: &Judge, cells: &[String]) -> Vec<Seen> {
    let read = with_ways(plan, |ways| judge.seen(plan, cells, ways));
    let seen = |(cell, read): (&String, Option<(String, bool)>)| {
        let (text, wrong) = read.unwrap_or_else(|| (cell.clone(), false));
        Seen { text, wrong }
    };
    cells.iter().zip(read).map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Importing;

    fn guessed(headings: &str) -> Vec<String> {
        let target = Target::of(&Importing::Accounts);
        let criteria = vec![("c1".to_owned(), "Strategic fit".to_owned())];
        let headings: Vec<String> = headings.split(',').map(str::to_owned).collect();
        let named = |field: Option<usize>| match field {
            None => "-".to_owned(),
            Some(field) => target
                .fields
                .get(field)
                .map_or_else(|| format!("criterion {}", field - target.fields.len()), |field| field.path.to_owned()),
        };
        guess(target, &Called::of(target), &criteria, &headings).matching.into_iter().map(named).collect()
    }

    #[test]
    fn in_a_table_of_contacts_the_company_is_the_account_and_the_name_is_a_persons() {
        let head = "Record ID,First Name,Last Name,Email,Job Title,Company,Industry,Website";
        let expected = [
            "-",
            "person/first_name",
            "person/last_name",
            "person/email",
            "person/position",
            "name",
            "profile/industry",
            "profile/website",
        ];
        assert_eq!(guessed(head), expected);
        assert_eq!(guessed("Name,E-mail,Organization"), ["person/name", "person/email", "name"]);
        assert_eq!(
            guessed("\u{59d3}\u{540d},\u{804c}\u{52a1},\u{516c}\u{53f8}\u{540d}\u{79f0}"),
            ["person/name", "person/position", "name"]
        );
    }

    #[test]
    fn in_a_table_of_accounts_a_telephone_is_nobodys_and_a_contact_is_a_person() {
        assert_eq!(guessed("Name,Phone,Address"), ["name", "-", "profile/address"]);
        let head = "\u{5ba2}\u{6237}\u{540d}\u{79f0},\u{8054}\u{7cfb}\u{4eba},\u{8054}\u{7cfb}\u{7535}\u{8bdd}";
        assert_eq!(guessed(head), ["name", "person/name", "person/phone"]);
        assert_eq!(guessed("\u{516c}\u{53f8}\u{540d}\u{79f0},\u{5730}\u{5740}"), ["name", "profile/address"]);
    }

    #[test]
    fn every_field_is_known_by_its_label_in_both_languages_and_a_criterion_by_its_name() {
        let target = Target::of(&Importing::Accounts);
        let called = Called::of(target);
        for (place, field) in target.fields.iter().enumerate().filter(|(_, field)| !field.path.starts_with("person/")) {
            for language in Language::ALL {
                let found = called.guess(&[field.label().in_language(language).to_owned()]).matching;
                assert_eq!(found, [Some(place)], "{} in {language:?}", field.path);
            }
        }
        assert_eq!(guessed("Account name,Strategic Fit"), ["name", "criterion 0"]);
    }

    #[test]
    fn every_field_of_the_target_is_one_of_an_account() {
        let account = plan_core::plan::Account::default();
        for field in Target::of(&Importing::Accounts).fields.iter().filter(|field| !field.path.starts_with("person/")) {
            let found = plan_core::plan::pointer::leaf(&account, &format!("/{}", field.path));
            assert!(found.is_some(), "{}", field.path);
        }
    }
}
