//! Worksheet 6.3: new accounts, more with those we have, and partnership.

use crate::plan::{Evidence, Judged, Money, Review, Rows};
use crate::record;
use crate::value::{
    Choice, Count, Date, Entry, Flag, Line, Measure, Prose, Rating, Reference, References, Share, YesNo, reference,
};

crate::choice_sets! {
    ProspectSource = "prospect_source" ["referral", "fair", "partner", "tender", "inquiry", "research", "former", "other"];
    ProspectStage = "prospect_stage" {
        Found = "found", Contacted = "contacted", Qualified = "qualified", Visited = "visited", Offered = "offered",
        Won = "won", Lost = "lost"
    };
    /// How far a unit buys a product of ours.
    WhiteSpaceState = "white_space_state" {
        Ours = "ours", Shared = "shared", Rival = "rival", Open = "open", NoNeed = "no_need"
    };
    OpportunityStage = "opportunity_stage" {
        Lead = "lead", Qualified = "qualified", Solution = "solution", Offer = "offer", Negotiation = "negotiation",
        Contract = "contract"
    };
    /// How sure we tell others that it comes.
    OpportunityCategory = "opportunity_category" { Commit = "commit", Best = "best", Pipeline = "pipeline", Omitted = "omitted" };
    OpportunityState = "opportunity_state" { Open = "open", Won = "won", Lost = "lost", Dropped = "dropped" };
    TenderKind = "tender_kind" ["open", "invited", "negotiation", "inquiry", "single_source"];
    TenderResult = "tender_result" { Open = "open", Won = "won", Lost = "lost", Void = "void" };
    PartnershipStage = "partnership_stage" ["supplier", "preferred", "key", "strategic", "integrated"];
    JointStepState = "joint_step_state" { Open = "open", Doing = "doing", Done = "done", Dropped = "dropped" };
}

record! {
    Growth {
        prospects: Rows<Prospect>,
        white_space: Rows<WhiteSpace>,
        opportunities: Rows<Opportunity>,
        /// The plan's own words for the thirteen questions of opportunity control.
        control_texts: ControlTexts,
        /// Without W, how many F and how many C it takes to call an opportunity committed; empty means 2 and 7.
        gate_first: Entry<Count>,
        gate_clear: Entry<Count>,
        tenders: Rows<Tender>,
        bids: Rows<Bid>,
        partnerships: Rows<Partnership>,
        joint_plan: Rows<JointStep>,
        review: Review,
    }

    Prospect {
        name: Line,
        source: Choice<ProspectSource>,
        /// How well it fits us, 1 to 5.
        fit: Judged<Entry<Rating>>,
        why: Line,
        person: Line,
        first_contact: Entry<Date>,
        stage: Choice<ProspectStage>,
        potential: Money,
        owner: Reference<reference::Member>,
        next: Line,
        next_on: Entry<Date>,
        /// Once it has become one.
        account: Reference<reference::Account>,
    }

    WhiteSpace {
        account: Reference<reference::Account>,
        unit: Reference<reference::Unit>,
        product: Reference<reference::Product>,
        state: Choice<WhiteSpaceState>,
        /// A year: what is there to be had, and what we have.
        potential: Money,
        ours: Money,
        rival: Reference<reference::Rival>,
        next: Line,
        evidence: Evidence,
    }

    Opportunity {
        name: Line,
        account: Reference<reference::Account>,
        unit: Reference<reference::Unit>,
        products: References<reference::Product>,
        insight: Reference<reference::Insight>,
        amount: Money,
        /// As somebody judges it; nothing is made up.
        probability: Judged<Entry<Share>>,
        stage: Choice<OpportunityStage>,
        category: Choice<OpportunityCategory>,
        close_on: Entry<Date>,
        owner: Reference<reference::Member>,
        next: Line,
        next_on: Entry<Date>,
        /// The thirteen questions of C139: one that wins, three that lead, nine that have to be clear.
        w: Judged<YesNo>,
        f1: Judged<YesNo>,
        f2: Judged<YesNo>,
        f3: Judged<YesNo>,
        c1: Judged<YesNo>,
        c2: Judged<YesNo>,
        c3: Judged<YesNo>,
        c4: Judged<YesNo>,
        c5: Judged<YesNo>,
        c6: Judged<YesNo>,
        c7: Judged<YesNo>,
        c8: Judged<YesNo>,
        c9: Judged<YesNo>,
        /// Empty means open.
        state: Choice<OpportunityState>,
        decided_on: Entry<Date>,
        reason: Line,
        lost_to: Reference<reference::Rival>,
        lesson: Line,
    }

    ControlTexts {
        w: Line,
        f1: Line,
        f2: Line,
        f3: Line,
        c1: Line,
        c2: Line,
        c3: Line,
        c4: Line,
        c5: Line,
        c6: Line,
        c7: Line,
        c8: Line,
        c9: Line,
    }

    Tender {
        name: Line,
        number: Line,
        account: Reference<reference::Account>,
        opportunity: Reference<reference::Opportunity>,
        kind: Choice<TenderKind>,
        budget: Money,
        funds_secured: YesNo,
        announced_on: Entry<Date>,
        questions_until: Entry<Date>,
        bid_due: Entry<Date>,
        opening_on: Entry<Date>,
        ceiling: Money,
        bond: Money,
        bond_paid_on: Entry<Date>,
        bond_back_on: Entry<Date>,
        weight_technical: Entry<Measure>,
        weight_commercial: Entry<Measure>,
        weight_price: Entry<Measure>,
        owner: Reference<reference::Member>,
        result: Choice<TenderResult>,
        lost_to: Reference<reference::Rival>,
        reason: Line,
    }

    /// What somebody offered in a tender, with the points of the committee, 0 to 100.
    Bid {
        tender: Reference<reference::Tender>,
        bidder: Line,
        is_us: Flag,
        technical: Entry<Measure>,
        commercial: Entry<Measure>,
        price: Money,
        note: Line,
    }

    Partnership {
        account: Reference<reference::Account>,
        now: Judged<Choice<PartnershipStage>>,
        wanted: Choice<PartnershipStage>,
        by: Entry<Date>,
        why: Prose,
        our_benefit: Line,
        their_benefit: Line,
        our_sponsor: Reference<reference::Member>,
        their_sponsor: Reference<reference::Contact>,
    }

    /// A step of the plan that we make with the customer.
    JointStep {
        milestone: Line,
        account: Reference<reference::Account>,
        outcome: Line,
        due: Entry<Date>,
        our_owner: Reference<reference::Member>,
        their_owner: Reference<reference::Contact>,
        depends_on: Reference<reference::JointStep>,
        proof: Line,
        state: Choice<JointStepState>,
        /// When it was last spoken of with the customer.
        touched_on: Entry<Date>,
        /// Stands in the customer's copy.
        shared: Flag,
    }
}
