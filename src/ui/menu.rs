//! A list of choices that opens below its button and goes away as people expect: by Escape, by a press elsewhere, and
//! when the focus leaves it.

use crate::platform::page::{self, Listener};
use crate::prelude::*;
use leptos::{ev, html};

/// `name` is the `data-action` of the button.
#[component]
pub fn Menu(label: Signal<&'static str>, name: &'static str, children: Children) -> impl IntoView {
    let menu = NodeRef::<html::Details>::new();
    let close = move || {
        menu.get_untracked().is_some_and(|menu| {
            let was_open = menu.open();
            menu.set_open(false);
            was_open
        })
    };
    let listeners: Local<Vec<Listener>> = Local::new_local(Vec::new());
    menu.on_load(move |menu| {
        let left = page::on_left(&menu, move || {
            close();
        });
        listeners.set_value(left.into());
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && close() {
            event.prevent_default();
            page::focus(&format!("[data-action='{name}']"));
        }
    };
    view! {
        <details class="menu" node_ref=menu on:keydown=on_key>
            <summary class="button" data-action=name>{move || label.get()}</summary>
            <div class="menu-body" role="group" aria-label=move || label.get()>
                {children()}
            </div>
        </details>
    }
}
