//! Worksheet 3.1: what the products come to together, and where each stands in the portfolio.

use super::notation::{Formula, Plain, in_percent};
use super::worked::{Figure, RowSight, Sight, Tone, Worked};
use super::{Input, InputLabel};
use crate::methods::{self, GROWTH_SPLIT, PortfolioPlace, SHARE_SPLIT, Unavailable};
use crate::plan::introduction::Product;
use crate::plan::strategy::SolutionStage;
use crate::plan::{Plan, Row};
use crate::reading::assessment::in_currency;
use crate::value::{Entry, Share};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("product-sales", product_sales),
    Figure::of_plan("product-margin", product_margin),
    Figure::of_plan("new-product-share", new_product_share),
    Figure::of_row("relative-share", "/scope/products", relative_share),
    Figure::of_row("portfolio-place", "/scope/products", portfolio_place),
    Figure::of_row("solution-days-left", "/product/solutions", solution_days_left),
];

/// Products with sales in the plan's currency.
fn with_sales(plan: &Plan) -> Result<Vec<(&Row<Product>, Decimal)>, Unavailable> {
    let all = plan.scope.products.iter();
    let known: Vec<_> =
        all.filter_map(|product| Some((product, in_currency(&product.sales, &plan.currency.0)?))).collect();
    let has_others = plan.scope.products.iter().any(|product| product.sales.amount.valid().is_some());
    match () {
        () if known.is_empty() && has_others => Err(Unavailable::MixedCurrencies),
        () if known.is_empty() => Err(Unavailable::Missing),
        () if known.iter().any(|(_, sales)| *sales < Decimal::ZERO) => Err(Unavailable::Negative),
        () => Ok(known),
    }
}

fn sum<'a>(sales: impl IntoIterator<Item = &'a Decimal>) -> Result<Decimal, Unavailable> {
    sales.into_iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one)).ok_or(Unavailable::Overflow)
}

/// Those whose sales are in another currency, where there are any.
fn left_out(plan: &Plan) -> Option<Input> {
    let is_other = |product: &&Row<Product>| {
        product.sales.amount.valid().is_some() && in_currency(&product.sales, &plan.currency.0).is_none()
    };
    let count = plan.scope.products.iter().filter(is_other).count();
    (count > 0).then(|| Input::counted("in_other_currency", count))
}

fn terms(sales: &[(&Row<Product>, Decimal)]) -> Formula {
    sales.iter().enumerate().fold(Formula::default(), |formula, (place, (_, sales))| {
        formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::exact(*sales))
    })
}

fn product_sales(sight: &Sight<'_>) -> Worked {
    let sales = match with_sales(sight.plan) {
        Ok(sales) => sales,
        Err(reason) => return Worked::of(Err(reason)),
    };
    Worked::money(sum(sales.iter().map(|(_, sales)| sales)))
        .with_all(sales.iter().map(|(product, sales)| Input::called(&product.name.0, *sales)))
        .with_all(left_out(sight.plan))
        .by(terms(&sales))
}

fn product_margin(sight: &Sight<'_>) -> Worked {
    let read = || {
        let sales = with_sales(sight.plan)?;
        let all = sum(sales.iter().map(|(_, sales)| sales))?;
        let known: Vec<_> =
            sales.into_iter().filter_map(|(it, sales)| Some((it, sales, it.margin.valid()?.0))).collect();
        if known.is_empty() {
            return Err(Unavailable::Missing);
        }
        let base = sum(known.iter().map(|(_, sales, _)| sales))?;
        if base.is_zero() {
            return Err(Unavailable::NoPositiveBase);
        }
        let parts = known.iter().try_fold(Decimal::ZERO, |sum, (_, sales, margin)| {
            sum.checked_add(sales.checked_mul(margin.checked_div(Decimal::ONE_HUNDRED)?)?)
        });
        let margin = parts.and_then(|parts| parts.checked_div(base)).ok_or(Unavailable::Overflow)?;
        Ok((known, base, in_percent(margin)?, base.checked_div(all).unwrap_or_default()))
    };
    let (known, base, margin, part) = match read() {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)),
    };
    let weighted = known.iter().enumerate().fold(Formula::default().sign("("), |formula, (place, it)| {
        let formula = formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::exact(it.1));
        formula.sign(" \u{d7} ").percent(&Plain::exact(it.2))
    });
    let part = rust_decimal::prelude::ToPrimitive::to_f64(&part).unwrap_or_default();
    Worked::ratio(Ok(margin))
        .with_all(known.iter().map(|(product, _, margin)| Input::called(&product.name.0, *margin)))
        .with(Input::sum("sales_with_margin", base))
        .resting_on(part)
        .by(weighted.sign(") \u{f7} ").number(&Plain::exact(base)))
}

fn new_product_share(sight: &Sight<'_>) -> Worked {
    let read = || {
        let sales = with_sales(sight.plan)?;
        let all = sum(sales.iter().map(|(_, sales)| sales))?;
        let new = sum(sales.iter().filter(|(product, _)| product.is_new.0).map(|(_, sales)| sales))?;
        if all.is_zero() {
            return Err(Unavailable::NoPositiveBase);
        }
        Ok((new, all, in_percent(new.checked_div(all).ok_or(Unavailable::Overflow)?)?))
    };
    match read() {
        Ok((new, all, share)) => Worked::ratio(Ok(share))
            .with(Input::sum("sales_of_new", new))
            .with(Input::sum("product_sales", all))
            .with_all(left_out(sight.plan))
            .as_part()
            .by(Formula::default().number(&Plain::exact(new)).sign(" \u{f7} ").number(&Plain::exact(all))),
        Err(reason) => Worked::of(Err(reason)),
    }
}

fn product<'a>(sight: &RowSight<'a>) -> Option<&'a Row<Product>> {
    sight.plan.scope.products.get(sight.id())
}

fn shares(product: &Product) -> Option<(Decimal, Decimal)> {
    let share = |entry: &Entry<Share>| entry.valid().map(|share| share.0);
    Some((share(&product.our_share)?, share(&product.rival_share)?))
}

fn relative_share(sight: &RowSight<'_>) -> Worked {
    let Some(product) = product(sight) else {
        return Worked::missing();
    };
    let inputs = [Input::entry("our_share", &product.our_share), Input::entry("rival_share", &product.rival_share)];
    let Some((ours, rival)) = shares(product) else {
        return Worked::missing().with_all(inputs);
    };
    let formula = Formula::default().percent(&Plain::exact(ours)).sign(" \u{f7} ").percent(&Plain::exact(rival));
    Worked::number(methods::relative_share(ours, rival)).with_all(inputs).by(formula)
}

/// The words of a place.
const PLACES: &str = "portfolio_place";

fn portfolio_place(sight: &RowSight<'_>) -> Worked {
    let Some(product) = product(sight) else {
        return Worked::missing();
    };
    let growth = product.market_growth.valid().map(|growth| growth.0);
    let share = shares(product).ok_or(Unavailable::Missing);
    let share = share.and_then(|(ours, rival)| methods::relative_share(ours, rival));
    let inputs = [
        Input::entry("market_growth", &product.market_growth),
        Input::new(InputLabel::Word("relative_share"), share.ok().map(|share| Plain::exact(share).text), None),
    ];
    let (growth, share) = match (growth, share) {
        (Some(growth), Ok(share)) => (growth, share),
        (None, _) => return Worked::missing().with_all(inputs),
        (_, Err(reason)) => return Worked::of(Err(reason)).with_all(inputs),
    };
    let place = methods::portfolio_place(growth, share);
    let side = |value: Decimal, split: Decimal| {
        let sign = if value >= split { " \u{2265} " } else { " < " };
        (Plain::exact_such_that(value, |shown| (shown >= split) == (value >= split)), sign)
    };
    let ((growth, over), (share, at)) = (side(growth, GROWTH_SPLIT), side(share, SHARE_SPLIT));
    let formula = Formula::default().percent(&growth).sign(over).percent(&Plain::exact(GROWTH_SPLIT));
    let formula = formula.sign("; ").number(&share).sign(at).number(&Plain::exact(SHARE_SPLIT));
    Worked::word(PLACES, Ok(place.slug())).with_all(inputs).by(formula).toned(match place {
        PortfolioPlace::Star => Tone::Good,
        PortfolioPlace::CashCow => Tone::Plain,
        PortfolioPlace::QuestionMark => Tone::Warn,
        PortfolioPlace::Dog => Tone::Bad,
    })
}

fn solution_days_left(sight: &RowSight<'_>) -> Worked {
    let Some(solution) = sight.plan.product.solutions.get(sight.id()) else {
        return Worked::missing();
    };
    let is_over = matches!(solution.stage.known(), Some(SolutionStage::Delivered | SolutionStage::Dropped));
    let Some(due) = solution.due.valid().filter(|_| !is_over) else {
        return Worked::missing();
    };
    let days = (due.0 - sight.today).num_days();
    Worked::days(Ok(days)).with(Input::entry("solution_due", &solution.due)).toned(match days {
        ..0 => Tone::Bad,
        0..=14 => Tone::Warn,
        _ => Tone::Plain,
    })
}
