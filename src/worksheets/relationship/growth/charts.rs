//! The charts of worksheet 6.3: what each unit of an account buys of each product, and the pipeline by stage.

use crate::charts::{Bar, Bars, Cell, Chart, Matrix, Picture, Tone, Value, no_data};
use crate::i18n::words::growth as g;
use crate::i18n::{choice_label, money, percent, visible};
use crate::sheets::{Whole, named};
use plan_core::plan::relationship::{OpportunityStage, WhiteSpace, WhiteSpaceState};
use plan_core::plan::{Money, Plan};
use plan_core::reading::deals;
use plan_core::value::Target;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Unit of an account, product, how it stands, and our share where it is known.
struct Space {
    unit: String,
    product: String,
    tone: Tone,
    state: String,
    share: Option<f64>,
}

fn unit_of(plan: &Plan, space: &WhiteSpace) -> String {
    let account = plan.accounts.get(&space.account.0);
    let name = account.map_or(String::new(), |account| visible(&account.name.0));
    let unit = account.and_then(|account| account.profile.units.get(&space.unit.0));
    unit.map_or(name.clone(), |unit| format!("{name} \u{b7} {}", visible(&unit.name.0)))
}

fn share_of(space: &WhiteSpace) -> Option<f64> {
    let (ours, whole) = (space.ours.amount.valid()?.0, space.potential.amount.valid()?.0);
    let is_part = space.ours.currency == space.potential.currency && ours >= Decimal::ZERO && ours <= whole;
    ours.checked_div(whole).filter(|_| is_part)?.to_f64()
}

fn read(plan: &Plan, space: &WhiteSpace) -> Option<Space> {
    let (state, tone) = match space.state.known()? {
        WhiteSpaceState::Ours => (WhiteSpaceState::Ours, Tone::GoodSoft),
        WhiteSpaceState::Shared => (WhiteSpaceState::Shared, Tone::WarnSoft),
        WhiteSpaceState::Rival => (WhiteSpaceState::Rival, Tone::BadSoft),
        WhiteSpaceState::Open => (WhiteSpaceState::Open, Tone::InfoSoft),
        WhiteSpaceState::NoNeed => (WhiteSpaceState::NoNeed, Tone::Surface),
    };
    if space.product.0.is_empty() || space.account.0.is_empty() {
        return None;
    }
    Some(Space {
        unit: unit_of(plan, space),
        product: named(plan, Target::Product, &space.product.0),
        tone,
        state: choice_label("white_space_state", state.slug()),
        share: share_of(space),
    })
}

/// The place of a name among those met so far.
fn place(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// Units by products, with how each stands and our share.
pub fn space(whole: &Whole<'_>) -> Option<Picture> {
    let all: Vec<Space> = whole.plan.growth.white_space.iter().filter_map(|row| read(whole.plan, row)).collect();
    let (mut units, mut products) = (Vec::new(), Vec::new());
    let cells = all.iter().map(|it| {
        let (row, column) = (place(&mut units, &it.unit), place(&mut products, &it.product));
        let text = it.share.map_or(it.state.clone(), |share| format!("{} {}", it.state, percent(share)));
        Cell { column, row, tone: it.tone, text }
    });
    let cells = cells.collect();
    let chart = Chart::Matrix(Matrix {
        columns: products,
        rows: units,
        column_title: g::column::white_space::product.label.say().to_owned(),
        row_title: g::column::white_space::unit.label.say().to_owned(),
        cells,
        items: Vec::new(),
        empty: no_data(),
    });
    let head = [
        g::column::white_space::unit.label,
        g::column::white_space::product.label,
        g::column::white_space::state.label,
        g::column::white_space::ours.label,
    ];
    let share = |it: &Space| it.share.map_or("\u{2013}".to_owned(), percent);
    let rows = all.iter().map(|it| vec![it.unit.clone(), it.product.clone(), it.state.clone(), share(it)]).collect();
    (!all.is_empty()).then(|| Picture::new(g::chart::SPACE, chart, &head, rows))
}

/// A sum in the plan's currency.
fn in_plan(plan: &Plan, sum: &Money) -> Option<Decimal> {
    let is_same = sum.currency.0.is_empty() || sum.currency == plan.currency;
    Some(sum.amount.valid()?.0).filter(|_| is_same)
}

/// What a stage comes to, whole and weighted; nothing where no deal is in it.
fn stage_of(plan: &Plan, stage: OpportunityStage) -> Option<(String, Decimal, Decimal)> {
    let at_stage = deals(&plan.growth).filter(|deal| deal.stage.is(stage));
    let sums = at_stage.filter_map(|deal| {
        let amount = in_plan(plan, &deal.amount)?;
        let percent = deal.probability.value.valid().map_or(Decimal::ZERO, |percent| percent.0);
        Some((amount, amount.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?))
    });
    let start = None::<(Decimal, Decimal)>;
    let (whole, weighted) = sums.fold(start, |so_far, (amount, part)| {
        let (whole, weighted) = so_far.unwrap_or_default();
        Some((whole.saturating_add(amount), weighted.saturating_add(part)))
    })?;
    Some((choice_label("opportunity_stage", stage.slug()), whole, weighted))
}

pub fn pipeline(whole: &Whole<'_>) -> Option<Picture> {
    let currency = whole.plan.currency.0.as_str();
    let stages = OpportunityStage::ALL.iter().filter_map(|stage| stage_of(whole.plan, *stage));
    let stages: Vec<(String, Decimal, Decimal)> = stages.collect();
    let value =
        |sum: Decimal, tone| Value { amount: sum.to_f64().unwrap_or_default(), text: money(sum, currency), tone };
    let bar = |(name, all, weighted): &(String, Decimal, Decimal)| Bar {
        label: name.clone(),
        values: vec![value(*all, Tone::Muted), value(*weighted, Tone::Brand)],
        target: None,
    };
    let names = [(g::chart::WHOLE, Tone::Muted), (g::chart::WEIGHTED, Tone::Brand)];
    let series = names.iter().map(|(name, tone)| (name.say().to_owned(), *tone)).collect();
    let items = stages.iter().map(bar).collect();
    let chart = Chart::Bars(Bars { series, items, empty: no_data(), ..Bars::default() });
    let row = |(name, all, weighted): &(String, Decimal, Decimal)| {
        vec![name.clone(), money(*all, currency), money(*weighted, currency)]
    };
    let head = [g::column::opportunities::stage.label, g::chart::WHOLE, g::chart::WEIGHTED];
    let picture = Picture::new(g::chart::PIPELINE, chart, &head, stages.iter().map(row).collect());
    (!stages.is_empty()).then_some(picture)
}
