//! How a figure was computed: method, formula with this plan's numbers in it, what went in, what is missing
//! or only assumed, by which convention, after whom.

use super::shown::{Shown, unavailable};
use super::tile::method_named;
use crate::i18n::words::method::role;
use crate::i18n::words::{concentration, shell};
use crate::i18n::{Method, choice_label, date, decimal, money, t, visible};
use crate::prelude::*;
use crate::state::session;
use crate::ui::Modal;
use plan_core::figures::{Explanation, Input, InputLabel, Sight, Unit, explain};
use plan_core::plan::Plan;
use plan_core::reading::{Source, plan_reading};
use rust_decimal::Decimal;
use std::str::FromStr;

#[component]
pub fn Explain(
    method: &'static str,
    account: String,
    row: String,
    expression: String,
    reason: String,
) -> impl IntoView {
    let session = session();
    let (account, expression) = (StoredValue::new(account), StoredValue::new(expression));
    let (reason, row) = (StoredValue::new(reason), StoredValue::new(row));
    let name = Signal::derive(move || method_named(method).map_or(method, |method| method.name.say()).to_owned());
    let body = move || {
        // A figure of a row brings its own formula; what is known by its method's name is of the account.
        let planner = session.planner_untracked().filter(|_| expression.with_value(String::is_empty));
        let listed = session.planner_untracked().and_then(|planner| {
            let plan = planner.plan();
            plan.with_untracked(|plan| plan_reading(plan, session.today.get_untracked()).rests_on_listed(plan, method))
        });
        let explained = planner.and_then(|planner| {
            planner.plan().with_untracked(|plan| {
                let reading = plan_reading(plan, session.today.get_untracked());
                let (account, row) = (account.get_value(), row.get_value());
                let account = (!account.is_empty()).then_some(account.as_str());
                let sight = Sight { plan, reading: &reading, today: session.today.get_untracked() };
                let found = explain(&sight, account, &row, method)?;
                Some((found.explanation, currency_of(found.currency, plan)))
            })
        });
        let unexplained = reason.get_value();
        let unexplained = (explained.is_none() && !unexplained.is_empty()).then(|| no_result(unexplained));
        view! {
            {unexplained}
            {(method == "tier").then(|| set_by_hand(&account.get_value()))}
            {explained.map(|(found, currency)| workings(&found, &currency))}
            {expression.with_value(|expression| (!expression.is_empty()).then(|| formula_line(expression.clone())))}
            {listed.map(|count| view! { <p class="warning">{concentration::total_missing(count).say()}</p> })}
            {method_named(method).map(about)}
        }
    };
    view! {
        <Modal title=name close_label=Signal::derive(t(shell::CLOSE)) close=Callback::new(move |()| session.dialog.set(None)) wide=true>
            <div class="dialog-body explanation">{live(body)}</div>
        </Modal>
    }
}

/// A figure in no currency of its own is in the plan's.
fn currency_of(own: String, plan: &Plan) -> String {
    if own.is_empty() { plan.currency.0.clone() } else { own }
}

/// The tier that somebody set, which counts whatever is computed.
fn set_by_hand(account: &str) -> Option<AnyView> {
    let said = session().planner_untracked()?.plan().with_untracked(|plan| {
        let assessment = &plan.accounts.get(account)?.assessment;
        let reason = assessment.tier_reason.0.trim();
        let reason = if reason.is_empty() { shell::NO_REASON.say().to_owned() } else { visible(reason) };
        let tier = &assessment.tier.0;
        (!tier.is_empty()).then(|| shell::tier_set(reason, choice_label("tier", tier)).say())
    })?;
    Some(view! { <p class="warning">{said}</p> })
}

/// What the method is in general.
fn about(method: &'static Method) -> AnyView {
    let part = |label, text| view! { <div><dt>{t(label)}</dt><dd>{t(text)}</dd></div> };
    view! {
        <dl class="about-method">
            {part(role::FORMULA, method.formula)}
            {part(role::CONVENTIONS, method.convention)}
            {part(role::REFERENCE, method.reference)}
        </dl>
    }
}

fn formula_line(expression: String) -> AnyView {
    view! { <p class="expression">{expression}</p> }
}

fn no_result(reason: String) -> AnyView {
    view! { <p class="result none">{role::NOT_AVAILABLE.say()}</p><p class="error">{reason}</p> }
}

/// How it came about here.
fn workings(found: &Explanation, currency: &str) -> AnyView {
    let result = match &found.result {
        Ok(result) => {
            let said = Shown::word(in_unit(result, found, currency), "").resting_on(found.rests_on.unwrap_or(1.0)).text;
            view! { <p class="result">{said}</p> }
        }
        Err(reason) => no_result(unavailable(*reason).say().to_owned()),
    };
    let is_scored = found.inputs.iter().any(|input| input.weight.is_some());
    let missing: Vec<String> = found.missing.iter().map(label).collect();
    view! {
        {result}
        {(!found.expression.is_empty()).then(|| formula_line(found.expression.clone()))}
        {(!found.inputs.is_empty()).then(|| view! {
            <div class="table-frame" tabindex="0" role="region" aria-label=role::INPUTS.say()>
                <table class="table plain inputs">
                    <caption class="visually-hidden">{role::INPUTS.say()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{role::INPUTS.say()}</th>
                            {is_scored.then(|| view! { <th scope="col" class="number">{role::WEIGHT.say()}</th> })}
                            <th scope="col" class="number">{role::VALUE.say()}</th>
                            {is_scored.then(|| view! { <th scope="col" class="number">{role::SCORE.say()}</th> })}
                            <th scope="col">{role::FROM.say()}</th>
                        </tr>
                    </thead>
                    <tbody>{found.inputs.iter().map(|input| input_row(input, is_scored)).collect_view()}</tbody>
                </table>
            </div>
        })}
        {(!missing.is_empty()).then(|| view! { <p class="warning">{role::MISSING_INPUTS.say()}": "{missing.join(", ")}</p> })}
    }
}

fn input_row(input: &Input, is_scored: bool) -> AnyView {
    let or_dash = |text: &Option<String>| text.as_deref().map_or("\u{2013}".to_owned(), plain);
    let source = input.source.map_or("computed", Source::slug);
    view! {
        <tr>
            <th scope="row">{label(&input.label)}</th>
            {is_scored.then(|| view! { <td class="number">{or_dash(&input.weight)}</td> })}
            <td class="number">{or_dash(&input.value)}</td>
            {is_scored.then(|| view! { <td class="number">{or_dash(&input.score)}</td> })}
            <td>
                {choice_label("input_source", source)}
                {input.is_assumed.then(|| view! { " "<span class="tag warn">{role::ASSUMED.say()}</span> })}
            </td>
        </tr>
    }
}

fn label(label: &InputLabel) -> String {
    match label {
        InputLabel::Name(name) if name.trim().is_empty() => shell::UNNAMED.say().to_owned(),
        InputLabel::Name(name) => visible(name),
        InputLabel::Word(slug) => choice_label("input", slug),
    }
}

/// A figure, or both ends of a range, each with its unit.
fn ranged(result: &str, unit: &str) -> String {
    result.split('\u{2013}').map(|end| format!("{}{unit}", plain(end))).collect::<Vec<_>>().join("\u{2013}")
}

/// Digits with their thousands apart; a date or a word as it is.
fn plain(text: &str) -> String {
    if Decimal::from_str(text).is_ok() { decimal(text, 9) } else { visible(text) }
}

fn in_unit(result: &str, found: &Explanation, currency: &str) -> String {
    match found.unit {
        Unit::Number => ranged(result, ""),
        Unit::Percent => ranged(result, "%"),
        Unit::Days => shell::day_count(plain(result)).say(),
        Unit::Money => Decimal::from_str(result).map_or_else(|_| result.to_owned(), |sum| money(sum, currency)),
        Unit::Date => result.parse().map_or_else(|_| result.to_owned(), date),
        Unit::Choice(set) => choice_label(set, result),
        Unit::Word => choice_label(set_of(found.method), result),
    }
}

/// The set of words that a method's result is one of.
fn set_of(method: &str) -> &'static str {
    match method {
        "tier" => "tier",
        "rfm-segment" => "segment",
        "selection-matrix" => "quadrant",
        "map-status" => "map_status",
        "map-colour" => "map_colour",
        "pareto" => "abc_class",
        _ => "",
    }
}

#[cfg(test)]
pub mod tests;
