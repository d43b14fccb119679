//! Worksheet 2.2: what the customer's industry does to it, and so to us.

mod landscape;
mod regulation;
mod trend;

pub use landscape::{Forces, Player, Rival};
pub use regulation::{Regulation, RegulationKind, RegulationStatus};
pub use trend::{Effect, Factor, Trend};

use crate::plan::{Judged, Money, Review, Rows};
use crate::record;
use crate::value::{Entry, Line, Percent, Prose, Rating, Year};

record! {
    IndustryAnalysis {
        /// What the industry lives on and where it goes, in a few sentences.
        summary: Judged<Prose>,
        /// The market in which the customer sells.
        market: Line,
        market_size: Money,
        market_year: Entry<Year>,
        market_growth: Entry<Percent>,
        trends: Rows<Trend>,
        forces: Forces,
        players: Rows<Player>,
        rivals: Rows<Rival>,
        regulations: Rows<Regulation>,
        /// The customer's place in its industry, 1 (last) to 5 (leader).
        position: Judged<Entry<Rating>>,
        position_reason: Prose,
        /// How far others in its industry follow what it does, 1 to 5.
        influence: Judged<Entry<Rating>>,
        influence_reason: Prose,
        /// How far it can still grow, 1 to 5.
        potential: Judged<Entry<Rating>>,
        potential_reason: Prose,
        review: Review,
    }
}
