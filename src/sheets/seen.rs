//! The account in view, with all that was read off it and off the plan.

use super::sheet::Context;
use crate::state::insight;
use plan_core::plan::{Account, Plan};
use plan_core::reading::{AccountReading, PlanReading};

#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    pub plan: &'a Plan,
    pub row: &'a Account,
    pub all: &'a PlanReading,
    pub account: &'a AccountReading,
}

impl Seen<'_> {
    /// Looks at the account of a worksheet. None where it is archived, since nothing is read off it then.
    pub fn at<T>(context: Context, look: impl FnOnce(&Seen<'_>) -> T) -> Option<T> {
        let reading = insight().reading().get();
        context.account.with_value(|id| {
            let account = reading.account(id)?;
            // The reading is of a moment ago; what was deleted since is not there any more.
            context.planner.plan().with_untracked(|plan| {
                let row = plan.accounts.get(id)?;
                Some(look(&Seen { plan, row, all: &reading, account }))
            })
        })
    }

    pub fn currency(&self) -> &str {
        &self.plan.currency.0
    }
}
