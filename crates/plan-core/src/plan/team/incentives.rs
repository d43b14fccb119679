//! Worksheet 4.3: targets, pay and appraisals of single people. Confidential: left out of copies unless somebody asks.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{
    Choice, Date, Entry, Flag, Line, Measure, Number, Percent, Prose, Reference, References, Share, reference,
};

crate::choice_sets! {
    IncentiveKind = "incentive_kind" ["money", "recognition", "promotion", "development", "other"];
    /// What pay is counted on.
    CommissionBasis = "commission_basis" {
        Signed = "signed", Delivered = "delivered", Invoiced = "invoiced", Collected = "collected", Split = "split",
        Margin = "margin"
    };
    /// Each band's rate for what lies in it, or the rate of the band reached for all.
    CommissionMethod = "commission_method" { Marginal = "marginal", Retroactive = "retroactive" };
    CommissionPeriod = "commission_period" ["month", "quarter", "year", "year_to_date"];
    AppraisalArea = "appraisal_area" ["results", "ability", "attitude"];
}

record! {
    Incentives {
        /// What we pay and praise for, and what never.
        principle: Prose,
        targets: Rows<MemberTarget>,
        incentives: Rows<Incentive>,
        schemes: Rows<CommissionScheme>,
        bands: Rows<CommissionBand>,
        appraisals: Rows<Appraisal>,
        scores: Rows<AppraisalScore>,
        review: Review,
    }

    MemberTarget {
        member: Reference<reference::Member>,
        period: Line,
        target: Line,
        amount: Money,
        /// What this person wants to learn and become.
        development: Prose,
        support: Line,
        due: Entry<Date>,
    }

    Incentive {
        name: Line,
        kind: Choice<IncentiveKind>,
        members: References<reference::Member>,
        condition: Line,
        value: Money,
        given_on: Entry<Date>,
        note: Line,
    }

    CommissionScheme {
        name: Line,
        basis: Choice<CommissionBasis>,
        /// Of a split basis, the part that goes by what is signed; the rest by what is collected.
        signed_part: Entry<Share>,
        /// Empty means marginal.
        method: Choice<CommissionMethod>,
        period: Choice<CommissionPeriod>,
        members: References<reference::Member>,
        quota: Money,
        /// Below this part of the quota nothing is paid.
        threshold: Entry<Percent>,
        /// Above the quota rates are multiplied by it.
        accelerator: Entry<Number>,
        cap: Money,
        /// Taken off for each month that a receivable is overdue.
        overdue_deduction: Entry<Share>,
        /// To try the scheme: what was signed and what was collected.
        signed: Money,
        collected: Money,
        /// What was delivered, invoiced or earned, where pay goes by that.
        reached: Money,
        /// For so many months the money was overdue.
        overdue_months: Entry<Number>,
        note: Line,
    }

    CommissionBand {
        scheme: Reference<reference::CommissionScheme>,
        /// From what sum on.
        from: Money,
        rate: Entry<Percent>,
    }

    Appraisal {
        name: Line,
        member: Reference<reference::Member>,
        period: Line,
        on: Entry<Date>,
        by: Reference<reference::Member>,
        feedback: Prose,
        /// The person has seen it and agrees.
        agreed: Flag,
        agreed_on: Entry<Date>,
        next: Line,
    }

    AppraisalScore {
        appraisal: Reference<reference::Appraisal>,
        area: Choice<AppraisalArea>,
        criterion: Line,
        weight: Entry<Measure>,
        /// 0 to 100.
        score: Entry<Measure>,
        note: Line,
    }
}
