//! What can be chosen about a table as a whole: how its text, its dates and its amounts are read, and whose
//! records it holds. Each choice shows what would become of something that stands in the table.

use super::choices::Choices;
use super::course::Import;
use super::headings::UNITS;
use super::reading::sample;
use super::workbook::sheet;
use crate::i18n::{Msg, decimal, t, visible, words::import as words, words::shell};
use crate::platform::files;
use crate::state::TableSource;
use crate::ui::{live, view, when};
use leptos::prelude::*;
use plan_core::document::grid::{ENCODINGS, Separator, TextReader};
use plan_core::document::records::{Column, DayOrder, Point, without_tax};
use plan_core::insight::options;
use plan_core::value::Target;
use rust_decimal::Decimal;

static SEPARATORS: [Msg; 4] = [words::COMMA, words::SEMICOLON, words::TAB, words::PIPE];

static DAY_ORDERS: [(DayOrder, Msg); 2] =
    [(DayOrder::DayFirst, words::DAY_FIRST), (DayOrder::MonthFirst, words::MONTH_FIRST)];

static POINTS: [(Point, Msg); 2] = [(Point::Dot, words::POINT_DOT), (Point::Comma, words::POINT_COMMA)];

/// Percent of tax that sums with tax may hold: those of China, then those of others.
const TAXES: [u32; 14] = [13, 9, 6, 5, 3, 1, 0, 7, 8, 10, 19, 20, 21, 25];

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
            {when(move || is_of_purchases && has_amount(), move || unit(import, false))}
            {when(move || is_of_purchases && choices.with(|it| it.quantity_power > 0), move || unit(import, true))}
            {first_line(import)}
            {(!import.is_of_workbook()).then(|| separator(import))}
            {(!import.is_pasted() && !import.is_of_workbook()).then(|| encoding(import))}
        </div>
        {when(move || is_of_purchases && has_read(|it| it.headless.count > 0), move || inherits(import))}
        {when(move || { import.products.get() > 0 }, move || view! {
            <label class="check"><input type="checkbox" prop:checked=move || choices.with(|it| it.add_products) on:change=move |event| import.choose(|it| it.add_products = event_target_checked(&event)) />{live(move || words::add_products(import.products.get()).say().into_any())}</label>
        }.into_any())}
    }
}

/// The first cell of a column that holds a number, or something at all.
fn example(import: Import, column: Column) -> String {
    let (place, first) =
        import.choices.with(|it| (it.matching.iter().position(|field| *field == Some(column as usize)), it.first));
    let Some(place) = place else {
        return String::new();
    };
    import.table.with(|table| {
        let cells = || (first..table.rows.len().min(first + 50)).map(|row| table.cell(row, place));
        let found = cells().find(|cell| cell.contains(|c: char| c.is_ascii_digit() && c != '0'));
        found.unwrap_or_default().to_owned()
    })
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
        <p class="field w3 note">{live(move || words::day_order_why(import.survey.with(|survey| survey.dates.unclear)).say().into_any())}</p>
    }.into_any()
}

/// Both readings, each with what all amounts would come to.
fn point(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.point);
        let named = POINTS.iter().enumerate().map(|(place, (point, name))| {
            import.survey.with(|survey| {
                let numerals = &survey.numerals;
                let said = |number: Option<Decimal>| number.map_or_else(String::new, |it| decimal(&it.to_string(), 28));
                let (read, sum) = (said(numerals.as_read(*point)), said(numerals.sums[place]));
                words::point_sums(name.say(), read, sum, visible(&numerals.example)).say()
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
        <p class="field w3 note">{live(move || words::point_why(import.survey.with(|survey| survey.numerals.unclear)).say().into_any())}</p>
    }.into_any()
}

/// The unit of amounts, or of quantities.
fn unit(import: Import, of_pieces: bool) -> AnyView {
    let column = move || {
        let has_net = import.choices.with(|it| it.has(Column::Amount));
        if of_pieces {
            Column::Quantity
        } else if has_net {
            Column::Amount
        } else {
            Column::Gross
        }
    };
    let options = move || {
        let text = example(import, column());
        let chosen = import.choices.with(|it| if of_pieces { it.quantity_power } else { it.power });
        let point = import.choices.with(|it| it.point).or(import.survey.with(|survey| survey.numerals.shown()));
        let number = Point::read(point.unwrap_or_default(), &text);
        let named = |(power, name): &(u32, Msg)| {
            let times = (0..*power).try_fold(number?, |number, _| number.checked_mul(Decimal::TEN))?;
            Some(words::becomes(name.say(), decimal(&times.to_string(), 28), visible(&text)).say())
        };
        Options {
            named: UNITS.iter().map(|unit| named(unit).unwrap_or_else(|| unit.1.say().to_owned())).collect(),
            chosen: UNITS.iter().position(|(power, _)| *power == chosen).unwrap_or(0),
        }
    };
    let choose = move |place: usize| {
        let power = UNITS[place].0;
        import.choose(|it| if of_pieces { it.quantity_power = power } else { it.power = power });
    };
    let (name, label) = if of_pieces { ("quantity-unit", words::QUANTITY_UNIT) } else { ("unit", words::UNIT) };
    select(name, label, Callback::new(move |()| options()), Callback::new(choose))
}

/// How much tax is in sums with tax.
fn tax(import: Import) -> AnyView {
    let options = move || {
        let text = example(import, Column::Gross);
        let gross = Point::read(import.survey.with(|survey| survey.numerals.shown()).unwrap_or_default(), &text);
        let chosen = import.choices.with(|it| it.tax);
        let named = |percent: &u32| {
            let name = words::tax_rate(*percent).say();
            let net = gross.and_then(|gross| without_tax(gross, Decimal::from(*percent)));
            net.map_or_else(
                || name.clone(),
                |net| words::becomes(name.clone(), decimal(&net.to_string(), 28), visible(&text)).say(),
            )
        };
        Options {
            named: [words::CHOOSE.say().to_owned()].into_iter().chain(TAXES.iter().map(named)).collect(),
            chosen: TAXES.iter().position(|percent| Some(*percent) == chosen).map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| import.choose(|it| it.tax = place.checked_sub(1).map(|place| TAXES[place]));
    select("tax", words::TAX_IN, Callback::new(move |()| options()), Callback::new(choose))
}

/// Whether lines without a head are of the order above, with the first of them as it would be.
fn inherits(import: Import) -> AnyView {
    let count = move || import.survey.with(|survey| survey.headless.count);
    let example = move || {
        let first = import.survey.with(|survey| survey.headless.first)?;
        let matching = import.choices.with(|it| it.matching.clone());
        import.table.with(|table| {
            let (line, head) = (table.rows.get(first.0)?, table.rows.get(first.1)?);
            let places = super::purchases::places(&matching);
            let cells = plan_core::document::records::with_head(&line.cells, &head.cells, &places);
            let cells = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
            Some(words::inherits_example(visible(&shortened(&cells)), head.line, line.line).say())
        })
    };
    view! {
        <label class="check"><input type="checkbox" data-choice="inherits" prop:checked=move || import.choices.with(|it| it.inherits) on:change=move |event| import.choose(|it| it.inherits = event_target_checked(&event)) />{live(move || words::inherits(count()).say().into_any())}</label>
        <p class="note">{live(move || example().into_any())}</p>
    }.into_any()
}

fn account(import: Import) -> AnyView {
    let accounts = move || {
        let named = |(id, name): (String, String)| {
            let name =
                if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { crate::i18n::visible(&name) };
            (id, name)
        };
        let accounts = import
            .session
            .planner_untracked()
            .map(|planner| planner.plan().with_untracked(|plan| options(plan, Target::Account, "")));
        accounts.unwrap_or_default().into_iter().map(named).collect::<Vec<_>>()
    };
    let options = move || {
        let chosen = import.choices.with(|it| it.account.clone());
        let accounts = accounts();
        let place = accounts.iter().position(|(id, _)| *id == chosen);
        let none = words::CHOOSE_ACCOUNT.say().to_owned();
        Options {
            named: [none].into_iter().chain(accounts.into_iter().map(|(_, name)| name)).collect(),
            chosen: place.map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| {
        let id = place.checked_sub(1).and_then(|place| accounts().into_iter().nth(place)).map(|(id, _)| id);
        import.choose(|it| it.account = id.unwrap_or_default());
    };
    select("account", words::ACCOUNT_OF_ROWS, Callback::new(move |()| options()), Callback::new(choose))
}

/// What can be chosen, and which of it is.
struct Options {
    named: Vec<String>,
    chosen: usize,
}

fn select(name: &'static str, label: Msg, options: Callback<(), Options>, choose: Callback<usize>) -> AnyView {
    view! {
        <label class="field w3">
            <span class="note">{t(label)}</span>
            <select class="control" data-choice=name prop:value=move || options.run(()).chosen.to_string() on:change=move |event| if let Ok(place) = event_target_value(&event).parse() { choose.run(place) }>
                {live(move || {
                    let Options { named, chosen } = options.run(());
                    let option = |(place, name): (usize, String)| view! { <option value=place selected=place == chosen>{name}</option> };
                    named.into_iter().enumerate().map(option).collect_view().into_any()
                })}
            </select>
        </label>
    }
}
