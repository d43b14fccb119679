//! The plan's scheme: by what all its accounts are judged. It is entered once and has a page of its own, to which
//! worksheet 2.4 leads; that worksheet shows it too when all of it is unfolded. None of it is essential, since a new
//! plan begins with a good one. The surprise: the first block shows only while a plan has no criteria.

use super::weights::{weights, weights_in_short};
use crate::i18n::t;
use crate::i18n::words::scheme as s;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::{Block, Context, Prompt, Rail, Sheet, Table, blocks, column};
use crate::state::{Planner, fill_default_scheme};

/// The scheme as it is described. It is no worksheet: it has no number, no review and no actions.
static SCHEME: Sheet = Sheet { worksheet: None, title: s::TITLE, purpose: s::PURPOSE, blocks: SCHEME_BLOCKS };

/// The scheme on its own page, all of it unfolded.
#[component]
pub fn SchemeView(planner: Planner) -> impl IntoView {
    let context = Context {
        planner,
        sheet: &SCHEME,
        account: StoredValue::new(String::new()),
        all: RwSignal::new(true),
        help: RwSignal::new(None),
    };
    view! {
        <div class="sheet-frame">
            <article class="sheet" data-page="scheme">
                <header class="sheet-head">
                    <div><h1>{t(s::TITLE)}</h1><p>{t(s::PURPOSE)}</p></div>
                </header>
                {blocks(context)}
            </article>
            <Rail context />
        </div>
    }
}

/// In the worksheet of an account: how accounts are judged, in short, and the way to where that is set.
pub fn scheme_in_short(context: Context) -> AnyView {
    let scheme = Route::in_plan(&context.planner.id(), View::Scheme).hash();
    view! {
        <section class="shared" aria-label=t(s::TITLE)>
            <div><h3>{t(s::TITLE)}</h3><p>{weights_in_short(context.planner)}</p></div>
            <a class="button" data-action="open-scheme" href=scheme>{t(s::OPEN)}{icon(Icon::Right)}</a>
        </section>
    }
}

/// Below the account's own part of worksheet 2.4; all paths count from the plan.
pub static SCHEME_BLOCKS: &[Block] = &[
    Block::Own(default_scheme),
    Block::Section(s::section::CRITERIA),
    Table::new(
        "/scheme/criteria",
        &s::table::CRITERIA,
        &[
            column("name", &s::column::criteria::NAME, 3),
            column("dimension", &s::column::criteria::DIMENSION, 2),
            column("source", &s::column::criteria::SOURCE, 3),
            column("weight", &s::column::criteria::WEIGHT, 1),
            column("axis", &s::column::criteria::AXIS, 2),
        ],
    )
    .details(&[
        column("direction", &s::column::criteria::DIRECTION, 3),
        column("least", &s::column::criteria::LEAST, 3),
        column("most", &s::column::criteria::MOST, 3),
        column("note", &s::column::criteria::NOTE, 9),
    ])
    .block(),
    Prompt::more("/scheme/weights_by", &s::prompt::WEIGHTS_BY).half(),
    Table::new(
        "/scheme/comparisons",
        &s::table::COMPARISONS,
        &[
            column("first", &s::column::comparisons::FIRST, 4),
            column("preference", &s::column::comparisons::PREFERENCE, 4),
            column("second", &s::column::comparisons::SECOND, 4),
        ],
    )
    .block(),
    Block::Own(weights),
    Block::Section(s::section::CUT_OFFS),
    Prompt::more("/scheme/strategic_from", &s::prompt::STRATEGIC_FROM).half(),
    Prompt::more("/scheme/key_from", &s::prompt::KEY_FROM).half(),
    Prompt::more("/scheme/potential_from", &s::prompt::POTENTIAL_FROM).half(),
    Block::Section(s::section::MATRIX),
    Prompt::more("/scheme/split_by", &s::prompt::SPLIT_BY).half(),
    Prompt::more("/scheme/attractiveness_split", &s::prompt::ATTRACTIVENESS_SPLIT).half(),
    Prompt::more("/scheme/strength_split", &s::prompt::STRENGTH_SPLIT).half(),
    Block::Section(s::section::PURCHASES),
    Prompt::more("/scheme/counted_to", &s::prompt::COUNTED_TO).half(),
    Prompt::more("/scheme/rfm_months", &s::prompt::RFM_MONTHS).half(),
    Table::new(
        "/scheme/bands",
        &s::table::BANDS,
        &[
            column("score", &s::column::bands::SCORE, 2),
            column("recency_days", &s::column::bands::RECENCY_DAYS, 3),
            column("orders", &s::column::bands::ORDERS, 2),
            column("amount", &s::column::bands::AMOUNT, 4),
        ],
    )
    .block(),
    Block::Section(s::section::LIFETIME),
    Prompt::more("/scheme/discount_rate", &s::prompt::DISCOUNT_RATE).half(),
    Prompt::more("/scheme/horizon_years", &s::prompt::HORIZON_YEARS).half(),
    Block::Section(s::section::CREDIT),
    Prompt::more("/scheme/credit_months", &s::prompt::CREDIT_MONTHS).half(),
    Prompt::more("/scheme/factor_a", &s::prompt::FACTOR_A).half(),
    Prompt::more("/scheme/factor_b", &s::prompt::FACTOR_B).half(),
    Prompt::more("/scheme/factor_c", &s::prompt::FACTOR_C).half(),
    Prompt::more("/scheme/factor_d", &s::prompt::FACTOR_D).half(),
];

/// Offers the default scheme, while the plan has no criteria.
#[component]
pub fn DefaultScheme(planner: Planner) -> impl IntoView {
    let is_missing = move || !planner.is_read_only() && planner.plan().with(|plan| plan.scheme.criteria.is_empty());
    when(is_missing, move || {
        view! {
            <div class="invitation">
                <p>{t(s::MISSING)}</p>
                <button type="button" class="button primary" data-action="default-scheme" on:click=move |_| fill_default_scheme(planner)>{t(s::START)}</button>
            </div>
        }
    })
}

fn default_scheme(context: Context) -> AnyView {
    view! { <DefaultScheme planner=context.planner /> }
}
