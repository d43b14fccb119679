//! The key-account plan. Where to start: `plan` is the data; `value` is what its fields hold;
//! `document` reads and writes the plan file; `workshop` merges what several people wrote; `methods`
//! computes; `reading` is what a plan comes to, `figures` how its figures came about, `checks` what stands out;
//! `memory` keeps what need not be read again.
//!
//! Nothing here asks for the time, for randomness or for anything outside: they are arguments.

pub mod checks;
pub mod document;
pub mod figures;
pub mod memory;
pub mod methods;
pub mod plan;
pub mod reading;
pub mod sorting;
pub mod value;
pub mod workshop;
