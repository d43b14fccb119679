//! How many rows a table has, and the way to its other pages.

use super::{Look, MANY, PAGE};
use crate::i18n::words::shell;
use crate::i18n::{Msg, t};
use crate::prelude::*;

#[component]
pub fn Pager(look: Look) -> impl IntoView {
    let all = move || look.listing.ids.with(Vec::len);
    let count = move || {
        let (shown, all) = (look.shown.with(Vec::len), all());
        if shown == all { shell::row_count(all).say() } else { shell::rows_of(all, shown).say() }
    };
    view! {
        {when(move || all() >= MANY, move || view! {
            <span class="pages">
                <span class="quiet" role="status">{count}</span>
                {when(move || { look.shown.with(Vec::len) > PAGE }, move || view! { <Turner look /> })}
            </span>
        })}
    }
}

#[component]
fn Turner(look: Look) -> impl IntoView {
    let last = move || look.pages().saturating_sub(1);
    let turn = move |label: Msg, to: Callback<(), usize>| {
        view! {
            <button type="button" class="button quiet" disabled=move || look.page() == to.run(()) on:click=move |_| look.page.set(to.run(()))>{t(label)}</button>
        }
    };
    view! {
        {turn(shell::FIRST_PAGE, Callback::new(|()| 0))}
        {turn(shell::PREVIOUS, Callback::new(move |()| look.page().saturating_sub(1)))}
        {move || shell::page_of(look.page() + 1, look.pages()).say()}
        {turn(shell::NEXT, Callback::new(move |()| (look.page() + 1).min(last())))}
        {turn(shell::LAST_PAGE, Callback::new(move |()| last()))}
    }
}
