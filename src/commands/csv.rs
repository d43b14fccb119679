//! Accounts from a table: a CSV file or a pasted block. First one says what each column is, then sees
//! what will come in; nothing is in the plan before that.

use crate::i18n::{Guide, Language, Msg, folded, t, words, words::shell};
use crate::platform::{File, files};
use crate::signal::{RwSignal, StoredValue};
use crate::state::{Dialog, Session, session};
use crate::ui::{Modal, live, memo, view, when};
use crate::worksheets::spelled;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::document::grid::{self, Grid};
use plan_core::plan::{Account, RowId};
use plan_core::value::Leaf;

/// What a column of the table may be.
static TARGETS: &[(&str, &Guide)] = &[
    ("name", &words::plan::prompt::ACCOUNT_NAME),
    ("profile/legal_name", &words::profile::prompt::LEGAL_NAME),
    ("profile/english_name", &words::profile::prompt::ENGLISH_NAME),
    ("profile/group", &words::profile::prompt::GROUP),
    ("profile/credit_code", &words::profile::prompt::CREDIT_CODE),
    ("profile/enterprise_type", &words::profile::prompt::ENTERPRISE_TYPE),
    ("profile/size", &words::profile::prompt::SIZE),
    ("profile/employees", &words::profile::prompt::EMPLOYEES),
    ("profile/founded", &words::profile::prompt::FOUNDED),
    ("profile/business_scope/value", &words::profile::prompt::BUSINESS_SCOPE),
    ("profile/region", &words::profile::prompt::REGION),
    ("profile/industry", &words::profile::prompt::INDUSTRY),
    ("profile/owner", &words::profile::prompt::OWNER),
    ("profile/customer_since", &words::profile::prompt::CUSTOMER_SINCE),
    ("profile/website", &words::profile::prompt::WEBSITE),
    ("profile/address", &words::profile::prompt::ADDRESS),
    ("profile/notes", &words::profile::prompt::NOTES),
];

/// What else people call a column; the words of a name are joined by underscores.
static OTHER_NAMES: &[(&str, Msg)] = &[
    ("name", shell::CSV_NAME),
    ("profile/legal_name", shell::CSV_LEGAL_NAME),
    ("profile/enterprise_type", shell::CSV_TYPE),
    ("profile/employees", shell::CSV_EMPLOYEES),
    ("profile/founded", shell::CSV_FOUNDED),
    ("profile/region", shell::CSV_REGION),
    ("profile/industry", shell::CSV_INDUSTRY),
    ("profile/owner", shell::CSV_OWNER),
    ("profile/customer_since", shell::CSV_SINCE),
    ("profile/website", shell::CSV_WEBSITE),
    ("profile/address", shell::CSV_ADDRESS),
    ("profile/credit_code", shell::CSV_CODE),
];

/// Reads a chosen file, in UTF-8 or in what Chinese spreadsheets write, and opens the dialog.
pub fn read_table(session: Session, file: File) {
    spawn_local(async move {
        let Ok(bytes) = files::read_file(&file).await else {
            session.say(shell::REFUSED_NOT_TEXT);
            return;
        };
        let text =
            files::decode(&bytes, files::Encoding::Utf8).or_else(|_| files::decode(&bytes, files::Encoding::Gb18030));
        match text {
            Ok(text) if text.len() <= LARGEST => session.dialog.set(Some(Dialog::Csv { text })),
            Ok(_) => session.say(shell::REFUSED_TOO_LARGE),
            Err(_) => session.say(shell::REFUSED_NOT_TEXT),
        }
    });
}

/// Bytes of a table that is read.
const LARGEST: usize = 20_000_000;

/// Which field each column is likely to be, by its heading in either language, by what else people call
/// it, or by its name in the file. A note in brackets behind the heading does not count.
fn guess(headings: &[String]) -> Vec<Option<usize>> {
    let mut taken = Vec::new();
    let guessed = headings.iter().map(|heading| {
        let heading = folded(heading.split(['(', '\u{ff08}', '[']).next().unwrap_or_default().trim());
        let place = TARGETS.iter().enumerate().position(|(place, (field, guide))| {
            !taken.contains(&place) && !heading.is_empty() && is_called(field, guide, &heading)
        });
        taken.extend(place);
        place
    });
    guessed.collect()
}

fn is_called(field: &str, guide: &Guide, heading: &str) -> bool {
    let named = field.rsplit('/').find(|step| *step != "value").is_some_and(|name| name == heading);
    let other = OTHER_NAMES.iter().find(|(known, _)| *known == field).map(|(_, names)| *names);
    let plain = heading.replace([' ', '-'], "_");
    let called = |language: Language| {
        let mut names = other.map_or("", |names| names.in_language(language)).split(' ');
        folded(guide.label.in_language(language)) == heading || names.any(|name| folded(name) == plain)
    };
    named || Language::ALL.iter().any(|language| called(*language))
}

/// Whether the first row looks like headings: one is known, or it holds texts and no number.
fn looks_like_headings(first: &[String], guessed: &[Option<usize>]) -> bool {
    let is_number = |cell: &String| cell.chars().any(|c| c.is_ascii_digit());
    guessed.iter().any(Option::is_some) || !first.iter().any(is_number)
}

#[component]
pub fn CsvImport(text: String) -> impl IntoView {
    let session = session();
    let block = grid::cells(&text);
    let headings: Vec<String> = block.first().cloned().unwrap_or_default();
    let guessed = guess(&headings);
    let has_headings = RwSignal::new(looks_like_headings(&headings, &guessed));
    // Without any known heading the first column is most likely the name.
    let start = if guessed.iter().any(Option::is_some) {
        guessed
    } else {
        headings.iter().enumerate().map(|(place, _)| (place == 0).then_some(0)).collect()
    };
    let matching = RwSignal::new(start);
    let block = StoredValue::new(block);
    let rows =
        move || block.with_value(|block| block.iter().skip(usize::from(has_headings.get())).cloned().collect::<Grid>());
    let trial = memo(move || matching.with(|matching| trial(session, &rows(), matching)));
    let left_out = memo(move || matching.with(|matching| left_out(session, &rows(), matching)));
    let has_name = move || matching.with(|matching| matching.contains(&Some(0)));
    let take = move |_| {
        let count = matching.with_untracked(|matching| take_in(session, &rows(), matching));
        session.dialog.set(None);
        if let Some(planner) = session.planner_untracked() {
            session.say_with_undo(shell::accounts_added(count), move || planner.undo());
        }
    };
    let choose =
        move |column: usize, choice: String| matching.update(|matching| matching[column] = choice.parse().ok());
    view! {
        <Modal title=Signal::derive(|| shell::IMPORT_ACCOUNTS.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=Callback::new(move |()| session.dialog.set(None)) wide=true>
            <div class="dialog-body">
                <p>{t(shell::CSV_EXPLANATION)}</p>
                <label class="check"><input type="checkbox" autofocus=true prop:checked=move || has_headings.get() on:change=move |event| has_headings.set(event_target_checked(&event)) />{t(shell::CSV_HEADINGS)}</label>
                <div class="table-frame">
                    <table class="table plain">
                        <thead>
                            <tr>
                                {headings.iter().enumerate().map(|(column, heading)| view! {
                                    <th scope="col">
                                        <span class="note">{heading.clone()}</span>
                                        <select class="control" aria-label=heading.clone() on:change=move |event| choose(column, event_target_value(&event))>
                                            <option value="">{t(shell::CSV_LEAVE_OUT)}</option>
                                            {TARGETS.iter().enumerate().map(|(place, (_, guide))| view! {
                                                <option value=place selected=move || matching.with(|matching| matching[column] == Some(place))>{t(guide.label)}</option>
                                            }).collect_view()}
                                        </select>
                                    </th>
                                }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>
                            {live(move || (rows().into_iter().take(5).map(|cells| view! {
                                <tr>{cells.into_iter().map(|cell| view! { <td>{crate::i18n::visible(&cell)}</td> }).collect_view()}</tr>
                            }).collect_view()).into_any())}
                        </tbody>
                    </table>
                </div>
                {when(move || !has_name(), move || view! {<p class="error" role="alert">{t(shell::CSV_NAME_NEEDED)}</p>}.into_any())}
                <p>{live(move || (shell::csv_rows(rows().len()).say()).into_any())}</p>
                {when(move || left_out.get().0 > 0, move || view! { <p class="error">{move || shell::csv_nameless(left_out.get().0).say()}</p> })}
                {when(move || left_out.get().1 > 0, move || view! { <p class="error">{move || shell::csv_known(left_out.get().1).say()}</p> })}
                <ul class="findings">
                    {live(move || (trial.get().into_iter().take(20).map(|(row, heading, text, reason)| view! {
                        <li>{shell::csv_trouble(heading, row + 1, crate::i18n::visible(&text)).say()}" "{reason}</li>
                    }).collect_view()).into_any())}
                </ul>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                <button type="button" class="button primary" disabled=move || !has_name() || rows().is_empty() on:click=take>{t(shell::IMPORT_ACCOUNTS)}</button>
            </footer>
        </Modal>
    }
}

/// An account from the cells of a row, and the cells that are kept as typed because they are not valid.
fn account(session: Session, cells: &[String], matching: &[Option<usize>]) -> (Account, Vec<(usize, String)>) {
    let mut account = Account::default();
    let mut troubles = Vec::new();
    let Some(planner) = session.planner_untracked() else {
        return (account, troubles);
    };
    planner.plan().with_untracked(|plan| {
        for (column, (cell, target)) in cells.iter().zip(matching).enumerate() {
            let Some((field, _)) = target.and_then(|target| TARGETS.get(target)) else {
                continue;
            };
            let spell = |kind, text: &str| spelled(plan, "/accounts", kind, text);
            let reason = grid::enter(&mut account, field, cell, &spell);
            let unknown_row = unresolved(plan, &account, field);
            if let Some(reason) = reason {
                troubles.push((column, crate::worksheets::misread(&reason).say()));
            } else if unknown_row {
                troubles.push((column, shell::CSV_NO_SUCH_ROW.say().to_owned()));
            }
        }
    });
    (account, troubles)
}

/// Whether a field names a row that the plan does not have.
fn unresolved(plan: &plan_core::plan::Plan, account: &Account, field: &str) -> bool {
    use plan_core::value::Kind;
    let path = format!("/{field}");
    plan_core::plan::pointer::leaf(account, &path).is_some_and(|leaf| match leaf.kind() {
        Kind::Reference(target) if !leaf.is_empty() => {
            plan_core::insight::name_of(plan, target, "", &leaf.typed()).is_none()
        }
        _ => false,
    })
}

type Misplaced = (usize, String, String, String);

/// What would not be understood: row, heading, text, reason.
fn trial(session: Session, rows: &Grid, matching: &[Option<usize>]) -> Vec<Misplaced> {
    rows.iter()
        .enumerate()
        .flat_map(|(row, cells)| {
            account(session, cells, matching).1.into_iter().map(move |(column, reason)| {
                let heading =
                    matching[column].and_then(|target| TARGETS.get(target)).map_or("", |(_, guide)| guide.label.say());
                (row, heading.to_owned(), cells[column].clone(), reason)
            })
        })
        .collect()
}

/// How many rows have no name, and how many a name that an account has already.
fn left_out(session: Session, rows: &Grid, matching: &[Option<usize>]) -> (usize, usize) {
    let Some(column) = matching.iter().position(|target| *target == Some(0)) else {
        return (0, 0);
    };
    let names: Vec<&str> = rows.iter().map(|cells| cells.get(column).map_or("", |cell| cell.trim())).collect();
    let nameless = names.iter().filter(|name| name.is_empty()).count();
    let known = session.planner_untracked().map_or(0, |planner| {
        planner.plan().with_untracked(|plan| {
            let is_known = |name: &str| plan.accounts.iter().any(|account| account.name.0.trim() == name);
            names.iter().filter(|name| !name.is_empty() && is_known(name)).count()
        })
    });
    (nameless, known)
}

fn take_in(session: Session, rows: &Grid, matching: &[Option<usize>]) -> usize {
    let Some(planner) = session.planner_untracked() else {
        return 0;
    };
    let accounts: Vec<(RowId, Account)> = rows
        .iter()
        .map(|cells| account(session, cells, matching).0)
        .filter(|account| !account.name.is_empty())
        .map(|account| (planner.new_id(), account))
        .collect();
    let count = accounts.len();
    planner.edit(|plan| {
        for (id, account) in accounts {
            plan.accounts.push(id, account);
        }
    });
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_recognised_by_their_headings_in_both_languages() {
        let headings = ["name", "\u{6240}\u{5c5e}\u{96c6}\u{56e2}", "whatever", ""].map(str::to_owned);
        let group = TARGETS.iter().position(|(field, _)| *field == "profile/group");
        assert_eq!(guess(&headings), [Some(0), group, None, None]);
    }
}
