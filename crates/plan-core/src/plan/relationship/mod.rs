//! Chapter 6: whether customers are content, how we look after them, and where we can grow with them.

mod care;
mod growth;
mod satisfaction;

pub use care::{
    AddedService, Care, CareCalendar, CareDate, CareDateKind, CareRule, ContactNote, Gift, Promise, PromiseSide,
    ServiceKind, Visit, VisitOutcome, VisitState, VisitWay,
};
pub use growth::{
    Bid, ControlTexts, Growth, JointStep, JointStepState, Opportunity, OpportunityCategory, OpportunityStage,
    OpportunityState, Partnership, PartnershipStage, Prospect, ProspectSource, ProspectStage, Tender, TenderKind,
    TenderResult, WhiteSpace, WhiteSpaceState,
};
pub use satisfaction::{
    EffortScale, IndicatorArea, IndicatorRating, Problem, ProblemKind, Satisfaction, SatisfactionIndicator,
    ScorecardLine, ScorecardValue, Survey, SurveyAnswer, SurveyWay, ValueDelivered,
};
