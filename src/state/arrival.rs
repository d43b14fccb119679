//! A file arrives. It becomes a plan of its own, or is merged into the plan that it is a copy of.

use plan_core::document::{self, Finding, Limits, Refusal};
use plan_core::workshop::{Identity, Workbook};

/// A file that was read.
#[derive(Debug)]
pub struct Arrival {
    pub book: Workbook,
    pub findings: Vec<Finding>,
    pub read_only: bool,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrived {
    /// It is a new plan in the list.
    Added {
        plan: String,
        name: String,
        findings: Vec<Finding>,
    },
    /// It was merged into a plan that was there; `changed` counts the fields that are different now.
    Merged {
        plan: String,
        name: String,
        changed: usize,
        findings: Vec<Finding>,
    },
    Refused(Unreadable),
}

/// A file that could not be read, by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    pub file: String,
    pub reason: Refusal,
}

impl Arrival {
    /// Reads a plan file.
    pub fn read(bytes: &[u8], identity: Identity) -> Result<Self, Refusal> {
        let opened = document::read(bytes, identity, &Limits::FILE)?;
        Ok(Self { book: opened.workbook, findings: opened.findings, read_only: opened.read_only })
    }

    /// The plan's id, if the file has one that can stand in a key.
    pub fn id(&self) -> Option<String> {
        let id = &self.book.plan().id.0;
        plan_core::plan::RowId::new(id).map(|id| id.as_str().to_owned())
    }
}
