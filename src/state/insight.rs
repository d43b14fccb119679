//! What is read off the whole plan: findings, and what every account comes to. It is computed when typing
//! rests, since a large plan takes its time, and what was read of accounts that have not changed is remembered.

use super::{Planner, session};
use crate::platform::page;
use crate::prelude::*;
use plan_core::checks::Finding;
use plan_core::memory::Memory;
use plan_core::reading::PlanReading;
use std::sync::Arc;

#[derive(Debug, Clone, Copy)]
pub struct Insight {
    findings: RwSignal<Vec<Finding>>,
    reading: RwSignal<Arc<PlanReading>>,
}

/// How long typing rests before the plan is read.
const PAUSE: u32 = 350;

impl Insight {
    /// Reads the plan now and after every change, and is there for all views below.
    pub fn provide(planner: Planner) -> Self {
        let session = session();
        let memory = Local::new_local(Memory::default());
        let read = move || {
            let today = session.today.get_untracked();
            let read = |memory: &mut Memory| planner.plan().try_with_untracked(|plan| memory.read(plan, today));
            memory.try_update_value(read).flatten()
        };
        let (reading, findings) = read().unwrap_or_else(|| unreachable!("the plan has just been opened"));
        let insight = Self { findings: RwSignal::new(findings), reading: RwSignal::new(Arc::new(reading)) };
        let read_again = move || {
            if let Some((reading, findings)) = read() {
                insight.findings.try_set(findings);
                insight.reading.try_set(Arc::new(reading));
            }
        };
        let timer = Local::new_local(None);
        Effect::new(move |started: Option<()>| {
            planner.plan().track();
            session.today.track();
            if started.is_some() {
                timer.set_value(Some(page::after(PAUSE, read_again)));
            }
        });
        provide_context(insight);
        insight
    }

    pub fn findings(self) -> ReadSignal<Vec<Finding>> {
        self.findings.read_only()
    }

    pub fn reading(self) -> ReadSignal<Arc<PlanReading>> {
        self.reading.read_only()
    }
}

/// What is read off the open plan.
pub fn insight() -> Insight {
    expect_context()
}
