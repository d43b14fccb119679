//! What can be chosen about a table as a whole: how its text, its dates and its amounts are read, and whose
//! records it holds.

use super::course::Import;
use super::guess::UNITS;
use super::reading::ENCODINGS;
use super::workbook::sheet;
use crate::i18n::{Msg, t, words::import as words, words::shell};
use crate::ui::{live, view, when};
use leptos::prelude::*;
use plan_core::document::grid::Separator;
use plan_core::document::records::{Column, DayOrder};
use plan_core::insight::options;
use plan_core::value::Target;

static SEPARATORS: [Msg; 3] = [words::COMMA, words::SEMICOLON, words::TAB];

static DAY_ORDERS: [(DayOrder, Msg); 2] =
    [(DayOrder::DayFirst, words::DAY_FIRST), (DayOrder::MonthFirst, words::MONTH_FIRST)];

#[component]
pub fn Choosing(import: Import) -> impl IntoView {
    let choices = import.choices;
    let is_of_purchases = import.is_of_purchases();
    let is_unclear = move || import.dates.with(|dates| dates.unclear > 0 && dates.shown.is_none());
    let has_amount = move || choices.with(|it| it.matching.contains(&Some(Column::Amount as usize)));
    let names_accounts = move || choices.with(|it| it.matching.contains(&Some(Column::Account as usize)));
    view! {
        <div class="detail-fields">
            {import.is_of_workbook().then(|| sheet(import))}
            {(!import.is_pasted() && !import.is_of_workbook()).then(|| encoding(import))}
            {(!import.is_of_workbook()).then(|| separator(import))}
            {when(is_unclear, move || day_order(import))}
            {when(move || is_of_purchases && has_amount(), move || unit(import))}
            {when(move || is_of_purchases && !names_accounts(), move || account(import))}
        </div>
        <label class="check"><input type="checkbox" prop:checked=move || choices.with(|it| it.headings) on:change=move |event| import.choose(|it| it.headings = event_target_checked(&event)) />{t(words::HEADINGS)}</label>
        {when(move || { import.products.get() > 0 }, move || view! {
            <label class="check"><input type="checkbox" prop:checked=move || choices.with(|it| it.add_products) on:change=move |event| import.choose(|it| it.add_products = event_target_checked(&event)) />{live(move || words::add_products(import.products.get()).say().into_any())}</label>
        }.into_any())}
    }
}

/// Automatic unless another is chosen; it says what was taken.
fn encoding(import: Import) -> AnyView {
    let options = move || {
        let taken = import.table.with(|table| table.encoding);
        let name = |wanted| ENCODINGS.iter().find(|(encoding, _)| Some(*encoding) == wanted).map(|(_, name)| *name);
        let chosen = import.choices.with(|it| it.encoding);
        let found = if chosen.is_none() { name(taken) } else { None };
        let automatic = found.map_or_else(|| words::AUTOMATIC.say().to_owned(), |found| words::taken(found).say());
        let named = ENCODINGS.iter().map(|(_, name)| (*name).to_owned());
        Options { named: [automatic].into_iter().chain(named).collect(), chosen: place_in(&ENCODINGS, chosen) }
    };
    let choose = move |place: usize| {
        import.choose_reading(|it| it.encoding = place.checked_sub(1).map(|place| ENCODINGS[place].0));
    };
    select(words::ENCODING, Callback::new(move |()| options()), Callback::new(choose))
}

fn place_in<T: Copy + PartialEq>(known: &[(T, &str)], chosen: Option<T>) -> usize {
    known.iter().position(|(one, _)| Some(*one) == chosen).map_or(0, |place| place + 1)
}

fn separator(import: Import) -> AnyView {
    let place = |separator: Separator| Separator::ALL.iter().position(|known| *known == separator).unwrap_or(0);
    let options = move || {
        let found = SEPARATORS[import.table.with(|table| place(table.separator))].say();
        let chosen = import.choices.with(|it| it.separator);
        let automatic = if chosen.is_none() { words::taken(found).say() } else { words::AUTOMATIC.say().to_owned() };
        let named = SEPARATORS.iter().map(|name| name.say().to_owned());
        Options {
            named: [automatic].into_iter().chain(named).collect(),
            chosen: chosen.map_or(0, |separator| place(separator) + 1),
        }
    };
    let choose = move |chosen: usize| {
        import.choose_reading(|it| it.separator = chosen.checked_sub(1).map(|place| Separator::ALL[place]));
    };
    select(words::SEPARATOR, Callback::new(move |()| options()), Callback::new(choose))
}

fn day_order(import: Import) -> AnyView {
    let options = move || {
        let chosen = import.choices.with(|it| it.day_order).unwrap_or_default();
        Options {
            named: DAY_ORDERS.iter().map(|(_, name)| name.say().to_owned()).collect(),
            chosen: DAY_ORDERS.iter().position(|(order, _)| *order == chosen).unwrap_or(0),
        }
    };
    let choose = move |place: usize| import.choose(|it| it.day_order = Some(DAY_ORDERS[place].0));
    view! {
        {select(words::DAY_ORDER, Callback::new(move |()| options()), Callback::new(choose))}
        <p class="field w3 note">{live(move || words::day_order_why(import.dates.with(|dates| dates.unclear)).say().into_any())}</p>
    }
}

fn unit(import: Import) -> AnyView {
    let options = move || Options {
        named: UNITS.iter().map(|(_, name, _)| name.say().to_owned()).collect(),
        chosen: UNITS.iter().position(|(power, ..)| *power == import.choices.with(|it| it.power)).unwrap_or(0),
    };
    let choose = move |place: usize| import.choose(|it| it.power = UNITS[place].0);
    select(words::UNIT, Callback::new(move |()| options()), Callback::new(choose))
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
    select(words::ACCOUNT_OF_ROWS, Callback::new(move |()| options()), Callback::new(choose))
}

/// What can be chosen, and which of it is.
struct Options {
    named: Vec<String>,
    chosen: usize,
}

fn select(label: Msg, options: Callback<(), Options>, choose: Callback<usize>) -> AnyView {
    view! {
        <label class="field w3">
            <span class="note">{t(label)}</span>
            <select class="control" prop:value=move || options.run(()).chosen.to_string() on:change=move |event| if let Ok(place) = event_target_value(&event).parse() { choose.run(place) }>
                {live(move || {
                    let Options { named, chosen } = options.run(());
                    let option = |(place, name): (usize, String)| view! { <option value=place selected=place == chosen>{name}</option> };
                    named.into_iter().enumerate().map(option).collect_view().into_any()
                })}
            </select>
        </label>
    }
}
