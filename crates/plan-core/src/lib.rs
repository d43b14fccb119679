//! The key-account plan. Where to start: `plan` is the data; `value` is what its fields hold;
//! `document` reads and writes the plan file; `workshop` merges what several people wrote; `methods`
//! computes; `insight` reads a plan and says what stands out.
//!
//! Nothing here asks for the time, for randomness or for anything outside: they are arguments.

pub mod document;
pub mod insight;
pub mod methods;
pub mod plan;
pub mod sorting;
pub mod value;
pub mod workshop;
