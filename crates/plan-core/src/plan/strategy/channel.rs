//! Worksheet 3.3. Who of us serves which account stands in worksheet 4.1.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Prose, Reference, References, Share, reference};

crate::choice_sets! {
    SalesChannel = "sales_channel" [
        "direct", "distributor", "integrator", "agent", "online", "tender_platform", "service", "other",
    ];
    PartnerKind = "partner_kind" ["distributor", "integrator", "agent", "design_institute", "platform", "service", "other"];
}

record! {
    ChannelStrategy {
        /// Which customers are served how, and why.
        principle: Prose,
        partners: Rows<Partner>,
        mix: Rows<ChannelShare>,
        /// What a customer does online and what with people, and how the two hand over.
        online: Prose,
        offline: Prose,
        handover: Prose,
        /// Who gives way when two ways lead to one customer.
        conflict_rule: Prose,
        review: Review,
    }

    Partner {
        name: Line,
        kind: Choice<PartnerKind>,
        role: Line,
        regions: References<reference::Region>,
        accounts: References<reference::Account>,
        products: References<reference::Product>,
        our_commitment: Line,
        their_commitment: Line,
        target: Money,
        actual: Money,
        agreed_until: Entry<Date>,
        conflict_rule: Line,
        owner: Reference<reference::Member>,
    }

    /// A way of selling with its part of sales.
    ChannelShare {
        channel: Choice<SalesChannel>,
        now: Entry<Share>,
        wanted: Entry<Share>,
        by: Entry<Date>,
        how: Line,
    }
}
