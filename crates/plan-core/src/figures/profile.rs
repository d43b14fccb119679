//! How the relationship map of an account is read.

use super::notation::{Formula, Plain, percent};
use super::{AccountWorkings, Case, Input, Unit, Workings, named};
use crate::methods::{Person, Touch, Unavailable};
use crate::plan::profile::Contact;
use crate::plan::{Account, Row};
use crate::reading::assessment::Source;
use crate::reading::profile::relationships::{is_key_player, person};
use rust_decimal::Decimal;

pub(super) const WORKINGS: AccountWorkings = &[
    ("map-status", status),
    ("map-colour", colour),
    ("map-coverage", coverage),
    ("key-players", key_players),
    ("supporters", supporters),
];

fn is_supporter(person: Person) -> bool {
    person.is_key_player && person.is_supportive
}

/// How many contacts are such, and whether one of them is only assumed to be.
fn people(case: &Case<'_>, slug: &'static str, are: impl Fn(Person) -> bool) -> (usize, Input) {
    let found: Vec<&Row<Contact>> =
        case.account.profile.contacts.iter().filter(|contact| are(person(contact))).collect();
    let is_assumed = found.iter().any(|contact| is_assumed(contact));
    let count = found.len();
    (count, Input::text(slug, Some(Plain::count(count).text)).assumed(is_assumed))
}

fn is_assumed(contact: &Contact) -> bool {
    !contact.evidence.is_confirmed()
}

fn contacts(case: &Case<'_>) -> Input {
    Input::text("contacts", Some(Plain::count(case.read.relations.contacts).text))
}

fn status(case: &Case<'_>) -> Workings {
    let (_, key_players) = people(case, "key_players", |person| person.is_key_player);
    let (_, supporters) = people(case, "supporters", is_supporter);
    Workings {
        inputs: vec![contacts(case), key_players, supporters],
        expression: String::new(),
        result: Ok(format!("s{}", case.read.relations.map.status)),
        unit: Unit::Word,
    }
}

fn colour(case: &Case<'_>) -> Workings {
    let (_, supporters) = people(case, "supporters", is_supporter);
    let (_, deciding) = people(case, "deciding_supporters", |person| is_supporter(person) && person.decides);
    let (_, approving) = people(case, "approving_supporters", |person| is_supporter(person) && person.approves);
    let key_decider = |person: Person| person.is_key_player && person.decides;
    let (against, hostile) = people(case, "deciders_against", |person| key_decider(person) && person.is_against);
    let (lost, uncovered) =
        people(case, "deciders_uncovered", |person| key_decider(person) && person.touch == Touch::None);
    let mut inputs = vec![supporters, deciding, approving];
    inputs.extend((against > 0).then_some(hostile));
    inputs.extend((lost > 0).then_some(uncovered));
    Workings {
        inputs,
        expression: String::new(),
        result: Ok(case.read.relations.map.colour.slug().to_owned()),
        unit: Unit::Word,
    }
}

fn coverage(case: &Case<'_>) -> Workings {
    let (covered, known) = people(case, "covered", |person| person.is_key_player && person.touch == Touch::Enough);
    let (whole, key_players) = people(case, "key_players", |person| person.is_key_player);
    let ratio = Decimal::from(covered).checked_div(Decimal::from(whole)).ok_or(Unavailable::Missing);
    let result = ratio.and_then(percent);
    let expression = match &result {
        Ok(result) => {
            let formula = Formula::default().number(&Plain::count(covered)).sign(" ÷ ").number(&Plain::count(whole));
            formula.gives(result, "%")
        }
        Err(_) => String::new(),
    };
    Workings {
        inputs: vec![known, key_players],
        expression,
        result: result.map(|result| result.text),
        unit: Unit::Percent,
    }
}

fn key_players(case: &Case<'_>) -> Workings {
    let inputs = std::iter::once(contacts(case)).chain(players(case, |_| true)).collect();
    let count = case.read.relations.map.key_players;
    Workings { inputs, expression: String::new(), result: Ok(Plain::count(count).text), unit: Unit::Number }
}

fn supporters(case: &Case<'_>) -> Workings {
    let inputs: Vec<Input> = players(case, |contact| person(contact).is_supportive).collect();
    let ones: Vec<&str> = inputs.iter().filter_map(|input| input.value.as_deref()).collect();
    let result = Plain::count(case.read.relations.map.supporters);
    let expression =
        if ones.len() > 1 { Formula::default().sign(&ones.join(" + ")).gives(&result, "") } else { String::new() };
    Workings { inputs, expression, result: Ok(result.text), unit: Unit::Number }
}

/// The key players by name: 1 for each that counts, 0 for the others.
fn players<'a>(case: &Case<'a>, counts: fn(&Contact) -> bool) -> impl Iterator<Item = Input> + 'a {
    let account: &'a Row<Account> = case.account;
    account.profile.contacts.iter().filter(|contact| is_key_player(contact)).map(move |contact| {
        let value = Plain::count(usize::from(counts(contact))).text;
        Input::new(named(&contact.name.0), Some(value), Some(Source::Field)).assumed(is_assumed(contact))
    })
}
