//! The map of chapters and worksheets, with how far each is, how old, and what was found.

use crate::i18n::{Msg, ago, t, words::scheme, words::shell};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::{Sheet, sheet_standing};
use crate::state::{Dialog, Insight, Planner, session};
use crate::worksheets::SHEETS;
use plan_core::plan::SheetScope;
use plan_core::reading::open_actions;

const CHAPTERS: [(u8, Msg); 6] = [
    (1, shell::CHAPTER_1),
    (2, shell::CHAPTER_2),
    (3, shell::CHAPTER_3),
    (4, shell::CHAPTER_4),
    (5, shell::CHAPTER_5),
    (6, shell::CHAPTER_6),
];

#[component]
pub fn Navigation(planner: Planner, insight: Insight, menu: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let plan = planner.id();
    let place = {
        let plan = plan.clone();
        move |view: View, label: Msg, count: Signal<String>, warning: AnyView| {
            let route = Route::in_plan(&plan, view);
            let hash = route.hash();
            let current = move || (session.route.get() == route).then_some("page");
            view! { <a href=hash aria-current=current on:click=move |_| menu.set(false)><span>{t(label)}</span>{warning}<em>{move || count.get()}</em></a> }
        }
    };
    let accounts = Signal::derive(move || {
        planner.plan().with(|plan| plan.accounts.iter().filter(|account| !account.archived.0).count().to_string())
    });
    let actions =
        Signal::derive(move || planner.plan().with(|plan| open_actions(plan, session.today.get()).0).to_string());
    let late = move || planner.plan().with(|plan| open_actions(plan, session.today.get()).1);
    view! {
        <nav class="nav" class:open=move || menu.get() aria-label=t(shell::MENU)>
            {place(View::Overview, shell::OVERVIEW, Signal::stored(String::new()), ().into_any())}
            {place(View::Accounts, shell::ACCOUNTS, accounts, ().into_any())}
            {place(View::Actions, shell::ACTIONS, actions, when(move || late() > 0, move || view! {
                <em class="warn" title=move || shell::late_count(late()).say()>{icon(Icon::Warning)}{late}</em>
            }))}
            {CHAPTERS.into_iter().map(|(number, title)| {
                let sheets = SHEETS.iter().copied().filter(move |sheet| sheet.worksheet.is_some_and(|worksheet| worksheet.chapter() == number));
                view! {
                    <h3>{usize::from(number)}" "{t(title)}</h3>
                    {(number == 2).then(|| view! { <AccountSwitcher planner /> })}
                    {sheets.map(|sheet| view! { <SheetLink planner sheet insight menu /> }).collect_view()}
                    {(number == 2).then(|| place(View::Scheme, scheme::TITLE, Signal::stored(String::new()), ().into_any()))}
                }
            }).collect_view()}
        </nav>
        <button type="button" class="scrim" class:open=move || menu.get() aria-label=t(shell::CLOSE) tabindex="-1" on:click=move |_| menu.set(false)></button>
    }
}

#[component]
fn SheetLink(planner: Planner, sheet: &'static Sheet, insight: Insight, menu: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let plan = planner.id();
    let is_account = sheet.scope() == SheetScope::Account;
    let account = memo(move || if is_account { session.account_in_view() } else { String::new() });
    let standing = memo(move || {
        let account = account.get();
        let account = is_account.then_some(account.as_str()).filter(|account| !account.is_empty());
        planner.plan().with(|plan| sheet_standing(plan, sheet, account))
    });
    let found = move || {
        insight.findings().with(|found| {
            found
                .iter()
                .filter(|found| {
                    found.place.worksheet == sheet.worksheet
                        && (!is_account || found.place.account.as_deref() == Some(account.get().as_str()))
                })
                .count()
        })
    };
    let route = memo(move || Route::in_plan(&plan, sheet.view(&account.get())));
    let percent = move || standing.get().completeness.percent();
    let age = move || standing.get().reviewed_on.map(|day| shell::reviewed(ago(day, session.today.get())).say());
    let current = move || {
        let here = match session.route.get() {
            Route::Plan { view: View::Worksheet { worksheet, .. }, .. } => Some(worksheet) == sheet.worksheet,
            _ => false,
        };
        here.then_some("page")
    };
    view! {
        <a href=move || route.get().hash() data-goto=sheet.number() aria-current=current title=age on:click=move |_| menu.set(false)>
            <progress class="ring" max="100" value=move || percent().to_string() style:--p=move || percent().to_string() aria-label=t(shell::PROGRESS)></progress>
            <span>{sheet.number()}" "{t(sheet.title)}</span>
            {move || match found() {
                0 => view! { <em>{percent()}"%"</em> },
                count => view! { <em class="warn" title=shell::finding_count(count).say()>{icon(Icon::Warning)}{count}</em> },
            }}
        </a>
    }
}

/// Which account the account worksheets show.
#[component]
fn AccountSwitcher(planner: Planner) -> impl IntoView {
    let session = session();
    let plan = planner.id();
    let options = memo(move || {
        planner.plan().with(|plan| plan_core::reading::options(plan, plan_core::value::Target::Account, ""))
    });
    let choose = move |event| {
        let account = event_target_value(&event);
        let view = match session.route.get_untracked() {
            Route::Plan { view: View::Worksheet { worksheet, .. }, .. } => View::Worksheet { worksheet, account },
            _ => View::of_account(&account),
        };
        session.go(Route::in_plan(&plan, view));
    };
    view! {
        <div class="switcher">
            <select class="control" aria-label=t(shell::ACCOUNT_IN_VIEW) prop:value=move || session.account_in_view() on:change=choose class:hidden=move || options.with(Vec::is_empty)>
                {move || {
                    let chosen = session.account_in_view();
                    options.get().into_iter().map(|(id, name)| {
                        let name = if name.is_empty() { shell::UNNAMED.say().to_owned() } else { crate::i18n::visible(&name) };
                        view! { <option value=id.clone() selected=id == chosen>{name}</option> }
                    }).collect_view()
                }}
            </select>
            {(!planner.is_read_only()).then(|| view! {
                <button type="button" class="icon-button" data-action="add-account" aria-label=t(shell::ADD_ACCOUNT) title=t(shell::ADD_ACCOUNT) on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>
                    {icon(Icon::Add)}
                </button>
            })}
        </div>
    }
}
