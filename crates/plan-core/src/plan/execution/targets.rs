//! Worksheet 5.1: the year's targets by month, for the plan, accounts, members and products; the figures to steer by.
//! Phases stand with those of worksheet 1.3, actions in the one list of actions.

use crate::plan::introduction::ReviewRhythm;
use crate::plan::{Review, Rows};
use crate::record;
use crate::value::{Amount, Choice, Choices, Entry, Line, Measure, Number, Prose, Reference, Year, reference};

crate::choice_sets! {
    /// On the way from an order to money.
    SalesMeasure = "sales_measure" {
        Signed = "signed", Delivered = "delivered", Invoiced = "invoiced", Collected = "collected", Other = "other"
    };
    /// What we bind ourselves to, and what we would like to reach.
    TargetKind = "target_kind" { Commitment = "commitment", Stretch = "stretch" };
    /// For whom a row of figures stands.
    Level = "level" { Plan = "plan", Account = "account", Member = "member", Product = "product" };
    /// How a year is split into months.
    SeasonBy = "season_by" { Even = "even", Hand = "hand", History = "history" };
    /// Working days are Monday to Friday; holidays are not known.
    DaysCounted = "days_counted" { Calendar = "calendar", Working = "working" };
    /// The month in which the Spring Festival falls.
    FestivalMonth = "festival_month" { January = "january", February = "february" };
    /// How the score of a figure for which less is better is counted.
    KpiMethod = "kpi_method" {
        Ratio = "ratio", TwoMinus = "two_minus", Inverse = "inverse", Span = "span"
    };
}

record! {
    Targets {
        /// Where the figures come from and what they rest on.
        basis: Prose,
        measures: Choices<SalesMeasure>,
        other_measures: Rows<OtherMeasure>,
        targets: Rows<Target>,
        /// Empty means evenly.
        season_by: Choice<SeasonBy>,
        /// By hand: the weights of the months, for all or for one account.
        seasons: Rows<Season>,
        /// The smaller of the weights of January and February goes to this month; empty leaves both as they are.
        spring_festival: Choice<FestivalMonth>,
        days_counted: Choice<DaysCounted>,
        kpis: Rows<Kpi>,
        review: Review,
    }

    /// A measure beside the four.
    OtherMeasure {
        name: Line,
        unit: Line,
        definition: Line,
    }

    /// What is to be reached in a calendar year, month by month, in the plan's currency or the unit of its measure.
    Target {
        level: Choice<Level>,
        account: Reference<reference::Account>,
        member: Reference<reference::Member>,
        product: Reference<reference::Product>,
        measure: Choice<SalesMeasure>,
        other: Reference<reference::OtherMeasure>,
        /// Empty means commitment.
        kind: Choice<TargetKind>,
        year: Entry<Year>,
        /// The year's total, from which the months are filled.
        total: Entry<Amount>,
        m01: Entry<Amount>,
        m02: Entry<Amount>,
        m03: Entry<Amount>,
        m04: Entry<Amount>,
        m05: Entry<Amount>,
        m06: Entry<Amount>,
        m07: Entry<Amount>,
        m08: Entry<Amount>,
        m09: Entry<Amount>,
        m10: Entry<Amount>,
        m11: Entry<Amount>,
        m12: Entry<Amount>,
        note: Line,
    }

    /// How much of a year falls into each month: any numbers, divided by their sum.
    Season {
        name: Line,
        /// Empty means all accounts that have no row of their own, members and the plan.
        account: Reference<reference::Account>,
        m01: Entry<Number>,
        m02: Entry<Number>,
        m03: Entry<Number>,
        m04: Entry<Number>,
        m05: Entry<Number>,
        m06: Entry<Number>,
        m07: Entry<Number>,
        m08: Entry<Number>,
        m09: Entry<Number>,
        m10: Entry<Number>,
        m11: Entry<Number>,
        m12: Entry<Number>,
    }

    Kpi {
        name: Line,
        definition: Line,
        unit: Line,
        /// Empty means that higher is better.
        direction: Choice<crate::plan::assessment::Direction>,
        method: Choice<KpiMethod>,
        start: Entry<Measure>,
        target: Entry<Measure>,
        current: Entry<Measure>,
        amber: Entry<Measure>,
        red: Entry<Measure>,
        /// The least and the most that can be scored.
        worst: Entry<Measure>,
        best: Entry<Measure>,
        weight: Entry<Measure>,
        rhythm: Choice<ReviewRhythm>,
        source: Line,
        owner: Reference<reference::Member>,
        goal: Reference<reference::Goal>,
    }
}

impl Target {
    /// January to December.
    pub fn months(&self) -> [&Entry<Amount>; 12] {
        [
            &self.m01, &self.m02, &self.m03, &self.m04, &self.m05, &self.m06, &self.m07, &self.m08, &self.m09,
            &self.m10, &self.m11, &self.m12,
        ]
    }

    pub fn months_mut(&mut self) -> [&mut Entry<Amount>; 12] {
        [
            &mut self.m01,
            &mut self.m02,
            &mut self.m03,
            &mut self.m04,
            &mut self.m05,
            &mut self.m06,
            &mut self.m07,
            &mut self.m08,
            &mut self.m09,
            &mut self.m10,
            &mut self.m11,
            &mut self.m12,
        ]
    }
}

impl Season {
    /// January to December.
    pub fn months(&self) -> [&Entry<Number>; 12] {
        [
            &self.m01, &self.m02, &self.m03, &self.m04, &self.m05, &self.m06, &self.m07, &self.m08, &self.m09,
            &self.m10, &self.m11, &self.m12,
        ]
    }
}
