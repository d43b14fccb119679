//! Worksheet 2.1: how we stand with the people.

use crate::figures::Shown;
use crate::i18n::{choice_label, rule_in_words};
use crate::sheets::{AccountFigure, Seen, figure};

pub static RELATIONS: &[AccountFigure] = &[
    figure("map-status", status),
    figure("map-colour", colour),
    figure("key-players", |seen| Shown::count(seen.account.relations.map.key_players)),
    figure("map-coverage", |seen| Shown::of(seen.account.relations.map.coverage, Shown::ratio)),
    figure("supporters", supporters),
];

fn status(seen: &Seen<'_>) -> Shown {
    let status = seen.account.relations.map.status;
    let slug = ["s0", "s1", "s2", "s3"].get(usize::from(status)).copied().unwrap_or_default();
    let shown = Shown::word(format!("{status} \u{b7} {}", choice_label("map_status", slug)), slug);
    Shown { value: status.to_string(), ..shown.resting_on(seen.account.relations.known()) }
}

/// Status and colour in short, for a table.
pub fn in_short(seen: &Seen<'_>) -> Shown {
    let (status, colour) = (status(seen), colour(seen));
    let plain = if colour.group.is_empty() { &colour.text } else { &colour.group };
    let group = format!("{} \u{b7} {plain}", status.value);
    Shown { text: format!("{} \u{b7} {}", status.value, colour.text), note: colour.note, group, ..status }
}

fn colour(seen: &Seen<'_>) -> Shown {
    let relations = &seen.account.relations;
    let slug = relations.map.colour.slug();
    // Where nobody is known yet, nothing is known of supporters.
    if relations.map.status == 0 {
        return Shown::word(choice_label("map_colour", "none_yet"), slug);
    }
    Shown::word(choice_label("map_colour", slug), slug)
        .with_note(choice_label("map_ground", relations.map.ground.slug()))
        .resting_on(relations.known())
}

/// One supporter is a thread that one move of one person cuts.
fn supporters(seen: &Seen<'_>) -> Shown {
    let map = &seen.account.relations.map;
    let shown = Shown::count(map.supporters);
    if map.supporters > 0 && map.is_single_threaded {
        shown.with_note(rule_in_words("single_threaded", Vec::new()))
    } else {
        shown
    }
}
