//! The app: views over a plan, in the browser alone. Where to start: `app` is the page, `state` is what
//! it knows, `worksheets` describes what is asked, `platform` is the browser.

mod app;
/// Public for the example that `cargo xtask bench` runs.
pub mod charts;
mod commands;
mod figures;
mod i18n;
mod imports;
mod later;
mod pages;
mod platform;
mod prelude;
mod routes;
mod sheets;
mod signal;
mod state;
#[cfg(test)]
mod style;
mod ui;
mod worksheets;

use i18n::{Language, Part};
use leptos::prelude::GetUntracked;
#[cfg(split)]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Starts the app in the page, as soon as the labels of the reader's language are there.
pub fn start() {
    platform::page::install_panic_hook();
    platform::run(async {
        let language = state::language_to_start_in();
        if let Err(reason) = i18n::fetch(language, Part::Start).await {
            return platform::page::report_crash(&reason);
        }
        leptos::mount::mount_to_body(app::App);
        platform::page::remove_skeleton();
        later::set_fetch(|part| Box::pin(arrived(part)));
        // An open plan needs it, so nothing else is on the way meanwhile.
        later::fetch(later::Part::Plan).await;
        fetch_the_rest(language).await;
    });
}

/// What may be asked for later comes now, so that the page then needs no network. Who asks for something
/// that could not be fetched is told then.
async fn fetch_the_rest(spoken: Language) {
    let _ = i18n::fetch(spoken, Part::Guidance).await;
    for part in later::Part::ALL {
        later::fetch(part).await;
    }
    for language in Language::ALL {
        for part in Part::ALL {
            let _ = i18n::fetch(language, part).await;
        }
    }
    let _ = platform::text::fetch(state::SAMPLE).await;
}

/// Why the part that comes after the start is not there. The browser's console has the reason.
struct NotFetched;

#[cfg(split)]
impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Whether a part came. It fills its places then.
async fn arrived(part: later::Part) -> bool {
    let come = match part {
        later::Part::Plan => {
            // Its words come beside it.
            let spoken = i18n::language().get_untracked();
            platform::run(async move { drop(i18n::fetch(spoken, Part::Labels).await) });
            let come = later_part().await;
            i18n::fetch(spoken, Part::Labels).await.map_err(|_| NotFetched).and(come)
        }
        later::Part::Pictures => pictures_part().await,
        later::Part::Map => map_part().await,
        later::Part::Workings => workings_part().await,
        later::Part::Pages => pages_part().await,
        later::Part::Import => import_part().await,
    };
    come.is_ok()
}

/// What is reached from such a function alone, `cargo xtask build` puts into a file of that name, which is fetched
/// when it is called. What several reach comes with `later`, on which the others build.
macro_rules! parts {
    ($($name:ident, $function:ident, $fill:expr;)*) => {$(
        #[cfg(split)]
        #[wasm_split($name, fallible)]
        #[allow(clippy::unnecessary_wraps, reason = "the fetching that the macro adds can fail")]
        fn $function() -> Result<(), NotFetched> {
            $fill;
            Ok(())
        }

        /// All is in one piece.
        #[cfg(not(split))]
        fn $function() -> std::future::Ready<Result<(), NotFetched>> {
            $fill;
            std::future::ready(Ok(()))
        }
    )*};
}

parts! {
    later, later_part, fill();
    pictures, pictures_part, fill_pictures();
    map, map_part, worksheets::fill_map();
    workings, workings_part, commands::fill_workings();
    pages, pages_part, fill_pages();
    import, import_part, commands::fill_import();
}

fn fill_pages() {
    pages::fill_pages();
    commands::fill_dialogs();
}

fn fill_pictures() {
    worksheets::fill_pictures();
    pages::fill_pictures();
}

fn fill() {
    worksheets::register();
    commands::fill();
    pages::fill();
}
