//! A worksheet as it is drawn: head, blocks, review, and "so we will …".

use super::book::book;
use super::describe::{Block, Sheet};
use super::drawn::drawn;
use super::filled::{below, heading_in_sight, in_sight};
use super::guidance::Guidance;
use super::paper::{block_on_paper, review_on_paper};
use super::picked::Unfolded;
use super::prompt::PromptView;
use super::review::ReviewForm;
use super::table::TableView;
use crate::figures::{FigureStrip, WorkedStrip};
use crate::i18n::words::shell;
use crate::i18n::{Guide, Msg, t};
use crate::platform::page;
use crate::prelude::*;
use crate::routes::Route;
use crate::state::{Planner, session};
use plan_core::plan::SheetScope;

/// What all parts of a worksheet share.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    pub planner: Planner,
    pub sheet: &'static Sheet,
    /// The account in view; empty for a worksheet of the plan.
    pub account: StoredValue<String>,
    /// Everything is unfolded.
    pub all: RwSignal<bool>,
    /// What the rail says something about.
    pub help: RwSignal<Option<&'static Guide>>,
}

impl Context {
    pub fn path(self, field: &str) -> String {
        self.account.with_value(|account| self.sheet.path(account, field))
    }
}

#[component]
pub fn SheetView(planner: Planner, sheet: &'static Sheet, account: String, all: RwSignal<bool>) -> impl IntoView {
    let is_account = sheet.scope() == SheetScope::Account;
    let of_account = is_account.then(|| account.clone());
    let context = Context { planner, sheet, account: StoredValue::new(account), all, help: RwSignal::new(None) };
    let name = move || {
        let named = planner
            .plan()
            .with(|plan| context.account.with_value(|id| plan.accounts.get(id).map(|it| it.name.0.clone())));
        named.filter(|name| !name.trim().is_empty()).map(|name| format!(" \u{b7} {}", crate::i18n::visible(&name)))
    };
    let helped = helped(context);
    provide_context(Unfolded(all));
    let has_more = sheet.blocks.iter().any(|block| !is_essential(block));
    view! {
        <div class="sheet-frame" class:helped=move || helped.get()>
            <article class="sheet" data-worksheet=sheet.number() data-account=of_account>
                <header class="sheet-head">
                    <div>
                        <h1><span class="sheet-number">{sheet.number()}</span>{t(sheet.title)}{is_account.then_some(name)}</h1>
                        <p>{t(sheet.purpose)}</p>
                    </div>
                    {has_more.then(|| view! {
                        <button type="button" class="button" data-action="show-all" aria-pressed=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                            {icon(Icon::Down)}
                            {move || if all.get() { shell::SHOW_ESSENTIAL.say() } else { shell::SHOW_ALL.say() }}
                        </button>
                    })}
                </header>
                {blocks(context)}
                {(book().closing)(context)}
                <ReviewForm context />
                {review_on_paper(context)}
                {steps(context)}
            </article>
            <Rail context />
        </div>
    }
}

/// So long after something is selected the guidance comes, in milliseconds: a column that came at once would move what is
/// being clicked away from below the pointer.
const REST: u32 = 350;

/// Whether the guidance has its column.
pub fn helped(context: Context) -> ReadSignal<bool> {
    let helped = RwSignal::new(false);
    let timer = Local::new_local(None);
    Effect::new(move |_| {
        if context.help.get().is_some() && !helped.get_untracked() {
            timer.set_value(Some(page::after(REST, move || helped.try_set(true))));
        }
    });
    helped.read_only()
}

/// The way to the worksheet before this one and to the next.
fn steps(context: Context) -> AnyView {
    let sheets = book().sheets;
    let place = sheets.iter().position(|sheet| std::ptr::eq(*sheet, context.sheet));
    let link = |sheet: Option<&&'static Sheet>, action: &'static str, label: Msg| {
        let sheet = *sheet?;
        let plan = context.planner.id();
        let hash = move || Route::in_plan(&plan, sheet.view(&session().account_in_view())).hash();
        Some(view! {
            <a class="button" href=hash data-action=action>
                <small>{t(label)}</small>
                {sheet.number()}" "{t(sheet.title)}
            </a>
        })
    };
    let Some(place) = place else {
        return ().into_any();
    };
    let before = place.checked_sub(1).and_then(|place| sheets.get(place));
    view! {
        <nav class="sheet-steps" aria-label=t(shell::WORKSHEETS)>
            {link(before, "previous-worksheet", shell::PREVIOUS)}
            {link(sheets.get(place + 1), "next-worksheet", shell::NEXT)}
        </nav>
    }
}

/// The blocks of a worksheet, one below the other.
pub fn blocks(context: Context) -> AnyView {
    context.sheet.blocks.iter().map(|block| view! { <BlockView context block /> }).collect_view().into_any()
}

/// What is said about the field in hand.
#[component]
pub fn Rail(context: Context) -> impl IntoView {
    view! {
        <aside class="rail" aria-label=t(shell::GUIDE)>
            {move || context.help.get().map(|guide| view! { <div class="rail-card"><h2>{t(guide.label)}</h2><Guidance guide /></div> })}
        </aside>
    }
}

fn is_essential(block: &Block) -> bool {
    match block {
        Block::Prompt(prompt) => prompt.essential,
        Block::Table(table) => table.essential && table.details.is_empty(),
        Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => true,
    }
}

#[component]
fn BlockView(context: Context, block: &'static Block) -> impl IntoView {
    match block {
        Block::Section(title) => {
            let (title, followed) = (*title, has_essential_after(context.sheet, block));
            let in_sight = heading_in_sight(context, block);
            when(
                move || followed || in_sight.get(),
                move || view! { <h2 class="section">{t(title)}</h2>{block_on_paper(context, block)} },
            )
        }
        Block::Prompt(prompt) => {
            let draw = move || view! { <PromptView context prompt />{block_on_paper(context, block)} };
            folded(context, block, prompt.essential, draw)
        }
        Block::Table(table) => {
            let draw = move || view! { <TableView context table /> };
            folded(context, block, table.essential, draw)
        }
        Block::Figures(figures) => view! { <FigureStrip context figures /> },
        Block::Worked(figures) => view! { <WorkedStrip context figures /> },
        Block::Picture(picture) => drawn(context, *picture),
        Block::Own(draw) => draw(context),
    }
}

/// What is not essential is there while it holds something, or everything is unfolded.
fn folded(
    context: Context,
    block: &'static Block,
    is_essential: bool,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    if is_essential {
        return draw();
    }
    let in_sight = in_sight(context, block);
    when(move || in_sight.get(), draw)
}

/// Whether something essential stands between this heading and the next.
fn has_essential_after(sheet: &Sheet, section: &Block) -> bool {
    below(sheet, section).any(|block| match block {
        Block::Prompt(prompt) => prompt.essential,
        Block::Table(table) => table.essential,
        Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => false,
    })
}
