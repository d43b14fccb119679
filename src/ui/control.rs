//! Controls that edit one value. They show the value, or what is being typed, of which [`Draft`] knows when it is
//! handed on.

use super::draft::{Commit, Draft, Field};
use super::parted::Parted;
use crate::platform::page::{self, TextField};
use crate::prelude::*;
use leptos::ev;
use std::rc::Rc;

/// How a text control looks and which keyboard a phone offers for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextShape {
    Line,
    /// One line that wraps where its column is narrow.
    Cell,
    Area,
    Number,
    /// A number whose thousands are parted while nobody types.
    Sum,
    Url,
}

impl TextShape {
    fn input_mode(self) -> &'static str {
        match self {
            Self::Line | Self::Cell | Self::Area => "text",
            Self::Number | Self::Sum => "decimal",
            Self::Url => "url",
        }
    }
}

/// A field of several lines for a text of one.
struct OneLine(TextField);

impl Field for OneLine {
    fn text(&self) -> String {
        self.0.text().replace('\n', " ")
    }

    fn show(&self, text: &str) {
        self.0.show(text);
    }
}

/// A field that shows the thousands of its number parted while nobody is in it.
struct PartedField {
    field: TextField,
    parted: Parted,
}

impl Field for PartedField {
    fn text(&self) -> String {
        self.field.text()
    }

    fn show(&self, text: &str) {
        self.field.show(&self.parted.shown(text));
    }
}

/// What every control is told.
#[derive(Clone, Copy)]
pub struct Bound {
    /// The element's id, to which a label points.
    pub id: StoredValue<String>,
    /// The JSON Pointer of the value.
    pub path: Memo<Option<String>>,
    /// A name for those who do not see the label.
    pub label: Signal<String>,
    pub value: Memo<String>,
    pub invalid: Memo<bool>,
    pub commit: Callback<String>,
    /// For text: makes that which takes what is typed.
    pub typed: Option<Callback<(), Commit>>,
    pub read_only: bool,
}

#[component]
pub fn TextControl(
    bound: Bound,
    shape: TextShape,
    #[prop(optional, into)] placeholder: Option<Signal<&'static str>>,
) -> impl IntoView {
    let ignored = || Callback::new(|()| -> Commit { Rc::new(|_| ()) });
    let draft = Draft::new(bound.value, bound.typed.unwrap_or_else(ignored), shape == TextShape::Area);
    let parted = Parted::default();
    let (line, area) = (NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Textarea>::new());
    Effect::new(move |attached: Option<()>| {
        let value = bound.value.get();
        if attached.is_none() {
            let field = line.get_untracked().map(TextField::from);
            if let Some(field) = field.or_else(|| area.get_untracked().map(TextField::from)) {
                match shape {
                    TextShape::Cell => draft.attach(OneLine(field)),
                    TextShape::Sum => draft.attach(PartedField { field, parted }),
                    _ => draft.attach(field),
                }
            }
        }
        draft.follow(&value);
    });
    let start = bound.value.get_untracked();
    let start = if shape == TextShape::Sum { parted.shown(&start) } else { start };
    let on_input = move |event: ev::Event| draft.typed(page::is_input_composing(&event));
    let on_focus = move |event: ev::FocusEvent| {
        if shape == TextShape::Sum {
            bound.value.with_untracked(|value| parted.enter(&event, value));
        }
    };
    let on_blur = move |_| {
        draft.leave();
        if shape == TextShape::Sum {
            parted.leave();
            draft.show_again();
        }
    };
    let hint = move || placeholder.map(|placeholder| placeholder.get());
    let described = move || bound.invalid.get().then(|| format!("{}-error", bound.id.get_value()));
    let on_key = move |event: ev::KeyboardEvent| {
        if page::is_composing(&event) {
            return;
        }
        if event.key() == "Enter" && shape != TextShape::Area {
            draft.settle();
            if shape == TextShape::Cell {
                event.prevent_default();
            }
        }
    };
    if matches!(shape, TextShape::Area | TextShape::Cell) {
        view! {
            <textarea
                class="control area"
                id=bound.id.get_value()
                data-path=move || bound.path.get()
                aria-label=move || bound.label.get()
                aria-invalid=move || bound.invalid.get().then_some("true")
                aria-describedby=described
                node_ref=area
                rows=if shape == TextShape::Cell { "1" } else { "2" }
                readonly=bound.read_only
                placeholder=hint
                prop:value=start
                on:input=on_input
                on:keydown=on_key
                on:compositionstart=move |_| draft.composes(true)
                on:compositionend=move |_| draft.composes(false)
                on:blur=on_blur
            ></textarea>
        }
    } else {
        view! {
            <input
                class="control"
                class:number=move || matches!(shape, TextShape::Number | TextShape::Sum)
                type="text"
                autocomplete="off"
                id=bound.id.get_value()
                node_ref=line
                inputmode=shape.input_mode()
                data-path=move || bound.path.get()
                aria-label=move || bound.label.get()
                aria-invalid=move || bound.invalid.get().then_some("true")
                aria-describedby=described
                readonly=bound.read_only
                placeholder=hint
                prop:value=start
                on:input=on_input
                on:keydown=on_key
                on:compositionstart=move |_| draft.composes(true)
                on:compositionend=move |_| draft.composes(false)
                on:pointerdown=move |_| parted.press()
                on:focus=on_focus
                on:blur=on_blur
            />
        }
    }
}

/// A date is typed in the usual forms, or chosen from the browser's calendar.
#[component]
pub fn DateControl(bound: Bound, hint: Signal<&'static str>, pick: Signal<&'static str>) -> impl IntoView {
    let picker = NodeRef::<leptos::html::Input>::new();
    let open = move |_| {
        if let Some(picker) = picker.get() {
            page::show_picker(&picker);
        }
    };
    view! {
        <span class="with-button">
            <TextControl bound shape=TextShape::Number placeholder=hint />
            <button type="button" class="icon-button" aria-label=move || pick.get() title=move || pick.get() disabled=bound.read_only on:click=open>
                {icon(Icon::Calendar)}
            </button>
            <input
                class="picker"
                type="date"
                tabindex="-1"
                aria-hidden="true"
                node_ref=picker
                prop:value=move || bound.value.get()
                on:change=move |event| bound.commit.run(event_target_value(&event))
            />
        </span>
    }
}

/// One of several. Options are pairs of value and label; a value that is none of them is shown as it
/// stands.
#[component]
pub fn SelectControl(
    bound: Bound,
    options: Memo<Vec<(String, String)>>,
    none: Signal<&'static str>,
    /// Is told when somebody is about to choose.
    #[prop(optional)]
    meant: Option<RwSignal<bool>>,
) -> impl IntoView {
    let about_to_choose = move || {
        if let Some(meant) = meant.filter(|meant| !meant.get_untracked()) {
            meant.set(true);
        }
    };
    let with_unknown = move || {
        let value = bound.value.get();
        let mut options = options.get();
        if !value.is_empty() && options.iter().all(|(known, _)| *known != value) {
            options.push((value.clone(), value));
        }
        options
    };
    view! {
        <select
            class="control"
            class:unset=move || bound.value.with(String::is_empty)
            id=bound.id.get_value()
            data-path=move || bound.path.get()
            aria-label=move || bound.label.get()
            aria-invalid=move || bound.invalid.get().then_some("true")
            disabled=bound.read_only
            prop:value=move || bound.value.get()
            on:focusin=move |_| about_to_choose()
            on:pointerdown=move |_| about_to_choose()
            on:change=move |event| {
                bound.commit.run(event_target_value(&event));
                // What was refused has changed nothing that the control would follow.
                if let Some(value) = bound.value.try_get_untracked() {
                    page::put_value(&event, &value);
                }
            }
        >
            <option value="">{move || none.get()}</option>
            {move || {
                let chosen = bound.value.get();
                with_unknown()
                    .into_iter()
                    .map(|(value, label)| {
                        let selected = value == chosen;
                        view! { <option value=value selected=selected>{label}</option> }
                    })
                    .collect_view()
            }}
        </select>
    }
}

/// A tick. With a `value` it is one of a set, and the set's choices are handed on together.
#[component]
pub fn CheckControl(bound: Bound, #[prop(optional)] choice: Option<String>) -> impl IntoView {
    let chosen = StoredValue::new(choice.clone());
    let ticked = move || {
        bound.value.with(|value| match chosen.get_value() {
            Some(choice) => value.split_whitespace().any(|slug| slug == choice),
            None => value == "true",
        })
    };
    let on_change = move |event: ev::Event| {
        let on = event_target_checked(&event);
        let text = match chosen.get_value() {
            None => on.to_string(),
            Some(choice) => bound.value.with_untracked(|value| {
                let kept = value.split_whitespace().filter(|slug| *slug != choice);
                kept.chain(on.then_some(choice.as_str())).collect::<Vec<_>>().join(" ")
            }),
        };
        bound.commit.run(text);
    };
    view! {
        <input
            type="checkbox"
            id=bound.id.get_value()
            data-path=move || bound.path.get()
            value=choice
            aria-label=move || bound.label.get()
            disabled=bound.read_only
            prop:checked=ticked
            on:change=on_change
        />
    }
}
