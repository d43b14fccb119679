//! A list of rows as a table: cells that are always ready to be typed in, details under a row on
//! demand, sorting, filtering, moving, and pasting from a spreadsheet.

mod row;
mod sort_key;

use self::row::RowView;
use self::sort_key::SortKey;
use super::describe::{Column, Figure, Table, Which};
use super::field::{Form, Place, value_in_words};
use super::guidance::Guidance;
use super::rows;
use super::sheet::Context;
use crate::i18n::{Guide, folded, t, words::shell};
use crate::platform::{files, page};
use crate::signal::{Memo, RwSignal, StoredValue};
use crate::state::{Planner, session};
use crate::ui::{Icon, icon, live, memo, rows as list, view, when};
use leptos::ev;
use leptos::prelude::*;
use plan_core::document::grid;
use plan_core::plan::pointer;
use plan_core::sorting::sort_by;

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
    pub all: RwSignal<bool>,
    /// The rows to be shown, in the plan's order.
    pub ids: Memo<Vec<String>>,
    pub add: Callback<(), String>,
}

#[derive(Clone, Copy)]
struct Look {
    listing: Listing,
    sorted: RwSignal<Option<(usize, bool)>>,
    filter: RwSignal<String>,
    page: RwSignal<usize>,
    open: RwSignal<Vec<String>>,
    dragged: RwSignal<Option<String>>,
    help: RwSignal<Option<&'static Guide>>,
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
        all: context.all,
        ids: memo(move || {
            let all = planner.plan().with(|plan| path.with_value(|path| rows::ids(plan, path)));
            if table.which == Which::All { all } else { kept(context, table.which, &path.get_value(), all) }
        }),
        add: Callback::new(move |()| {
            let account = context.account.get_value();
            let mark = [("account", account.as_str()), ("worksheet", context.sheet.id)];
            let mark = if table.which == Which::All { &[][..] } else { &mark };
            rows::add(planner, &path.get_value(), &[mark, table.presets].concat()).to_string()
        }),
    };
    view! { <ListingView listing help=context.help /> }
}

/// The rows of a shared list that this worksheet shows.
fn kept(context: Context, which: Which, list: &str, mut ids: Vec<String>) -> Vec<String> {
    context.planner.plan().with(|plan| {
        let is = |id: &str, field: &str, wanted: &str| {
            pointer::leaf(plan, &format!("{list}/{id}/{field}")).is_some_and(|leaf| leaf.typed() == wanted)
        };
        let account = context.account.get_value();
        ids.retain(|id| {
            is(id, "account", &account) && (which == Which::OfAccount || is(id, "worksheet", context.sheet.id))
        });
    });
    ids
}

#[component]
pub fn ListingView(listing: Listing, help: RwSignal<Option<&'static Guide>>) -> impl IntoView {
    let look = Look {
        listing,
        sorted: RwSignal::new(None),
        filter: RwSignal::new(String::new()),
        page: RwSignal::new(0),
        open: RwSignal::new(Vec::new()),
        dragged: RwSignal::new(None),
        help,
    };
    let shown = memo(move || look.shown());
    let paged = memo(move || {
        let first = look.page.get() * PAGE;
        shown.with(|shown| shown.iter().skip(first).take(PAGE).cloned().collect::<Vec<_>>())
    });
    let guide = listing.guide;
    let helped = RwSignal::new(false);
    let planner = listing.planner;
    let exported =
        memo(move || listing.list.with_value(|list| planner.plan().with(|plan| pointer::exported(plan, list))));
    let is_empty = memo(move || listing.ids.with(Vec::is_empty));
    view! {
        <section class="listing" on:focusin=move |_| look.help.set(Some(guide))>
            <div class="prompt-head">
                <h3 class="label">{t(guide.label)}</h3>
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
                }.into_any())}
            </div>
            {when(move || helped.get(), move || view! {<Guidance guide />}.into_any())}
            {live(move || if is_empty.get() {
                view! { <p class="empty">{guide.empty.map(t)}</p> }.into_any()
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
                .into_any()
            })}
            <div class="listing-foot">
                {(!planner.is_read_only()).then(|| view! {
                    <button type="button" class="button add" data-action="add-row" data-path=move || exported.get() on:click=move |_| look.add()>
                        {icon(Icon::Add)}
                        {guide.add.map(t)}
                    </button>
                })}
                {when(move || { shown.with(Vec::len) > PAGE }, move || view! {<Pages look shown />}.into_any())}
            </div>
        </section>
    }
}

#[component]
fn Pages(look: Look, shown: Memo<Vec<String>>) -> impl IntoView {
    let pages = move || shown.with(Vec::len).div_ceil(PAGE);
    view! {
        <span class="pages">
            <button type="button" class="button quiet" disabled=move || look.page.get() == 0 on:click=move |_| look.page.update(|page| *page -= 1)>{t(shell::PREVIOUS)}</button>
            {live(move || (shell::page_of(look.page.get() + 1, pages()).say()).into_any())}
            <button type="button" class="button quiet" disabled=move || { look.page.get() + 1 >= pages() } on:click=move |_| look.page.update(|page| *page += 1)>{t(shell::NEXT)}</button>
        </span>
    }
}

impl Look {
    /// The rows after filtering and sorting. Values are read without following them: a row must not jump
    /// away while somebody types in it.
    fn shown(self) -> Vec<String> {
        let mut ids = self.listing.ids.get();
        let filter = folded(&self.filter.get());
        let text = |id: &str, column: &Column| self.cell(id, column);
        if !filter.is_empty() {
            let columns = || self.listing.columns.iter().chain(self.listing.details);
            ids.retain(|id| columns().any(|column| folded(&text(id, column)).contains(&filter)));
        }
        if let Some((column, descending)) = self.sorted.get() {
            let column = &self.listing.columns[column];
            let mut keyed: Vec<(SortKey, String)> =
                ids.into_iter().map(|id| (SortKey::of(&text(&id, column)), id)).collect();
            sort_by(&mut keyed, |(one, _), (other, _)| one.compare(other, descending));
            ids = keyed.into_iter().map(|(_, id)| id).collect();
        }
        ids
    }

    fn cell(self, id: &str, column: &Column) -> String {
        self.listing.planner.plan().with_untracked(|plan| {
            let path = self.path_of(id, column);
            let leaf = pointer::leaf(plan, &path).or_else(|| pointer::leaf(plan, &format!("{path}/amount")));
            leaf.map(|leaf| value_in_words(plan, &path, leaf)).unwrap_or_default()
        })
    }

    fn path_of(self, id: &str, column: &Column) -> String {
        self.listing.list.with_value(|list| format!("{list}/{id}/{}", column.field))
    }

    fn add(self) {
        self.filter.set(String::new());
        self.sorted.set(None);
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

    /// Enter goes to the same column of the next row, as in a spreadsheet.
    fn below(self, id: &str, column: usize) {
        let shown = self.shown();
        if let Some(next) = shown.iter().position(|known| known == id).and_then(|place| shown.get(place + 1)) {
            Self::focus(next.clone(), column);
        }
    }

    fn paste(self, event: &ev::ClipboardEvent, id: &str, column: usize) {
        let Some(text) = files::pasted_text(event) else {
            return;
        };
        if !text.trim_end().contains(['\t', '\n']) {
            return;
        }
        event.prevent_default();
        self.filter.set(String::new());
        self.sorted.set(None);
        let columns: Vec<String> = self.listing.columns[column..]
            .iter()
            .map(|column| {
                let place = Place::new(self.listing.planner, self.path_of(id, column));
                match place.form() {
                    Some(Form::Money) => format!("{}/amount", column.field),
                    Some(Form::Judged) => format!("{}/value", column.field),
                    _ => column.field.to_owned(),
                }
            })
            .collect();
        let block = grid::cells(&text);
        let misplaced =
            self.listing.list.with_value(|list| rows::paste(self.listing.planner, list, Some(id), &columns, &block));
        let said = if misplaced.is_empty() {
            shell::pasted(block.len())
        } else {
            shell::pasted_with_trouble(misplaced.len(), block.len())
        };
        session().say_with_undo(said, move || self.listing.planner.undo());
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

#[component]
fn Head(look: Look) -> impl IntoView {
    let sort = move |column: usize| {
        look.sorted.update(|sorted| {
            *sorted = match *sorted {
                Some((known, false)) if known == column => Some((column, true)),
                Some((known, true)) if known == column => None,
                _ => Some((column, false)),
            };
        });
    };
    let direction = move |column: usize| match look.sorted.get() {
        Some((known, descending)) if known == column => {
            if descending {
                "descending"
            } else {
                "ascending"
            }
        }
        _ => "none",
    };
    view! {
        <thead>
            <tr>
                <th class="tools"><span class="visually-hidden">{t(shell::ROW_TOOLS)}</span></th>
                {look.listing.columns.iter().enumerate().map(|(place, column)| view! {
                    <th class=format!("w{}", column.width) class:number=rows::is_number(look.listing.planner, look.listing.list, column.field) scope="col" aria-sort=move || direction(place)>
                        <button type="button" class="sort" title=t(column.heading.hint) on:click=move |_| sort(place)>
                            {t(column.heading.label)}
                        </button>
                    </th>
                }).collect_view()}
                {look.listing.figures.iter().map(|figure| view! { <th class="w2 figure" scope="col">{t(figure.heading)}</th> }).collect_view()}
                <th class="tools"><span class="visually-hidden">{t(shell::REMOVE)}</span></th>
            </tr>
        </thead>
    }
}
