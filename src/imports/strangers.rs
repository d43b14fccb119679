//! Names in purchase records that are not one account of the plan: each once, with the choice of who is meant.

use super::choosing::accounts;
use super::course::Import;
use crate::i18n::words::import as words;
use crate::i18n::{t, visible};
use crate::prelude::*;
use plan_core::document::records::Stranger;

/// Names that are listed at once; each has a list of all accounts.
const MOST: usize = 20;
/// Letters of a name that are shown.
const LONGEST: usize = 120;

#[component]
pub fn Strangers(import: Import) -> impl IntoView {
    let shown = RwSignal::new(MOST);
    let count = memo(move || import.strangers.with(Vec::len));
    let rest = move || count.get().saturating_sub(shown.get());
    view! {
        {when(move || { count.get() > 0 }, move || view! {
            <p>{move || words::strangers(count.get()).say()}</p>
            <div class="table-frame">
                <table class="table plain">
                    <tbody>
                        {move || {
                            let accounts = accounts(import);
                            import.strangers.with(|all| all.iter().take(shown.get()).map(|it| row(import, it, &accounts)).collect_view()).into_any()
                        }}
                    </tbody>
                </table>
            </div>
            {when(move || { rest() > 0 }, move || view! {
                <p><button type="button" class="button" on:click=move |_| shown.update(|it| *it += MOST)>{move || words::show_more_names(rest().min(MOST)).say()}</button></p>
            })}
        })}
    }
}

/// A name, how many rows have it, and the choice of its account.
fn row(import: Import, stranger: &Stranger, accounts: &[(String, String)]) -> AnyView {
    let name = StoredValue::new(stranger.name.clone());
    let chosen =
        move || import.choices.with(|it| name.with_value(|name| it.assigned.get(name).cloned())).unwrap_or_default();
    let choose = move |id: String| {
        let name = name.get_value();
        import.choose(|it| {
            if id.is_empty() {
                it.assigned.remove(&name)
            } else {
                it.assigned.insert(name, id)
            };
        });
    };
    let option = move |(id, label): &(String, String)| {
        let (id, label) = (id.clone(), label.clone());
        let own = id.clone();
        view! { <option value=id selected=move || chosen() == own>{label}</option> }
    };
    let label = visible(&stranger.name.chars().take(LONGEST).collect::<String>());
    view! {
        <tr data-stranger=stranger.name.clone()>
            <th scope="row">{label.clone()}</th>
            <td>{words::stranger_rows(stranger.rows).say()}</td>
            <td>
                <select class="control" data-assign aria-label=label prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                    <option value="" selected=move || chosen().is_empty()>{t(words::LEAVE_ROWS_OUT)}</option>
                    {accounts.iter().map(option).collect_view()}
                </select>
            </td>
        </tr>
    }
}
