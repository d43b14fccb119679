//! Where one is: an enum that is read from the URL's hash and written to it, so that the page works
//! under any path of any host, with reload and deep links.

use plan_core::plan::{SheetScope, Worksheet};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    #[default]
    Plans,
    Settings,
    Plan {
        plan: String,
        view: View,
    },
}

/// A view inside a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    Overview,
    /// A worksheet. The account is empty for one of the plan; without it, one of an account invites to add an account.
    Worksheet {
        worksheet: Worksheet,
        account: String,
    },
    Accounts,
    Actions,
    Conflicts,
    /// The scheme by which all accounts are judged.
    Scheme,
}

impl Route {
    pub fn of_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        match steps.as_slice() {
            ["settings"] => Self::Settings,
            ["p", plan, rest @ ..] => Self::Plan { plan: (*plan).to_owned(), view: View::of_steps(rest) },
            _ => Self::Plans,
        }
    }

    pub fn hash(&self) -> String {
        match self {
            Self::Plans => "#/".into(),
            Self::Settings => "#/settings".into(),
            Self::Plan { plan, view } => format!("#/p/{plan}{}", view.path()),
        }
    }

    pub fn in_plan(plan: &str, view: View) -> Self {
        Self::Plan { plan: plan.to_owned(), view }
    }
}

impl View {
    /// Where an account is looked at first: its profile.
    pub fn of_account(account: &str) -> Self {
        Self::of(Worksheet::Profile, account)
    }

    /// A worksheet; of an account if it is an account's.
    pub fn of(worksheet: Worksheet, account: &str) -> Self {
        let account = if worksheet.scope() == SheetScope::Account { account } else { "" };
        Self::Worksheet { worksheet, account: account.to_owned() }
    }

    fn of_steps(steps: &[&str]) -> Self {
        match steps {
            ["w" | "a", number, account @ ..] if account.len() < 2 => match Worksheet::of(number) {
                Some(worksheet) => Self::of(worksheet, account.first().copied().unwrap_or_default()),
                None => Self::Overview,
            },
            ["accounts"] => Self::Accounts,
            ["actions"] => Self::Actions,
            ["conflicts"] => Self::Conflicts,
            ["scheme"] => Self::Scheme,
            _ => Self::Overview,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Worksheet { worksheet, account } => {
                let kind = if worksheet.scope() == SheetScope::Account { "a" } else { "w" };
                let account = if account.is_empty() { String::new() } else { format!("/{account}") };
                format!("/{kind}/{}{account}", worksheet.number())
            }
            Self::Accounts => "/accounts".into(),
            Self::Actions => "/actions".into(),
            Self::Conflicts => "/conflicts".into(),
            Self::Scheme => "/scheme".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_as_it_was_written() {
        let in_plan = |view| Route::in_plan("s1-2", view);
        for route in [
            Route::Plans,
            Route::Settings,
            in_plan(View::Overview),
            in_plan(View::of(Worksheet::Goals, "")),
            in_plan(View::of_account("acc-1")),
            in_plan(View::of_account("")),
            in_plan(View::Accounts),
            in_plan(View::Actions),
            in_plan(View::Conflicts),
            in_plan(View::Scheme),
        ] {
            assert_eq!(Route::of_hash(&route.hash()), route);
        }
    }

    #[test]
    fn an_unknown_worksheet_leads_to_the_overview_of_its_plan() {
        assert_eq!(Route::of_hash("#/p/x/w/9.9"), Route::in_plan("x", View::Overview));
        assert_eq!(Route::of_hash("#/p/x/a/2.1/y/z"), Route::in_plan("x", View::Overview));
    }

    #[test]
    fn an_unknown_place_leads_to_the_plans() {
        assert_eq!(Route::of_hash("#/nowhere/at/all"), Route::Plans);
        assert_eq!(Route::of_hash(""), Route::Plans);
    }
}
