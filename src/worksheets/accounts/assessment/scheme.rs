//! The plan's scheme: by what all its accounts are judged. It is entered once and has a page of its own, to which
//! worksheet 2.4 leads; that worksheet shows it too when all of it is unfolded. None of it is essential, since a new
//! plan begins with a good one. The surprise: the first block shows only while a plan has no criteria.

use super::weights::{weights, weights_in_short};
use crate::i18n::t;
use crate::i18n::words::scheme as s;
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::{Block, Context, Rail, Sheet, blocks, helped, prompt, table};
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
    let helped = helped(context);
    view! {
        <div class="sheet-frame" class:helped=move || helped.get()>
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
    table!(s: /scheme/criteria
        columns { name 3, dimension 2, source 3, weight 1, axis 2 }
        details { direction 3, least 3, most 3, note 9 }
    )
    .block(),
    prompt!(s: /scheme/weights_by).half(),
    table!(s: /scheme/comparisons columns { first 4, preference 4, second 4 }).block(),
    Block::Own(weights),
    Block::Section(s::section::CUT_OFFS),
    prompt!(s: /scheme/strategic_from).half(),
    prompt!(s: /scheme/key_from).half(),
    prompt!(s: /scheme/potential_from).half(),
    Block::Section(s::section::MATRIX),
    prompt!(s: /scheme/split_by).half(),
    prompt!(s: /scheme/attractiveness_split).half(),
    prompt!(s: /scheme/strength_split).half(),
    Block::Section(s::section::PURCHASES),
    prompt!(s: /scheme/counted_to).half(),
    prompt!(s: /scheme/rfm_months).half(),
    table!(s: /scheme/bands columns { score 2, recency_days 3, orders 2, amount 4 }).block(),
    Block::Section(s::section::LIFETIME),
    prompt!(s: /scheme/discount_rate).half(),
    prompt!(s: /scheme/horizon_years).half(),
    Block::Section(s::section::CREDIT),
    prompt!(s: /scheme/credit_months).half(),
    prompt!(s: /scheme/factor_a).half(),
    prompt!(s: /scheme/factor_b).half(),
    prompt!(s: /scheme/factor_c).half(),
    prompt!(s: /scheme/factor_d).half(),
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
