//! Accounts from rows, as `plan_core::document::account_rows` judges them: what each column is, how the first rows
//! will be read, and what was decided about accounts that are in the plan already.

use super::choices::{Bears, Choices};
use super::course::Seen;
use super::guess::{Called, Guess};
use super::headings::unit_of_pieces;
use super::sums::MOST_DIGITS;
use super::target::Target;
use super::units::own_unit;
use crate::i18n::{Language, Msg, decimal, folded, words::import};
use crate::platform::clock;
use crate::worksheets::{spelled, value_in_words};
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
        day_order: choices.day_order(survey).unwrap_or_default(),
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
    fn what_customer_systems_call_spend_sales_tier_and_short_names_is_known() {
        let chinese = "\u{5ba2}\u{6237}\u{540d}\u{79f0},\u{7b80}\u{79f0},\
                       \u{5e74}\u{91c7}\u{8d2d}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09},\
                       \u{4e0a}\u{5e74}\u{9500}\u{552e}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09},\
                       \u{5ba2}\u{6237}\u{7ea7}\u{522b},\u{7535}\u{8bdd}";
        let expected = [
            "profile/legal_name",
            "name",
            "assessment/wallet/value/amount",
            "assessment/revenue/amount",
            "assessment/tier",
            "-",
        ];
        assert_eq!(guessed(chinese), expected);
        assert_eq!(
            guessed("Account Name,Short name,Annual spend (k\u{20ac}),Sales LTM (k\u{20ac}),Tier,Annual Revenue"),
            [&expected[..5], &["-"]].concat()
        );
        // Beside a registered name, what is left has no field.
        assert_eq!(guessed("Name,Legal entity,Short name"), ["name", "profile/legal_name", "-"]);
        assert_eq!(guessed("Short name,Country"), ["name", "profile/region"]);
    }

    #[test]
    fn the_unit_of_a_count_is_that_of_its_heading_and_a_line_above_is_about_sums() {
        let target = Target::of(&Importing::Accounts);
        let criteria = vec![("c1".to_owned(), "Sales (million)".to_owned())];
        let named = ["Employees (thousand)", "Sales (kEUR)", "Yearly spend", "Actual days to pay", "Sales (million)"];
        let paths = ["profile/employees", "assessment/revenue/amount", "assessment/wallet/value/amount"];
        let mut matching: Vec<Option<usize>> =
            paths.iter().map(|path| target.fields.iter().position(|field| field.path == *path)).collect();
        matching.push(target.fields.iter().position(|field| field.path == "assessment/payment_days"));
        matching.push(Some(target.fields.len()));
        let choices = Choices { names: named.map(str::to_owned).to_vec(), matching, above: 4, ..Choices::default() };
        let powers: Vec<u32> = columns(target, &criteria, &choices).iter().flatten().map(|it| it.power).collect();
        assert_eq!(powers, [3, 3, 4, 0, 0]);
    }

    #[test]
    fn every_field_of_the_target_is_one_of_an_account() {
        let account = Account::default();
        for field in Target::of(&Importing::Accounts).fields.iter().filter(|field| !field.path.starts_with("person/")) {
            let found = pointer::leaf(&account, &format!("/{}", field.path));
            assert!(found.is_some(), "{}", field.path);
        }
    }

    #[test]
    fn a_part_of_a_year_is_not_the_figure_of_a_year_and_sales_are_not_their_currency() {
        for heading in [
            "Our sales (YTD)",
            "Our sales (Q1-Q3 2025)",
            "Annual spend (H1)",
            "采购额（本年累计）",
            "年采购额（1-9月）",
        ] {
            assert_eq!(guessed(&format!("Name,{heading}")), ["name", "-"], "{heading}");
        }
        // Beside it the whole year is no longer one of two.
        let both = guessed("Name,Our sales (YTD 09/2025),Our sales (2024)");
        assert_eq!(both, ["name", "-", "assessment/revenue/amount"]);
        assert_eq!(guessed("Name,Sales,Sales 2025"), ["name", "-", "-"]);
        assert_eq!(guessed("Name,Currency"), ["name", "assessment/revenue/currency"]);
    }
}
