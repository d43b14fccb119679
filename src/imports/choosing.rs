//! What can be chosen about a table as a whole: how its text, its dates and its amounts are read, and whose
//! records it holds. Each choice shows what would become of something that stands in the table.

use super::choices::Choices;
use super::course::Import;
use super::reading::sample;
use super::sums::{MOST_DIGITS, sums_in_words, tax, units};
use super::workbook::sheet;
use crate::i18n::words::{import as words, shell};
use crate::i18n::{Msg, decimal, t, visible};
use crate::platform::files;
use crate::prelude::*;
use crate::state::TableSource;
use plan_core::document::grid::{ENCODINGS, Separator, TextReader};
use plan_core::document::records::{Column, DayOrder, Numerals, Point};
use plan_core::reading::options;
use plan_core::value::Target;

static SEPARATORS: [Msg; 4] = [words::COMMA, words::SEMICOLON, words::TAB, words::PIPE];

static DAY_ORDERS: [(DayOrder, Msg); 2] =
    [(DayOrder::DayFirst, words::DAY_FIRST), (DayOrder::MonthFirst, words::MONTH_FIRST)];

static POINTS: [(Point, Msg); 2] = [(Point::Dot, words::POINT_DOT), (Point::Comma, words::POINT_COMMA)];

/// Lines that may be chosen for the headings.
const HEADS: usize = 10;

#[component]
pub fn Choosing(import: Import) -> impl IntoView {
    let choices = import.choices;
    let is_of_purchases = import.is_of_purchases();
    let has_amount = move || choices.with(|it| it.has(Column::Amount) || it.has(Column::Gross));
    let has_sums = move || !is_of_purchases || has_amount();
    let has_read =
        move |how: fn(&plan_core::document::records::Survey) -> bool| import.survey.with(|survey| how(survey));
    let names_accounts = move || choices.with(|it| it.has(Column::Account));
    view! {
        <div class="detail-fields">
            {import.is_of_workbook().then(|| sheet(import))}
            {when(move || has_sums() && has_read(|it| it.numerals.shown().is_none()), move || point(import))}
            {when(move || has_read(|it| it.dates.is_open()), move || day_order(import))}
            {when(move || is_of_purchases && choices.with(Choices::needs_tax), move || tax(import))}
            {when(move || is_of_purchases && !names_accounts(), move || account(import))}
            {when(move || is_of_purchases && has_amount(), move || units(import))}
            {first_line(import)}
            {(!import.is_of_workbook()).then(|| separator(import))}
            {(!import.is_pasted() && !import.is_of_workbook()).then(|| encoding(import))}
        </div>
        {when(move || is_of_purchases && has_read(|it| it.headless.count > 0), move || inherits(import))}
        {when(move || { import.products.get() > 0 }, move || view! {
            <label class="check"><input type="checkbox" prop:checked=move || choices.with(|it| it.adds.products) on:change=move |event| import.choose(|it| it.adds.products = event_target_checked(&event)) />{move || words::add_products(import.products.get()).say()}</label>
        })}
    }
}

/// Automatic unless another is chosen; it says what was taken, and how a line reads in each.
fn encoding(import: Import) -> AnyView {
    let options = move || {
        let taken = import.table.with(|table| table.encoding);
        let place = |wanted| ENCODINGS.iter().position(|(encoding, ..)| Some(*encoding) == wanted);
        let read = |place: usize| {
            let (encoding, name, _) = ENCODINGS[place];
            let text = import.source.with_value(|source| match source {
                TableSource::File(bytes) => sample(bytes, encoding, files::decode),
                TableSource::Pasted | TableSource::Workbook(_) => None,
            });
            text.map_or_else(|| name.to_owned(), |text| words::reads(name, visible(&text)).say())
        };
        let chosen = import.choices.with(|it| it.encoding);
        let found = place(taken).filter(|_| chosen.is_none()).map(read);
        let automatic = found.map_or_else(|| words::AUTOMATIC.say().to_owned(), |found| words::taken(found).say());
        let named = (0..ENCODINGS.len()).map(read);
        Options {
            named: [automatic].into_iter().chain(named).collect(),
            chosen: place(chosen).map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| {
        import.choose_reading(|it| it.encoding = place.checked_sub(1).map(|place| ENCODINGS[place].0));
    };
    select("encoding", words::ENCODING, Callback::new(move |()| options()), Callback::new(choose))
}

fn separator(import: Import) -> AnyView {
    let place = |separator: Separator| Separator::ALL.iter().position(|known| *known == separator);
    let options = move || {
        let name = |separator: Separator| match (place(separator), separator) {
            (Some(place), _) => SEPARATORS[place].say().to_owned(),
            (None, Separator::Other(sign)) => char::from(sign).to_string(),
            (None, _) => String::new(),
        };
        let parts = |separator: Separator| {
            let cells = import.beginning.with_value(|text| {
                let mut reader = TextReader::new(text);
                let rows = std::iter::from_fn(|| reader.next(text, separator)).take(HEADS);
                rows.map(|row| row.cells.len()).max().unwrap_or(0)
            });
            words::parts(cells, name(separator)).say()
        };
        let chosen = import.choices.with(|it| it.separator);
        let found = import.table.with(|table| table.separator);
        let automatic =
            if chosen.is_none() { words::taken(name(found)).say() } else { words::AUTOMATIC.say().to_owned() };
        Options {
            named: [automatic].into_iter().chain(Separator::ALL.into_iter().map(parts)).collect(),
            chosen: chosen.and_then(place).map_or(0, |place| place + 1),
        }
    };
    let choose = move |chosen: usize| {
        import.choose_reading(|it| it.separator = chosen.checked_sub(1).map(|place| Separator::ALL[place]));
    };
    select("separator", words::SEPARATOR, Callback::new(move |()| options()), Callback::new(choose))
}

fn first_line(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.head);
        let mut named = vec![words::NO_HEADINGS.say().to_owned()];
        import.table.with(|table| {
            named.extend(table.rows.iter().take(HEADS).map(|row| {
                let cells = row.cells.iter().filter(|cell| !cell.is_empty()).take(4).cloned().collect::<Vec<_>>();
                words::in_line(visible(&shortened(&cells.join(", "))), row.line).say()
            }));
        });
        Options { named, chosen: chosen.map_or(0, |head| head + 1) }
    };
    let choose = move |place: usize| import.choose_head(place.checked_sub(1));
    select("headings", words::FIRST_LINE, Callback::new(move |()| options()), Callback::new(choose))
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

fn day_order(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.day_order);
        let named = DAY_ORDERS.iter().map(|(order, name)| {
            import.survey.with(|survey| {
                let read = survey.dates.as_read(*order).map_or_else(String::new, |day| day.to_string());
                words::becomes(name.say(), read, visible(&survey.dates.example)).say()
            })
        });
        Options {
            named: [words::CHOOSE.say().to_owned()].into_iter().chain(named).collect(),
            chosen: DAY_ORDERS.iter().position(|(order, _)| Some(*order) == chosen).map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| {
        import.choose(|it| it.day_order = place.checked_sub(1).map(|place| DAY_ORDERS[place].0));
    };
    view! {
        {select("day-order", words::DAY_ORDER, Callback::new(move |()| options()), Callback::new(choose))}
        <p class="field w3 note">{move || words::day_order_why(import.survey.with(|survey| survey.dates.unclear)).say()}</p>
    }
}

/// Both readings, each with what all amounts would come to.
fn point(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.point);
        let named = POINTS.iter().enumerate().map(|(place, (point, name))| {
            import.survey.with(|survey| {
                let numerals = &survey.numerals;
                let read = numerals.as_read(*point).map(|it| decimal(&it.to_string(), MOST_DIGITS));
                let read = read.unwrap_or_else(|| words::NO_NUMBER.say().to_owned());
                let sum = sums_in_words(numerals.sums.iter().map(|(currency, both)| (currency.as_str(), both[place])));
                let text = visible(numerals.example());
                if sum.is_empty() {
                    words::becomes(name.say(), read, text).say()
                } else {
                    words::point_sums(name.say(), read, sum, text).say()
                }
            })
        });
        Options {
            named: [words::CHOOSE.say().to_owned()].into_iter().chain(named).collect(),
            chosen: POINTS.iter().position(|(point, _)| Some(*point) == chosen).map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| {
        import.choose(|it| it.point = place.checked_sub(1).map(|place| POINTS[place].0));
    };
    view! {
        {select("point", words::POINT, Callback::new(move |()| options()), Callback::new(choose))}
        <p class="field w3 note">{move || import.survey.with(|survey| point_why(&survey.numerals))}</p>
    }
}

fn point_why(numerals: &Numerals) -> String {
    if numerals.unclear > 0 {
        words::point_why(numerals.unclear).say()
    } else {
        words::point_mixed(numerals.comma, numerals.dot).say()
    }
}

/// Whether lines without a head are of the order above, with the first of them as it would be.
fn inherits(import: Import) -> AnyView {
    let count = move || import.survey.with(|survey| survey.headless.count);
    let example = move || {
        let first = import.survey.with(|survey| survey.headless.first)?;
        let matching = import.choices.with(|it| it.matching.clone());
        import.table.with(|table| {
            let (line, head) = (table.rows.get(first.0)?, table.rows.get(first.1)?);
            let places = crate::imports::purchases::places(&matching);
            let cells = plan_core::document::records::with_head(&line.cells, &head.cells, &places);
            let cells = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
            Some(words::inherits_example(visible(&shortened(&cells)), head.line, line.line).say())
        })
    };
    view! {
        <label class="check"><input type="checkbox" data-choice="inherits" prop:checked=move || import.choices.with(|it| it.inherits) on:change=move |event| import.choose(|it| it.inherits = event_target_checked(&event)) />{move || words::inherits(count()).say()}</label>
        <p class="note">{example}</p>
    }
}

/// The plan's accounts: id and name.
pub fn accounts(import: Import) -> Vec<(String, String)> {
    let named = |(id, name): (String, String)| {
        let name = if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(&name) };
        (id, name)
    };
    let accounts = import
        .session
        .planner_untracked()
        .map(|planner| planner.plan().with_untracked(|plan| options(plan, Target::Account, "")));
    accounts.unwrap_or_default().into_iter().map(named).collect()
}

fn account(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.account.clone());
        let accounts = accounts(import);
        let place = accounts.iter().position(|(id, _)| *id == chosen);
        let none = words::CHOOSE_ACCOUNT.say().to_owned();
        Options {
            named: [none].into_iter().chain(accounts.into_iter().map(|(_, name)| name)).collect(),
            chosen: place.map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| {
        let id = place.checked_sub(1).and_then(|place| accounts(import).into_iter().nth(place)).map(|(id, _)| id);
        import.choose(|it| it.account = id.unwrap_or_default());
    };
    select("account", words::ACCOUNT_OF_ROWS, Callback::new(move |()| options()), Callback::new(choose))
}

/// What can be chosen, and which of it is.
pub struct Options {
    pub named: Vec<String>,
    pub chosen: usize,
}

pub fn select(name: &'static str, label: Msg, options: Callback<(), Options>, choose: Callback<usize>) -> AnyView {
    view! {
        <label class="field w3">
            <span class="note">{t(label)}</span>
            <select class="control" data-choice=name prop:value=move || options.run(()).chosen.to_string() on:change=move |event| if let Ok(place) = event_target_value(&event).parse() { choose.run(place) }>
                {move || {
                    let Options { named, chosen } = options.run(());
                    let option = |(place, name): (usize, String)| view! { <option value=place selected=place == chosen>{name}</option> };
                    named.into_iter().enumerate().map(option).collect_view().into_any()
                }}
            </select>
        </label>
    }
}
