//! One field of the plan and the control that edits it, chosen by the field's kind.

use super::lateness::late_note;
use super::remarks::{amount_note, goal_note, link, misread_at, not_listed};
use super::undecided::undecided_note;
use crate::i18n::words::shell;
use crate::i18n::{Words, choice_label, t};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::Planner;
use crate::ui::{Bound, CheckControl, Commit, DateControl, SelectControl, TextControl, TextShape, Typed};
use plan_core::plan::{Facet, Node, Plan, SheetScope, pointer};
use plan_core::reading::{filled_in, has_more_options, name_of, options};
use plan_core::value::{Kind, Leaf, Target};
use plan_core::workshop::Typing;
use std::rc::Rc;

/// A place in the plan, by its path of ids.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub planner: Planner,
    pub path: StoredValue<String>,
    /// How the ids of its elements begin.
    prefix: &'static str,
}

impl Place {
    pub fn new(planner: Planner, path: impl Into<String>) -> Self {
        Self { planner, path: StoredValue::new(path.into()), prefix: "f" }
    }

    /// The same place where a second form shows it, whose elements need ids of their own.
    pub fn again(self) -> Self {
        Self { prefix: "again", ..self }
    }

    pub fn below(self, step: &str) -> Self {
        let path = self.path.with_value(|path| format!("{path}/{step}"));
        Self { path: StoredValue::new(path), ..self }
    }

    pub fn read<T>(self, read: impl FnOnce(&dyn Leaf) -> T) -> Option<T> {
        self.path.with_value(|path| self.planner.plan().with(|plan| pointer::leaf(plan, path).map(read)))
    }

    /// What kind of thing is there.
    pub fn form(self) -> Option<Form> {
        self.path.with_value(|path| self.planner.plan().with_untracked(|plan| Form::at(plan, path)))
    }

    /// An id for the element that edits it.
    pub fn element_id(self) -> String {
        self.path.with_value(|path| format!("{}{}", self.prefix, path.replace(['/', '.'], "-")))
    }

    /// The JSON Pointer that the value has in the exported file.
    pub fn exported(self) -> Memo<Option<String>> {
        memo(move || self.path.with_value(|path| self.planner.plan().with(|plan| pointer::exported(plan, path))))
    }
}

/// What a description may point at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    Leaf(Kind),
    Money,
    /// A value with its evidence.
    Judged,
}

impl Form {
    fn at(plan: &Plan, path: &str) -> Option<Self> {
        Self::of_node(pointer::find(plan, path)?)
    }

    /// The form of a record's field.
    pub fn of(record: &dyn Node, field: &str) -> Option<Self> {
        let Facet::Record(record) = record.facet() else {
            return None;
        };
        Self::of_node(record.field(record.place_of(field)?))
    }

    pub fn is_number(self) -> bool {
        use Kind::{Amount, Count, Number, Percent, Share, Year};
        matches!(self, Self::Money | Self::Leaf(Amount | Count | Number | Percent | Share | Year))
    }

    fn of_node(node: &dyn Node) -> Option<Self> {
        match node.facet() {
            Facet::Leaf(leaf) => Some(Self::Leaf(leaf.kind())),
            Facet::Record(record) if record.place_of("amount").is_some() => Some(Self::Money),
            Facet::Record(record) if record.place_of("value").is_some() => Some(Self::Judged),
            Facet::Record(_) | Facet::Rows(_) => None,
        }
    }
}

/// The control, or controls, of a place. `label` names it for those who do not see the label.
#[component]
pub fn Field(
    place: Place,
    #[prop(into)] label: Signal<String>,
    /// In a table, where a long line wraps.
    #[prop(optional)]
    cell: bool,
) -> impl IntoView {
    match place.form() {
        None => ().into_any(),
        Some(Form::Judged) => view! { <Field place=place.below("value") label cell /> },
        Some(Form::Money) => view! { <MoneyField place label /> },
        Some(Form::Leaf(kind)) => view! { <LeafField place kind label cell /> },
    }
}

#[component]
fn MoneyField(place: Place, label: Signal<String>) -> impl IntoView {
    let currency = Signal::derive(move || format!("{} · {}", label.get(), shell::CURRENCY.say()));
    let own = memo(move || place.path.with_value(|path| place.planner.plan().with(|plan| own_currency(plan, path))));
    view! {
        <span class="money" class:foreign=move || own.with(Option::is_some)>
            <LeafField place=place.below("amount") kind=Kind::Amount label cell=false />
            <Field place=place.below("currency") label=currency />
        </span>
    }
}

/// The currency of a sum where it is another than the plan's.
pub(super) fn own_currency(plan: &Plan, money: &str) -> Option<String> {
    let currency = pointer::leaf(plan, &format!("{money}/currency"))?.typed();
    (!currency.is_empty() && currency != plan.currency.0).then_some(currency)
}

#[component]
fn LeafField(place: Place, kind: Kind, label: Signal<String>, cell: bool) -> impl IntoView {
    let planner = place.planner;
    let id = place.element_id();
    let trouble = memo(move || place.read(|leaf| leaf.trouble()).flatten());
    let unlisted = memo(move || {
        let Kind::Reference(target) = kind else { return None };
        place.path.with_value(|path| place.planner.plan().with(|plan| unlisted(plan, target, path)))
    });
    let bound = Bound {
        id: StoredValue::new(id.clone()),
        path: place.exported(),
        label,
        value: memo(move || place.read(|leaf| leaf.typed()).unwrap_or_default()),
        invalid: memo(move || unlisted.with(Option::is_some) || trouble.with(Option::is_some)),
        commit: Callback::new(move |text: String| place.path.with_value(|path| planner.enter(path, &text))),
        typed: Some(Callback::new(move |()| typing(planner, place.path.get_value()))),
        read_only: planner.is_read_only(),
    };
    let control = match kind {
        Kind::Line if cell => view! { <TextControl bound shape=TextShape::Cell /> },
        _ => control(place, kind, bound),
    };
    view! {
        {control}
        {(!cell).then(|| nothing_to_choose(place, kind))}
        {(kind == Kind::Amount).then(|| amount_note(bound.value))}
        {(kind == Kind::Number).then(|| goal_note(place))}
        {(kind == Kind::Date).then(|| late_note(place))}
        {undecided_note(place)}
        {when(move || trouble.with(Option::is_some), move || view! {
            <p class="error" id=format!("{}-error", bound.id.get_value())>{move || trouble.get().map(|reason| place.path.with_value(|path| misread_at(path, &reason)).say())}</p>
        })}
        {when(move || unlisted.with(Option::is_some), move || view! {
            <p class="error" id=format!("{}-error", bound.id.get_value())>{move || unlisted.get().map(|text| not_listed(&text))}</p>
        })}
    }
}

/// Takes what is typed into a field, also after its control has gone.
fn typing(planner: Planner, path: String) -> Commit {
    Rc::new(move |Typed { base, text, goes_on }| planner.enter_typed(&path, Typing { base, text, goes_on }))
}

/// What stands in a reference that names no row: the id of one that was deleted, or a name that found nobody.
fn unlisted(plan: &Plan, target: Target, path: &str) -> Option<String> {
    let text = pointer::leaf(plan, path)?.typed();
    (!text.is_empty() && name_of(plan, target, path, &text).is_none()).then_some(text)
}

fn control(place: Place, kind: Kind, bound: Bound) -> AnyView {
    let none = Signal::derive(t(shell::NOT_CHOSEN));
    match kind {
        Kind::Line => view! { <TextControl bound shape=TextShape::Line /> },
        Kind::Prose => view! { <TextControl bound shape=TextShape::Area /> },
        Kind::Link => link(place, bound),
        Kind::Number | Kind::Count | Kind::Amount => view! { <TextControl bound shape=TextShape::Sum /> },
        Kind::Year => view! { <TextControl bound shape=TextShape::Number /> },
        Kind::Percent | Kind::Share => {
            view! { <span class="with-unit"><TextControl bound shape=TextShape::Number /><span class="unit" aria-hidden="true">"%"</span></span> }
        }
        Kind::Date => {
            view! { <DateControl bound hint=Signal::derive(t(shell::DATE_HINT)) pick=Signal::derive(t(shell::PICK_DATE)) /> }
        }
        Kind::Month => {
            view! { <TextControl bound shape=TextShape::Number placeholder=Signal::derive(t(shell::MONTH_HINT)) /> }
        }
        Kind::Birthday => {
            view! { <TextControl bound shape=TextShape::Number placeholder=Signal::derive(t(shell::BIRTHDAY_HINT)) /> }
        }
        Kind::Rating => {
            let options = memo(move || (1..=5).map(|grade| (grade.to_string(), rating_label(grade))).collect());
            view! { <SelectControl bound options none /> }
        }
        Kind::YesNo => {
            let options = memo(move || {
                [("true", shell::YES), ("false", shell::NO)]
                    .map(|(value, label)| (value.to_owned(), label.say().to_owned()))
                    .to_vec()
            });
            view! { <SelectControl bound options none /> }
        }
        Kind::Flag => view! { <CheckControl bound /> },
        Kind::Choice(set) => {
            let options =
                memo(move || set.slugs.iter().map(|slug| ((*slug).to_owned(), choice_label(set.name, slug))).collect());
            // A sum without a currency is in the plan's.
            let is_of_money = set.name == "currency" && place.path.with_value(|path| path != "/currency");
            let none = if is_of_money { Signal::derive(t(shell::PLAN_CURRENCY)) } else { none };
            view! { <SelectControl bound options none /> }
        }
        Kind::Choices(set) => {
            let choices = set
                .slugs
                .iter()
                .map(|slug| ((*slug).to_owned(), Signal::derive(move || choice_label(set.name, slug))))
                .collect();
            checks(bound, choices)
        }
        Kind::Reference(target) => {
            let meant = RwSignal::new(false);
            let options = memo(move || {
                let (meant, value) = (meant.get(), bound.value.get());
                place.path.with_value(|path| {
                    place.planner.plan().with(|plan| named(offered(plan, target, path, &value, meant)))
                })
            });
            view! { <SelectControl bound options none meant /> }
        }
        Kind::References(target) => {
            let rows = memo(move || {
                place.path.with_value(|path| place.planner.plan().with(|plan| named(options(plan, target, path))))
            });
            view! {
                {move || {
                    let choices = rows.get().into_iter().map(|(id, name)| (id, Signal::stored(name))).collect();
                    checks(bound, choices)
                }}
            }
        }
    }
}

/// Where a list of the plan that nothing can be chosen from is filled in.
fn nothing_to_choose(place: Place, kind: Kind) -> AnyView {
    let Kind::Reference(target) = kind else {
        return ().into_any();
    };
    let Some(worksheet) = filled_in(target).filter(|sheet| sheet.scope() == SheetScope::Plan) else {
        return ().into_any();
    };
    let planner = place.planner;
    let is_empty = memo(move || {
        place.path.with_value(|path| planner.plan().with(|plan| !has_more_options(plan, target, path, 0)))
    });
    when(
        move || is_empty.get(),
        move || {
            let scope = Route::in_plan(&planner.id(), View::of(worksheet, "")).hash();
            view! { <p class="note"><a href=scope>{t(shell::FILL_IN_SCOPE)}</a></p> }
        },
    )
}

/// The ends of the scale say which is which.
fn rating_label(grade: u8) -> String {
    match grade {
        1 => shell::LOWEST.say().to_owned(),
        5 => shell::HIGHEST.say().to_owned(),
        _ => grade.to_string(),
    }
}

/// A list that is longer is written out for the control alone that is meant: every row of a table would have it.
const LONG: usize = 100;

fn offered(plan: &Plan, target: Target, path: &str, value: &str, meant: bool) -> Vec<(String, String)> {
    if meant || !has_more_options(plan, target, path, LONG) {
        return options(plan, target, path);
    }
    name_of(plan, target, path, value).map(|name| (value.to_owned(), name)).into_iter().collect()
}

/// Rows without a name are offered too, so that nothing is out of reach.
fn named(options: Vec<(String, String)>) -> Vec<(String, String)> {
    let name = |name: String| if name.is_empty() { shell::UNNAMED.say().to_owned() } else { name };
    options.into_iter().map(|(id, text)| (id, name(text))).collect()
}

fn checks(bound: Bound, choices: Vec<(String, Signal<String>)>) -> AnyView {
    let unknown = {
        let known: Vec<String> = choices.iter().map(|(slug, _)| slug.clone()).collect();
        move || {
            bound
                .value
                .get()
                .split_whitespace()
                .filter(|slug| !known.iter().any(|known| known == slug))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        }
    };
    let tick = move |slug: String, label: Signal<String>| {
        let id = format!("{}-{slug}", bound.id.get_value());
        let one = Bound { id: StoredValue::new(id.clone()), label, ..bound };
        view! { <label class="check" for=id><CheckControl bound=one choice=slug />{move || label.get()}</label> }
    };
    let known = choices.into_iter().map(|(slug, label)| tick(slug, label)).collect_view();
    view! {
        <span class="checks" role="group" aria-label=move || bound.label.get()>
            {known}
            {move || unknown().into_iter().map(|slug| tick(slug.clone(), Signal::stored(slug))).collect_view()}
        </span>
    }
}

/// The label of the field at a path, as far as a worksheet describes it.
pub fn field_label(path: &str) -> Option<Words> {
    crate::sheets::standing::label_of(path).map(Words::from)
}
