//! The app: views over a plan, in the browser alone. Where to start: `app` is the page, `state` is what
//! it knows, `worksheets` describes what is asked, `platform` is the browser.

mod app;
mod commands;
mod i18n;
mod pages;
mod platform;
mod routes;
mod signal;
mod state;
mod ui;
mod worksheets;

/// Starts the app in the page.
pub fn start() {
    platform::page::install_panic_hook();
    leptos::mount::mount_to_body(app::App);
    platform::page::remove_skeleton();
}
