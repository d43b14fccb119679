//! Rows for one and the same thing that hold different figures: only one of them counts.

use super::rule::{Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::assessment::Scheme;
use crate::plan::{Account, Row, Rows};
use crate::value::{Leaf, Typed};
use std::collections::BTreeMap;

pub(super) static RULES: &[Rule] = &[rule!(
    "twice", Figures, [], |case, raised| {
        scheme(&case.plan.scheme, raised);
        for (row, _) in &case.accounts {
            account(row, raised);
        }
    },
    raised: |plan| years(plan, "100", "101"),
    quiet: |plan| years(plan, "100", "100.0"),
)];

#[cfg(test)]
fn years(plan: &mut Plan, first: &str, second: &str) {
    for (place, revenue) in [first, second].into_iter().enumerate() {
        let year = OperatingYear { year: Entry::of("2025"), revenue: money(revenue, ""), ..OperatingYear::default() };
        x(plan).profile.years.push(id(&format!("y{place}")), year);
    }
}

fn scheme(scheme: &Scheme, raised: &mut Raised<'_>) {
    twice("/scheme/bands", &scheme.bands, raised, |band| {
        let amount = band.amount.valid()?.0.normalize().to_string();
        Some((band.score.valid()?.show(), [band.recency_days.typed(), band.orders.typed(), amount].concat()))
    });
    twice("/scheme/comparisons", &scheme.comparisons, raised, |pair| {
        let (first, second) = (&pair.first.0, &pair.second.0);
        let is_whole = ![first, second, &pair.preference.0].into_iter().any(String::is_empty);
        // The same pair the other way round has the inverse preference.
        let inverse = match pair.preference.0.strip_prefix("1/") {
            Some(times) => times.to_owned(),
            None if pair.preference.0 == "1" => "1".to_owned(),
            None => format!("1/{}", pair.preference.0),
        };
        let (key, value) = if first <= second {
            (format!("{first} {second}"), pair.preference.0.clone())
        } else {
            (format!("{second} {first}"), inverse)
        };
        is_whole.then_some((key, value))
    });
}

fn account(account: &Row<Account>, raised: &mut Raised<'_>) {
    let path = format!("/accounts/{}", account.id);
    twice(&format!("{path}/assessment/scores"), &account.assessment.scores, raised, |score| {
        Some((score.criterion.0.clone(), score.value.valid()?.show())).filter(|(criterion, _)| !criterion.is_empty())
    });
    twice(&format!("{path}/profile/years"), &account.profile.years, raised, |year| {
        Some((year.year.valid()?.show(), year.revenue.amount.valid()?.0.normalize().to_string()))
    });
    let marked = |is_marked: bool, id: &str| is_marked.then(|| (String::new(), id.to_owned()));
    twice(&format!("{path}/industry/players"), &account.industry.players, raised, |player| {
        marked(player.is_customer.0, &player.name.0)
    });
    twice(&format!("{path}/industry/rivals"), &account.industry.rivals, raised, |rival| {
        marked(rival.is_us.0, &rival.name.0)
    });
}

/// The later rows of a list that say something else of the same thing than one before.
fn twice<T: 'static>(
    path: &str,
    rows: &Rows<T>,
    raised: &mut Raised<'_>,
    read: impl Fn(&T) -> Option<(String, String)>,
) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        if let Some((what, value)) = read(row) {
            match known.get(&what) {
                Some(before) if *before != value => raised.at(format!("{path}/{}", row.id)),
                Some(_) => {}
                None => _ = known.insert(what, value),
            }
        }
    }
}
