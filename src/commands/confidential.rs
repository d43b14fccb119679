//! Says what a file that was saved does not have, since it is confidential, and offers to save one that has it. It stands
//! beside the page and holds nobody up.

use super::files::save_file;
use crate::i18n::t;
use crate::i18n::words::shell;
use crate::platform::page;
use crate::prelude::*;
use crate::sheets;
use crate::state::session;
use leptos::ev;
use plan_core::plan::Worksheet;

#[component]
pub fn SaveFile(plan: String, name: String, file: String, withheld: Vec<Worksheet>) -> impl IntoView {
    let session = session();
    let (given, whole) = (StoredValue::new((plan, name, file)), RwSignal::new(false));
    let close = move || session.dialog.set(None);
    let save = move || {
        let (plan, name, file) = given.get_value();
        close();
        save_file(session, &plan, &name, file, true);
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => close(),
        "Enter" if whole.get_untracked() && !page::is_composing(&event) => {
            event.prevent_default();
            save();
        }
        _ => {}
    };
    let titles = withheld.iter().map(|worksheet| {
        let title = sheets::sheet(*worksheet).map_or("", |sheet| sheet.title.say());
        format!("{} {title}", worksheet.number())
    });
    let titles = StoredValue::new(titles.collect::<Vec<_>>().join(" \u{b7} "));
    view! {
        <section class="saved-without" role="dialog" aria-label=t(shell::EXPORT) on:keydown=on_key>
            <p>{move || shell::withheld(titles.get_value()).say()}</p>
            <label class="check">
                <input
                    type="checkbox"
                    data-choice="confidential"
                    prop:checked=move || whole.get()
                    on:change=move |event| whole.set(event_target_checked(&event))
                />
                {t(shell::INCLUDE_CONFIDENTIAL)}
            </label>
            <p class="note">{move || if whole.get() { shell::WITH_CONFIDENTIAL.say() } else { shell::WITHOUT_CONFIDENTIAL.say() }}</p>
            <p class="buttons">
                <button type="button" class="button" data-action="close-dialog" on:click=move |_| close()>{t(shell::CLOSE)}</button>
                <button type="button" class="button primary" data-action="save-file" disabled=move || !whole.get() on:click=move |_| save()>{t(shell::SAVE_AGAIN_WHOLE)}</button>
            </p>
        </section>
    }
}
