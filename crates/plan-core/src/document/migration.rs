//! From older versions of the file to the present one, one step for each version. Version 1 is the
//! first, so the chain is empty; every released version opens for ever.

use super::envelope::VERSION;
use serde_json::Value;

/// Turns the whole file of one version into the next.
type Step = fn(Value) -> Value;

/// The step at place n leads from version n + 1 to n + 2.
#[expect(clippy::cast_possible_truncation, reason = "versions are few")]
const STEPS: [Step; VERSION as usize - 1] = [];

/// The file in the present version. Newer files stay as they are.
pub(super) fn migrate(file: Value, version: u64) -> Value {
    let done = usize::try_from(version.max(1) - 1).unwrap_or(usize::MAX);
    STEPS.iter().skip(done).fold(file, |file, step| step(file))
}
