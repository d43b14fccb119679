//! All accounts: find one, sort, group, compare, see them drawn; add, import, duplicate, archive, delete.

mod arrangement;
mod columns;
mod compare;
mod line;
mod pictures;
mod row;

use self::arrangement::{Arrangement, Stretch};
use self::compare::Comparison;
use self::line::{Line, head_of, lines};
use self::pictures::{PlanFigures, pictures};
use self::row::AccountRow;
use crate::i18n::{Msg, money, t, words::shell};
use crate::platform::page::Listener;
use crate::prelude::*;
use crate::state::{Dialog, Insight, Planner, session};
use crate::ui::Menu;
use crate::worksheets::{ImportAccounts, ImportPurchases, accounts_pasted};

pub use self::pictures::fill as fill_pictures;

/// Accounts on one page.
const PAGE: usize = 50;

#[component]
pub fn AccountsView(planner: Planner, insight: Insight) -> impl IntoView {
    let session = session();
    let arrangement = Arrangement::remembered(session);
    let chosen: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let comparing = RwSignal::new(false);
    let drawn = RwSignal::new(false);
    let all = memo(move || lines(planner, insight));
    let found = memo(move || all.with(|all| arrangement.arranged(all)));
    // Those that are still there.
    let compared = memo(move || {
        let ids = chosen.get();
        all.with(|all| ids.into_iter().filter(|id| all.iter().any(|line| line.id == *id)).collect::<Vec<_>>())
    });
    let can_compare = move || compared.with(Vec::len) >= 2;
    let tab = move |is_drawn: bool, label: Msg, name: &'static str| {
        view! { <button type="button" data-action=name aria-pressed=move || (drawn.get() == is_drawn).to_string() on:click=move |_| drawn.set(is_drawn)>{t(label)}</button> }
    };
    let _: Local<Listener> = Local::new_local(accounts_pasted(planner));
    view! {
        <div class="page accounts">
            <header class="page-head">
                <h1>{t(shell::ACCOUNTS)}</h1>
                {(!planner.is_read_only()).then(|| view! {
                    <ImportAccounts />
                    <ImportPurchases account=StoredValue::new(String::new()) />
                    <button type="button" class="button primary" data-action="add-account" on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>{icon(Icon::Add)}{t(shell::ADD_ACCOUNT)}</button>
                })}
            </header>
            {when(move || all.with(Vec::is_empty), move || view! {
                <div class="invitation"><h2>{t(shell::NO_ACCOUNT)}</h2><p>{t(shell::NO_ACCOUNT_WHY)}</p></div>
            })}
            {when(move || !all.with(Vec::is_empty), move || view! {
                <PlanFigures planner insight />
                <div class="segmented" role="group" aria-label=t(shell::ACCOUNTS)>
                    {tab(false, shell::AS_TABLE, "accounts-table")}
                    {tab(true, shell::AS_CHARTS, "accounts-charts")}
                </div>
                {when(move || drawn.get(), move || pictures(planner, insight))}
                {when(move || !drawn.get(), move || view! {
                    <Toolbar arrangement found />
                    {when(move || !compared.with(Vec::is_empty), move || view! {
                        <div class="choice-bar" role="status">
                            <span>{move || shell::most_chosen(compare::MOST, compared.with(Vec::len)).say()}</span>
                            <button type="button" class="button primary" data-action="compare-accounts" disabled=move || !can_compare() on:click=move |_| comparing.set(true)>
                                {move || shell::compare_chosen(compared.with(Vec::len)).say()}
                            </button>
                            <button type="button" class="button quiet" on:click=move |_| chosen.set(Vec::new())>{t(shell::CANCEL)}</button>
                        </div>
                    })}
                    {when(move || comparing.get() && can_compare(), move || view! { <Comparison planner all compared comparing /> })}
                    <AccountTable planner arrangement found chosen compared />
                })}
            })}
        </div>
    }
}

/// Filter, groups, columns.
#[component]
fn Toolbar(arrangement: Arrangement, found: Memo<Vec<Line>>) -> impl IntoView {
    let session = session();
    let filter = move |event| {
        arrangement.page.set(0);
        arrangement.filter.set(event_target_value(&event));
    };
    let archived = move |event| {
        arrangement.page.set(0);
        arrangement.archived.set(event_target_checked(&event));
    };
    view! {
        <div class="toolbar">
            <input class="filter control" type="search" placeholder=t(shell::FILTER) aria-label=t(shell::FILTER) prop:value=move || arrangement.filter.get() on:input=filter />
            <label class="inline">
                <span>{t(shell::GROUP_BY)}</span>
                <select class="control" data-action="group-accounts" on:change=move |event| arrangement.group(&event_target_value(&event))>
                    <option value="">{t(shell::UNGROUPED)}</option>
                    {columns::GROUPS.into_iter().filter_map(columns::named).map(|column| view! {
                        <option value=column.name selected=move || arrangement.grouped.get() == Some(column.name)>{t(column.label)}</option>
                    }).collect_view()}
                </select>
            </label>
            <Menu label=Signal::derive(t(shell::COLUMNS)) name="choose-columns">
                {columns::COLUMNS.iter().map(|column| view! {
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || arrangement.columns.with(|chosen| chosen.contains(&column.name))
                            on:change=move |event| arrangement.choose(session, column.name, event_target_checked(&event))
                        />
                        {t(column.label)}
                    </label>
                }).collect_view()}
            </Menu>
            <label class="check"><input type="checkbox" on:change=archived />{t(shell::SHOW_ARCHIVED)}</label>
            <span class="spacer"></span>
            <span class="quiet">{move || shell::account_count(found.with(Vec::len)).say()}</span>
        </div>
    }
}

#[component]
fn AccountTable(
    planner: Planner,
    arrangement: Arrangement,
    found: Memo<Vec<Line>>,
    chosen: RwSignal<Vec<String>>,
    compared: Memo<Vec<String>>,
) -> impl IntoView {
    let pages = move || found.with(Vec::len).div_ceil(PAGE);
    // Accounts may go while a later page is shown.
    let page = memo(move || arrangement.page.get().min(pages().saturating_sub(1)));
    let turn = move |to: usize| arrangement.page.set(to);
    let width = move || arrangement.columns.with(Vec::len) + 3;
    let currency = memo(move || planner.plan().with(|plan| plan.currency.0.clone()));
    let body = move || {
        // Components do not follow what they read, so the columns are read here.
        let columns = arrangement.shown();
        let stretches = found.with(|found| arrangement.stretches(found, page.get() * PAGE, PAGE));
        let draw = |stretch| match stretch {
            Stretch::Line(line) => {
                view! { <AccountRow planner columns=columns.clone() line chosen compared /> }
            }
            Stretch::Group(name, count, sales) => {
                let sales = sales.map(|sales| money(sales, &currency.get()));
                view! { <tr class="group"><th colspan=width() scope="rowgroup">{name}" "<span class="quiet">{shell::account_count(count).say()}" \u{b7} "{sales}</span></th></tr> }
            }
        };
        stretches.into_iter().map(draw).collect_view().into_any()
    };
    let head = move |name: &'static str, label: Signal<String>, is_number: bool| {
        let direction = move || match arrangement.sorted.get() {
            Some((known, false)) if known == name => "ascending",
            Some((known, true)) if known == name => "descending",
            _ => "none",
        };
        view! { <th scope="col" class:number=is_number aria-sort=direction><button type="button" class="sort" on:click=move |_| arrangement.sort(name)>{move || label.get()}</button></th> }
    };
    view! {
        <div class="table-frame">
            <table class="table plain account-table">
                <thead>
                    <tr>
                        <th class="choose"><span class="visually-hidden">{t(shell::COMPARISON)}</span></th>
                        {head("name", Signal::derive(|| columns::name_label().say().to_owned()), false)}
                        {move || arrangement.shown().into_iter().map(|column| head(column.name, Signal::derive(move || found.with(|found| head_of(found, column))), column.is_number)).collect_view()}
                        <th class="tools"><span class="visually-hidden">{t(shell::ROW_TOOLS)}</span></th>
                    </tr>
                </thead>
                <tbody>{live(body)}</tbody>
            </table>
        </div>
        {when(move || { pages() > 1 }, move || view! {
            <span class="pages">
                <button type="button" class="button quiet" disabled=move || page.get() == 0 on:click=move |_| turn(page.get_untracked().saturating_sub(1))>{t(shell::PREVIOUS)}</button>
                {move || shell::page_of(page.get() + 1, pages()).say()}
                <button type="button" class="button quiet" disabled=move || { page.get() + 1 >= pages() } on:click=move |_| turn(page.get_untracked() + 1)>{t(shell::NEXT)}</button>
            </span>
        })}
    }
}
