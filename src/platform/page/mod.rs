//! The page itself: its address, its events, its timers, its elements, and the device that it is on.
//! Whatever listens or waits is a guard that stops when it is dropped, and nothing that the app
//! asked for is called any more once the app has crashed.

mod address;
mod crash;
mod device;
mod element;
mod events;
mod picker;
mod root;
mod text_field;
mod timers;
mod watch;

pub use address::{hash, reload, set_hash};
pub use crash::{has_crashed, install_panic_hook, report_crash};
pub(super) use device::is_embedded_chat_app;
pub use device::{languages, on_prefers_dark, prefers_dark};
pub use element::{
    Focus, focus, inner_width, is_composing, leave_field, lift, put_value, rewrite, scroll_to_top, select_text,
    show_modal,
};
pub use events::{Listener, on_before_leaving, on_document, on_hidden, on_key, on_storage, on_update, on_window};
pub use picker::show_picker;
pub use root::{print, remember_look, remove_skeleton, set_language, set_print_title, set_theme, set_title};
pub use text_field::{TextField, is_input_composing};
pub use timers::{Timer, after, every, next_frame, pause};
pub use watch::{Watch, on_left, on_paper, on_print, on_theme, on_width, on_zoom, pixel_ratio};
