//! The accounts of a table that are in the plan already: what would change in each, and the choice of what becomes
//! of it, one by one or for all.

use super::accounts::{self, Decisions};
use super::course::Import;
use super::outcome::Good;
use crate::i18n::words::import as words;
use crate::i18n::{Msg, Words, t, visible};
use crate::prelude::*;
use plan_core::document::account_rows::{Change, Decision, Entry, Standing, Verdict};

/// Accounts that are listed at once.
const MOST: usize = 50;
/// Letters of a value that are shown.
const LONGEST: usize = 120;

static DECISIONS: [(Decision, &str, Msg); 3] = [
    (Decision::Skip, "skip", words::DECIDE_SKIP),
    (Decision::Update, "update", words::DECIDE_UPDATE),
    (Decision::New, "new", words::DECIDE_NEW),
];

/// How much comes in, what stays, and the choice about what is there already.
#[component]
pub fn Known(import: Import) -> impl IntoView {
    let shown = RwSignal::new(MOST);
    let known = memo(move || import.verdict(Verdict::known).unwrap_or(0));
    let has_people = memo(move || import.has_people());
    let rest = move || known.get().saturating_sub(shown.get());
    let choose_persons = move |add| import.choose(|it| it.adds.persons = add);
    view! {
        {when(move || has_people.get(), move || view! {
            <label class="check"><input type="checkbox" prop:checked=move || import.choices.with(|it| it.adds.persons) on:change=move |event| choose_persons(event_target_checked(&event)) />{t(words::ADD_PERSONS)}</label>
        })}
        {move || together(import)}
        {when(move || { known.get() > 0 }, move || view! {
            <p>{move || words::known_accounts(known.get()).say()}</p>
            <div class="table-frame">
                <table class="table plain">
                    <tbody>
                        <tr><th scope="row">{t(words::KNOWN_ALL)}</th><td>{decision(import, None, None)}</td><td></td></tr>
                        {move || list(import, shown.get())}
                    </tbody>
                </table>
            </div>
            {when(move || { rest() > 0 }, move || view! {
                <p><button type="button" class="button" on:click=move |_| shown.update(|it| *it += MOST)>{move || words::show_more(rest().min(MOST)).say()}</button></p>
            })}
        })}
    }
}

/// That rows were put together, where some were.
fn together(import: Import) -> AnyView {
    let rows = import.verdict(|verdict| {
        let rows: usize = verdict.entries.iter().map(|entry| entry.rows).sum();
        (rows, verdict.entries.len())
    });
    let told = rows.filter(|(rows, accounts)| rows > accounts);
    told.map(|(rows, accounts)| view! { <p>{words::put_together(accounts, rows).say()}</p> }).into_any()
}

fn list(import: Import, most: usize) -> AnyView {
    let rows = import.verdict(|verdict| {
        let known = verdict.entries.iter().enumerate().filter(|(_, entry)| entry.standing != Standing::New);
        known.take(most).map(|(place, entry)| row(import, place, entry)).collect_view()
    });
    rows.into_any()
}

fn row(import: Import, place: usize, entry: &Entry) -> AnyView {
    let (name, changes): (String, &[Change]) = match &entry.standing {
        Standing::Known { name, archived: true, changes, .. } => (words::known_archived(name).say(), changes),
        Standing::Known { name, changes, .. } => (name.clone(), changes),
        Standing::New | Standing::Several => (entry.name.clone(), &[]),
    };
    let change = |change: &Change| {
        let (field, new) = (import.label_of(change.field), short(&change.new));
        let told = if change.is_found {
            words::change_found(field, new)
        } else if change.old.is_empty() {
            words::change_filled(field, new)
        } else {
            words::change(field, new, short(&change.old))
        };
        view! { <li>{told.say()}</li> }
    };
    let person = |name: &String| view! { <li>{words::new_contact(short(name)).say()}</li> };
    let nothing: Option<Msg> = match entry.standing {
        Standing::Several => Some(words::SEVERAL_KEPT),
        _ if changes.is_empty() && entry.persons.is_empty() => Some(words::NO_CHANGES),
        _ => None,
    };
    view! {
        <tr data-known=entry.line>
            <th scope="row">{short(&name)}</th>
            <td>{decision(import, Some((place, entry.standing == Standing::Several)), Some(short(&name)))}</td>
            <td>
                {nothing.map(|nothing| view! { <span class="note">{nothing.say()}</span> })}
                <ul>{changes.iter().map(change).collect_view()}{entry.persons.iter().map(|it| person(&it.name.0)).collect_view()}</ul>
            </td>
        </tr>
    }
}

fn short(text: &str) -> String {
    visible(&text.chars().take(LONGEST).collect::<String>())
}

/// The choice for one entry, by its place, or for all of them. Several accounts of one name cannot be changed.
fn decision(import: Import, entry: Option<(usize, bool)>, name: Option<String>) -> AnyView {
    let chosen = move |decisions: &Decisions| match entry {
        Some((place, _)) => decisions.of(place),
        None => decisions.all,
    };
    let slug =
        |decision: Decision| DECISIONS.iter().find(|(known, ..)| *known == decision).map_or("", |(_, slug, _)| *slug);
    let choose = move |slug: String| {
        let Some((decision, ..)) = DECISIONS.iter().find(|(_, known, _)| *known == slug) else {
            return;
        };
        import.decisions.update(|decisions| match entry {
            Some((place, _)) => {
                decisions.single.insert(place, *decision);
            }
            None => *decisions = Decisions { all: *decision, ..Decisions::default() },
        });
    };
    let several = entry.is_some_and(|(_, several)| several);
    let offered = DECISIONS.iter().filter(move |(decision, ..)| !several || *decision != Decision::Update);
    let option = move |(decision, slug, label): &(Decision, &'static str, Msg)| {
        let (decision, label) = (*decision, *label);
        let is_chosen = move || import.decisions.with(|it| chosen(it) == decision);
        view! { <option value=*slug selected=is_chosen>{t(label)}</option> }
    };
    view! {
        <select class="control" data-decision=if entry.is_some() { "one" } else { "all" } aria-label=move || name.clone().unwrap_or_else(|| words::KNOWN_ALL.say().to_owned()) prop:value=move || import.decisions.with(|it| slug(chosen(it))) on:change=move |event| choose(event_target_value(&event))>
            {offered.map(option).collect_view()}
        </select>
    }
}

/// How much can be taken in, in words.
pub fn good_in_words(import: Import) -> Option<Words> {
    let outcome = import.outcome.get()?;
    let Good::Accounts(verdict) = &outcome.good else {
        return Some(words::good_rows(outcome.good.len()).into());
    };
    let count = import.decisions.with(|decisions| decisions.count(verdict));
    let kept = verdict.entries.len() - count.accounts();
    Some(words::good_accounts(count.changed, kept, count.new, count.persons).into())
}

impl Import {
    /// What a column may be: the fields of the target and then the plan's criteria, by their places.
    pub fn label_of(self, field: usize) -> String {
        let fields = self.target.fields;
        let criterion = || self.criteria.with_value(|it| it.get(field - fields.len()).map(|(_, name)| name.clone()));
        match fields.get(field) {
            Some(field) => field.label().say().to_owned(),
            None => words::score_of(criterion().unwrap_or_default()).say(),
        }
    }

    /// The places of the criteria among what a column may be.
    pub fn criteria_places(self) -> std::ops::Range<usize> {
        let first = self.target.fields.len();
        let count = if self.is_of_purchases() { 0 } else { self.criteria.with_value(Vec::len) };
        first..first + count
    }

    /// Looks at the accounts of the table, once all rows have been looked at.
    pub fn verdict<T>(self, look: impl FnOnce(&Verdict) -> T) -> Option<T> {
        match &self.outcome.get()?.good {
            Good::Accounts(verdict) => Some(look(verdict)),
            Good::Purchases(_) => None,
        }
    }

    /// How much can be taken in; none while that is not known.
    pub fn good(self) -> Option<usize> {
        let outcome = self.outcome.get()?;
        Some(self.decisions.with(|decisions| outcome.good.count(decisions)))
    }

    /// Whether a column says something of people, who may become contacts.
    pub fn has_people(self) -> bool {
        !self.is_of_purchases() && self.choices.with(|it| accounts::has_people(self.target, &it.matching))
    }
}
