//! Worksheet 5.2: what has been reached, month by month, and what is made of it. Figures come in bulk, so each is merged
//! as a whole.

use super::{Level, SalesMeasure};
use crate::plan::{Review, Rows};
use crate::record;
use crate::value::{Amount, Choice, Date, Entry, Line, Measure, Month, Prose, Reference, reference};

crate::choice_sets! {
    ForecastKind = "forecast_kind" { Commit = "commit", Likely = "likely", Best = "best" };
    ReportKind = "report_kind" ["month", "quarter", "half_year", "year"];
    ReportStatus = "report_status" { Draft = "draft", Issued = "issued" };
    /// Whether we could have done something about it.
    CauseOrigin = "cause_origin" { Outside = "outside", Inside = "inside" };
}

record! {
    Monitoring {
        /// What the purchase records of worksheet 2.3 stand for; then they count as actual figures of that measure.
        purchases_are: Choice<SalesMeasure>,
        actuals: Rows<Actual>,
        forecasts: Rows<Forecast>,
        kpi_values: Rows<KpiValue>,
        reports: Rows<Report>,
        causes: Rows<Cause>,
        review: Review,
    }

    /// In the plan's currency, or in the unit of another measure.
    Actual whole {
        month: Entry<Month>,
        level: Choice<Level>,
        account: Reference<reference::Account>,
        member: Reference<reference::Member>,
        product: Reference<reference::Product>,
        measure: Choice<SalesMeasure>,
        other: Reference<reference::OtherMeasure>,
        amount: Entry<Amount>,
        source: Line,
    }

    Forecast whole {
        month: Entry<Month>,
        account: Reference<reference::Account>,
        member: Reference<reference::Member>,
        measure: Choice<SalesMeasure>,
        kind: Choice<ForecastKind>,
        amount: Entry<Amount>,
        made_on: Entry<Date>,
        by: Reference<reference::Member>,
        note: Line,
    }

    KpiValue whole {
        kpi: Reference<reference::Kpi>,
        month: Entry<Month>,
        value: Entry<Measure>,
        note: Line,
    }

    Report {
        name: Line,
        kind: Choice<ReportKind>,
        /// The last month that it is about.
        month: Entry<Month>,
        written_by: Reference<reference::Member>,
        written_on: Entry<Date>,
        findings: Prose,
        proposals: Prose,
        decisions: Prose,
        /// Empty means a draft.
        status: Choice<ReportStatus>,
    }

    /// Why a figure is as it is.
    Cause {
        report: Reference<reference::Report>,
        account: Reference<reference::Account>,
        cause: Line,
        origin: Choice<CauseOrigin>,
        /// What it made, up or down.
        effect: Entry<Amount>,
        answer: Line,
    }
}
