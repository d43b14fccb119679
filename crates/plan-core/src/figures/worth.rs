//! How it is computed what an account brings, and what it may owe.

use super::buying::{sales, sales_recorded};
use super::notation::{Formula, Plain, percent};
use super::{AccountWorkings, Case, Input, Unit, Workings};
use crate::methods::Unavailable;
use crate::plan::{Evidence, Judged};
use crate::reading::assessment::in_currency;
use crate::value::{Entry, Number};
use rust_decimal::Decimal;

pub(super) const WORKINGS: AccountWorkings = &[
    ("share-of-wallet", wallet),
    ("year-margin", margin),
    ("lifetime-value-end", value_end),
    ("lifetime-value-now", value_now),
    ("lifetime-value-finite", value_finite),
    ("credit-line", credit_line),
];

fn is_assumed(evidence: &Evidence) -> bool {
    !evidence.is_confirmed()
}

fn judged<T>(slug: &'static str, value: Option<Decimal>, judged: &Judged<T>) -> Input {
    Input::field(slug, value).assumed(is_assumed(&judged.evidence))
}

fn wallet(case: &Case<'_>) -> Workings {
    let (assessment, base) = (&case.account.assessment, case.plan.currency.0.as_str());
    let known = in_currency(&assessment.wallet.value, base);
    let most = in_currency(&assessment.wallet_most, base);
    let mut inputs = vec![sales(case), judged("known_spend", known, &assessment.wallet)];
    inputs.extend(
        most.map(|most| Input::field("most_spend", Some(most)).assumed(is_assumed(&assessment.wallet.evidence))),
    );
    let part = |ours: Decimal, whole: Decimal, share: &Plain| {
        // More than what is known of: the known part is all ours, at most.
        if ours > whole {
            return Formula::default().number(&Plain::whole(ours)).sign(" > ").number(&Plain::whole(whole)).done();
        }
        // Nothing of nothing is no quotient; it is nothing because nothing was bought.
        if whole.is_zero() {
            return Formula::default().percent(share).done();
        }
        let formula = Formula::default().number(&Plain::exact(ours)).sign(" ÷ ").number(&Plain::exact(whole));
        formula.gives(share, "%")
    };
    let (mut expression, mut result) = (String::new(), case.read.wallet.map(|_| String::new()));
    let share = case.read.wallet.and_then(|share| Ok((percent(share.least)?, percent(share.most)?)));
    if let (Ok((least, up_to)), Ok(ours), Some(known)) = (share, case.read.revenue, known) {
        expression = part(ours, known, &up_to);
        if let Some(most) = most.filter(|most| *most != known) {
            expression = format!("{}; {expression}", part(ours, most, &least));
        }
        let (least, up_to) = (least.text, up_to.text);
        result = Ok(if least == up_to { least } else { format!("{least}\u{2013}{up_to}") });
    }
    Workings { inputs, expression, result, unit: Unit::Percent }
}

/// Sales and the margin in percent, which all of these begin with.
fn margin_inputs(case: &Case<'_>) -> Vec<Input> {
    let margin = &case.account.assessment.margin;
    vec![sales(case), judged("margin_percent", margin.value.valid().map(|margin| margin.0), margin)]
}

/// `800000 × 25%`.
fn margin_formula(case: &Case<'_>) -> Option<Formula> {
    let rate = case.account.assessment.margin.value.valid()?.0;
    let sales = case.read.revenue.ok()?;
    Some(Formula::default().number(&Plain::exact(sales)).sign(" × ").percent(&Plain::exact(rate)))
}

fn margin(case: &Case<'_>) -> Workings {
    let result = case.read.margin.map(Plain::exact);
    let expression = match (&result, margin_formula(case)) {
        (Ok(result), Some(formula)) => formula.gives(result, ""),
        _ => String::new(),
    };
    let result = result.map(|margin| margin.text);
    Workings { inputs: margin_inputs(case), expression, result, unit: Unit::Money }
}

/// Retention and discount in percent, as they stand in the plan.
#[derive(Clone, Copy)]
struct Rates {
    retention: Decimal,
    discount: Decimal,
}

impl Rates {
    fn of(case: &Case<'_>) -> Option<Self> {
        let retention = case.account.assessment.retention.value.valid()?.0;
        Some(Self { retention, discount: case.plan.scheme.discount_rate.valid()?.0 })
    }

    /// `(1 + 10% − 80%)` is this in percent.
    fn spread(self) -> Option<Decimal> {
        self.interest()?.checked_sub(self.retention)
    }

    /// `(1 + 10%)` in percent.
    fn interest(self) -> Option<Decimal> {
        Decimal::ONE_HUNDRED.checked_add(self.discount)
    }

    /// `(1 + 10% − 80%)`.
    fn write_spread(self, formula: Formula) -> Formula {
        let formula = formula.sign("(1 + ").percent(&Plain::exact(self.discount)).sign(" − ");
        formula.percent(&Plain::exact(self.retention)).sign(")")
    }
}

/// Inputs and result of a lifetime value. `write` adds its own part of the formula, and says whether the
/// result, which is rounded to cents, is not exact.
fn lifetime(
    case: &Case<'_>,
    value: Result<Decimal, Unavailable>,
    write: impl Fn(Formula, Rates) -> Option<Formula>,
) -> Workings {
    let mut inputs = margin_inputs(case);
    let retention = &case.account.assessment.retention;
    inputs.push(judged("retention", retention.value.valid().map(|share| share.0), retention));
    inputs.push(Input::field("discount", case.plan.scheme.discount_rate.valid().map(|rate| rate.0)));
    let result = value.map(Plain::exact);
    let formula = || write(margin_formula(case)?, Rates::of(case)?);
    let expression = match (&result, formula()) {
        (Ok(result), Some(formula)) => formula.gives(result, ""),
        _ => String::new(),
    };
    Workings { inputs, expression, result: result.map(|value| value.text), unit: Unit::Money }
}

/// Whether value × spread is margin × factor, both in percent; without knowing it is taken as rounded.
fn is_rounded(
    case: &Case<'_>,
    value: Result<Decimal, Unavailable>,
    factor: Option<Decimal>,
    spread: Option<Decimal>,
) -> bool {
    let sides = || Some((value.ok()?.checked_mul(spread?)?, case.read.margin.ok()?.checked_mul(factor?)?));
    sides().is_none_or(|(one, other)| one != other)
}

fn value_end(case: &Case<'_>) -> Workings {
    let value = case.read.value_end;
    lifetime(case, value, |formula, rates| {
        let formula = formula.sign(" × ").percent(&Plain::exact(rates.retention)).sign(" ÷ ");
        let is_rounded = is_rounded(case, value, Some(rates.retention), rates.spread());
        Some(rates.write_spread(formula).rounded(is_rounded))
    })
}

fn value_now(case: &Case<'_>) -> Workings {
    let value = case.read.value_now;
    lifetime(case, value, |formula, rates| {
        let formula = formula.sign(" × (1 + ").percent(&Plain::exact(rates.discount)).sign(") ÷ ");
        let is_rounded = is_rounded(case, value, rates.interest(), rates.spread());
        Some(rates.write_spread(formula).rounded(is_rounded))
    })
}

fn value_finite(case: &Case<'_>) -> Workings {
    let horizon = case.plan.scheme.horizon_years.valid().map(|years| years.0);
    let mut workings = lifetime(case, case.read.value_finite, |formula, rates| {
        let formula = formula.sign(" × Σ (").percent(&Plain::exact(rates.retention)).sign(" ÷ (1 + ");
        let formula = formula.percent(&Plain::exact(rates.discount)).sign("))ᵗ, t = 1…");
        Some(formula.sign(&horizon?.to_string()).rounded(true))
    });
    workings.inputs.push(Input::field("horizon", horizon.map(Decimal::from)));
    workings
}

fn credit_line(case: &Case<'_>) -> Workings {
    let (assessment, scheme, bought) = (&case.account.assessment, &case.plan.scheme, &case.read.purchases);
    let grade = assessment.credit_grade.value.0.as_str();
    let number = |entry: &Entry<Number>| entry.valid().map(|number| number.0);
    let months = number(&assessment.credit_months).or(number(&scheme.credit_months));
    let factor = match grade {
        "a" => number(&scheme.factor_a),
        "b" => number(&scheme.factor_b),
        "c" => number(&scheme.factor_c),
        "d" => number(&scheme.factor_d),
        _ => None,
    };
    let grade = (!grade.is_empty()).then(|| grade.to_ascii_uppercase());
    let inputs = vec![
        sales_recorded(case),
        Input::records("months_with_deliveries", bought.months.to_string()),
        Input::text("credit_grade", grade).assumed(is_assumed(&assessment.credit_grade.evidence)),
        Input::field("credit_months", months),
        Input::field("factor", factor),
    ];
    let result = case.read.credit_line;
    let expression = match (result, months, factor) {
        (Ok(line), Some(months), Some(factor)) => {
            let delivered = Decimal::from(bought.months);
            let sides = || {
                let whole = bought.year.amount.checked_mul(months)?.checked_mul(factor)?;
                Some((line.checked_mul(delivered)?, whole))
            };
            let is_rounded = sides().is_none_or(|(one, other)| one != other);
            let formula = Formula::default().number(&Plain::exact(bought.year.amount)).sign(" ÷ ");
            let formula = formula.number(&Plain::exact(delivered)).sign(" × ").number(&Plain::exact(months));
            let formula = formula.sign(" × ").number(&Plain::exact(factor)).rounded(is_rounded);
            formula.gives(&Plain::exact(line), "")
        }
        _ => String::new(),
    };
    Workings { inputs, expression, result: result.map(|line| Plain::exact(line).text), unit: Unit::Money }
}
