//! Worksheet 2.1: who the customer is, how it does, who decides there and how.

mod agenda;
mod contact;
mod decision;
mod operating_year;
mod pair;
mod tie;
mod unit;

pub use agenda::{CustomerKpi, Insight, InsightKind, InsightState};
pub use contact::{
    Adaptability, BuyingRole, Contact, Coverage, DecisionOrientation, PoliticalStatus, Post, PowerArea, Support,
};
pub use decision::DecisionStep;
pub use operating_year::OperatingYear;
pub use pair::{Closeness, Pair};
pub use tie::{Tie, TieKind};
pub use unit::{Unit, UnitKind};

use crate::plan::{Judged, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Line, Link, Prose, Reference, Year, reference};

crate::choice_sets! {
    EnterpriseType = "enterprise_type" [
        "central_state_owned", "local_state_owned", "state_controlled", "private", "foreign_owned", "joint_venture", "listed",
        "public_institution", "government", "other",
    ];
    /// By people employed: under 20, to 300, to 1,000, to 10,000, more.
    EnterpriseSize = "enterprise_size" ["micro", "small", "medium", "large", "very_large"];
}

record! {
    Profile {
        /// The name in the register of companies.
        legal_name: Line,
        english_name: Line,
        /// The group that it belongs to.
        group: Line,
        /// The unified social credit code, or the register's number elsewhere.
        credit_code: Line,
        enterprise_type: Choice<EnterpriseType>,
        size: Choice<EnterpriseSize>,
        employees: Entry<Count>,
        founded: Entry<Year>,
        business_scope: Judged<Prose>,
        region: Reference<reference::Region>,
        industry: Reference<reference::Industry>,
        /// Who in our team answers for the account.
        owner: Reference<reference::Member>,
        customer_since: Entry<Date>,
        website: Entry<Link>,
        address: Line,
        units: Rows<Unit>,
        years: Rows<OperatingYear>,
        contacts: Rows<Contact>,
        ties: Rows<Tie>,
        decision_process: Rows<DecisionStep>,
        /// What is particular about how this customer decides.
        decision_notes: Judged<Prose>,
        /// Where the customer wants to be in some years, in its own words.
        vision: Judged<Prose>,
        /// What comes first for it this year.
        priorities: Judged<Prose>,
        kpis: Rows<CustomerKpi>,
        insights: Rows<Insight>,
        /// Who of us meets whom.
        pairs: Rows<Pair>,
        /// The executives on both sides who answer for the relation.
        our_sponsor: Reference<reference::Member>,
        their_sponsor: Reference<reference::Contact>,
        notes: Prose,
        review: Review,
    }
}
