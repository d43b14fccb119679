//! Worksheet 4.1. The members themselves are a list of the plan, which worksheet 1.3 shows too.

use crate::methods::Tier;
use crate::plan::introduction::ReviewRhythm;
use crate::plan::{Evidence, Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Number, Prose, Rating, Reference, References, reference};

crate::choice_sets! {
    AssignmentRole = "assignment_role" {
        Lead = "lead", Deputy = "deputy", Technical = "technical", Service = "service", Sponsor = "sponsor",
        Support = "support"
    };
}

record! {
    Team {
        /// Whom we look for: experience, ways of working, knowledge of the industries.
        profile: Prose,
        skills: Rows<Skill>,
        levels: Rows<SkillLevel>,
        assignments: Rows<Assignment>,
        duties: Rows<Duty>,
        norms: Rows<VisitNorm>,
        /// How those who serve one account keep each other informed, and who decides when they disagree.
        collaboration: Prose,
        meetings: Rows<Meeting>,
        review: Review,
    }

    Skill {
        name: Line,
        /// What somebody can do who has it.
        meaning: Line,
        /// The level that the work needs, 1 to 5.
        wanted: Entry<Rating>,
    }

    SkillLevel {
        member: Reference<reference::Member>,
        skill: Reference<reference::Skill>,
        /// 1 to 5.
        level: Entry<Rating>,
        evidence: Evidence,
    }

    /// Who serves which account as what.
    Assignment {
        account: Reference<reference::Account>,
        member: Reference<reference::Member>,
        role: Choice<AssignmentRole>,
        since: Entry<Date>,
        until: Entry<Date>,
        note: Line,
    }

    /// A recurring task with one who answers for it.
    Duty {
        task: Line,
        accountable: References<reference::Member>,
        responsible: References<reference::Member>,
        consulted: References<reference::Member>,
        informed: References<reference::Member>,
    }

    /// How much of a year an account of a tier takes.
    VisitNorm {
        tier: Choice<Tier>,
        /// Visits a year.
        visits: Entry<Number>,
        /// Hours for one, with the way and the preparation.
        hours: Entry<Number>,
        note: Line,
    }

    Meeting {
        name: Line,
        rhythm: Choice<ReviewRhythm>,
        who: References<reference::Member>,
        topics: Line,
    }
}
