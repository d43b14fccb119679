//! Chapter 6: what customers say of us, how we look after them, and where we can grow with them.

pub mod care;
pub mod growth;
pub mod satisfaction;

pub use care::CARE;
pub use growth::GROWTH;
pub use satisfaction::SATISFACTION;
