//! What the columns of a list are called by people, for headings that are pasted along: labels in both languages, and
//! the names that an import of tables knows too.

use super::Given;
use crate::i18n::words::{self, import};
use crate::i18n::{Language, Msg};
use crate::sheets::spelling::spoken_names;
use plan_core::document::account_rows::whole_name;
use plan_core::document::paste::{Called, Rows};
use plan_core::value::naming::bare;

/// What an import calls the columns of lists that it fills as well.
static IMPORTED: [(&str, &str, Msg); 13] = [
    ("contacts", "name", import::CALLED_PERSON),
    ("contacts", "position", import::CALLED_POSITION),
    ("contacts", "phone", import::CALLED_PHONE),
    ("contacts", "email", import::CALLED_EMAIL),
    ("members", "name", import::CALLED_PERSON),
    ("members", "email", import::CALLED_EMAIL),
    ("purchases", "date", import::CALLED_DATE),
    ("purchases", "order", import::CALLED_ORDER),
    ("purchases", "product", import::CALLED_PRODUCT),
    ("purchases", "quantity", import::CALLED_QUANTITY),
    ("purchases", "amount", import::CALLED_AMOUNT),
    ("purchases", "cost", import::CALLED_COST),
    ("purchases", "gross_margin", import::CALLED_MARGIN),
];

/// What the columns are called, in the order of the fields.
pub fn called(given: &Given) -> Vec<Called<'static>> {
    let list = list_of(given);
    let column = |(heading, field): (&&'static crate::i18n::Heading, &String)| {
        let labels = Language::ALL.iter().map(|language| heading.label.in_language(*language));
        let own = words::spoken("column", &format!("{list}.{field}"));
        let any = words::spoken("column", field);
        let imported = IMPORTED.iter().filter(|(of, name, _)| *of == list && name == field);
        let mut spoken: Vec<&str> = [own, any].into_iter().flatten().flat_map(spoken_names).collect();
        spoken.extend(imported.flat_map(|(.., names)| words_of(*names)));
        Called { labels: labels.filter(|label| !label.is_empty()).collect(), spoken }
    };
    given.headings.iter().zip(&given.fields).map(column).collect()
}

/// First and last names, which stand in two columns elsewhere, as the one that the list has.
pub fn with_whole_names(given: &Given, mut rows: Rows) -> Rows {
    let heading = given.fields.iter().position(|field| field == "name").and_then(|place| given.headings.get(place));
    let (Some(heading), "contacts" | "members") = (heading, list_of(given)) else {
        return rows;
    };
    let column = |names: Msg| {
        let is = |cell: &String| words_of(names).any(|name| bare(name) == bare(cell));
        rows.first().and_then(|first| first.iter().position(is))
    };
    let (Some(first), Some(last)) = (column(import::CALLED_FIRST_NAME), column(import::CALLED_LAST_NAME)) else {
        return rows;
    };
    for (place, row) in rows.iter_mut().enumerate() {
        let part = |column: usize| row.get(column).map_or("", String::as_str);
        let name = if place == 0 { heading.label.say().to_owned() } else { whole_name(part(first), part(last)) };
        for (column, text) in [(first.max(last), String::new()), (first.min(last), name)] {
            if let Some(cell) = row.get_mut(column) {
                *cell = text;
            }
        }
    }
    rows
}

fn list_of(given: &Given) -> &str {
    given.list.rsplit('/').next().unwrap_or_default()
}

/// The names in a message of the import, of which the words are joined by underscores.
fn words_of(names: Msg) -> impl Iterator<Item = &'static str> {
    Language::ALL.iter().flat_map(move |language| names.in_language(*language).split(' '))
}
