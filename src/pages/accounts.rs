//! All accounts: find one, add, import, duplicate, archive, delete.

use super::frame::Insight;
use crate::commands::{archive_account, delete_account, duplicate_account, read_table};
use crate::i18n::{choice_label, folded, t, words::plan as p, words::profile as c, words::shell};
use crate::platform::files;
use crate::routes::{Route, View};
use crate::signal::{RwSignal, StoredValue};
use crate::state::Dialog;
use crate::state::{Planner, session};
use crate::ui::{Icon, icon, live, memo, view, when};
use crate::worksheets::account_standing;
use leptos::prelude::*;
use plan_core::plan::Plan;
use plan_core::sorting::sort_by;
use std::cmp::Ordering;

/// Accounts on one page.
const PAGE: usize = 50;

#[derive(Clone, PartialEq)]
struct AccountLine {
    id: String,
    name: String,
    industry: String,
    region: String,
    owner: String,
    kind: String,
    percent: usize,
    contacts: usize,
    archived: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Plan,
    Name,
    Industry,
    Owner,
    Percent,
    Contacts,
}

fn lines(plan: &Plan) -> Vec<AccountLine> {
    let name = |named: Option<&String>| named.cloned().unwrap_or_default();
    plan.accounts
        .iter()
        .map(|account| {
            let profile = &account.profile;
            let markets = &plan.scope.markets;
            let kind = &profile.enterprise_type.0;
            AccountLine {
                id: account.id.to_string(),
                name: account.name.0.clone(),
                industry: name(markets.industries.get(&profile.industry.0).map(|row| &row.name.0)),
                region: name(markets.regions.get(&profile.region.0).map(|row| &row.name.0)),
                owner: name(plan.members.get(&profile.owner.0).map(|row| &row.name.0)),
                kind: if kind.is_empty() { String::new() } else { choice_label("enterprise_type", kind) },
                percent: account_standing(plan, account.id.as_str()).percent(),
                contacts: profile.contacts.len(),
                archived: account.archived.0,
            }
        })
        .collect()
}

#[component]
pub fn AccountsView(planner: Planner, insight: Insight) -> impl IntoView {
    let session = session();
    let filter = RwSignal::new(String::new());
    let archived = RwSignal::new(false);
    let sorted = RwSignal::new((By::Plan, false));
    let page = RwSignal::new(0_usize);
    let all = memo(move || planner.plan().with(lines));
    let shown = memo(move || {
        let wanted = folded(&filter.get());
        let fits = |line: &&AccountLine| {
            let texts = [&line.name, &line.industry, &line.region, &line.owner, &line.kind];
            line.archived == archived.get()
                && (wanted.is_empty() || texts.iter().any(|text| folded(text).contains(&wanted)))
        };
        let mut found: Vec<AccountLine> = all.with(|all| all.iter().filter(fits).cloned().collect());
        let (by, descending) = sorted.get();
        sort_by(&mut found, |one, other| match by {
            By::Plan => Ordering::Equal,
            By::Name => one.name.cmp(&other.name),
            By::Industry => one.industry.cmp(&other.industry),
            By::Owner => one.owner.cmp(&other.owner),
            By::Percent => one.percent.cmp(&other.percent),
            By::Contacts => one.contacts.cmp(&other.contacts),
        });
        if descending {
            found.reverse();
        }
        found
    });
    let paged =
        move || shown.with(|shown| shown.iter().skip(page.get() * PAGE).take(PAGE).cloned().collect::<Vec<_>>());
    let pages = move || shown.with(Vec::len).div_ceil(PAGE);
    let head = move |by: By, label: crate::i18n::Msg| {
        let direction = move || match sorted.get() {
            (known, false) if known == by => "ascending",
            (known, true) if known == by => "descending",
            _ => "none",
        };
        let sort = move |_| {
            sorted.update(|sorted| {
                *sorted =
                    if sorted.0 == by { if sorted.1 { (By::Plan, false) } else { (by, true) } } else { (by, false) };
            });
        };
        view! { <th scope="col" class:number=matches!(by, By::Contacts | By::Percent) aria-sort=direction><button type="button" class="sort" on:click=sort>{t(label)}</button></th> }
    };
    view! {
        <div class="page accounts">
            <header class="page-head">
                <h1>{t(shell::ACCOUNTS)}</h1>
                {(!planner.is_read_only()).then(|| view! {
                    <ImportAccounts />
                    <button type="button" class="button primary" data-action="add-account" on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>{icon(Icon::Add)}{t(shell::ADD_ACCOUNT)}</button>
                })}
            </header>
            <div class="toolbar">
                <input class="filter control" type="search" placeholder=t(shell::FILTER) aria-label=t(shell::FILTER) on:input=move |event| { page.set(0); filter.set(event_target_value(&event)); } />
                <label class="check"><input type="checkbox" on:change=move |event| { page.set(0); archived.set(event_target_checked(&event)); } />{t(shell::SHOW_ARCHIVED)}</label>
                <span class="spacer"></span>
                <span class="quiet">{live(move || (shell::account_count(shown.with(Vec::len)).say()).into_any())}</span>
            </div>
            {when(move || all.with(Vec::is_empty), move || view! {
                <div class="invitation"><h2>{t(shell::NO_ACCOUNT)}</h2><p>{t(shell::NO_ACCOUNT_WHY)}</p></div>
            }.into_any())}
            {when(move || !shown.with(Vec::is_empty), move || view! {
                <div class="table-frame">
                    <table class="table plain account-table">
                        <thead>
                            <tr>
                                {head(By::Name, p::prompt::ACCOUNT_NAME.label)}
                                {head(By::Industry, c::prompt::INDUSTRY.label)}
                                <th scope="col">{t(c::prompt::REGION.label)}</th>
                                <th scope="col">{t(c::prompt::ENTERPRISE_TYPE.label)}</th>
                                {head(By::Owner, c::prompt::OWNER.label)}
                                {head(By::Contacts, c::table::CONTACTS.label)}
                                {head(By::Percent, shell::PROGRESS)}
                                <th scope="col">{t(shell::FINDINGS)}</th>
                                <th class="tools"><span class="visually-hidden">{t(shell::ROW_TOOLS)}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            {live(move || paged().into_iter().map(|line| view! { <AccountRow planner insight line /> }).collect_view().into_any())}
                        </tbody>
                    </table>
                </div>
            }.into_any())}
            {when(move || { pages() > 1 }, move || view! {
                <span class="pages">
                    <button type="button" class="button quiet" disabled=move || page.get() == 0 on:click=move |_| page.update(|page| *page -= 1)>{t(shell::PREVIOUS)}</button>
                    {live(move || (shell::page_of(page.get() + 1, pages()).say()).into_any())}
                    <button type="button" class="button quiet" disabled=move || { page.get() + 1 >= pages() } on:click=move |_| page.update(|page| *page += 1)>{t(shell::NEXT)}</button>
                </span>
            }.into_any())}
        </div>
    }
}

#[component]
fn AccountRow(planner: Planner, insight: Insight, line: AccountLine) -> impl IntoView {
    let session = session();
    let hash = Route::in_plan(&planner.id(), View::of_account(&line.id)).hash();
    let id = StoredValue::new(line.id.clone());
    let found = move || {
        insight.findings.with(|found| {
            found.iter().filter(|found| id.with_value(|id| found.place.account.as_ref() == Some(id))).count()
        })
    };
    let archived = line.archived;
    let name =
        if line.name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { crate::i18n::visible(&line.name) };
    let tool = move |glyph: Icon, label: crate::i18n::Msg, name: &'static str, act: Callback<()>| {
        view! { <button type="button" class="icon-button" data-action=name aria-label=t(label) title=t(label) on:click=move |_| act.run(())>{icon(glyph)}</button> }
    };
    view! {
        <tr data-account=line.id>
            <th scope="row"><a href=hash>{name}</a></th>
            <td data-label=t(c::prompt::INDUSTRY.label)>{line.industry}</td>
            <td data-label=t(c::prompt::REGION.label)>{line.region}</td>
            <td data-label=t(c::prompt::ENTERPRISE_TYPE.label)>{line.kind}</td>
            <td data-label=t(c::prompt::OWNER.label)>{line.owner}</td>
            <td class="number" data-label=t(c::table::CONTACTS.label)>{line.contacts}</td>
            <td class="number" data-label=t(shell::PROGRESS)><progress class="bar" max="100" value=line.percent.to_string() aria-label=t(shell::PROGRESS)></progress><span class="percent">{line.percent}"%"</span></td>
            <td>{live(move || (match found() { 0 => ().into_any(), count => view! { <span class="tag warn">{icon(Icon::Warning)}{count}</span> }.into_any() }).into_any())}</td>
            <td class="tools">
                {when(move || !planner.is_read_only(), move || view! {
                    {tool(Icon::Copy, shell::DUPLICATE, "duplicate-account", Callback::new(move |()| duplicate_account(session, planner, &id.get_value())))}
                    {tool(Icon::Archive, if archived { shell::UNARCHIVE } else { shell::ARCHIVE }, "archive-account", Callback::new(move |()| archive_account(session, planner, &id.get_value(), !archived)))}
                    {tool(Icon::Trash, shell::DELETE, "delete-account", Callback::new(move |()| delete_account(session, planner, &id.get_value())))}
                }.into_any())}
            </td>
        </tr>
    }
}

#[component]
fn ImportAccounts() -> impl IntoView {
    let session = session();
    let input = NodeRef::<leptos::html::Input>::new();
    view! {
        <button type="button" class="button" data-action="import-accounts" on:click=move |_| if let Some(input) = input.get() { input.click() }>{icon(Icon::Import)}{t(shell::IMPORT_ACCOUNTS)}</button>
        <input
            class="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            tabindex="-1"
            aria-label=t(shell::IMPORT_ACCOUNTS)
            node_ref=input
            on:change=move |event| {
                if let Some(file) = files::chosen(&event).into_iter().next() {
                    read_table(session, file);
                }
                if let Some(input) = input.get() {
                    input.set_value("");
                }
            }
        />
    }
}
