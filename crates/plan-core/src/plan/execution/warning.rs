//! Worksheet 5.3: what may go wrong, how we would see it coming, and what we do then. The risks themselves are a list of
//! the plan, which worksheets 2.2 and 2.4 show too.

use crate::plan::assessment::Direction;
use crate::plan::{Evidence, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Line, Measure, Prose, Rating, Reference, Share, reference};

crate::choice_sets! {
    /// What an indicator watches.
    FigureWatched = "figure_watched" {
        Attainment = "attainment", Silence = "silence", DaysSinceVisit = "days_since_visit", MapStatus = "map_status",
        Satisfaction = "satisfaction", Overdue = "overdue", OverdueRate = "overdue_rate",
        Concentration = "concentration", ContractEnd = "contract_end", Margin = "margin", ByHand = "by_hand"
    };
    CrossingLevel = "crossing_level" { Amber = "amber", Red = "red" };
    CrossingState = "crossing_state" { Open = "open", Acknowledged = "acknowledged", Closed = "closed" };
    SignalKind = "signal_kind" [
        "left", "moved", "reorganised", "budget", "rival_in", "price_pressure", "slower_payment", "quality", "policy",
        "merger", "good_news", "other",
    ];
    SignalState = "signal_state" { Open = "open", Answered = "answered", Closed = "closed" };
}

record! {
    Warning {
        /// From what rating a risk is called how.
        bands: Rows<RiskBand>,
        indicators: Rows<Indicator>,
        crossings: Rows<Crossing>,
        signals: Rows<Signal>,
        /// What is done about an invoice that is so many days overdue.
        ladder: Rows<Rung>,
        review: Review,
    }

    RiskBand {
        name: Line,
        /// Likelihood times impact, 1 to 25.
        from: Entry<Measure>,
        response: Line,
    }

    Indicator {
        name: Line,
        figure: Choice<FigureWatched>,
        /// Empty means each account, or the plan.
        account: Reference<reference::Account>,
        /// Which way is worse is the other one.
        direction: Choice<Direction>,
        amber: Entry<Measure>,
        red: Entry<Measure>,
        /// As it stands, where nothing computes it.
        current: Entry<Measure>,
        as_of: Entry<Date>,
        owner: Reference<reference::Member>,
        response: Prose,
        /// The action that follows, and in how many days it is due.
        action: Line,
        action_days: Entry<Count>,
    }

    /// A threshold was crossed.
    Crossing {
        indicator: Reference<reference::Indicator>,
        account: Reference<reference::Account>,
        on: Entry<Date>,
        level: Choice<CrossingLevel>,
        value: Entry<Measure>,
        state: Choice<CrossingState>,
        by: Reference<reference::Member>,
        note: Line,
    }

    /// Something that somebody saw or heard.
    Signal {
        signal: Line,
        kind: Choice<SignalKind>,
        account: Reference<reference::Account>,
        contact: Reference<reference::Contact>,
        rival: Reference<reference::Rival>,
        on: Entry<Date>,
        by: Reference<reference::Member>,
        /// How much it can do to us, 1 to 5.
        effect: Entry<Rating>,
        response: Line,
        state: Choice<SignalState>,
        evidence: Evidence,
    }

    /// A step of the ladder for what is overdue.
    Rung {
        from_days: Entry<Count>,
        step: Choice<crate::plan::contracts::CollectionStep>,
        who: Reference<reference::Member>,
        what: Line,
        /// Interest that starts, if any, a year.
        interest: Entry<Share>,
    }
}
