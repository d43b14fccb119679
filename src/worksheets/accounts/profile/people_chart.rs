//! The power–interest grid of worksheet 2.1.

use crate::charts::{Bubble, Bubbles, Chart, ChartView, Scale, Table, Tone, no_data};
use crate::i18n::words::{method, profile as c, shell};
use crate::i18n::{choice_label, visible};
use crate::prelude::*;
use crate::sheets::Context;
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

pub fn grid_chart(context: Context) -> AnyView {
    let people = memo(move || {
        context
            .planner
            .plan()
            .with(|plan| {
                let contacts = context.account.with_value(|id| Some(&plan.accounts.get(id)?.profile.contacts));
                contacts.map(|contacts| contacts.iter().filter_map(|contact| person(contact)).collect::<Vec<_>>())
            })
            .unwrap_or_default()
    });
    let power = |person: &Person| {
        let mark = if person.place.is_power_assumed { " *" } else { "" };
        format!("{}{mark}", person.place.power)
    };
    let model = memo(move || {
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
        let scale = |title: crate::i18n::Msg| Scale {
            title: title.say().to_owned(),
            low: 0.5,
            high: 5.5,
            low_text: "1".into(),
            high_text: "5".into(),
            split: Some(SPLIT),
        };
        let series = [Support::Supporter, Support::Neutral, Support::NonSupporter, Support::Unknown];
        Chart::Bubbles(Bubbles {
            x: scale(c::column::contacts::INTEREST.label),
            y: scale(c::column::contacts::POWER.label),
            quadrants: Some(
                [Stance::KeepSatisfied, Stance::ManageClosely, Stance::Monitor, Stance::KeepInformed].map(stance),
            ),
            series: series.map(|support| (choice_label("support", support.slug()), look(Some(support)).1)).to_vec(),
            items: people.with(|people| people.iter().map(bubble).collect()),
            empty: no_data(),
        })
    });
    let table = memo(move || {
        let words = [
            c::column::contacts::NAME.label,
            c::column::contacts::POWER.label,
            c::column::contacts::INTEREST.label,
            method::figure::POWER_INTEREST.name,
            c::column::contacts::SUPPORT.label,
        ];
        let row = |person: &Person| {
            vec![
                person.name.clone(),
                power(person),
                person.place.interest.to_string(),
                stance(person.place.stance),
                choice_label("support", &person.support),
            ]
        };
        Table {
            head: words.map(|word| word.say().to_owned()).to_vec(),
            rows: people.with(|people| people.iter().map(row).collect()),
        }
    });
    when(
        move || !people.with(Vec::is_empty),
        move || view! { <ChartView model title=method::figure::POWER_INTEREST.name table /> },
    )
}
