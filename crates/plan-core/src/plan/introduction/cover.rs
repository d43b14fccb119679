//! Worksheet 1.0: whose plan it is, how far it has got, and who stands behind it.

use crate::plan::{Review, Rows, Worksheet};
use crate::record;
use crate::value::{Choice, Choices, Date, Entry, Line, Prose, Reference, reference};

crate::choice_sets! {
    /// Who may read the plan.
    Confidentiality = "confidentiality" ["public", "internal", "confidential", "secret"];
    /// How far the plan has got on its way from a draft to the end of its time.
    PlanStatus = "plan_status" {
        Draft = "draft", Submitted = "submitted", Returned = "returned", Approved = "approved", Closed = "closed"
    };
    SignOffStep = "sign_off_step" { Prepared = "prepared", Reviewed = "reviewed", Approved = "approved" };
    SignOffResult = "sign_off_result" { Agreed = "agreed", WithConditions = "with_conditions", Returned = "returned" };
}

record! {
    Cover {
        /// The division or team whose plan it is.
        unit: Line,
        /// The time it is made for, as people call it.
        period: Line,
        version: Line,
        confidentiality: Choice<Confidentiality>,
        /// Worksheets that are left out of copies besides 4.3, which always is, unless somebody asks for them.
        confidential: Choices<Worksheet>,
        /// Empty means a draft.
        status: Choice<PlanStatus>,
        /// The day from which it has that status.
        status_since: Entry<Date>,
        summary: Prose,
        sign_offs: Rows<SignOff>,
        opinions: Rows<Opinion>,
        review: Review,
    }

    /// Somebody prepared, reviewed or approved the plan.
    SignOff {
        step: Choice<SignOffStep>,
        member: Reference<reference::Member>,
        on: Entry<Date>,
        result: Choice<SignOffResult>,
        opinion: Line,
    }

    /// What a superior has to say on one worksheet.
    Opinion {
        about: Choice<Worksheet>,
        member: Reference<reference::Member>,
        on: Entry<Date>,
        opinion: Prose,
        /// What was done about it.
        answer: Line,
    }
}
