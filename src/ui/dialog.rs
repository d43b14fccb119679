//! A dialog over the page, by the browser's own element: it keeps the focus inside and closes by Escape.

use crate::platform::page;
use crate::prelude::*;
use leptos::ev;

/// A dialog that is open as long as it is in the page. `close` is called when it is left.
#[component]
pub fn Modal(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close_label: Signal<&'static str>,
    close: Callback<()>,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    // Who opened it by keyboard goes on from there when it is closed.
    let before = Local::new_local(page::Focus::now());
    on_cleanup(move || {
        if let Some(focus) = before.try_update_value(|focus| std::mem::replace(focus, page::Focus::none())) {
            page::next_frame(move || focus.back());
        }
    });
    dialog.on_load(|dialog| {
        page::show_modal(&dialog);
    });
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        close.run(());
    };
    view! {
        <dialog class="dialog" class:wide=wide node_ref=dialog aria-label=move || title.get() on:cancel=on_cancel>
            <header class="dialog-head">
                <h2>{move || title.get()}</h2>
                <button type="button" class="icon-button" data-action="close-dialog" aria-label=move || close_label.get() on:click=move |_| close.run(())>
                    {icon(Icon::Close)}
                </button>
            </header>
            {children()}
        </dialog>
    }
}
