//! What stands out in what was read off the accounts: people, records, shares, scheme, tiers, risks.

use super::finding::{Finding, Kind};
use super::twice as check_twice;
use crate::methods::{CONSISTENT, MapColour, Unavailable, risk_rating};
use crate::plan::assessment::WeightsBy;
use crate::plan::{Account, Plan, Risk, RiskStatus, Row, Worksheet};
use crate::reading::Place;
use crate::reading::assessment::{AccountReading, PlanReading, RecordGap, is_negative};
use crate::reading::{market_shares, supply_shares};
use crate::value::Leaf;
use rust_decimal::Decimal;

/// From this rating on, of 1 to 25, a risk needs a response.
const HIGH_RISK: i64 = 12;

pub(super) fn check_accounts(plan: &Plan, reading: &PlanReading) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |path: String, kind: Kind| {
        if let Some(place) = Place::of(plan, &path) {
            found.push(Finding { path, place, kind });
        }
    };
    check_twice::concentration(plan, reading, &mut add);
    check_twice::scheme(&plan.scheme, &mut add);
    scheme(plan, reading, &mut add);
    for read in &reading.accounts {
        if let Some(account) = plan.accounts.get(&read.id) {
            people(read, &mut add);
            industry(account, &mut add);
            records(read, &mut add);
            worth(account, read, &mut add);
            check_twice::account(account, read, &mut add);
        }
    }
    found.extend(plan.risks.iter().filter_map(|risk| unanswered(plan, risk)));
    found
}

type Add<'a> = &'a mut dyn FnMut(String, Kind);

fn scheme(plan: &Plan, reading: &PlanReading, add: Add<'_>) {
    let scheme = &plan.scheme;
    let criteria = || "/scheme/criteria".to_owned();
    let negative = scheme.criteria.iter().find(|row| row.weight.valid().is_some_and(|weight| is_negative(weight.0)));
    if let Some(criterion) = negative {
        add(format!("{}/{}/weight", criteria(), criterion.id), Kind::NegativeWeight);
    } else if !scheme.criteria.is_empty() && !scheme.weights_by.is(WeightsBy::Pairwise) && reading.weight_sum.is_zero()
    {
        add(criteria(), Kind::NoWeight);
    }
    match reading.record_gap {
        Some(RecordGap::BeginsLate) => add("/scheme/counted_to".into(), Kind::RecordsBeginLate),
        Some(RecordGap::EndsEarly { months }) => {
            add("/scheme/counted_to".into(), Kind::RecordsEndEarly { months });
        }
        None => {}
    }
    match reading.consistency {
        Some(Ok(ratio)) if ratio > CONSISTENT => add("/scheme/comparisons".into(), Kind::Inconsistent),
        Some(Err(Unavailable::MissingPairs)) => add("/scheme/comparisons".into(), Kind::PairsMissing),
        Some(Err(Unavailable::TooMany)) => add("/scheme/comparisons".into(), Kind::TooManyCriteria),
        _ => {}
    }
    for criterion in &scheme.criteria {
        if let (Some(least), Some(most)) = (criterion.least.valid(), criterion.most.valid())
            && least.0 >= most.0
        {
            add(format!("/scheme/criteria/{}/most", criterion.id), Kind::EmptyScale);
        }
    }
    let falls = |upper: &crate::value::Entry<crate::value::Number>,
                 lower: &crate::value::Entry<crate::value::Number>| {
        matches!((upper.valid(), lower.valid()), (Some(upper), Some(lower)) if upper.0 < lower.0)
    };
    if falls(&scheme.strategic_from, &scheme.key_from) || falls(&scheme.key_from, &scheme.potential_from) {
        add("/scheme/key_from".into(), Kind::CutOffsRise);
    }
}

fn people(read: &AccountReading, add: Add<'_>) {
    let map = &read.relations.map;
    let contacts = format!("/accounts/{}/profile/contacts", read.id);
    match (map.status, map.colour) {
        (1, _) => add(contacts, Kind::NoKeyPlayer),
        (2, MapColour::Red) => add(contacts, Kind::NoSupporter),
        (3, _) if map.is_single_threaded => add(contacts, Kind::SingleThreaded),
        _ => {}
    }
}

fn industry(account: &Row<Account>, add: Add<'_>) {
    let lists = [("players", market_shares(&account.industry)), ("rivals", supply_shares(&account.industry))];
    for (list, shares) in lists {
        if shares.concentration == Err(Unavailable::OverWhole) {
            add(format!("/accounts/{}/industry/{list}", account.id), Kind::SharesOverWhole);
        }
    }
}

fn records(read: &AccountReading, add: Add<'_>) {
    let left_out = read.purchases.left_out;
    let purchases = format!("/accounts/{}/buying/purchases", read.id);
    let incomplete = left_out.undated + left_out.without_amount + left_out.too_large;
    let kinds = [
        (left_out.future, Kind::RecordsInFuture { count: left_out.future }),
        (left_out.other_currency, Kind::RecordsInOtherCurrency { count: left_out.other_currency }),
        (incomplete, Kind::RecordsIncomplete { count: incomplete }),
    ];
    for (count, kind) in kinds {
        if count > 0 {
            add(purchases.clone(), kind);
        }
    }
    if let Some(percent) = check_twice::steep_fall(read) {
        add(purchases, Kind::SalesFell { percent });
    }
}

fn worth(account: &Row<Account>, read: &AccountReading, add: Add<'_>) {
    let assessment = format!("/accounts/{}/assessment", read.id);
    let computed = read.computed_tier.ok().filter(|_| read.is_overruled() && account.assessment.tier_reason.is_empty());
    if let Some(computed) = computed {
        let set = read.set_tier.0.clone();
        add(format!("{assessment}/tier_reason"), Kind::TierWithoutReason { set, computed });
    }
    if !account.assessment.revenue.amount.is_empty() && account.assessment.revenue_reason.is_empty() {
        add(format!("{assessment}/revenue_reason"), Kind::FigureWithoutReason);
    }
    for score in &account.assessment.scores {
        if !score.value.is_empty() && score.reason.is_empty() {
            add(format!("{assessment}/scores/{}/reason", score.id), Kind::FigureWithoutReason);
        }
    }
    if read.wallet == Err(Unavailable::OverWhole) {
        add(format!("{assessment}/wallet/value/amount"), Kind::MoreThanWallet);
    }
}

/// A high risk that nobody has an answer to.
fn unanswered(plan: &Plan, risk: &Row<Risk>) -> Option<Finding> {
    let rating =
        risk_rating(risk.likelihood.valid()?.0, risk.impact.valid()?.0, risk.control.valid().map(|control| control.0));
    let is_open = !risk.status.is(RiskStatus::Over) && risk.strategy.is_empty();
    let account = plan.accounts.get(&risk.account.0).filter(|account| !account.archived.0)?;
    (is_open && rating >= Decimal::from(HIGH_RISK)).then(|| Finding {
        path: format!("/risks/{}/strategy", risk.id),
        place: Place { worksheet: Some(Worksheet::Assessment), account: Some(account.id.to_string()) },
        kind: Kind::RiskUnanswered,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::plan::assessment::Criterion;
    use crate::plan::buying::Purchase;
    use crate::plan::industry::Rival;
    use crate::plan::profile::Contact;
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry, Reference};
    use chrono::NaiveDate;

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn found(account: Account, change: impl FnOnce(&mut Plan)) -> Vec<(String, Kind)> {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        plan.accounts.push(id("x"), account);
        change(&mut plan);
        let reading = plan_reading(&plan, NaiveDate::from_ymd_opt(2026, 6, 30).unwrap());
        check_accounts(&plan, &reading).into_iter().map(|finding| (finding.path, finding.kind)).collect()
    }

    #[test]
    fn one_supporter_among_the_key_players_is_one_too_few() {
        let contact = |status: &str, support: &str| Contact {
            political_status: Choice::of(status),
            support: Choice::of(support),
            ..Contact::default()
        };
        let with = |contacts: &[(&str, &str)]| {
            let mut account = Account::default();
            for (place, (status, support)) in contacts.iter().enumerate() {
                account.profile.contacts.push(id(&format!("c{place}")), contact(status, support));
            }
            found(account, |_| {}).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>()
        };
        assert_eq!(with(&[]), []);
        assert_eq!(with(&[("outside", "mentor")]), [Kind::NoKeyPlayer]);
        assert_eq!(with(&[("inner_circle", "neutral")]), [Kind::NoSupporter]);
        assert_eq!(with(&[("inner_circle", "mentor")]), [Kind::SingleThreaded]);
        assert_eq!(with(&[("inner_circle", "mentor"), ("political_structure", "supporter")]), []);
    }

    #[test]
    fn records_that_do_not_count_are_told() {
        let mut account = Account::default();
        for (place, (date, currency)) in [("2027-01-01", ""), ("2026-01-01", "USD"), ("", "")].iter().enumerate() {
            let mut purchase = Purchase { date: Entry::of(date), ..Purchase::default() };
            purchase.amount.amount = Entry::of("5");
            purchase.amount.currency = Choice::of(currency);
            account.buying.purchases.push(id(&format!("p{place}")), purchase);
        }
        let kinds: Vec<Kind> = found(account, |_| {}).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(
            kinds,
            [
                Kind::RecordsInFuture { count: 1 },
                Kind::RecordsInOtherCurrency { count: 1 },
                Kind::RecordsIncomplete { count: 1 }
            ]
        );
    }

    #[test]
    fn shares_beyond_the_whole_and_a_scheme_without_weight_are_told() {
        let mut account = Account::default();
        for (place, share) in ["70", "60"].iter().enumerate() {
            let rival = Rival { share: Entry::of(share), ..Rival::default() };
            account.industry.rivals.push(id(&format!("r{place}")), rival);
        }
        let found = found(account, |plan| {
            let scale =
                |least, most| Criterion { least: Entry::of(least), most: Entry::of(most), ..Criterion::default() };
            plan.scheme.criteria.push(id("k"), scale("9", "3"));
            plan.scheme.strategic_from = Entry::of("40");
            plan.scheme.key_from = Entry::of("60");
        });
        let kinds: Vec<Kind> = found.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [Kind::NoWeight, Kind::EmptyScale, Kind::CutOffsRise, Kind::SharesOverWhole]);
    }

    #[test]
    fn a_high_risk_asks_for_an_answer() {
        let risk = |likelihood, impact, control| Risk {
            likelihood: Entry::of(likelihood),
            impact: Entry::of(impact),
            control: Entry::of(control),
            account: Reference::to("x"),
            ..Risk::default()
        };
        let kinds = |risk: Risk| found(Account::default(), |plan| plan.risks.push(id("r"), risk));
        assert_eq!(kinds(risk("4", "4", "")), [("/risks/r/strategy".to_owned(), Kind::RiskUnanswered)]);
        // 16 × (1 − 0.5) = 8.
        assert_eq!(kinds(risk("4", "4", "50")), []);
        assert_eq!(kinds(Risk { strategy: Choice::of("accept"), ..risk("5", "5", "") }), []);
    }
}
