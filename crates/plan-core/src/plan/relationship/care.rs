//! Worksheet 6.2: how often we see whom, what we promised, which days we do not forget, and what we give.

use crate::methods::Tier;
use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Flag, Line, Prose, Reference, References, reference};

crate::choice_sets! {
    CareDateKind = "care_date_kind" { Festival = "festival", Birthday = "birthday", Anniversary = "anniversary", Other = "other" };
    /// By which calendar a day of the year is meant.
    CareCalendar = "care_calendar" { Solar = "solar", Lunar = "lunar" };
    ServiceKind = "service_kind" ["support", "training", "consulting", "inspection", "stock", "other"];
    VisitWay = "visit_way" {
        OnSite = "on_site", Invited = "invited", PlantTour = "plant_tour", Call = "call", Video = "video", Fair = "fair"
    };
    VisitState = "visit_state" {
        Planned = "planned", Prepared = "prepared", Done = "done", Postponed = "postponed", Cancelled = "cancelled"
    };
    /// Whether the customer committed itself to something.
    VisitOutcome = "visit_outcome" {
        Advance = "advance", Continuation = "continuation", Setback = "setback", None = "none"
    };
    PromiseSide = "promise_side" { Ours = "ours", Theirs = "theirs" };
}

record! {
    Care {
        rules: Rows<CareRule>,
        visits: Rows<Visit>,
        promises: Rows<Promise>,
        dates: Rows<CareDate>,
        /// What may be given, what never, and who allows it.
        gift_policy: Prose,
        /// The most that one gift may be worth.
        gift_limit: Money,
        gifts: Rows<Gift>,
        services: Rows<AddedService>,
        notes: Rows<ContactNote>,
        review: Review,
    }

    /// What an account of a tier can expect of us.
    CareRule {
        tier: Choice<Tier>,
        visit_every_days: Entry<Count>,
        executive_every_days: Entry<Count>,
        festivals: Flag,
        birthdays: Flag,
        anniversaries: Flag,
        note: Line,
    }

    Visit {
        purpose: Line,
        account: Reference<reference::Account>,
        planned_on: Entry<Date>,
        way: Choice<VisitWay>,
        contacts: References<reference::Contact>,
        members: References<reference::Member>,
        commitment_wanted: Line,
        least_acceptable: Line,
        materials: Line,
        cost_planned: Money,
        approved_by: Reference<reference::Member>,
        /// Empty means planned.
        state: Choice<VisitState>,
        met_on: Entry<Date>,
        outcome: Choice<VisitOutcome>,
        notes: Prose,
        next_on: Entry<Date>,
        cost: Money,
    }

    Promise {
        what: Line,
        account: Reference<reference::Account>,
        side: Choice<PromiseSide>,
        /// Who made it, of us or of them.
        member: Reference<reference::Member>,
        contact: Reference<reference::Contact>,
        visit: Reference<reference::Visit>,
        due: Entry<Date>,
        kept_on: Entry<Date>,
    }

    /// A day of the year that we do not let pass.
    CareDate {
        name: Line,
        kind: Choice<CareDateKind>,
        /// Empty means solar.
        calendar: Choice<CareCalendar>,
        month: Entry<Count>,
        day: Entry<Count>,
        /// Empty means all whose rule has it.
        accounts: References<reference::Account>,
        days_before: Entry<Count>,
        what: Line,
        owner: Reference<reference::Member>,
        budget: Money,
    }

    Gift {
        what: Line,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        on: Entry<Date>,
        value: Money,
        occasion: Line,
        approved_by: Reference<reference::Member>,
    }

    AddedService {
        what: Line,
        account: Reference<reference::Account>,
        kind: Choice<ServiceKind>,
        owner: Reference<reference::Member>,
        from: Entry<Date>,
        until: Entry<Date>,
        cost: Money,
        effect: Line,
    }

    /// A line in the log of contacts.
    ContactNote whole {
        on: Entry<Date>,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        member: Reference<reference::Member>,
        way: Choice<VisitWay>,
        text: Line,
    }
}
