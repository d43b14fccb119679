//! Worksheet 2.1: how we stand with the people.

use crate::i18n::{choice_label, words::found};
use crate::worksheets::describe::{AccountFigure, figure};
use crate::worksheets::seen::Seen;
use crate::worksheets::shown::Shown;

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
    Shown {
        value: status.to_string(),
        ..Shown::word(format!("{status} \u{b7} {}", choice_label("map_status", slug)), slug)
    }
}

/// Status and colour in short, for a table.
pub fn in_short(seen: &Seen<'_>) -> Shown {
    let (status, colour) = (status(seen), colour(seen));
    Shown { text: format!("{} \u{b7} {}", status.value, colour.text), note: status.text, ..status }
}

fn colour(seen: &Seen<'_>) -> Shown {
    let slug = seen.account.relations.map.colour.slug();
    // Where nobody is known yet, nothing is known of supporters.
    let said = if seen.account.relations.map.status == 0 { "none_yet" } else { slug };
    Shown::word(choice_label("map_colour", said), slug)
}

/// One supporter is a thread that one move of one person cuts.
fn supporters(seen: &Seen<'_>) -> Shown {
    let map = &seen.account.relations.map;
    let shown = Shown::count(map.supporters);
    if map.supporters > 0 && map.is_single_threaded { shown.with_note(found::SINGLE_THREADED.say()) } else { shown }
}
