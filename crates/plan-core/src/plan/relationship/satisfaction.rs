//! Worksheet 6.1: what customers say of us, what went wrong, how they rate us, and what they gained. Answers come in
//! bulk, so each is merged as a whole.

use crate::plan::assessment::Direction;
use crate::plan::execution::KpiMethod;
use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{
    Choice, Count, Date, Entry, Line, Measure, Month, Prose, Rating, Reference, Share, Willingness, reference,
};

crate::choice_sets! {
    IndicatorArea = "indicator_area" ["product", "delivery", "service", "price", "people", "cooperation"];
    SurveyWay = "survey_way" ["phone", "email", "questionnaire", "visit", "online"];
    /// Four ways in which effort is asked for; their figures cannot be compared.
    EffortScale = "effort_scale" { Agree7 = "agree_7", Agree5 = "agree_5", Ease7 = "ease_7", Effort5 = "effort_5" };
    ProblemKind = "problem_kind" ["quality", "delivery", "service", "price", "document", "communication", "other"];
}

record! {
    Satisfaction {
        indicators: Rows<SatisfactionIndicator>,
        effort_scale: Choice<EffortScale>,
        surveys: Rows<Survey>,
        answers: Rows<SurveyAnswer>,
        ratings: Rows<IndicatorRating>,
        /// What we make of it.
        conclusion: Prose,
        problems: Rows<Problem>,
        scorecard: Rows<ScorecardLine>,
        scorecard_values: Rows<ScorecardValue>,
        values: Rows<ValueDelivered>,
        review: Review,
    }

    /// Something that customers are asked about.
    SatisfactionIndicator {
        name: Line,
        area: Choice<IndicatorArea>,
        question: Line,
        weight: Entry<Measure>,
    }

    Survey {
        name: Line,
        way: Choice<SurveyWay>,
        from: Entry<Date>,
        to: Entry<Date>,
        sent: Entry<Count>,
        owner: Reference<reference::Member>,
        note: Line,
    }

    /// What one person answered as a whole.
    SurveyAnswer whole {
        survey: Reference<reference::Survey>,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        on: Entry<Date>,
        /// Would recommend us, 0 to 10.
        recommend: Entry<Willingness>,
        /// Satisfied all in all, 1 to 5.
        satisfied: Entry<Rating>,
        /// On the scale of the plan.
        effort: Entry<Count>,
        comment: Line,
    }

    /// What one person answered to one question.
    IndicatorRating whole {
        survey: Reference<reference::Survey>,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        indicator: Reference<reference::SatisfactionIndicator>,
        /// How much it matters to that person, 1 to 5.
        importance: Entry<Rating>,
        /// 1 to 5.
        satisfaction: Entry<Rating>,
    }

    Problem {
        what: Line,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        kind: Choice<ProblemKind>,
        /// 1 to 5.
        severity: Entry<Rating>,
        raised_on: Entry<Date>,
        cause: Line,
        measure: Line,
        owner: Reference<reference::Member>,
        promised_on: Entry<Date>,
        solved_on: Entry<Date>,
        told_on: Entry<Date>,
        lesson: Line,
    }

    /// A figure by which a customer rates its suppliers.
    ScorecardLine {
        name: Line,
        account: Reference<reference::Account>,
        unit: Line,
        direction: Choice<Direction>,
        method: Choice<KpiMethod>,
        weight: Entry<Measure>,
        target: Entry<Measure>,
        /// The values that score nothing and all, where the method needs them.
        worst: Entry<Measure>,
        best: Entry<Measure>,
        consequence: Line,
        /// What part of its spend with us hangs on it.
        at_stake: Entry<Share>,
        told_by: Reference<reference::Contact>,
    }

    ScorecardValue whole {
        line: Reference<reference::ScorecardLine>,
        month: Entry<Month>,
        value: Entry<Measure>,
        /// Our place among its suppliers, and of how many.
        rank: Entry<Count>,
        of: Entry<Count>,
    }

    /// What we promised a customer it would gain, and whether it did.
    ValueDelivered {
        promise: Line,
        account: Reference<reference::Account>,
        insight: Reference<reference::Insight>,
        measure: Line,
        unit: Line,
        baseline: Entry<Measure>,
        baseline_on: Entry<Date>,
        target: Entry<Measure>,
        due: Entry<Date>,
        achieved: Entry<Measure>,
        achieved_on: Entry<Date>,
        /// A year.
        worth: Money,
        computed: Line,
        confirmed_by: Reference<reference::Contact>,
        confirmed_on: Entry<Date>,
        proof: Line,
    }
}
