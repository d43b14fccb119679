//! How the customer did in a business year.

use crate::plan::{Evidence, Money};
use crate::record;
use crate::value::{Entry, Line, Share, Year};

record! {
    OperatingYear {
        year: Entry<Year>,
        revenue: Money,
        profit: Money,
        /// Its part of its own market, in percent.
        market_share: Entry<Share>,
        note: Line,
        evidence: Evidence,
    }
}
