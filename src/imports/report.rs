//! The rows that stay out, and those that come in with something to look at: where, and why. The report can
//! be taken along as CSV, with the rows themselves, to be mended and imported again.

use super::course::Import;
use super::reading::Table;
use crate::commands::hand_over;
use crate::i18n::words::{import as words, shell};
use crate::i18n::{Told, t, visible};
use crate::platform::{files, page};
use crate::prelude::*;
use crate::sheets::misread_at;
use leptos::task::spawn_local;
use plan_core::document::grid::written;
use plan_core::document::records::{Reason, Trouble, Troubled, with_head};

/// Rows that are listed on the page; the report as CSV has all.
const MOST: usize = 50;
/// Letters of a cell that are quoted.
const LONGEST: usize = 80;

/// The rows that stay out, and a way to take them along.
#[component]
pub fn Rejected(import: Import) -> impl IntoView {
    // What could neither be copied nor saved: shown here, since another dialog would end the import.
    let by_hand = RwSignal::new(false);
    let offer = move || {
        by_hand.set(true);
        page::next_frame(|| page::select_text(".report-text"));
        import.session.say(shell::COPY_BY_HAND);
    };
    let copy = move |_| {
        let text = as_csv(import);
        spawn_local(async move {
            if files::copy_text(&text).await.is_ok() {
                import.session.say(shell::COPIED);
            } else {
                offer();
            }
        });
    };
    let save = move |_| {
        let name = format!("{}-{}.csv", words::REPORT_FILE.say(), import.session.today.get_untracked());
        let text = as_csv(import);
        match hand_over(&name, "text/csv;charset=utf-8", text.as_bytes()) {
            Ok(()) => import.session.say(shell::exported(name)),
            Err(_) => offer(),
        }
    };
    view! {
        {move || list(import, true)}
        <p class="buttons">
            <button type="button" class="button" data-action="copy-report" on:click=copy>{icon(Icon::Copy)}{t(words::COPY_REPORT)}</button>
            <button type="button" class="button" data-action="save-report" on:click=save>{icon(Icon::Export)}{t(words::DOWNLOAD_REPORT)}</button>
        </p>
        {move || {
            import.outcome.track();
            let text = || view! {
                <textarea class="control area report-text" rows="6" readonly=true aria-label=t(words::REPORT_FILE)>{as_csv(import)}</textarea>
            };
            by_hand.get().then(text).into_any()
        }}
    }
}

/// The rows that come in with something to look at.
#[component]
pub fn Remarks(import: Import) -> impl IntoView {
    live(move || list(import, false))
}

fn list(import: Import, rejected: bool) -> AnyView {
    let Some(outcome) = import.outcome.get() else {
        return ().into_any();
    };
    let table = import.table.get();
    let (rows, told): (_, fn(usize) -> Told) = if rejected {
        (
            &outcome.rejected,
            if import.imported.get().is_some() {
                |count| words::left_out_rows(count)
            } else {
                |count| words::rejected_rows(count)
            },
        )
    } else {
        (&outcome.remarks, |count| words::remarks(count))
    };
    let more = rows.len().saturating_sub(MOST);
    let item = |row: &Troubled| {
        view! { <li data-line=row.line>{words::trouble(row.line).say()}" "{reasons(import, &table, row, rejected)}</li> }
    };
    view! {
        <p><strong>{told(rows.len()).say()}</strong></p>
        <ul class="findings">{rows.iter().take(MOST).map(item).collect_view()}</ul>
        {(more > 0).then(|| view! { <p>{shell::and_more(more).say()}</p> })}
    }
}

/// All that is wrong with a row, in words.
fn reasons(import: Import, table: &Table, row: &Troubled, rejected: bool) -> String {
    let troubles = row.troubles.iter().map(|trouble| reason(import, table, row, trouble, rejected));
    troubles.collect::<Vec<_>>().join("; ")
}

fn reason(import: Import, table: &Table, row: &Troubled, trouble: &Trouble, rejected: bool) -> String {
    let label = import.label_of(trouble.field);
    let column = import.choices.with(|it| it.matching.iter().position(|field| *field == Some(trouble.field)));
    let text = column.map_or("", |column| table.cell(row.row, column));
    let said = match &trouble.reason {
        Reason::Missing => words::MISSING.say().to_owned(),
        Reason::Misread(reason) => {
            let path = import.target.fields.get(trouble.field).map_or("", |field| field.path);
            misread_at(path, reason).say()
        }
        Reason::Future => words::FUTURE.say().to_owned(),
        Reason::Beyond { rest } => words::beyond(visible(rest)).say(),
        Reason::Unknown if rejected => words::UNKNOWN.say().to_owned(),
        Reason::Unknown => words::UNKNOWN_KEPT.say().to_owned(),
        Reason::Several if !rejected => words::SEVERAL_KEPT.say().to_owned(),
        Reason::Several => words::SEVERAL.say().to_owned(),
        Reason::TooLong => words::TOO_LONG.say().to_owned(),
        Reason::TooWide => words::TOO_WIDE.say().to_owned(),
        Reason::Torn => words::TORN.say().to_owned(),
        Reason::Ancient { year } => words::ancient(*year).say(),
        Reason::Currencies { amount, said } => words::currencies(amount, said).say(),
        Reason::TaxBeyond => words::TAX_BEYOND.say().to_owned(),
        Reason::TaxTurned => words::TAX_TURNED.say().to_owned(),
        Reason::Sum => words::SUM_ROW.say().to_owned(),
        Reason::Heading => words::HEADING_ROW.say().to_owned(),
        Reason::Shortened if !rejected => words::SHORTENED_LEFT_OUT.say().to_owned(),
        Reason::Shortened => words::SHORTENED.say().to_owned(),
        Reason::Rounded => words::ROUNDED.say().to_owned(),
        Reason::Nought => words::NOUGHT.say().to_owned(),
        Reason::Damaged => words::DAMAGED.say().to_owned(),
        Reason::Twin { line } => words::twin(*line).say(),
        Reason::Known => words::KNOWN.say().to_owned(),
        Reason::Otherwise { line } => words::otherwise(*line).say(),
    };
    // What is said of a row as a whole needs no cell.
    if matches!(trouble.reason, Reason::TooWide | Reason::Torn | Reason::Sum | Reason::Heading) {
        return said;
    }
    if text.is_empty() {
        return words::cell_missing(label, said).say();
    }
    words::cell_trouble(label, said, visible(&text.chars().take(LONGEST).collect::<String>())).say()
}

/// Every rejected row: its line, what is wrong with it, and its cells.
fn as_csv(import: Import) -> String {
    let (Some(outcome), table) = (import.outcome.get_untracked(), import.table.get_untracked()) else {
        return String::new();
    };
    let (headings, matching) = import.choices.with_untracked(|it| (it.names.clone(), it.matching.clone()));
    let places = crate::imports::purchases::places(&matching);
    let line = |first: &str, second: &str, cells: &[String]| {
        let mut all = vec![first, second];
        all.extend(cells.iter().map(String::as_str));
        written(&all)
    };
    // Spreadsheets know UTF-8 by this mark.
    let mut text = String::from("\u{feff}");
    text.push_str(&line(words::LINE.say(), words::REASON.say(), &headings));
    for row in &outcome.rejected {
        let cells = |place: usize| table.rows.get(place).map_or(&[][..], |row| &row.cells);
        // Alone the row would no longer know whose line it was.
        let cells = match outcome.good.head_of(row.row) {
            Some(head) => with_head(cells(row.row), cells(head), &places),
            None => cells(row.row).to_vec(),
        };
        text.push_str(&line(&row.line.to_string(), &reasons(import, &table, row, true), &cells));
    }
    text
}
