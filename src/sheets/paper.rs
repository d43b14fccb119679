//! A worksheet on paper: answers in place of controls, and nothing that is empty. The pieces stand where the controls
//! do and are made when the page is about to be printed; the style sheet shows one or the other.

use super::answer::{Answer, answer};
use super::describe::{Block, Prompt};
use super::filled::below;
use super::printed::{Printed, PrintedRow};
use super::seen::Seen;
use super::sheet::Context;
use super::table::{Listing, rows_shown};
use crate::figures::worked_at;
use crate::i18n::words::{plan as p, shell};
use crate::i18n::{Msg, t};
use crate::platform::page;
use crate::prelude::*;
use crate::state::{Planner, session};
use plan_core::plan::Plan;
use plan_core::workshop::Conflict;

/// Whether the page is being printed, or looked at as it would be.
#[derive(Clone, Copy)]
pub struct OnPaper(RwSignal<bool>);

impl OnPaper {
    /// For all views below.
    pub fn provide() -> Self {
        let on_paper = Self(RwSignal::new(false));
        let listeners = page::on_paper(move |is| {
            on_paper.0.try_set(is);
        });
        let _: Local<Vec<page::Listener>> = Local::new_local(listeners);
        provide_context(on_paper);
        on_paper
    }

    pub fn get(self) -> bool {
        self.0.get()
    }
}

/// A part that is there on paper only.
fn printed(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let Some(on_paper) = use_context::<OnPaper>() else {
        return ().into_any();
    };
    when(move || on_paper.get(), draw)
}

/// What is printed is read off the plan and off what nobody has decided in it.
fn read<T>(planner: Planner, read: impl FnOnce(&Plan, &[Conflict]) -> T) -> T {
    planner.conflicts().with(|conflicts| planner.plan().with(|plan| read(plan, conflicts)))
}

/// A block of a worksheet. What draws itself is printed as it stands on the page.
pub fn block_on_paper(context: Context, block: &'static Block) -> AnyView {
    match block {
        Block::Section(title) => {
            let title = *title;
            printed(move || {
                let has_any = read(context.planner, |plan, conflicts| has_answers(plan, conflicts, context, block));
                if has_any {
                    view! { <h2 class="paper section">{t(title)}</h2> }
                } else {
                    ().into_any()
                }
            })
        }
        Block::Prompt(prompt) => prompt_on_paper(context, prompt),
        Block::Table(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => ().into_any(),
    }
}

fn prompt_on_paper(context: Context, prompt: &'static Prompt) -> AnyView {
    printed(move || {
        let path = context.path(prompt.field);
        let answer = read(context.planner, |plan, conflicts| answer(plan, conflicts, &path));
        if answer.is_empty() { ().into_any() } else { answered(prompt.guide.label, answer, prompt.half) }
    })
}

fn answered(label: Msg, answer: Answer, half: bool) -> AnyView {
    let evidence = (!answer.evidence.is_empty()).then(|| view! { <small>{dated(&answer.evidence)}</small> });
    view! {
        <div class="paper answer" class:half=half>
            <h4>{t(label)}</h4>
            <p>{dated(&answer.text)}</p>
            {evidence}
        </div>
    }
}

/// Whether something that is printed stands below a heading.
fn has_answers(plan: &Plan, conflicts: &[Conflict], context: Context, section: &Block) -> bool {
    let path = |field: &str| context.path(field);
    below(context.sheet, section).any(|block| match block {
        Block::Prompt(prompt) => !answer(plan, conflicts, &path(prompt.field)).is_empty(),
        Block::Table(table) => !rows_shown(plan, context, table.which, &path(table.field)).is_empty(),
        Block::Worked(figures) => {
            figures.iter().any(|method| worked_at(context, method).is_some_and(|shown| !shown.value.is_empty()))
        }
        Block::Figures(figures) => {
            figures.iter().any(|figure| Seen::at(context, figure.read).is_some_and(|shown| !shown.value.is_empty()))
        }
        Block::Section(_) | Block::Picture(_) | Block::Own(_) => false,
    })
}

/// A text in which no date is parted at its hyphens.
fn dated(text: &str) -> AnyView {
    let parts = with_dates(text).into_iter().map(|(part, is_date)| {
        let part = part.to_owned();
        if is_date {
            view! { <span class="short">{part}</span> }
        } else {
            part.into_any()
        }
    });
    parts.collect_view().into_any()
}

/// The parts of a text, and which of them are dates as the plan writes them.
fn with_dates(text: &str) -> Vec<(&str, bool)> {
    let is_date = |part: &[u8]| {
        part.iter()
            .zip(b"0000-00-00")
            .all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form })
    };
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(part) = text.as_bytes().get(at..at + SHORT) {
        if is_date(part) {
            parts.extend([(&text[from..at], false), (&text[at..at + SHORT], true)]);
            at += SHORT;
            from = at;
        } else {
            at += 1;
        }
    }
    parts.push((&text[from..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// A cell of so many letters stays in one line.
const SHORT: usize = 10;

/// A table as it is printed; nothing where it holds nothing.
fn drawn(table: Printed, title: impl Fn() -> String + Send + 'static) -> AnyView {
    let Printed { head, rows, left_out } = table;
    if rows.is_empty() {
        return ().into_any();
    }
    let (width, heads) = (head.len(), head.clone());
    let heading = |(label, is_number)| view! { <th scope="col" class:number=is_number>{t(label)}</th> };
    let row = move |row: PrintedRow| {
        let below = (!row.below.is_empty()).then(|| view! {
            <tr class="below"><td colspan=width>{row.below.into_iter().map(|(label, text)| view! { <span><b>{t(label)}</b>" "{dated(&text)}</span> }).collect_view()}</td></tr>
        });
        let cell = |(place, cell): (usize, String)| {
            let is_short = cell.chars().nth(SHORT).is_none();
            let is_number = heads.get(place).is_some_and(|(_, is_number)| *is_number);
            view! { <td class:short=is_short class:number=is_number>{dated(&cell)}</td> }
        };
        let cells = row.cells.into_iter().enumerate().map(cell).collect_view();
        view! { <tbody><tr>{cells}</tr>{below}</tbody> }
    };
    let left_out = (left_out > 0).then(|| view! { <p>{shell::not_printed(left_out).say()}</p> });
    view! {
        <div class="paper printed">
            <h3>{title}</h3>
            <table>
                <thead><tr>{head.into_iter().map(heading).collect_view()}</tr></thead>
                {rows.into_iter().map(row).collect_view()}
            </table>
            {left_out}
        </div>
    }
}

/// The rows of a table, of all its pages, whatever it is filtered by.
pub fn table_on_paper(listing: Listing, rows: Memo<Vec<String>>) -> AnyView {
    printed(move || {
        let (ids, today) = (rows.get(), session().today.get());
        let table = listing.list.with_value(|list| {
            read(listing.planner, |plan, conflicts| Printed::of(plan, conflicts, list, listing.shape(), &ids, today))
        });
        drawn(table, move || listing.title())
    })
}

/// When the worksheet was gone through, in one line.
pub fn review_on_paper(context: Context) -> AnyView {
    let path = context.sheet.review_path(&context.account.get_value());
    printed(move || {
        let fields = [
            ("reviewed_on", p::field::REVIEWED_ON),
            ("reviewed_by", p::field::REVIEWED_BY),
            ("next_on", p::field::NEXT_ON),
        ];
        let said = read(context.planner, |plan, conflicts| {
            let said = fields.map(|(field, label)| (label, answer(plan, conflicts, &format!("{path}/{field}")).text));
            said.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>()
        });
        if said.is_empty() {
            return ().into_any();
        }
        let part = |(label, text): (Msg, String)| view! { <span><b>{t(label)}</b>" "{text}</span> };
        view! { <p class="paper reviewed">{said.into_iter().map(part).collect_view()}</p> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_wherever_they_stand_in_a_text() {
        let found = with_dates("至2026-10-27，\u{b7} 2026-11-01 (12026-1-1)");
        assert_eq!(
            found,
            [("至", false), ("2026-10-27", true), ("，\u{b7} ", false), ("2026-11-01", true), (" (12026-1-1)", false)]
        );
        assert_eq!(with_dates("2026-10-27"), [("2026-10-27", true)]);
        assert_eq!(with_dates(""), []);
    }
}
