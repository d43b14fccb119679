//! Asks what goes into a file of a plan that has something confidential.

use super::dialogs::close;
use super::files::save_file;
use crate::i18n::t;
use crate::i18n::words::shell;
use crate::prelude::*;
use crate::sheets;
use crate::state::{open_copy, session};
use crate::ui::Modal;
use leptos::ev;
use plan_core::plan::Worksheet;

#[component]
pub fn SaveFile(plan: String, name: String, file: String, withheld: Vec<Worksheet>) -> impl IntoView {
    let session = session();
    let (given, whole) = (StoredValue::new((plan, name, file)), RwSignal::new(false));
    let save = move || {
        let (plan, name, file) = given.get_value();
        session.dialog.set(None);
        let is_whole = whole.get_untracked();
        let file = if is_whole { Some(file) } else { open_copy(&file) };
        match file {
            Some(file) => save_file(session, &plan, &name, file, is_whole),
            None => session.say(shell::NOT_GIVEN),
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let titles = withheld.iter().map(|worksheet| {
        let title = sheets::sheet(*worksheet).map_or("", |sheet| sheet.title.say());
        format!("{} {title}", worksheet.number())
    });
    let titles = StoredValue::new(titles.collect::<Vec<_>>().join(" \u{b7} "));
    view! {
        <Modal title=Signal::derive(|| shell::EXPORT.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session)>
            <form on:submit=on_submit>
                <div class="dialog-body">
                    <p>{move || shell::withheld(titles.get_value()).say()}</p>
                    <label class="check">
                        <input
                            type="checkbox"
                            data-choice="confidential"
                            autofocus=true
                            prop:checked=move || whole.get()
                            on:change=move |event| whole.set(event_target_checked(&event))
                            on:keydown=move |event: ev::KeyboardEvent| if event.key() == "Enter" { event.prevent_default(); save() }
                        />
                        {t(shell::INCLUDE_CONFIDENTIAL)}
                    </label>
                    <p class="hint">{move || if whole.get() { shell::WITH_CONFIDENTIAL.say() } else { shell::WITHOUT_CONFIDENTIAL.say() }}</p>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="button" on:click=move |_| session.dialog.set(None)>{t(shell::CANCEL)}</button>
                    <button type="submit" class="button primary" data-action="save-file">{t(shell::EXPORT)}</button>
                </footer>
            </form>
        </Modal>
    }
}
