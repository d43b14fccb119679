//! Worksheet 2.1, the customer's own agenda: what of it is confirmed, answered, and whose it is.

use super::{Figure, Input, Shape, Sight, Tone, Worked, parts};
use crate::methods::longest_chain;
use crate::plan::profile::{Insight, InsightKind, InsightState, Profile};
use crate::plan::{Account, Row};
use crate::reading::is_key_player;
use crate::value::Leaf;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_account("insights-confirmed", confirmed),
    Figure::of_account("initiatives-answered", answered),
    Figure::of_account("insights-owned", owned),
    Figure::of_account("insight-depth", depth),
];

/// What the customer told us, or what it has shown by acting.
pub(crate) fn is_told(insight: &Insight) -> bool {
    matches!(insight.state.known(), Some(InsightState::Confirmed | InsightState::Done))
}

/// Whether we have something for it: a product or a solution of ours, or a solution below it, directly or by way of an
/// obstacle.
pub(crate) fn is_answered(profile: &Profile, insight: &Row<Insight>) -> bool {
    let has_ours = |it: &Insight| !it.product.is_empty() || !it.solution.is_empty();
    let below = |id: &str| {
        let id = id.to_owned();
        profile.insights.iter().filter(move |it| it.serves.0 == id)
    };
    let solves = |it: &Row<Insight>| it.kind.is(InsightKind::Solution) || has_ours(it);
    let obstacles = || below(insight.id.as_str()).filter(|it| it.kind.is(InsightKind::Obstacle));
    has_ours(insight)
        || below(insight.id.as_str()).any(solves)
        || obstacles().any(|obstacle| below(obstacle.id.as_str()).any(solves))
}

fn confirmed(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let insights = &account.profile.insights;
    let told = insights.iter().filter(|insight| is_told(insight)).count();
    let inputs = [Input::counted("insights_confirmed", told), Input::counted("insights", insights.len())];
    parts::counted(told, insights.len()).with_all(inputs).as_part()
}

fn answered(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let initiatives = || account.profile.insights.iter().filter(|insight| insight.kind.is(InsightKind::Initiative));
    let (all, answered) =
        (initiatives().count(), initiatives().filter(|insight| is_answered(&account.profile, insight)).count());
    let inputs = [Input::counted("initiatives_answered", answered), Input::counted("initiatives", all)];
    parts::counted(answered, all)
        .with_all(inputs)
        .as_part()
        .toned_by(|_| if answered < all { Tone::Warn } else { Tone::Good })
}

fn owned(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let profile = &account.profile;
    // What we offer is ours, and no person's at the customer's.
    let theirs = || profile.insights.iter().filter(|insight| !insight.kind.is(InsightKind::Solution));
    let is_key = |id: &String| profile.contacts.get(id).is_some_and(|contact| is_key_player(contact));
    let (all, owned) = (theirs().count(), theirs().filter(|insight| insight.owners.0.iter().any(is_key)).count());
    let inputs = [Input::counted("insights_owned", owned), Input::counted("insights_theirs", all)];
    parts::counted(owned, all).with_all(inputs).as_part()
}

fn depth(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let insights = &account.profile.insights;
    if insights.is_empty() {
        return Worked::missing();
    }
    let place = |id: &str| insights.iter().position(|insight| insight.id.as_str() == id);
    let serves: Vec<Option<usize>> = insights.iter().map(|insight| place(&insight.serves.0)).collect();
    let unlinked = insights.iter().filter(|it| it.serves.is_empty() && !it.kind.is(InsightKind::Goal)).count();
    Worked::count(longest_chain(&serves)).with(Input::counted("insights_unlinked", unlinked)).toned_by(|shape| {
        match shape {
            Shape::Count(..=2) => Tone::Warn,
            _ => Tone::Plain,
        }
    })
}
