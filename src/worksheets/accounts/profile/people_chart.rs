//! The power–interest grid of worksheet 2.1.

use crate::charts::{Bubble, Bubbles, Chart, Picture, Scale, Tone, no_data};
use crate::i18n::words::{method, profile as c, shell};
use crate::i18n::{Msg, choice_label, visible};
use crate::sheets::Subject;
use plan_core::methods::Stance;
use plan_core::plan::profile::{Contact, Support};
use plan_core::reading::{GridPlace, grid_place};

/// Who counts as high begins at 3, so the split lies before it.
const SPLIT: f64 = 2.5;

#[derive(Clone, PartialEq)]
struct Person {
    name: String,
    position: String,
    support: String,
    place: GridPlace,
}

fn person(contact: &Contact) -> Option<Person> {
    let slug = &contact.support.0;
    let support = if slug.is_empty() { "unknown" } else { slug };
    let name = visible(contact.name.0.trim());
    Some(Person {
        name: if name.is_empty() { shell::UNNAMED.say().to_owned() } else { name },
        position: visible(&contact.position.0),
        support: support.to_owned(),
        place: grid_place(contact)?,
    })
}

fn stance(stance: Stance) -> String {
    choice_label("stance", stance.slug())
}

/// Series and tone of a support.
fn look(support: Option<Support>) -> (usize, Tone) {
    match support {
        Some(Support::Mentor | Support::Supporter) => (0, Tone::Good),
        Some(Support::Neutral) => (1, Tone::Info),
        Some(Support::NonSupporter | Support::Opponent) => (2, Tone::Bad),
        Some(Support::Unknown) | None => (3, Tone::Muted),
    }
}

pub fn grid(subject: &Subject<'_>) -> Option<Picture> {
    let contacts = subject.row.profile.contacts.iter();
    let people: Vec<Person> = contacts.filter_map(|contact| person(contact)).collect();
    let bubble = |person: &Person| {
        let (series, tone) = look(Support::of_slug(&person.support));
        let spoken = [
            person.name.clone(),
            person.position.clone(),
            choice_label("support", &person.support),
            stance(person.place.stance),
        ];
        Bubble {
            x: f64::from(person.place.interest),
            y: f64::from(person.place.power),
            size: None,
            label: person.name.clone(),
            spoken: spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} "),
            tone,
            series,
            target: None,
        }
    };
    let scale = |title: Msg| Scale {
        title: title.say().to_owned(),
        low: 0.5,
        high: 5.5,
        low_text: "1".into(),
        high_text: "5".into(),
        split: Some(SPLIT),
    };
    let series = [Support::Supporter, Support::Neutral, Support::NonSupporter, Support::Unknown];
    let stances = [Stance::KeepSatisfied, Stance::ManageClosely, Stance::Monitor, Stance::KeepInformed];
    let chart = Chart::Bubbles(Bubbles {
        x: scale(c::column::contacts::interest.label),
        y: scale(c::column::contacts::power.label),
        quadrants: Some(stances.map(stance)),
        series: series.map(|support| (choice_label("support", support.slug()), look(Some(support)).1)).to_vec(),
        items: people.iter().map(bubble).collect(),
        empty: no_data(),
    });
    let head = [
        c::column::contacts::name.label,
        c::column::contacts::power.label,
        c::column::contacts::interest.label,
        method::figure::POWER_INTEREST.name,
        c::column::contacts::support.label,
    ];
    let rows = people.iter().map(table_row).collect();
    (!people.is_empty()).then(|| Picture::new(method::figure::POWER_INTEREST.name, chart, &head, rows))
}

fn table_row(person: &Person) -> Vec<String> {
    let mark = if person.place.is_power_assumed { " *" } else { "" };
    vec![
        person.name.clone(),
        format!("{}{mark}", person.place.power),
        person.place.interest.to_string(),
        stance(person.place.stance),
        choice_label("support", &person.support),
    ]
}
