//! The figures that the core works out, by name. What works them out comes with what says how they came about, when
//! the first of them is to be shown.

use crate::i18n::Msg;
use crate::later::{self, Part};
use plan_core::figures::{Figure, Work, figure_named};
use std::sync::OnceLock;

static NAMED: OnceLock<fn(&str) -> Option<&'static Figure>> = OnceLock::new();

/// Puts in its place what works them out.
pub fn open_register() {
    NAMED.get_or_init(|| figure_named);
}

/// How that figure is worked out, if it is one of them; why that cannot be known yet. Whoever asks in a reactive place
/// asks again when it can be.
pub fn work_named(name: &str) -> Result<Option<Work>, Msg> {
    let named = NAMED.get().ok_or_else(|| later::meanwhile(Part::Workings))?;
    Ok(named(name).map(|figure| figure.work))
}
