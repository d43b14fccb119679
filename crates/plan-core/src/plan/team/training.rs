//! Worksheet 4.2: what is learned, by whom, and what came of it.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Line, Measure, Number, Prose, Reference, References, Share, reference};

crate::choice_sets! {
    CourseTopic = "course_topic" [
        "product", "selling", "customer_relations", "negotiation", "industry", "digital", "compliance", "leadership",
        "other",
    ];
    CourseWay = "course_way" ["internal", "external", "online", "on_the_job"];
    /// The four levels of Kirkpatrick.
    ResultLevel = "result_level" {
        Reaction = "reaction", Learning = "learning", Behaviour = "behaviour", Results = "results"
    };
}

record! {
    Training {
        /// Which gaps the team has and which of them we close this year.
        needs: Prose,
        courses: Rows<Course>,
        results: Rows<CourseResult>,
        /// What the feedback changes next time.
        adjustment: Prose,
        review: Review,
    }

    Course {
        name: Line,
        topic: Choice<CourseTopic>,
        way: Choice<CourseWay>,
        skill: Reference<reference::Skill>,
        members: References<reference::Member>,
        /// Those who are no members, and how many they are.
        group: Line,
        group_size: Entry<Count>,
        starts_on: Entry<Date>,
        ends_on: Entry<Date>,
        hours: Entry<Number>,
        /// Paid to others.
        cost: Money,
        /// The hours of those who take part, in money.
        time_cost: Money,
        trainer: Line,
        owner: Reference<reference::Member>,
        state: Choice<crate::plan::strategy::ActivityState>,
        /// What it brought in a year, how much of that comes from it, and how sure that is.
        gain: Money,
        attributed: Entry<Share>,
        confidence: Entry<Share>,
    }

    CourseResult {
        course: Reference<reference::Course>,
        level: Choice<ResultLevel>,
        measure: Line,
        before: Entry<Measure>,
        after: Entry<Measure>,
        target: Entry<Measure>,
        on: Entry<Date>,
        feedback: Line,
    }
}
