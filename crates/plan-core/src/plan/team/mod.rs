//! Chapter 4: who does it, how they learn, what they are paid by, and how they work together.

mod culture;
mod incentives;
mod members;
mod training;

pub use culture::{CoreValue, Culture, Pulse, TeamActivity, TeamActivityKind};
pub use incentives::{
    Appraisal, AppraisalArea, AppraisalScore, CommissionBand, CommissionBasis, CommissionMethod, CommissionPeriod,
    CommissionScheme, Incentive, IncentiveKind, Incentives, MemberTarget,
};
pub use members::{Assignment, AssignmentRole, Duty, Meeting, Skill, SkillLevel, Team, VisitNorm};
pub use training::{Course, CourseResult, CourseTopic, CourseWay, ResultLevel, Training};
