//! A list of rows as a table: cells that are always ready to be typed in, details under a row on
//! demand, sorting, filtering, moving, and pasting from a spreadsheet.

mod head;
mod pager;
mod paste_report;
mod pasting;
mod row;
mod shown;
mod sort_key;

use super::describe::{Column, Figure, Table, Which};
use super::guidance::Guidance;
use super::paper::table_on_paper;
use super::printed::Shape;
use super::rows;
use super::sheet::Context;
use super::table::head::Head;
use super::table::pager::Pager;
use super::table::paste_report::PasteReport;
use super::table::pasting::Pasted;
use super::table::row::RowView;
use crate::i18n::words::{paste, shell};
use crate::i18n::{Guide, t};
use crate::platform::page;
use crate::prelude::*;
use crate::state::Planner;
use crate::ui::rows as list;
use leptos::ev;
use plan_core::plan::{Plan, Reach, pointer};
use std::sync::Arc;

/// Rows on one page of a table.
const PAGE: usize = 50;

/// From this many rows on, a table can be filtered.
const MANY: usize = 8;

/// What a table shows, and how a row is added.
#[derive(Clone, Copy)]
pub struct Listing {
    pub planner: Planner,
    pub list: StoredValue<String>,
    pub guide: &'static Guide,
    pub columns: &'static [Column],
    pub details: &'static [Column],
    pub figures: &'static [Figure],
    pub evidence: bool,
    pub second: bool,
    pub asked_at: &'static str,
    pub all: RwSignal<bool>,
    /// The rows to be shown, in the plan's order.
    pub ids: Memo<Vec<String>>,
    /// The column by which they are sorted until somebody sorts otherwise, and whether downwards.
    pub sorted: Option<(usize, bool)>,
    /// Which rows, by their ids, stand behind all others as long as the rows are sorted so.
    pub last: Option<fn(&Plan, &str) -> bool>,
    pub add: Callback<(), String>,
    /// What a row that is added begins with.
    pub begins: Callback<(), Vec<(String, String)>>,
    /// What stands above it where it is not the guide's label: the group whose rows these are.
    pub group: Option<StoredValue<String>>,
}

impl Listing {
    pub fn title(self) -> String {
        self.group.map_or_else(|| self.guide.label.say().to_owned(), StoredValue::get_value)
    }

    pub fn shape(self) -> Shape {
        let Self { columns, details, figures, evidence, .. } = self;
        Shape { columns, details, figures, evidence }
    }
}

#[derive(Clone, Copy)]
struct Look {
    listing: Listing,
    sorted: RwSignal<Option<(usize, bool)>>,
    filter: RwSignal<String>,
    page: RwSignal<usize>,
    /// The rows that are shown, on all pages.
    shown: Memo<Vec<String>>,
    open: RwSignal<Vec<String>>,
    dragged: RwSignal<Option<String>>,
    help: RwSignal<Option<&'static Guide>>,
    /// What was pasted last, until it is closed or taken back.
    pasted: RwSignal<Option<Arc<Pasted>>>,
    /// An input method is at work in one of the cells.
    composing: StoredValue<bool>,
}

#[component]
pub fn TableView(context: Context, table: &'static Table) -> impl IntoView {
    let list = context.path(table.field);
    let path = StoredValue::new(list.clone());
    let planner = context.planner;
    let listing = Listing {
        planner,
        list: path,
        guide: table.guide,
        columns: table.columns,
        details: table.details,
        figures: table.figures,
        evidence: table.evidence,
        second: table.second,
        asked_at: table.asked_at,
        // A page that is always unfolded leaves its rows folded; what they hold is said below each.
        all: if context.sheet.worksheet.is_none() { RwSignal::new(false) } else { context.all },
        ids: ids(context, table.which, path),
        sorted: None,
        last: None,
        add: Callback::new(move |()| {
            let account = context.account.get_value();
            rows::add(planner, &path.get_value(), &begins(context, table, &account)).to_string()
        }),
        begins: Callback::new(move |()| {
            let account = context.account.get_value();
            let owned = |(field, value): &(&str, &str)| ((*field).to_owned(), (*value).to_owned());
            begins(context, table, &account).iter().map(owned).collect()
        }),
        group: None,
    };
    view! { <ListingView listing help=context.help /> }
}

/// The rows of a list that this worksheet shows. Of a list that it shows wholly they are the same until a row
/// comes, goes or moves: nothing is copied while somebody types in one of twenty thousand.
fn ids(context: Context, which: Which, list: StoredValue<String>) -> Memo<Vec<String>> {
    let plan = context.planner.plan();
    if !matches!(which, Which::All | Which::Elsewhere) {
        return memo(move || plan.with(|plan| list.with_value(|list| rows_shown(plan, context, which, list))));
    }
    let roll = memo(move || plan.with(|plan| list.with_value(|list| rows::roll(plan, list))));
    memo(move || {
        // Read for being followed; the plan is not.
        let _ = roll.get();
        plan.with_untracked(|plan| list.with_value(|list| rows::ids(plan, list)))
    })
}

/// The rows of a list that a worksheet shows: of a shared one those that are about the account in view, or were found
/// in this worksheet.
pub fn rows_shown(plan: &Plan, context: Context, which: Which, list: &str) -> Vec<String> {
    if matches!(which, Which::All | Which::Elsewhere) {
        rows::ids(plan, list)
    } else {
        kept(plan, context, which, list)
    }
}

fn kept(plan: &Plan, context: Context, which: Which, list: &str) -> Vec<String> {
    let Some(rows) = pointer::rows(plan, list) else {
        return Vec::new();
    };
    let blank = rows.blank();
    let [account, worksheet] = ["account", "worksheet"].map(|field| Reach::of(&*blank, field));
    let is = |place: usize, field: &Option<Reach>, wanted: &str| {
        field.as_ref().and_then(|field| field.leaf(rows.row(place))).is_some_and(|leaf| leaf.typed() == wanted)
    };
    let of_account = context.account.get_value();
    let fits = |place: &usize| {
        is(*place, &account, &of_account)
            && (which == Which::OfAccount || is(*place, &worksheet, context.sheet.number()))
    };
    (0..rows.len()).filter(fits).map(|place| rows.id(place).to_string()).collect()
}

/// What a row begins with that is added in this worksheet: where it was found, in a list that several share.
fn begins<'a>(context: Context, table: &Table, account: &'a str) -> Vec<(&'static str, &'a str)> {
    let mark = [("account", account), ("worksheet", context.sheet.number())];
    let mark = if matches!(table.which, Which::All | Which::Elsewhere) { &[][..] } else { &mark };
    [mark, table.presets].concat()
}

#[component]
pub fn ListingView(listing: Listing, help: RwSignal<Option<&'static Guide>>) -> impl IntoView {
    let (sorted, filter) = (RwSignal::new(listing.sorted), RwSignal::new(String::new()));
    let shown = memo(move || shown::shown(listing, &filter.get(), sorted.get()));
    let look = Look {
        listing,
        sorted,
        filter,
        page: RwSignal::new(0),
        shown,
        open: RwSignal::new(Vec::new()),
        dragged: RwSignal::new(None),
        help,
        pasted: RwSignal::new(None),
        composing: StoredValue::new(false),
    };
    let paged = memo(move || {
        let first = look.page() * PAGE;
        shown.with(|shown| shown.iter().skip(first).take(PAGE).cloned().collect::<Vec<_>>())
    });
    let guide = listing.guide;
    let helped = RwSignal::new(false);
    let planner = listing.planner;
    // Paper has the order of the page, but no filter.
    let printed = memo(move || if filter.with(String::is_empty) { shown.get() } else { listing.ids.get() });
    let exported =
        memo(move || listing.list.with_value(|list| planner.plan().with(|plan| pointer::exported(plan, list))));
    let is_empty = memo(move || listing.ids.with(Vec::is_empty));
    view! {
        <section
            class="listing"
            on:focusin=move |_| look.help.set(Some(guide))
            on:compositionstart=move |_| look.composing.set_value(true)
            on:compositionend=move |_| look.composing.set_value(false)
        >
            <div class="prompt-head">
                <h3 class="label">{move || listing.title()}</h3>
                <button type="button" class="help" aria-label=t(shell::HELP) aria-expanded=move || helped.get().to_string() title=t(shell::HELP) on:click=move |_| helped.update(|helped| *helped = !*helped)>
                    {icon(Icon::Help)}
                </button>
                {when(move || { listing.ids.with(Vec::len) >= MANY }, move || view! {
                    <input
                        class="filter"
                        type="search"
                        placeholder=t(shell::FILTER)
                        aria-label=t(shell::FILTER)
                        prop:value=move || look.filter.get()
                        on:input=move |event| {
                            look.page.set(0);
                            look.filter.set(event_target_value(&event));
                        }
                    />
                })}
            </div>
            {when(move || helped.get(), move || view! {<Guidance guide />})}
            {move || if is_empty.get() {
                view! {
                    <div class="empty" tabindex="-1" on:paste=move |event| pasting::paste(look, &event, None, 0)>
                        {guide.empty.map(t)}
                        {(!planner.is_read_only()).then(|| view! { <p class="paste-here">{t(paste::HERE)}</p> })}
                    </div>
                }
            } else {
                view! {
                    <div class="table-frame">
                        <table class="table">
                            <Head look />
                            <tbody>
                                {list(move || paged.get(), move |id| view! { <RowView look id /> })}
                            </tbody>
                        </table>
                    </div>
                }
            }}
            <PasteReport look />
            <div class="listing-foot">
                {(!planner.is_read_only() && !listing.second).then(|| view! {
                    <button type="button" class="button add" data-action="add-row" data-path=move || exported.get() title=t(paste::HERE) on:paste=move |event| pasting::paste(look, &event, None, 0) on:click=move |_| look.add()>
                        {icon(Icon::Add)}
                        {guide.add.map(t)}
                    </button>
                })}
                <Pager look />
            </div>
        </section>
        {table_on_paper(listing, printed)}
    }
}

impl Look {
    fn pages(self) -> usize {
        self.shown.with(Vec::len).div_ceil(PAGE)
    }

    /// The page in view, which is the last one when there are fewer pages than there were.
    fn page(self) -> usize {
        self.page.get().min(self.pages().saturating_sub(1))
    }

    fn path_of(self, id: &str, column: &Column) -> String {
        self.listing.list.with_value(|list| format!("{list}/{id}/{}", column.field))
    }

    fn add(self) {
        self.filter.set(String::new());
        self.sorted.set(self.listing.sorted);
        let id = self.listing.add.run(());
        self.page.set(self.listing.ids.with_untracked(Vec::len).saturating_sub(1) / PAGE);
        Self::focus(id, 0);
    }

    fn focus(id: String, column: usize) {
        page::next_frame(move || {
            page::focus(&format!(
                "[data-row=\"{id}\"] [data-col=\"{column}\"] .control, [data-row=\"{id}\"] [data-col=\"{column}\"] input"
            ));
        });
    }

    /// Enter goes to the same column of the next row, as in a spreadsheet, and on to the next page.
    fn below(self, id: &str, column: usize) {
        let next = self.shown.with_untracked(|shown| {
            let place = shown.iter().position(|known| known == id)? + 1;
            shown.get(place).map(|next| (place / PAGE, next.clone()))
        });
        if let Some((page, next)) = next {
            if page != self.page.get_untracked() {
                self.page.set(page);
            }
            Self::focus(next, column);
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent, id: &str, column: Option<usize>) {
        if page::is_composing(event) {
            return;
        }
        match (event.key().as_str(), event.alt_key(), column) {
            ("ArrowUp" | "ArrowDown", true, _) => {
                event.prevent_default();
                let down = event.key() == "ArrowDown";
                crate::ui::settle_draft();
                self.listing.list.with_value(|list| rows::shift(self.listing.planner, list, id, down));
                Self::focus(id.to_owned(), column.unwrap_or(0));
            }
            ("Enter", false, Some(column)) => self.below(id, column),
            _ => {}
        }
    }
}
