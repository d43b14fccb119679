//! Recovery copies: the plan as it was, hourly, daily, and before every import; and damaged records. They lie in the large
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
    /// A record that cannot be read, as it was found. It stays as long as the plan.
    Damaged,
}

impl Reason {
    const ALL: [(Self, &'static str, usize); 4] = [
        (Self::Hourly, "hour", 4),
        (Self::Daily, "day", 7),
        (Self::Import, "import", 8),
        (Self::Damaged, "damaged", usize::MAX),
    ];

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
            Self::Import | Self::Damaged => 0,
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
        vault::remove(std::slice::from_ref(&old.key)).await?;
    }
    Ok(())
}

/// The record of a copy.
pub async fn read_copy(copy: &Copy) -> Result<Option<String>, ShelfFault> {
    vault::read(&copy.key).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::at_once::at_once;

    const HOUR: i64 = 3_600_000;

    fn keep(plan: &str, at: i64) {
        at_once(keep_copy(plan, Reason::Hourly, at, || format!("copy of {at}"))).unwrap();
    }

    fn kept(plan: &str) -> Vec<i64> {
        at_once(copies(plan)).unwrap().into_iter().map(|copy| copy.at / HOUR).collect()
    }

    #[test]
    fn a_copy_is_kept_once_in_its_interval_and_the_oldest_go() {
        for at in [10 * HOUR, 10 * HOUR + 5, 11 * HOUR, 12 * HOUR, 13 * HOUR, 14 * HOUR] {
            keep("ordinary", at);
        }
        assert_eq!(kept("ordinary"), [14, 13, 12, 11]);
    }

    #[test]
    fn copies_from_a_clock_that_was_ahead_hold_up_no_other_and_go_first() {
        for at in [900, 901, 902, 903] {
            keep("ahead", at * HOUR);
        }
        keep("ahead", 10 * HOUR);
        assert_eq!(kept("ahead"), [903, 902, 901, 10]);
        for at in [11, 12, 13, 14] {
            keep("ahead", at * HOUR);
        }
        assert_eq!(kept("ahead"), [14, 13, 12, 11]);
    }
}
