//! Where two people wrote different things without knowing of each other. Both are kept and shown
//! until somebody decides.

use super::index::{Op, Register};
use super::presence::{GONE, ORDER, Presence};
use super::prose::TOO_LONG;
use super::replica::{Replica, is_mixture};
use super::whole::WHOLE;
use crate::sorting::sort_by;
use serde_json::Value;

/// A place where somebody has to decide.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// Different values for one field; the first is the one shown. Where several changed different passages of a long
    /// text it is what they make together, which nobody wrote unless one of them holds all the others; where they
    /// changed the same passage it is the latest.
    Values { path: String, versions: Vec<Version> },
    /// A row that one deleted and another edited. The version says who deleted it; the edits, by their registers, what
    /// was written into it without knowing of that, the latest first.
    Returned { row: String, deleted: Version, edits: Vec<(String, Version)> },
}

/// What one person wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The write's id; empty for what several texts make together.
    pub op: String,
    pub value: Value,
    /// Long text was not kept apart when it is very long; there is no value then.
    pub is_kept: bool,
    pub by: String,
    /// Milliseconds since 1970; 0 if unknown.
    pub at: i64,
}

impl Conflict {
    pub fn path(&self) -> &str {
        match self {
            Self::Values { path, .. } => path,
            Self::Returned { row, .. } => row,
        }
    }

    /// What was written into a field that nobody has decided, the value that is shown first. Of a record that is kept
    /// whole only those fields are in conflict that are not the same in all versions.
    pub fn versions_at(&self, field: &str) -> Vec<Version> {
        let Self::Values { path, versions } = self else {
            return Vec::new();
        };
        if path == field {
            return versions.clone();
        }
        let row = path.strip_suffix(WHOLE).and_then(|row| row.strip_suffix('/'));
        let Some(below) = row.and_then(|row| field.strip_prefix(row)).filter(|below| below.starts_with('/')) else {
            return Vec::new();
        };
        let mut found: Vec<Version> = Vec::new();
        for version in versions {
            let value = version.value.pointer(below).cloned().unwrap_or(Value::Null);
            if found.iter().all(|known| known.value != value) {
                found.push(Version { value, ..version.clone() });
            }
        }
        if found.len() > 1 { found } else { Vec::new() }
    }
}

impl Replica {
    /// All conflicts, in the order of their paths. Fields of rows that are gone have none.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for (path, register) in self.index().contested() {
            if let Some(row) = path.strip_suffix(GONE).map(|row| row.trim_end_matches('/')) {
                conflicts.extend(self.returned(row, register));
            } else if !path.ends_with(ORDER) {
                conflicts.extend(self.values_at(path, register));
            }
        }
        conflicts
    }

    /// The conflict at one field, if there is one.
    pub fn conflict_at(&self, path: &str) -> Option<Conflict> {
        self.values_at(path, self.register(path)?)
    }

    fn returned(&self, row: &str, register: &Register) -> Option<Conflict> {
        if self.presence(row) != Presence::Returned || !self.is_reachable(row) {
            return None;
        }
        let tombstone = register.ops().filter(|op| op.value.is_array()).max_by_key(|op| op.at)?;
        let mut edits: Vec<(String, Version)> =
            self.index().unseen(row).into_iter().map(|(path, op)| (path.to_owned(), self.version(path, op))).collect();
        sort_by(&mut edits, |(_, one), (_, other)| other.at.cmp(&one.at));
        Some(Conflict::Returned { row: row.to_owned(), deleted: self.version(row, tombstone), edits })
    }

    fn values_at(&self, path: &str, register: &Register) -> Option<Conflict> {
        // Nearly every register has one write; look no further then.
        register.ops().nth(1)?;
        let shown = register.shown()?;
        let mut versions = match self.text(path) {
            Some(together) if !is_mixture(&together, register) => vec![self.together(path, together, register)],
            _ => vec![self.version(path, shown)],
        };
        let mut others: Vec<&Op> = register.ops().collect();
        sort_by(&mut others, |one, other| other.at.cmp(&one.at));
        for op in others {
            let version = self.version(path, op);
            if !version.is_kept || versions.iter().all(|known| known.value != version.value) {
                versions.push(version);
            }
        }
        (versions.len() > 1 && self.is_reachable(path)).then(|| Conflict::Values { path: path.to_owned(), versions })
    }

    /// The text that all versions make together: somebody's own, or nobody's.
    fn together(&self, path: &str, together: String, register: &Register) -> Version {
        let value = Value::String(together);
        let own = register.ops().map(|op| self.version(path, op)).find(|version| version.value == value);
        own.unwrap_or(Version { op: String::new(), value, is_kept: true, by: String::new(), at: 0 })
    }

    /// What somebody wrote there.
    pub(super) fn version(&self, path: &str, op: &Op) -> Version {
        let value = match &op.value {
            text @ Value::String(_) => text.clone(),
            too_long if *too_long == TOO_LONG && self.text(path).is_some() => Value::Null,
            // Long text that was written before versions were kept.
            Value::Null => self.text(path).map_or(Value::Null, Value::String),
            other => other.clone(),
        };
        let is_kept = op.value != TOO_LONG || !value.is_null();
        Version { op: op.id.clone(), value, is_kept, by: op.by.clone(), at: op.at }
    }

    /// No row on the way is gone.
    fn is_reachable(&self, path: &str) -> bool {
        path.match_indices('/')
            .skip(1)
            .map(|(end, _)| &path[..end])
            .filter(|row| self.register(&format!("{row}/{GONE}")).is_some())
            .all(|row| self.presence(row).is_there())
    }
}
