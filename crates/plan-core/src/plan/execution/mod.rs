//! Chapter 5: what is to be reached by when, what has been, what may go wrong, and what we do better.

mod improvement;
mod monitoring;
mod targets;
mod warning;

pub use improvement::{Improvement, ImprovementArea, Improvements, ReviewMeeting};
pub use monitoring::{
    Actual, Cause, CauseOrigin, Forecast, ForecastKind, KpiValue, Monitoring, Report, ReportKind, ReportStatus,
};
pub use targets::{
    DaysCounted, FestivalMonth, Kpi, KpiMethod, Level, OtherMeasure, SalesMeasure, Season, SeasonBy, Target,
    TargetKind, Targets,
};
pub use warning::{
    Crossing, CrossingLevel, CrossingState, FigureWatched, Indicator, RiskBand, Rung, Signal, SignalKind, SignalState,
    Warning,
};
