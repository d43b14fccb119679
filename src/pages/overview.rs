//! Where the plan stands, what stands out, and what to do next.

use super::findings;
use crate::i18n::{ago, t, visible, words::found, words::plan as p, words::shell};
use crate::platform::page;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::{Field, Place, named, sheet_standing};
use crate::state::{Dialog, Insight, Planner, session};
use crate::worksheets::SHEETS;
use plan_core::checks::{Finding, by_consequence};
use plan_core::plan::{SheetScope, Worksheet};
use plan_core::reading::{Completeness, days_overdue, is_open, open_actions};
use plan_core::sorting::sort_by;
use plan_core::value::{Date, Target, Typed};

/// Kinds of findings, and actions, that are listed; the rest unfolds.
const MOST: usize = 8;

#[component]
pub fn Overview(planner: Planner, insight: Insight) -> impl IntoView {
    let session = session();
    let total = memo(move || {
        planner.plan().with(|plan| {
            let all = SHEETS.iter().map(|sheet| sheet_standing(plan, sheet, None).completeness);
            all.fold(Completeness::default(), |sum, one| sum + one)
        })
    });
    let accounts =
        move || planner.plan().with(|plan| plan.accounts.iter().filter(|account| !account.archived.0).count());
    let open = move || planner.plan().with(|plan| open_actions(plan, session.today.get()));
    let late = move || Some(open().1).filter(|late| *late > 0).map(|late| shell::late_count(late).say());
    let heading = |place: &str, label| {
        let place = Place::new(planner, place);
        view! { <div class="field"><label for=place.element_id()>{t(label)}</label><Field place label=Signal::derive(move || crate::i18n::Msg::say(label).to_owned()) /></div> }
    };
    let plan = planner.id();
    let accounts_at = Route::in_plan(&plan, View::Accounts).hash();
    let actions_at = Route::in_plan(&plan, View::Actions).hash();
    view! {
        <div class="overview page">
            <header class="page-head">
                <h1>{t(shell::OVERVIEW)}</h1>
                <button type="button" class="button quiet" data-action="print" on:click=move |_| page::print()>{t(shell::PRINT)}</button>
                {(!planner.is_read_only()).then(|| view! {
                    <button type="button" class="button" data-action="add-account" on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>{icon(Icon::Add)}{t(shell::ADD_ACCOUNT)}</button>
                })}
            </header>
            <section class="card plan-fields" aria-label=t(shell::PLAN_NAME)>
                {heading("/name", p::field::NAME)}
                {heading("/company", p::field::COMPANY)}
                {heading("/currency", p::field::CURRENCY)}
            </section>
            <div class="tiles">
                <div class="tile"><span>{t(shell::ESSENTIALS_FILLED)}</span><b data-figure="completeness" data-value=move || total.get().percent()>{move || total.get().percent()}"%"</b>
                    <progress class="bar" max="100" value=move || total.get().percent().to_string() aria-label=t(shell::ESSENTIALS_FILLED)></progress></div>
                <a class="tile" href=accounts_at><span>{t(shell::ACCOUNTS)}</span><b>{accounts}</b></a>
                <a class="tile" href=actions_at><span>{t(shell::OPEN_ACTIONS)}</span><b>{move || open().0}</b>{move || late().map(|late| view! { <small class="late">{icon(Icon::Warning)}{late}</small> })}</a>
                <div class="tile"><span>{t(shell::FINDINGS)}</span><b>{move || insight.findings().with(Vec::len)}</b></div>
            </div>
            <div class="two-columns">
                <section class="card">
                    <h2>{t(shell::WORKSHEETS)}</h2>
                    <ul class="standing-list">
                        {SHEETS.iter().map(|sheet| {
                            let standing = memo(move || planner.plan().with(|plan| sheet_standing(plan, sheet, None)));
                            let plan = planner.id();
                            let hash = move || {
                                Route::in_plan(&plan, sheet.view(&session.account_in_view())).hash()
                            };
                            let age = move || match standing.get().reviewed_on {
                                Some(day) => shell::reviewed(ago(day, session.today.get())).say(),
                                None if sheet.scope() == SheetScope::Plan => shell::NEVER_REVIEWED.say().to_owned(),
                                None => String::new(),
                            };
                            view! {
                                <li>
                                    <a href=hash>{sheet.number()}" "{t(sheet.title)}</a>
                                    <small>{age}</small>
                                    <progress class="bar" max="100" value=move || standing.get().completeness.percent().to_string() aria-label=t(sheet.title)></progress>
                                    <span class="percent">{move || standing.get().completeness.percent()}"%"</span>
                                </li>
                            }
                        }).collect_view()}
                    </ul>
                </section>
                <FindingsCard planner insight />
            </div>
            <NextActions planner />
        </div>
    }
}

#[component]
fn FindingsCard(planner: Planner, insight: Insight) -> impl IntoView {
    let plan = StoredValue::new(planner.id());
    let item = move |finding: &Finding, alike: AnyView| {
        let hash = plan.with_value(|plan| findings::route(plan, finding).hash());
        let line = planner.plan().with(|plan| findings::line(plan, finding));
        view! {
            <li>
                <span class="tag warn">{finding.place.worksheet.map_or("\u{2013}", Worksheet::number)}</span>
                <div><a href=hash>{line}</a>{alike}</div>
            </li>
        }
    };
    // Of several of a kind the first stands for all.
    let group = move |group: &Vec<Finding>| {
        let alike = group.get(1..).filter(|rest| !rest.is_empty()).map(|rest| {
            view! {
                <details class="folded alike">
                    <summary>{found::more_alike(rest.len()).say()}</summary>
                    <ul class="finding-list">{rest.iter().map(|finding| item(finding, ().into_any())).collect_view()}</ul>
                </details>
            }
        });
        item(&group[0], alike.into_any())
    };
    view! {
        <section class="card">
            <h2>{t(shell::FINDINGS)}</h2>
            {when(move || insight.findings().with(Vec::is_empty), move || view! {<p class="quiet">{t(shell::NO_FINDINGS)}</p>})}
            {move || insight.findings().with(|found| {
                let groups = by_consequence(found);
                let (first, rest) = groups.split_at(groups.len().min(MOST));
                let left: usize = rest.iter().map(Vec::len).sum();
                view! {
                    <ul class="finding-list">{first.iter().map(group).collect_view()}</ul>
                    {(!rest.is_empty()).then(|| view! {
                        <details class="folded">
                            <summary>{shell::and_more(left).say()}</summary>
                            <ul class="finding-list">{rest.iter().map(group).collect_view()}</ul>
                        </details>
                    })}
                }
            })}
        </section>
    }
}

/// The open actions that are due first.
#[component]
fn NextActions(planner: Planner) -> impl IntoView {
    let session = session();
    let next = memo(move || {
        planner.plan().with(|plan| {
            let today = session.today.get();
            let mut open: Vec<(Option<Date>, Option<i64>, String, String)> = plan
                .actions
                .iter()
                .filter(|action| is_open(action) && !action.what.0.is_empty())
                .map(|action| {
                    let account = named(plan, Target::Account, &action.account.0);
                    let owner = named(plan, Target::Member, &action.owner.0);
                    let named = [account, owner].into_iter().filter(|name| !name.is_empty());
                    let named = named.collect::<Vec<_>>().join(" \u{b7} ");
                    (action.due.valid().copied(), days_overdue(action, today), action.what.0.clone(), named)
                })
                .collect();
            sort_by(&mut open, |(one, ..), (other, ..)| (one.is_none(), one).cmp(&(other.is_none(), other)));
            open.truncate(MOST);
            open
        })
    });
    view! {
        {when(move || !next.with(Vec::is_empty), move || view! {
            <section class="card">
                <h2>{t(shell::NEXT_ACTIONS)}</h2>
                <ul class="action-list">
                    {move || next.get().into_iter().map(|(due, late, what, named)| {
                        let due = due.map_or_else(|| shell::NO_DATE.say().to_owned(), |due| Date::show(&due));
                        let late = late.map(|days| view! { <small class="late">{shell::overdue(days).say()}</small> });
                        view! {
                            <li>
                                <span class="tag" class:bad=late.is_some()>{due}</span>
                                <span>{visible(&what)}" "{late}</span>
                                <small>{named}</small>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </section>
        })}
    }
}
