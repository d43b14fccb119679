//! A list of parts that keep their place in the document while rows come, go and move: what is typed in
//! one of them stays, and so does its focus. Like Leptos' `For`, for one kind of key.

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use std::sync::Arc;
use wasm_bindgen::JsCast;

type Draw = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

pub struct Rows {
    keys: Vec<String>,
    draw: Draw,
    owner: Owner,
}

struct Row {
    key: String,
    state: AnyViewState,
    /// Whatever belongs to the row ends with it.
    owner: Owner,
}

pub struct Placed {
    rows: Vec<Row>,
    end: types::Placeholder,
}

/// Draws a row for each key, which are all different.
pub fn rows(
    keys: impl Fn() -> Vec<String> + Send + 'static,
    draw: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw: Draw = Arc::new(draw);
    let owner = Owner::current().unwrap_or_default();
    super::live(move || Rows { keys: keys(), draw: Arc::clone(&draw), owner: owner.clone() }.into_any())
}

impl Rows {
    fn row(&self, key: String) -> Row {
        let owner = self.owner.child();
        let draw = &self.draw;
        let state = owner.with(|| untrack(|| draw(key.clone()).build()));
        Row { key, state, owner }
    }
}

impl Render for Rows {
    type State = Placed;

    fn build(mut self) -> Placed {
        let keys = std::mem::take(&mut self.keys);
        Placed { rows: keys.into_iter().map(|key| self.row(key)).collect(), end: Rndr::create_placeholder() }
    }

    fn rebuild(mut self, placed: &mut Placed) {
        let mut before: Vec<Option<Row>> = std::mem::take(&mut placed.rows).into_iter().map(Some).collect();
        let mut standing: Vec<String> = before.iter().flatten().map(|row| row.key.clone()).collect();
        for key in std::mem::take(&mut self.keys) {
            let known = before.iter_mut().find(|row| row.as_ref().is_some_and(|row| row.key == key));
            let row = known.and_then(Option::take).unwrap_or_else(|| self.row(key));
            placed.rows.push(row);
        }
        for mut gone in before.into_iter().flatten() {
            standing.retain(|key| *key != gone.key);
            gone.state.unmount();
            gone.owner.cleanup();
        }
        placed.settle(standing);
    }
}

impl Placed {
    /// Moves the rows that do not stand before the right one; `standing` is the order in the document.
    /// From the end on, so that where one row has moved no other does: a row that moves loses its focus.
    fn settle(&mut self, mut standing: Vec<String>) {
        let parent = Rndr::get_parent(&self.end).and_then(|parent| parent.dyn_into::<types::Element>().ok());
        let Some(parent) = parent else {
            return;
        };
        let mut next: (Option<String>, types::Node) = (None, self.end.clone().into());
        for row in self.rows.iter_mut().rev() {
            let place = standing.iter().position(|key| *key == row.key);
            if place.is_none_or(|place| standing.get(place + 1) != next.0.as_ref()) {
                row.state.mount(&parent, Some(&next.1));
                standing.retain(|key| *key != row.key);
                let place = standing.iter().position(|key| Some(key) == next.0.as_ref()).unwrap_or(standing.len());
                standing.insert(place, row.key.clone());
            }
            if let Some(first) = row.state.elements().into_iter().next() {
                next = (Some(row.key.clone()), first.into());
            }
        }
    }
}

impl Mountable for Placed {
    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.state.unmount();
        }
        Rndr::remove(&self.end);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for row in &mut self.rows {
            row.state.mount(parent, marker);
        }
        Rndr::insert_node(parent, &self.end, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows.first().is_some_and(|row| row.state.insert_before_this(child))
            || Rndr::get_parent(&self.end).and_then(|parent| parent.dyn_into().ok()).is_some_and(
                |parent: types::Element| {
                    child.mount(&parent, Some(&self.end));
                    true
                },
            )
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows.iter().flat_map(|row| row.state.elements()).collect()
    }
}

super::drawn_in_the_browser_only!(Rows, Placed);
