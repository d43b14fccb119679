//! Who stands in which of the powers that decide, and how high: worksheet 2.1.

use crate::charts::{Cell, Chart, Matrix, MatrixItem, Picture, Tone, no_data};
use crate::i18n::words::{profile as c, shell};
use crate::i18n::{choice_label, visible};
use crate::sheets::Subject;
use plan_core::plan::profile::{BuyingRole, Contact, PowerArea, Support};
use plan_core::reading::is_in_post;
use plan_core::value::Slugs;

struct Placed {
    column: usize,
    row: usize,
    tone: Tone,
    texts: [String; 5],
}

/// Who can stop us and does not stand by us is red, who coaches us blue, who supports us green.
fn tone(contact: &Contact) -> Tone {
    let supports = matches!(contact.support.known(), Some(Support::Mentor | Support::Supporter));
    if contact.veto.0 && !supports {
        Tone::Bad
    } else if contact.buying_role.has(BuyingRole::Coach) {
        Tone::Info
    } else if supports {
        Tone::Good
    } else {
        Tone::Ink
    }
}

fn placed(contact: &Contact) -> Option<Placed> {
    let area = contact.power_area.known().filter(|_| is_in_post(contact))?;
    let level = contact.level.valid()?.0;
    let name = visible(contact.name.0.trim());
    let support = if contact.support.0.is_empty() { "unknown" } else { &contact.support.0 };
    let texts = [
        if name.is_empty() { shell::UNNAMED.say().to_owned() } else { name },
        choice_label("power_area", area.slug()),
        level.to_string(),
        if contact.veto.0 { c::column::contacts::veto.label.say().to_owned() } else { String::new() },
        choice_label("support", support),
    ];
    let column = PowerArea::ALL.iter().position(|known| *known == area)?;
    Some(Placed { column, row: usize::from(level).checked_sub(1)?, tone: tone(contact), texts })
}

pub fn powers(subject: &Subject<'_>) -> Option<Picture> {
    let people: Vec<Placed> = subject.row.profile.contacts.iter().filter_map(|contact| placed(contact)).collect();
    // A power with nobody stands out over its whole height.
    let is_empty = |column: usize| !people.iter().any(|person| person.column == column);
    let empty = (0..PowerArea::ALL.len()).filter(|column| is_empty(*column));
    let cells = empty.flat_map(|column| (0..5).map(move |row| (column, row)));
    let cells = cells.map(|(column, row)| Cell { column, row, tone: Tone::WarnSoft, text: String::new() });
    let item = |person: &Placed| MatrixItem {
        column: person.column,
        row: person.row,
        label: person.texts[0].clone(),
        spoken: person.texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" \u{b7} "),
        tone: person.tone,
        target: None,
    };
    let chart = Chart::Matrix(Matrix {
        columns: PowerArea::SET.slugs.iter().map(|slug| choice_label("power_area", slug)).collect(),
        rows: (1..=5).map(|level| level.to_string()).collect(),
        column_title: c::column::contacts::power_area.label.say().to_owned(),
        row_title: c::column::contacts::level.label.say().to_owned(),
        cells: cells.collect(),
        items: people.iter().map(item).collect(),
        empty: no_data(),
    });
    let head = [
        c::column::contacts::name.label,
        c::column::contacts::power_area.label,
        c::column::contacts::level.label,
        c::column::contacts::veto.label,
        c::column::contacts::support.label,
    ];
    let rows = people.iter().map(|person| person.texts.to_vec()).collect();
    (!people.is_empty()).then(|| Picture::new(c::chart::POWERS, chart, &head, rows))
}
