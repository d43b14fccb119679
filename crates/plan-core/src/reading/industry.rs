//! What the industry of an account comes to: forces, trends, who holds which share.

use crate::methods::{Concentration, Unavailable, concentration, largest_share, market_rank};
use crate::plan::industry::{Effect, Forces, IndustryAnalysis, Trend};
use crate::value::{Entry, Line, Rating, Share};
use rust_decimal::prelude::ToPrimitive;

/// Shares of a market or of a supply.
#[derive(Debug, Clone, PartialEq)]
pub struct SharesReading {
    pub concentration: Result<Concentration, Unavailable>,
    /// The sum of the largest four, in percent.
    pub largest_four: Result<f64, Unavailable>,
    /// The place of the one that matters, the customer or we, among those with a share, and its share.
    pub own: Option<(usize, f64)>,
    /// Companies without a share.
    pub without_share: usize,
    pub listed: usize,
}

/// The customer's market.
pub fn market_shares(industry: &IndustryAnalysis) -> SharesReading {
    let rows = industry.players.iter().map(|player| (percent(&player.share), player.is_customer.0, &player.name));
    shares(rows)
}

/// Who supplies the customer with what we supply.
pub fn supply_shares(industry: &IndustryAnalysis) -> SharesReading {
    shares(industry.rivals.iter().map(|rival| (percent(&rival.share), rival.is_us.0, &rival.name)))
}

fn percent(share: &Entry<Share>) -> Option<f64> {
    share.valid()?.0.to_f64()
}

/// A row with neither name nor share is no company.
fn shares<'a>(rows: impl Iterator<Item = (Option<f64>, bool, &'a Line)>) -> SharesReading {
    let is_blank = |share: &Option<f64>, name: &Line| share.is_none() && name.0.trim().is_empty();
    let rows: Vec<(Option<f64>, bool)> =
        rows.filter(|(share, _, name)| !is_blank(share, name)).map(|(share, is_own, _)| (share, is_own)).collect();
    let known: Vec<f64> = rows.iter().filter_map(|(share, _)| *share).collect();
    let own = rows.iter().find_map(|(share, is_own)| share.filter(|_| *is_own));
    SharesReading {
        concentration: concentration(&known, rows.len() - known.len()),
        largest_four: largest_share(&known, 4),
        own: own.map(|share| (market_rank(&known, share), share)),
        without_share: rows.len() - known.len(),
        listed: rows.len(),
    }
}

impl SharesReading {
    /// What verdicts rest on: the part of the companies whose share is known, or the part of the whole that is
    /// listed, whichever is less; one where nothing is listed.
    #[expect(clippy::cast_precision_loss, reason = "numbers of companies")]
    pub fn known(&self) -> f64 {
        if self.listed == 0 {
            return 1.0;
        }
        let companies = (self.listed - self.without_share) as f64 / self.listed as f64;
        self.concentration.map_or(1.0, |found| companies.min(1.0 - found.rest / 100.0))
    }
}

/// The mean of the five forces that are rated, 1 to 5, and how many are.
pub fn forces_reading(forces: &Forces) -> (Result<f64, Unavailable>, usize) {
    let rated: Vec<f64> = five(forces).into_iter().filter_map(|force| Some(f64::from(force.valid()?.0))).collect();
    #[expect(clippy::cast_precision_loss, reason = "at most five")]
    let count = rated.len() as f64;
    let mean = if rated.is_empty() { Err(Unavailable::Missing) } else { Ok(rated.iter().sum::<f64>() / count) };
    (mean, rated.len())
}

/// Rivalry, entrants, substitutes, suppliers, buyers.
pub fn five(forces: &Forces) -> [&Entry<Rating>; 5] {
    [
        &forces.rivalry.value,
        &forces.entrants.value,
        &forces.substitutes.value,
        &forces.suppliers.value,
        &forces.buyers.value,
    ]
}

/// Effect on the customer from −2 (very bad) to 2 (very good).
pub fn effect(trend: &Trend) -> Option<i32> {
    Some(match trend.effect.known()? {
        Effect::VeryBad => -2,
        Effect::Bad => -1,
        Effect::None => 0,
        Effect::Good => 1,
        Effect::VeryGood => 2,
    })
}

/// Effect × likelihood, −10 to 10.
pub fn trend_weight(trend: &Trend) -> Option<i32> {
    Some(effect(trend)? * i32::from(trend.likelihood.valid()?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::plan::industry::Rival;
    use crate::value::{Choice, Flag};

    #[test]
    fn our_place_is_among_those_with_a_share() {
        let mut industry = IndustryAnalysis::default();
        for (place, (share, is_us)) in [("40", false), ("25", true), ("", false), ("10", false)].iter().enumerate() {
            let name = Line(format!("Company {place}"));
            let rival = Rival { name, share: Entry::of(share), is_us: Flag(*is_us), ..Rival::default() };
            industry.rivals.push(RowId::new(&format!("r{place}")).unwrap(), rival);
        }
        let reading = supply_shares(&industry);
        // 1,600 + 625 + 100 = 2,325; 25 % are not listed, and the one without a share may hold them: 625 more.
        let found = reading.concentration.unwrap();
        assert_eq!((found.least, found.most), (2_325.0, 2_950.0));
        assert_eq!(reading.own, Some((2, 25.0)));
        assert_eq!((reading.without_share, reading.largest_four), (1, Ok(75.0)));
        assert_eq!(market_shares(&industry).concentration, Err(Unavailable::NoRecords));
    }

    #[test]
    fn a_blank_row_holds_no_share_of_the_market() {
        let mut industry = IndustryAnalysis::default();
        let rival = |share| Rival { share: Entry::of(share), ..Rival::default() };
        for (place, share) in ["40", "20", ""].iter().enumerate() {
            industry.rivals.push(RowId::new(&format!("r{place}")).unwrap(), rival(share));
        }
        // 1,600 + 400, and the 40 % that are not listed in two companies of at most 20 %: 800 more.
        let reading = supply_shares(&industry);
        assert_eq!(reading.concentration.map(|found| (found.least, found.most)), Ok((2_000.0, 2_800.0)));
        assert_eq!((reading.listed, reading.without_share), (2, 0));
        // Only three fifths are listed; of two companies both are known.
        assert!((reading.known() - 0.6).abs() < 1e-9);
    }

    #[test]
    fn a_trend_weighs_by_effect_and_likelihood() {
        let trend = Trend { effect: Choice::of("very_bad"), likelihood: Entry::of("4"), ..Trend::default() };
        assert_eq!(trend_weight(&trend), Some(-8));
        assert_eq!(trend_weight(&Trend { effect: Choice::of("good"), ..Trend::default() }), None);
    }

    #[test]
    fn forces_that_are_not_rated_do_not_count() {
        let mut forces = Forces::default();
        assert_eq!(forces_reading(&forces), (Err(Unavailable::Missing), 0));
        forces.rivalry.value = Entry::of("5");
        forces.buyers.value = Entry::of("2");
        assert_eq!(forces_reading(&forces), (Ok(3.5), 2));
    }
}
