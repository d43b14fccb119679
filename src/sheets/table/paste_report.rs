//! What the last paste into a table did: how it was taken, what of it is not as it looks, and in what other ways it
//! can be taken. It goes when the paste is taken back; a line of it goes when its cell has been mended.

use super::Look;
use super::pasting::{First, Manner, Pasted, take_back, take_otherwise};
use crate::i18n::words::{paste as words, shell};
use crate::i18n::{Msg, choice_label, t, visible};
use crate::prelude::*;
use crate::sheets::remarks::misread_at;
use crate::state::Planner;
use plan_core::document::paste::{Reason, Remark, Way};
use plan_core::plan::{Plan, pointer};
use plan_core::reading::{name_of, told_apart};
use plan_core::value::{Kind, Leaf, Target};
use std::sync::Arc;

/// Cells that are listed.
const MOST: usize = 50;
/// Letters of a cell that are quoted.
const LONGEST: usize = 80;
/// Rows of one name that are offered.
const OFFERED: usize = 8;

#[component]
pub fn PasteReport(look: Look) -> impl IntoView {
    // It is there before there is anything to say, or what is said would not be read aloud.
    view! { <div role="status">{move || look.pasted.get().map(|pasted| report(look, pasted))}</div> }
}

fn report(look: Look, pasted: Arc<Pasted>) -> AnyView {
    let planner = look.listing.planner;
    let kept = Arc::clone(&pasted);
    let stands = memo(move || planner.plan().with(|plan| still_stands(plan, &kept)));
    when(
        move || stands.get(),
        move || {
            let pasted = Arc::clone(&pasted);
            let (said, others, back) = (Arc::clone(&pasted), Arc::clone(&pasted), Arc::clone(&pasted));
            let has_changed = pasted.changed;
            view! {
                <div class="pasted" role="group" aria-label=t(words::REPORT) data-pasted=pasted.outcome.report.rows>
                    <p>{move || summary(&said)}</p>
                    {remarks(planner, &pasted)}
                    <p class="buttons">
                        {others.outcome.others.iter().map(|manner| other(look, &others, *manner)).collect_view()}
                        {has_changed.then(|| view! {
                            <button type="button" class="button" data-action="take-back" on:click=move |_| { take_back(look, &back); }>{t(shell::UNDO)}</button>
                        })}
                        <button type="button" class="icon-button" aria-label=t(shell::CLOSE) title=t(shell::CLOSE) on:click=move |_| look.pasted.set(None)>{icon(Icon::Close)}</button>
                    </p>
                </div>
            }
        },
    )
}

/// Whether anything of it is still in the plan.
fn still_stands(plan: &Plan, pasted: &Pasted) -> bool {
    let put = &pasted.outcome.report.put;
    put.is_empty() || put.iter().any(|(path, text)| holds(plan, path).as_ref() == Some(text))
}

fn holds(plan: &Plan, path: &str) -> Option<String> {
    pointer::leaf(plan, path).map(Leaf::typed)
}

fn summary(pasted: &Pasted) -> String {
    let outcome = &pasted.outcome;
    let report = &outcome.report;
    if pasted.manner.way == Way::OneCell {
        return words::AS_TEXT.say().to_owned();
    }
    let unfound = report.remarks.iter().filter(|remark| remark.reason == Reason::Nobody).count();
    let columns = || report.left_out.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ");
    let counted = |count: usize, said: &dyn Fn(usize) -> String| (count > 0).then(|| said(count));
    let flagged = |is_so: bool, said: Msg| is_so.then(|| said.say().to_owned());
    let first = match report.remarks.len() {
        0 => shell::pasted(report.rows).say(),
        odd => shell::pasted_with_trouble(odd, report.rows).say(),
    };
    let stop = if first.is_ascii() { "." } else { "\u{3002}" };
    let parts = [
        Some(first + stop),
        flagged(!pasted.changed, words::NOTHING_NEW),
        counted(report.added.len(), &|n| words::added(n).say()),
        flagged(outcome.headings, words::HEADINGS),
        flagged(outcome.moved, words::BY_HEADINGS),
        flagged(outcome.in_units, words::IN_UNITS),
        (!report.left_out.is_empty()).then(|| words::no_place(columns()).say()),
        counted(unfound, &|n| words::unfound(n).say()),
        counted(report.replaced, &|n| words::replaced(n).say()),
        counted(report.emptied, &|n| words::emptied(n).say()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn other(look: Look, pasted: &Arc<Pasted>, manner: Manner) -> AnyView {
    let (label, name) = if manner.way != pasted.manner.way {
        match manner.way {
            Way::Rows => (words::PASTE_AS_ROWS, "paste-as-rows"),
            Way::OneCell => (words::PASTE_AS_TEXT, "paste-as-text"),
        }
    } else if manner.first != pasted.manner.first {
        match manner.first {
            First::Headings => (words::FIRST_IS_HEADINGS, "paste-headings"),
            First::Row | First::Unsaid => (words::KEEP_FIRST, "paste-first-row"),
        }
    } else {
        match manner.separator {
            ',' => (words::PART_AT_COMMAS, "paste-at-commas"),
            ';' => (words::PART_AT_SEMICOLONS, "paste-at-semicolons"),
            _ => (words::PASTE_AS_ROWS, "paste-as-rows"),
        }
    };
    let pasted = Arc::clone(pasted);
    view! {
        <button type="button" class="button" data-action=name on:click=move |_| take_otherwise(look, &pasted, manner)>{t(label)}</button>
    }
}

fn remarks(planner: Planner, pasted: &Arc<Pasted>) -> AnyView {
    let all = &pasted.outcome.report.remarks;
    if all.is_empty() {
        return ().into_any();
    }
    let more = all.len().saturating_sub(MOST);
    let item = |place: usize| {
        let (told, watched) = (Arc::clone(pasted), Arc::clone(pasted));
        let is_so = memo(move || {
            let remark = watched.outcome.report.remarks.get(place);
            planner.plan().with(|plan| remark.is_some_and(|it| holds(plan, &it.path).as_ref() == Some(&it.holds)))
        });
        when(
            move || is_so.get(),
            move || {
                let told = Arc::clone(&told);
                let Some(remark) = told.outcome.report.remarks.get(place).cloned() else {
                    return ().into_any();
                };
                let (line, row) = (Arc::clone(&told), remark.row + 1);
                let choose = namesakes(planner, &remark);
                view! { <li data-line=row>{move || sentence(&line, place)}{choose}</li> }
            },
        )
    };
    view! {
        <ul class="findings">{(0..all.len().min(MOST)).map(item).collect_view()}</ul>
        {(more > 0).then(|| view! { <p>{move || shell::and_more(more).say()}</p> })}
    }
}

/// Which row and column, what was pasted, and why it is not as it looks.
fn sentence(pasted: &Pasted, place: usize) -> String {
    let outcome = &pasted.outcome;
    let Some(remark) = outcome.report.remarks.get(place) else {
        return String::new();
    };
    let goes = outcome.goes.get(remark.column).copied().flatten();
    let heading = goes.and_then(|goes| pasted.given.headings.get(goes.column));
    let column = heading.map_or("", |heading| heading.label.say());
    let text = visible(&remark.text.replace('\n', " ").chars().take(LONGEST).collect::<String>());
    words::remark(column, remark.row + 1, text, why(remark)).say()
}

fn why(remark: &Remark) -> String {
    match &remark.reason {
        Reason::Misread(reason) => misread_at(&remark.path, reason).say(),
        Reason::UnknownChoice => words::UNKNOWN_CHOICE.say().to_owned(),
        Reason::SeveralChoices(set, slugs) => {
            let labels: Vec<String> = slugs.iter().map(|slug| choice_label(set, slug)).collect();
            words::several_choices(labels.join(" / ")).say()
        }
        Reason::Beyond { rest, noted: true } => words::beyond_noted(visible(rest)).say(),
        Reason::Beyond { rest, noted: false } => words::beyond(visible(rest)).say(),
        Reason::NeitherYesNorNo => words::NEITHER.say().to_owned(),
        Reason::Nobody => words::NOBODY.say().to_owned(),
        Reason::Several(ids) => words::several(ids.len()).say(),
        Reason::Itself => words::ITSELF.say().to_owned(),
        Reason::Circle => words::CIRCLE.say().to_owned(),
        Reason::TwoDays => words::TWO_DAYS.say().to_owned(),
        Reason::TwoNumbers => words::TWO_NUMBERS.say().to_owned(),
        Reason::SheetError => words::SHEET_ERROR.say().to_owned(),
        Reason::Shortened => words::SHORTENED.say().to_owned(),
    }
}

/// The rows that have the name, each with what tells it from the others; a press says which is meant.
fn namesakes(planner: Planner, remark: &Remark) -> AnyView {
    let Reason::Several(ids) = &remark.reason else {
        return ().into_any();
    };
    let button = |id: &String| {
        let label = planner.plan().with_untracked(|plan| {
            let Kind::Reference(target) = pointer::leaf(plan, &remark.path)?.kind() else {
                return None;
            };
            label(plan, target, &remark.path, id)
        })?;
        let (path, id) = (remark.path.clone(), id.clone());
        Some(
            view! { " "<button type="button" class="button" data-action="choose-row" on:click=move |_| planner.enter(&path, &id)>{label}</button> },
        )
    };
    ids.iter().take(OFFERED).filter_map(button).collect_view().into_any()
}

fn label(plan: &Plan, target: Target, path: &str, id: &str) -> Option<String> {
    let (place, words) = told_apart(plan, target, path, id)?;
    let name = name_of(plan, target, path, id)?;
    let words = if words.is_empty() { String::new() } else { format!(" \u{b7} {words}") };
    Some(visible(&format!("{name}{words} ({})", place + 1)))
}
