//! The dialog of an import: choose what each column is, see what will come in and what stays out, then take
//! it in. What stayed out remains on the screen until the dialog is closed.

use super::choosing::Choosing;
use super::course::Import;
use super::known::{Known, good_in_words};
use super::left_out::BesideButton;
use super::notes::Notes;
use super::outcome::{Progress, Taken};
use super::preview::Preview;
use super::reading::{Fault, MOST_ROWS};
use super::report::{Rejected, Remarks};
use super::strangers::Strangers;
use super::unknown::UnknownNames;
use crate::i18n::t;
use crate::i18n::words::{import as words, shell};
use crate::platform::page;
use crate::prelude::*;
use crate::state::{Importing, TableSource, session};
use crate::ui::Modal;

/// How long pasting and typing rest before the text is read.
const PAUSE: u32 = 150;

#[component]
pub fn TableImport(what: Importing, source: TableSource) -> impl IntoView {
    let session = session();
    let import = Import::new(session, what, source);
    if !import.is_pasted() || import.pasted().with_value(|text| !text.is_empty()) {
        import.start();
    }
    let title = match (import.is_pasted(), import.is_of_purchases()) {
        (true, true) => words::PASTE_PURCHASES,
        (true, false) => words::PASTE_ACCOUNTS,
        (false, _) => import.target.title,
    };
    let close = move || session.dialog.set(None);
    let has_rows = memo(move || import.table.with(|table| table.width > 0));
    let is_over = memo(move || import.imported.with(Option::is_some));
    view! {
        <Modal title=Signal::derive(move || title.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=Callback::new(move |()| close()) wide=true>
            <div class="dialog-body">
                {when(move || !is_over.get(), move || view! {
                    <p>{t(import.target.explanation)}" "{move || words::limit(MOST_ROWS).say()}</p>
                    {import.is_pasted().then(|| view! { <PasteArea import /> })}
                    {when(move || has_rows.get(), move || view! { <Preview import /> })}
                    {when(move || has_rows.get() || !import.is_pasted(), move || view! { <Choosing import /> })}
                    {when(move || has_rows.get(), move || view! { <Notes import /> })}
                    <Strangers import />
                    <Standing import />
                    <UnknownNames import />
                    {(!import.is_of_purchases()).then(|| view! { <Known import /> })}
                })}
                <div role="status">
                    {move || import.imported.get().map(imported)}
                </div>
                <Findings import />
            </div>
            <footer class="dialog-foot">
                {when(move || is_over.get(), move || view! {
                    <button type="button" class="button primary" on:click=move |_| close()>{t(shell::CLOSE)}</button>
                })}
                {when(move || !is_over.get(), move || view! { <TakeIn import /> })}
            </footer>
        </Modal>
    }
}

/// Where a block of cells is pasted.
#[component]
fn PasteArea(import: Import) -> impl IntoView {
    let pause: Local<Option<page::Timer>> = Local::new_local(None);
    // What was pasted in one go is folded away once it has been read, so that what it was taken for comes first; not
    // sooner, since nothing is pasted into what cannot be seen. What is being typed stays.
    let is_open = RwSignal::new(import.pasted().with_value(String::is_empty));
    let was_pasted = StoredValue::new(false);
    let entered = move |text: String| {
        import.pasted().set_value(text);
        let read = move || {
            import.read();
            if was_pasted.get_value() {
                was_pasted.set_value(false);
                is_open.set(false);
            }
        };
        pause.set_value(Some(page::after(PAUSE, read)));
    };
    let pasted = move |_: leptos::ev::ClipboardEvent| was_pasted.set_value(true);
    view! {
        <details class="folded" prop:open=move || is_open.get()>
        <summary>{t(words::PASTED_TEXT)}</summary>
        <label class="field">
            <span class="label">{t(words::PASTE_HERE)}</span>
            <span class="note">{t(words::PASTE_HINT)}</span>
            <textarea class="control area" rows="6" autofocus=true spellcheck="false" on:paste=pasted on:input=move |event| entered(event_target_value(&event))>{import.pasted().get_value()}</textarea>
        </label>
        </details>
    }
}

/// What is lacking, or how far it is.
#[component]
fn Standing(import: Import) -> impl IntoView {
    let lacks = memo(move || {
        let choices = import.choices.get();
        import.survey.track();
        import.table.with(|table| match table.fault {
            Some(Fault::NotText) => vec![words::NOT_IN_ENCODING.say().to_owned()],
            Some(Fault::Workbook(said)) => vec![said.say().to_owned()],
            Some(Fault::TooMany) => vec![words::too_many(MOST_ROWS).say()],
            None if table.rows.len() <= choices.first => Vec::new(),
            None => import.lacks(&choices).into_iter().map(|lack| lack.say().to_owned()).collect(),
        })
    });
    let nothing = move || {
        let first = import.choices.with(|it| it.first);
        let read = !import.is_pasted() || import.table.with(|table| table.width > 0);
        read && import.progress.with(Option::is_none)
            && import.table.with(|table| table.fault.is_none() && table.rows.len() <= first)
    };
    view! {
        <div role="alert">
            {move || lacks.get().into_iter().map(|lack| view! { <p class="error">{lack}</p> }).collect_view()}
            {when(nothing, move || view! { <p class="error">{t(words::NOTHING_THERE)}</p> })}
        </div>
        {move || import.progress.get().map(progress)}
        <p role="status" data-good=move || import.good()>
            {move || good_in_words(import).map(|words| words.say())}
        </p>
    }
}

fn progress(progress: Progress) -> AnyView {
    let (words, percent) = match progress {
        Progress::Opening => (words::OPENING_WORKBOOK.say().to_owned(), None),
        Progress::Reading(percent) => (words::reading(percent).say(), Some(percent)),
        Progress::Checking(percent) => (words::checking(percent).say(), Some(percent)),
        Progress::Writing => (words::WRITING.say().to_owned(), None),
    };
    let value = percent.map(|percent| percent.to_string());
    view! { <p>{words.clone()}<progress class="bar" max="100" value=value aria-label=words></progress></p> }
}

fn imported(taken: Taken) -> String {
    match taken {
        Taken::Accounts(count) => words::accounts_taken(count.changed, count.new, count.persons).say(),
        Taken::Purchases(count) => words::imported_rows(count).say(),
    }
}

/// The rows that stay out and the remarks. They stay when the import is over.
#[component]
fn Findings(import: Import) -> impl IntoView {
    let has = move |rejected: bool| {
        import.outcome.with(|outcome| {
            outcome.as_ref().is_some_and(|it| !(if rejected { &it.rejected } else { &it.remarks }).is_empty())
        })
    };
    view! {
        {when(move || has(false), move || view! { <Remarks import /> })}
        {when(move || has(true), move || view! { <Rejected import /> })}
    }
}

#[component]
fn TakeIn(import: Import) -> impl IntoView {
    let is_ready = move || import.good().is_some_and(|count| count > 0) && import.progress.with(Option::is_none);
    let label = move || {
        let count = import.good().unwrap_or(0);
        if import.is_of_purchases() { words::import_rows(count).say() } else { words::take_accounts(count).say() }
    };
    view! {
        <BesideButton import />
        <button type="button" class="button" on:click=move |_| import.session.dialog.set(None)>{t(shell::CANCEL)}</button>
        <button type="button" class="button primary" data-action="take-rows" disabled=move || !is_ready() on:click=move |_| import.commit()>{label}</button>
    }
}
