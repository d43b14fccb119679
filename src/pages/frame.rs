//! The frame round an open plan: the map at the side, the view in the middle.

use super::accounts::AccountsView;
use super::actions::ActionsView;
use super::conflicts::ConflictsView;
use super::navigation::Navigation;
use super::overview::Overview;
use super::top_bar::SaveTrouble;
use crate::i18n::{t, words::shell};
use crate::later::{Later, Part, alone};
use crate::platform::page;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::{OnPaper, SheetView, sheet};
use crate::state::{Desk, Dialog, Insight, Planner, session};
use crate::worksheets::SchemeView;
use plan_core::plan::{SheetScope, Worksheet};

#[component]
pub fn PlanPage(menu: RwSignal<bool>) -> impl IntoView {
    let session = session();
    live(move || match session.desk.get() {
        Desk::Empty => ().into_any(),
        Desk::Opening => view! { <main class="page"><p class="quiet" role="status">{t(shell::OPENING)}</p></main> },
        Desk::Missing => view! {
            <main class="page"><h1>{t(shell::PLAN_MISSING)}</h1><p>{t(shell::PLAN_MISSING_WHY)}</p><p><a class="button" href=Route::Plans.hash()>{t(shell::PLANS)}</a></p></main>
        },
        Desk::Unreadable => view! {
            <main class="page"><h1>{t(shell::PLAN_UNREADABLE)}</h1><p>{t(shell::PLAN_UNREADABLE_WHY)}</p><p><a class="button" href=Route::Plans.hash()>{t(shell::PLANS)}</a></p></main>
        },
        Desk::Unanswered => view! {
            <main class="page">
                <h1>{t(shell::PLAN_UNANSWERED)}</h1>
                <p role="alert">{t(shell::PLAN_UNANSWERED_WHY)}</p>
                <p><button type="button" class="button primary" data-action="try-again" on:click=move |_| session.follow_route()>{t(shell::TRY_AGAIN)}</button>" "<a class="button" href=Route::Plans.hash()>{t(shell::PLANS)}</a></p>
            </main>
        },
        Desk::Open(planner) => DESKTOP.show((planner, menu)),
    })
}

/// An open plan. It comes after the start, with all that is said and drawn in it: nobody has a plan yet who
/// sees the page for the first time.
static DESKTOP: Later<(Planner, RwSignal<bool>)> = Later::new(Part::Plan, around);

/// What is shown of an open plan beside its overview and its worksheets.
static PAGE: Later<(View, Planner, Insight, RwSignal<bool>)> = Later::new(Part::Pages, alone);

fn around(waiting: AnyView) -> AnyView {
    view! { <main class="page" id="main" tabindex="-1">{waiting}</main> }
}

/// Puts the open plan in its place.
pub fn fill() {
    DESKTOP.fill(|(planner, menu)| view! { <Desktop planner menu /> });
}

/// Puts in their place the pages that are no worksheet.
pub fn fill_pages() {
    PAGE.fill(|(view, planner, insight, all)| match view {
        View::Accounts => view! { <AccountsView planner insight /> },
        View::Actions => view! { <ActionsView planner all /> },
        View::Scheme => view! { <SchemeView planner /> },
        View::Conflicts => view! { <ConflictsView planner /> },
        View::Overview | View::Worksheet { .. } => unreachable!("these are drawn with the plan"),
    });
}

#[component]
fn Desktop(planner: Planner, menu: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let insight = Insight::provide(planner);
    let all = RwSignal::new(false);
    let on_paper = OnPaper::provide();
    // Without one that is named, the account that was last in view.
    let view_now = memo(move || match session.route.get() {
        Route::Plan { view: View::Worksheet { worksheet, account }, .. } if account.is_empty() => {
            View::of(worksheet, &session.account_in_view())
        }
        Route::Plan { view, .. } => view,
        _ => View::Overview,
    });
    let printed = memo(move || {
        let (name, company, currency) =
            planner.plan().with(|plan| (plan.name.0.clone(), plan.company.0.clone(), plan.currency.0.clone()));
        let money = if currency.is_empty() { currency } else { shell::amounts_in(currency).say() };
        let parts = [company, name, session.today.get().to_string(), money];
        let parts: Vec<String> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| crate::i18n::visible(part)).collect();
        parts.join(" \u{b7} ")
    });
    Effect::new(move |_| printed.with(|title| page::set_print_title(title)));
    view! {
        <div class="frame">
            <Navigation planner insight menu />
            <main class="main" class:on-paper=move || on_paper.get() id="main" tabindex="-1">
                <p class="print-head">{move || printed.get()}</p>
                <SaveTrouble planner />
                {move || view_of(planner, insight, all, view_now.get())}
            </main>
        </div>
    }
}

fn view_of(planner: Planner, insight: Insight, all: RwSignal<bool>, view: View) -> AnyView {
    match view {
        View::Overview => view! { <Overview planner insight /> },
        View::Accounts | View::Actions | View::Scheme | View::Conflicts => PAGE.show((view, planner, insight, all)),
        View::Worksheet { worksheet, account } => {
            match sheet(worksheet) {
                Some(sheet) if sheet.scope() == SheetScope::Plan => view! { <SheetView planner sheet account all /> },
                Some(sheet) if !account.is_empty() => {
                    let id = StoredValue::new(account);
                    let is_there =
                        memo(move || id.with_value(|id| planner.plan().with(|plan| plan.accounts.get(id).is_some())));
                    // Never another account below the same caret: what is being typed would go there.
                    live(move || {
                        if is_there.get() {
                            view! { <SheetView planner sheet account=id.get_value() all /> }
                        } else {
                            view! { <AccountGone planner worksheet /> }
                        }
                    })
                }
                Some(_) => view! { <NoAccount worksheet /> },
                None => view! { <Overview planner insight /> },
            }
        }
    }
}

/// Says that the plan has no such account. Whether it ever had is not known: a link may be of another plan.
#[component]
fn AccountGone(planner: Planner, worksheet: Worksheet) -> impl IntoView {
    let accounts = Route::in_plan(&planner.id(), View::Accounts).hash();
    view! {
        <article class="sheet" data-worksheet=worksheet.number()>
            <div class="invitation">
                <h1>{t(shell::ACCOUNT_GONE)}</h1>
                <p>{t(shell::ACCOUNT_GONE_WHY)}</p>
                <a class="button" href=accounts>{t(shell::ACCOUNTS)}</a>
            </div>
        </article>
    }
}

/// Invites to add the first account.
#[component]
fn NoAccount(worksheet: Worksheet) -> impl IntoView {
    let session = session();
    view! {
        <article class="sheet" data-worksheet=worksheet.number()>
            <div class="invitation">
                <h1>{t(shell::NO_ACCOUNT)}</h1>
                <p>{t(shell::NO_ACCOUNT_WHY)}</p>
                <button type="button" class="button primary" on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>{icon(Icon::Add)}{t(shell::ADD_ACCOUNT)}</button>
            </div>
        </article>
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Language, words::shell};

    #[test]
    fn of_an_account_that_is_not_there_nobody_says_that_it_was_deleted_for_sure() {
        let reasons = [
            (Language::English, ["may have been deleted", "of another plan"]),
            (Language::Chinese, ["可能已被删除", "属于另一份规划"]),
        ];
        for (language, reasons) in reasons {
            let said = shell::ACCOUNT_GONE_WHY.in_language(language);
            assert!(reasons.iter().all(|reason| said.contains(reason)), "{said}");
        }
    }
}
