//! The next actions: the worksheet's part of the plan's one list of actions.

use crate::i18n::{Msg, t, words::plan, words::shell};
use crate::prelude::*;
use crate::sheets::table::{Listing, ListingView, TableView};
use crate::sheets::{Context, Table, named, rows, table};
use crate::state::Planner;
use crate::ui::rows as list;
use plan_core::plan::{Action, Plan, Row};
use plan_core::reading::is_open;
use plan_core::sorting::sort_by;
use plan_core::value::Target;

/// Whether actions that are done or dropped are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenOnly(pub bool);

/// The list of all actions, with what each is about.
pub static ACTIONS: Table = table!(plan: /actions
    columns { what 5, account 2, owner 2, due 2, status 2 }
    details { worksheet 3, goal 6, phase 3, starts_on 3, done_on 3, note 9 }
);

/// By what the list of all actions is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    None,
    Account,
    Owner,
}

impl Grouping {
    pub const ALL: [Self; 3] = [Self::None, Self::Account, Self::Owner];

    /// The field of an action by which it goes; also its name in the page.
    pub fn field(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Account => "account",
            Self::Owner => "owner",
        }
    }

    pub fn label(self) -> Msg {
        match self {
            Self::None => shell::UNGROUPED,
            Self::Account => plan::column::actions::account.label,
            Self::Owner => plan::column::actions::owner.label,
        }
    }

    fn key(self, action: &Action) -> &str {
        match self {
            Self::None => "",
            Self::Account => &action.account.0,
            Self::Owner => &action.owner.0,
        }
    }

    fn name(self, plan: &Plan, key: &str) -> String {
        if key.is_empty() {
            return format!("{}: {}", self.label().say(), shell::NO_GROUP.say());
        }
        let name = named(plan, if self == Self::Owner { Target::Member } else { Target::Account }, key);
        if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { name }
    }

    /// The keys of the groups that have an action, in the order of the accounts or the team; last those that belong
    /// to nobody.
    fn keys(self, plan: &Plan, is_shown: impl Fn(&Action) -> bool) -> Vec<String> {
        let order: Vec<&str> = match self {
            Self::None => Vec::new(),
            Self::Account => plan.accounts.iter().map(|row| row.id.as_str()).collect(),
            Self::Owner => plan.members.iter().map(|row| row.id.as_str()).collect(),
        };
        let mut keys: Vec<String> = Vec::new();
        for action in plan.actions.iter().filter(|action| is_shown(action)) {
            let key = self.key(action);
            if !keys.iter().any(|known| known == key) {
                keys.push(key.to_owned());
            }
        }
        sort_by(&mut keys, |one, other| {
            let place = |key: &String| order.iter().position(|known| known == key).unwrap_or(usize::MAX);
            (one.is_empty(), place(one)).cmp(&(other.is_empty(), place(other)))
        });
        keys
    }
}

/// All actions of the plan.
#[component]
pub fn AllActions(
    planner: Planner,
    which: RwSignal<OpenOnly>,
    grouping: RwSignal<Grouping>,
    all: RwSignal<bool>,
) -> impl IntoView {
    let is_shown = move |action: &Action| !which.get().0 || is_open(action);
    let help = RwSignal::new(None);
    let listing = move |by: Grouping, key: String| {
        let group =
            (by != Grouping::None).then(|| StoredValue::new(planner.plan().with_untracked(|plan| by.name(plan, &key))));
        let belongs = StoredValue::new(key);
        let ids = memo(move || {
            planner.plan().with(|plan| {
                let fits = |row: &&Row<Action>| is_shown(row) && belongs.with_value(|key| by.key(row) == key);
                plan.actions.iter().filter(fits).map(|row| row.id.to_string()).collect()
            })
        });
        Listing {
            planner,
            list: StoredValue::new("/actions".to_owned()),
            guide: ACTIONS.guide,
            columns: ACTIONS.columns,
            details: ACTIONS.details,
            figures: &[],
            evidence: false,
            second: false,
            asked_at: "",
            all,
            ids,
            // The most urgent first, then what has no date; what is done or dropped is not urgent at all.
            sorted: ACTIONS.columns.iter().position(|column| column.field == "due").map(|column| (column, false)),
            last: Some(is_settled),
            add: Callback::new(move |()| {
                let begins = begins(by, belongs.get_value());
                let values: Vec<(&str, &str)> =
                    begins.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
                rows::add(planner, "/actions", &values).to_string()
            }),
            begins: Callback::new(move |()| begins(by, belongs.get_value())),
            group,
        }
    };
    live(move || {
        let by = grouping.get();
        let keys = memo(move || match by {
            Grouping::None => vec![String::new()],
            _ => planner.plan().with(|plan| by.keys(plan, is_shown)),
        });
        list(move || keys.get(), move |key| view! { <ListingView listing=listing(by, key) help /> })
    })
}

/// Whether an action is done or dropped.
pub fn is_settled(plan: &Plan, id: &str) -> bool {
    plan.actions.get(id).is_some_and(|action| !is_open(action))
}

/// What an action begins with that is added to a group.
fn begins(by: Grouping, key: String) -> Vec<(String, String)> {
    let group = (by != Grouping::None).then(|| (by.field().to_owned(), key));
    std::iter::once(("status".to_owned(), "open".to_owned())).chain(group).collect()
}

/// The actions that follow from a worksheet; for an account's worksheet, those about that account.
pub static FOLLOWING: Table = table!(plan: /actions
    columns { what 5, owner 2, due 2, status 2 }
    details { goal 6, phase 3, starts_on 3, done_on 3, note 9 }
)
.of_worksheet()
.presets(&[("status", "open")]);

/// What every worksheet ends in: "so we will …".
pub fn closing(context: Context) -> AnyView {
    view! {
        <div class="so-we-will" aria-label=t(FOLLOWING.guide.label)>
            <TableView context table=&FOLLOWING />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::plan::{Account, Member, RowId};
    use plan_core::value::{Choice, Line, Reference};

    #[test]
    fn actions_are_grouped_in_the_order_of_accounts_or_team_and_those_of_nobody_come_last() {
        leptos::prelude::Set::set(&crate::i18n::language(), crate::i18n::Language::English);
        let id = |text| RowId::new(text).unwrap();
        let mut plan = Plan::default();
        for name in ["b", "a"] {
            plan.accounts.push(id(name), Account { name: Line(name.to_uppercase()), ..Account::default() });
            plan.members.push(id(name), Member { name: Line(format!("{name} {name}")), ..Member::default() });
        }
        for (row, account, owner, status) in
            [("1", "", "a", "open"), ("2", "a", "", "open"), ("3", "b", "b", "done"), ("4", "gone", "a", "doing")]
        {
            let (account, owner) = (Reference::to(account), Reference::to(owner));
            plan.actions.push(id(row), Action { account, owner, status: Choice::of(status), ..Action::default() });
        }
        let names = |by: Grouping, keys: Vec<String>| keys.iter().map(|key| by.name(&plan, key)).collect::<Vec<_>>();
        assert_eq!(
            names(Grouping::Account, Grouping::Account.keys(&plan, |_| true))[..3],
            ["B", "A", "gone (not in the list)"]
        );
        assert_eq!(names(Grouping::Owner, Grouping::Owner.keys(&plan, |_| true))[..2], ["b b", "a a"]);
        assert_eq!(Grouping::Owner.keys(&plan, |_| true).last().map(String::as_str), Some(""));
        assert_eq!(Grouping::Account.keys(&plan, is_open), ["a", "gone", ""]);
    }
}
