//! What was filled in, as text that is read and not edited: on paper, and below a row whose details are folded.

use super::describe::Column;
use super::field::own_currency;
use super::named::Named;
use super::spelling::value_in_words;
use super::told::paragraphs;
use super::undecided::undecided;
use crate::i18n::words::{plan as p, shell};
use crate::i18n::{Msg, visible};
use crate::ui::parted;
use plan_core::plan::{Facet, Plan, pointer};
use plan_core::value::{Kind, Leaf};
use plan_core::workshop::Conflict;

/// What is written at one place, and on what it rests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    pub evidence: String,
}

impl Answer {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.evidence.is_empty()
    }
}

/// What is filled in at a path of ids; empty where nothing is.
pub fn answer(plan: &Plan, conflicts: &[Conflict], path: &str) -> Answer {
    let Some(node) = pointer::find(plan, path) else {
        return Answer::default();
    };
    match node.facet() {
        Facet::Leaf(leaf) => {
            let text = undecided(plan, conflicts, path).unwrap_or_else(|| in_words(plan, path, leaf));
            Answer { text, ..Answer::default() }
        }
        Facet::Record(record) if record.place_of("amount").is_some() => {
            Answer { text: money(plan, conflicts, path), ..Answer::default() }
        }
        Facet::Record(record) if record.place_of("value").is_some() => {
            let text = answer(plan, conflicts, &format!("{path}/value")).text;
            Answer { text, evidence: evidence(plan, conflicts, &format!("{path}/evidence")) }
        }
        Facet::Record(_) | Facet::Rows(_) => Answer::default(),
    }
}

/// A sum as the page shows it: its thousands parted, its currency where it is not the plan's.
fn money(plan: &Plan, conflicts: &[Conflict], path: &str) -> String {
    let amount = answer(plan, conflicts, &format!("{path}/amount")).text;
    match undecided(plan, conflicts, &format!("{path}/currency")).or_else(|| own_currency(plan, path)) {
        Some(currency) if amount.is_empty() => currency,
        Some(currency) => shell::money(amount, currency).say(),
        None => amount,
    }
}

fn in_words(plan: &Plan, path: &str, leaf: &dyn Leaf) -> String {
    let text = value_in_words(plan, path, leaf);
    let text = text.trim();
    let sound = !text.is_empty() && leaf.trouble().is_none();
    match leaf.kind() {
        Kind::Amount | Kind::Number | Kind::Count => parted(text).unwrap_or_else(|| visible(text)),
        Kind::Percent | Kind::Share if sound => format!("{text}%"),
        Kind::Rating if sound => shell::grade_of_five(text).say(),
        Kind::Prose => paragraphs(text),
        // Not ticked says nothing: that is how every tick begins.
        Kind::Flag if leaf.is_empty() => String::new(),
        Kind::Reference(_) | Kind::References(_) => {
            Named::all(plan, path, leaf).into_iter().map(Named::say).collect::<Vec<_>>().join(", ")
        }
        _ => visible(text),
    }
}

/// Who says so, where it stands and since when, as far as that is filled in.
pub fn evidence(plan: &Plan, conflicts: &[Conflict], path: &str) -> String {
    let read = |field: &str| {
        let path = format!("{path}/{field}");
        let decided = || pointer::leaf(plan, &path).map_or(String::new(), |leaf| value_in_words(plan, &path, leaf));
        undecided(plan, conflicts, &path).unwrap_or_else(|| in_line(&decided()))
    };
    ["status", "by", "source", "on"]
        .map(read)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" \u{b7} ")
}

fn in_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The fields of a row that are filled in, with their names; the last one is what it rests on.
pub fn row_answers(
    plan: &Plan,
    conflicts: &[Conflict],
    row: &str,
    fields: &[Column],
    with_evidence: bool,
) -> Vec<(Msg, String)> {
    let field = |column: &Column| {
        let answer = answer(plan, conflicts, &format!("{row}/{}", column.field));
        let parts = [answer.text, answer.evidence];
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
        (!text.is_empty()).then_some((column.heading.label, text))
    };
    let evidence = if with_evidence { evidence(plan, conflicts, &format!("{row}/evidence")) } else { String::new() };
    let evidence = (!evidence.is_empty()).then_some((p::field::EVIDENCE_STATUS, evidence));
    fields.iter().filter_map(field).chain(evidence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::plan::{Account, RowId};
    use plan_core::value::{Choice, Entry, Line, Prose};

    fn plan(fill: impl FnOnce(&mut Account)) -> Plan {
        let mut account = Account::default();
        fill(&mut account);
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        plan.accounts.push(RowId::new("x").unwrap(), account);
        plan
    }

    #[test]
    fn a_sum_is_read_with_its_thousands_parted_and_a_currency_only_where_it_is_another() {
        leptos::prelude::Set::set(&crate::i18n::language(), crate::i18n::Language::English);
        let mut plan = plan(|account| account.assessment.wallet.value.amount = Entry::of("1285000.50"));
        let said = |plan: &Plan| answer(plan, &[], "/accounts/x/assessment/wallet").text;
        assert_eq!(said(&plan), "1,285,000.50");
        for (currency, shown) in [("CNY", "1,285,000.50"), ("EUR", "EUR 1,285,000.50")] {
            pointer::leaf_mut(&mut plan, "/accounts/x/assessment/wallet/value/currency").unwrap().enter(currency);
            assert_eq!(said(&plan), shown);
        }
    }

    #[test]
    fn nothing_filled_in_is_nothing_to_be_read() {
        let plan = plan(|_| ());
        for field in ["profile/legal_name", "profile/employees", "assessment/wallet", "buying/brand", "archived"] {
            assert!(answer(&plan, &[], &format!("/accounts/x/{field}")).is_empty(), "{field}");
        }
    }

    #[test]
    fn what_is_not_valid_is_read_as_it_was_typed_and_a_judgement_with_what_it_rests_on() {
        let plan = plan(|account| {
            account.profile.employees = Entry::of("about 3000");
            account.buying.brand.value = Prose("one\ntwo".into());
            account.buying.brand.evidence.source = Line("tender\u{202e} of May".into());
        });
        assert_eq!(answer(&plan, &[], "/accounts/x/profile/employees").text, "about 3000");
        let read = answer(&plan, &[], "/accounts/x/buying/brand");
        assert_eq!((read.text.as_str(), read.evidence.as_str()), ("one\ntwo", "tender[U+202E] of May"));
    }
}
