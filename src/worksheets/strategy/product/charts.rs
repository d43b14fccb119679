//! The portfolio: growth of the market against relative share. The surprise: as the Boston Consulting Group draws it,
//! the leaders are on the left, and each step to the right halves the relative share.

use crate::charts::{Bubble, Bubbles, Chart, Picture, Scale, Tone, no_data};
use crate::i18n::words::{method, product as p, shell};
use crate::i18n::{choice_label, decimal, money, percent, visible};
use crate::sheets::Whole;
use plan_core::methods::{GROWTH_SPLIT, PortfolioPlace, SHARE_SPLIT, portfolio_place, relative_share};
use plan_core::plan::introduction::Product;
use plan_core::plan::{Money, Plan, Row};
use plan_core::value::fixed;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many doublings of the relative share there are on either side of 1.
const DOUBLINGS: f64 = 3.0;

/// The growth of markets that is drawn, in percent; what is beyond stands at the edge.
const GROWTH: (f64, f64) = (-10.0, 30.0);

struct Placed {
    growth: f64,
    share: f64,
    sales: Option<f64>,
    place: PortfolioPlace,
    texts: [String; 5],
}

/// A sum with the currency that it is in.
pub fn said(sum: &Money, plan: &Plan) -> Option<String> {
    let currency = if sum.currency.0.is_empty() { &plan.currency.0 } else { &sum.currency.0 };
    Some(money(sum.amount.valid()?.0, currency))
}

pub fn dash() -> String {
    "\u{2013}".to_owned()
}

/// What somebody called it, if somebody did.
pub fn named(name: &str) -> String {
    if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(name) }
}

fn placed(product: &Row<Product>, plan: &Plan) -> Option<Placed> {
    let growth = product.market_growth.valid()?.0;
    let share = relative_share(product.our_share.valid()?.0, product.rival_share.valid()?.0).ok()?;
    let place = portfolio_place(growth, share);
    let is_ours = product.sales.currency.0.is_empty() || product.sales.currency == plan.currency;
    let sales = product.sales.amount.valid().filter(|_| is_ours).and_then(|sum| sum.0.max(Decimal::ZERO).to_f64());
    let texts = [
        named(&product.name.0),
        said(&product.sales, plan).unwrap_or_else(dash),
        percent(growth.to_f64()? / 100.0),
        decimal(&fixed(share.to_f64()?, 2), 2),
        choice_label("portfolio_place", place.slug()),
    ];
    Some(Placed { growth: growth.to_f64()?, share: share.to_f64()?, sales, place, texts })
}

/// From left to right, one for each halving.
fn across(share: f64) -> f64 {
    if share > 0.0 { (-share.log2()).clamp(-DOUBLINGS, DOUBLINGS) } else { DOUBLINGS }
}

pub fn portfolio(whole: &Whole<'_>) -> Option<Picture> {
    let products: Vec<Placed> = whole.plan.scope.products.iter().filter_map(|it| placed(it, whole.plan)).collect();
    let bubble = |product: &Placed| Bubble {
        x: across(product.share),
        y: product.growth,
        size: product.sales,
        label: product.texts[0].clone(),
        spoken: product.texts.join(" \u{b7} "),
        tone: match product.place {
            PortfolioPlace::Star => Tone::Good,
            PortfolioPlace::CashCow => Tone::Brand,
            PortfolioPlace::QuestionMark => Tone::Warn,
            PortfolioPlace::Dog => Tone::Muted,
        },
        series: 0,
        target: None,
    };
    let places = [PortfolioPlace::Star, PortfolioPlace::QuestionMark, PortfolioPlace::CashCow, PortfolioPlace::Dog];
    let chart = Chart::Bubbles(Bubbles {
        x: Scale {
            title: method::figure::RELATIVE_SHARE.name.say().to_owned(),
            low: -DOUBLINGS,
            high: DOUBLINGS,
            low_text: "8".into(),
            high_text: "0.125".into(),
            split: SHARE_SPLIT.to_f64().map(across),
        },
        y: Scale {
            title: p::column::products::market_growth.label.say().to_owned(),
            low: GROWTH.0,
            high: GROWTH.1,
            low_text: percent(GROWTH.0 / 100.0),
            high_text: percent(GROWTH.1 / 100.0),
            split: GROWTH_SPLIT.to_f64(),
        },
        quadrants: Some(places.map(|place| choice_label("portfolio_place", place.slug()))),
        series: Vec::new(),
        items: products.iter().map(bubble).collect(),
        empty: no_data(),
    });
    let head = [
        p::column::products::name.label,
        p::column::products::sales.label,
        p::column::products::market_growth.label,
        method::figure::RELATIVE_SHARE.name,
        method::figure::PORTFOLIO_PLACE.name,
    ];
    let rows = products.iter().map(|product| product.texts.to_vec()).collect();
    (!products.is_empty()).then(|| Picture::new(p::chart::PORTFOLIO, chart, &head, rows))
}
