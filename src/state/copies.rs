//! Recovery copies: the plan as it was, hourly, daily, and before every import. They lie in the large
//! store, where they do not take the plan's own room.

use crate::platform::storage::ShelfFault;
use crate::platform::vault;
use plan_core::sorting::sort_by;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Hourly,
    Daily,
    /// Before something was imported or merged.
    Import,
}

impl Reason {
    const ALL: [(Self, &'static str, usize); 3] =
        [(Self::Hourly, "hour", 4), (Self::Daily, "day", 7), (Self::Import, "import", 8)];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(reason, ..)| *reason == self).map_or("", |(_, name, _)| name)
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(reason, ..)| *reason)
    }

    /// How many are kept.
    fn most(self) -> usize {
        Self::ALL.iter().find(|(reason, ..)| *reason == self).map_or(0, |(.., most)| *most)
    }

    /// Time between two, in milliseconds.
    fn interval(self) -> i64 {
        match self {
            Self::Hourly => 3_600_000,
            Self::Daily => 86_400_000,
            Self::Import => 0,
        }
    }
}

/// A copy that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    pub key: String,
    pub reason: Reason,
    /// Milliseconds since 1970.
    pub at: i64,
}

pub(super) fn prefix(plan: &str) -> String {
    format!("keyplan/copy/{plan}/")
}

/// The copies of a plan, the latest first.
pub async fn copies(plan: &str) -> Result<Vec<Copy>, ShelfFault> {
    let prefix = prefix(plan);
    let mut copies: Vec<Copy> = vault::keys(&prefix)
        .await?
        .into_iter()
        .filter_map(|key| {
            let (reason, at) = key.strip_prefix(&prefix)?.split_once('/')?;
            Some(Copy { reason: Reason::of(reason)?, at: at.parse().ok()?, key })
        })
        .collect();
    sort_by(&mut copies, |one, other| other.at.cmp(&one.at));
    Ok(copies)
}

/// Keeps a copy, unless the last one for this reason is younger than its interval, and drops the oldest
/// beyond what is kept. `record` is asked for only when it is needed.
pub async fn keep_copy(plan: &str, reason: Reason, at: i64, record: impl FnOnce() -> String) -> Result<(), ShelfFault> {
    let same = copies(plan).await?.into_iter().filter(|copy| copy.reason == reason);
    // A clock that was ahead has stamped copies with days to come. They hold up no other, and go first.
    let (ahead, mut same): (Vec<Copy>, Vec<Copy>) = same.partition(|copy| copy.at > at);
    if same.first().is_some_and(|last| at.saturating_sub(last.at) < reason.interval()) {
        return Ok(());
    }
    same.extend(ahead);
    vault::write(&format!("{}{}/{at}", prefix(plan), reason.name()), &record()).await?;
    for old in same.iter().skip(reason.most() - 1) {
        vault::remove(&[old.key.clone()]).await?;
    }
    Ok(())
}

/// The record of a copy.
pub async fn read_copy(copy: &Copy) -> Result<Option<String>, ShelfFault> {
    vault::read(&copy.key).await
}
