//! Recency, frequency, monetary value: customers by how lately, how often and for how much they bought. As
//! the R package rfm does it (A. Hebbali, version 0.2): quintiles by type-7 quantiles, segments by the first
//! rule that fits.

use crate::sorting::sort_by;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// From this many customers on, quintiles mean something.
pub const FEWEST: usize = 25;

/// What a customer's records come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// Days from the last order to the stated day.
    pub recency_days: Decimal,
    pub orders: Decimal,
    pub amount: Decimal,
}

/// 1 to 5 in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfmScore {
    pub recency: u8,
    pub frequency: u8,
    pub monetary: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    Champions,
    LoyalCustomers,
    PotentialLoyalist,
    NewCustomers,
    Promising,
    NeedAttention,
    AboutToSleep,
    AtRisk,
    CannotLoseThem,
    Lost,
    Others,
}

impl Segment {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Champions => "champions",
            Self::LoyalCustomers => "loyal_customers",
            Self::PotentialLoyalist => "potential_loyalist",
            Self::NewCustomers => "new_customers",
            Self::Promising => "promising",
            Self::NeedAttention => "need_attention",
            Self::AboutToSleep => "about_to_sleep",
            Self::AtRisk => "at_risk",
            Self::CannotLoseThem => "cannot_lose_them",
            Self::Lost => "lost",
            Self::Others => "others",
        }
    }
}

/// For fewer than 25 customers, what it takes to reach a score of 5, 4, 3 and 2: at most so many days, at
/// least so many orders, at least so much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    pub recency_days: [Decimal; 4],
    pub orders: [Decimal; 4],
    pub amount: [Decimal; 4],
}

/// The segments with the scores that they span: recency, then frequency and monetary value, which in the
/// package's example have the same bounds.
const SEGMENTS: [(Segment, [u8; 4]); 10] = [
    (Segment::Champions, [4, 5, 4, 5]),
    (Segment::LoyalCustomers, [2, 5, 3, 5]),
    (Segment::PotentialLoyalist, [3, 5, 1, 3]),
    (Segment::NewCustomers, [4, 5, 1, 1]),
    (Segment::Promising, [3, 4, 1, 1]),
    (Segment::NeedAttention, [2, 3, 2, 3]),
    (Segment::AboutToSleep, [2, 3, 1, 2]),
    (Segment::AtRisk, [1, 2, 2, 5]),
    (Segment::CannotLoseThem, [1, 1, 4, 5]),
    (Segment::Lost, [1, 2, 1, 2]),
];

impl Segment {
    /// Says that all is well; nobody is to hear that of an account whose sales fell.
    pub fn is_praise(self) -> bool {
        matches!(
            self,
            Self::Champions | Self::LoyalCustomers | Self::PotentialLoyalist | Self::NewCustomers | Self::Promising
        )
    }
}

impl RfmScore {
    /// The first segment whose bounds hold all three scores.
    pub fn segment(self) -> Segment {
        let fits = |[least, most, from, to]: [u8; 4]| {
            let value = from..=to;
            (least..=most).contains(&self.recency) && value.contains(&self.frequency) && value.contains(&self.monetary)
        };
        SEGMENTS.into_iter().find(|(_, bounds)| fits(*bounds)).map_or(Segment::Others, |(segment, _)| segment)
    }
}

/// The quantile of sorted values by linear interpolation: type 7 of Hyndman & Fan 1996, the default of R.
/// `part` lies between 0 and 1. None of nothing.
pub fn quantile(sorted: &[Decimal], part: Decimal) -> Option<Decimal> {
    let last = sorted.len().checked_sub(1)?;
    let place = Decimal::from(last).checked_mul(part)?;
    let below = place.floor().to_usize()?;
    let (low, high) = (*sorted.get(below)?, *sorted.get(last.min(below.checked_add(1)?))?);
    let above = high.checked_sub(low)?.checked_mul(place.fract())?;
    low.checked_add(above)
}

/// The scores of customers, in their order. Equal habits get equal scores, so that groups may differ in size.
/// With fewer than `FEWEST` the fifths mean little, and fixed bands serve better; that is for who asks.
pub fn rfm(habits: &[Habit]) -> Vec<RfmScore> {
    let score = |read: fn(&Habit) -> Decimal| {
        let mut sorted: Vec<Decimal> = habits.iter().map(read).collect();
        sort_by(&mut sorted, Decimal::cmp);
        // The package adds one, so that whoever has what the quantile says is still below the cut.
        let cut = |fifths: i64| quantile(&sorted, Decimal::new(fifths * 2, 1)).unwrap_or(Decimal::MAX);
        let cuts = [1, 2, 3, 4].map(|fifths| cut(fifths).saturating_add(Decimal::ONE));
        // Score i when the cut before is reached and the next is not.
        move |habit: &Habit| 1 + cuts.iter().map(|cut| u8::from(read(habit) >= *cut)).sum::<u8>()
    };
    let recency = score(|habit| habit.recency_days);
    let frequency = score(|habit| habit.orders);
    let monetary = score(|habit| habit.amount);
    let one = |habit: &Habit| RfmScore {
        recency: 6 - recency(habit),
        frequency: frequency(habit),
        monetary: monetary(habit),
    };
    habits.iter().map(one).collect()
}

/// The scores by fixed bands; what falls short of all of them is 1.
pub fn rfm_by_bands(habits: &[Habit], bands: &Bands) -> Vec<RfmScore> {
    let place = |reached: &dyn Fn(usize) -> bool| {
        let places = [5, 4, 3, 2];
        places.into_iter().enumerate().find(|(place, _)| reached(*place)).map_or(1, |(_, score)| score)
    };
    let one = |habit: &Habit| RfmScore {
        recency: place(&|at| habit.recency_days <= bands.recency_days[at]),
        frequency: place(&|at| habit.orders >= bands.orders[at]),
        monetary: place(&|at| habit.amount >= bands.amount[at]),
    };
    habits.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 7, 11), c(.2, .4, .5, .8)) is 1.8, 3.2, 4.0, 7.8.
        let values = [1, 2, 4, 7, 11].map(Decimal::from);
        let found = [2, 4, 5, 8].map(|tenths| quantile(&values, Decimal::new(tenths, 1)).unwrap());
        assert_eq!(found, [18, 32, 40, 78].map(|tenths| Decimal::new(tenths, 1)));
        assert_eq!(quantile(&[], Decimal::new(5, 1)), None);
        assert_eq!(quantile(&[3.into()], Decimal::ONE), Some(3.into()));
    }

    #[test]
    fn amounts_of_more_digits_than_binary_arithmetic_has_are_told_apart() {
        // Beyond 2⁵³ every second whole number is lost to it. Five times five amounts, each two above the one
        // before. Above the least of them the quantiles lie at 1.6, 3.2, 4.8 and 6.4, the cuts at 2.6, 4.2, 5.8
        // and 7.4, and the amounts at 0, 2, 4, 6 and 8.
        let amount = |nth: u32| Decimal::from(9_007_199_254_740_993_u64) + Decimal::from(nth * 2);
        let habit = |nth: u32| Habit { recency_days: Decimal::ONE, orders: Decimal::ONE, amount: amount(nth / 5) };
        let scores = rfm(&(0..25).map(habit).collect::<Vec<_>>());
        let monetary: Vec<u8> = scores.iter().map(|score| score.monetary).collect();
        assert_eq!(monetary, [[1; 5], [1; 5], [2; 5], [4; 5], [5; 5]].concat());
    }

    fn habits(count: u32) -> Vec<Habit> {
        let one = |number: u32| Habit {
            recency_days: number.into(),
            orders: (count - number).into(),
            amount: (number % 7).into(),
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn fifths_of_twenty_five_are_five_each() {
        // Values 0 to 24: the quantiles are 4.8, 9.6, 14.4 and 19.2, the cuts 5.8, 10.6, 15.4 and 20.2, so 0 to 5
        // have the first score, 6 to 10 the next, and so on.
        let scores = rfm(&habits(25));
        let recency: Vec<u8> = scores.iter().map(|score| score.recency).collect();
        assert_eq!(recency[..6], [5; 6]);
        assert_eq!(recency[6..11], [4; 5]);
        assert_eq!(recency[11..16], [3; 5]);
        assert_eq!(recency[16..21], [2; 5]);
        assert_eq!(recency[21..], [1; 4]);
        // Orders run from 25 down to 1, so they fall as recency grows.
        assert_eq!(scores[0].frequency, 5);
        assert_eq!(scores[24].frequency, 1);
        assert_eq!(rfm(&[]), []);
    }

    #[test]
    fn who_bought_as_often_as_most_is_not_among_the_best() {
        // 25 buyers: 15 with one order, 5 with three, 5 with nine. Sorted, the places 4.8, 9.6 and 14.4 give 1,
        // 1 and 1.8 (between the 15th, which is 1, and the 16th, which is 3), and 19.2 gives 3 + 0.2 × 6 = 4.2.
        // The cuts are 2, 2, 2.8 and 5.2: one order is below all, three reach three of them, nine all four.
        let habit = |orders: u8| Habit { recency_days: Decimal::ONE, orders: orders.into(), amount: Decimal::ONE };
        let all: Vec<Habit> =
            [(1, 15), (3, 5), (9, 5)].into_iter().flat_map(|(orders, count)| vec![habit(orders); count]).collect();
        let frequency: Vec<u8> = rfm(&all).iter().map(|score| score.frequency).collect();
        assert_eq!((&frequency[..15], &frequency[15..20], &frequency[20..]), (&[1; 15][..], &[4; 5][..], &[5; 5][..]));
    }

    #[test]
    fn ties_make_unequal_groups() {
        // All alike: every cut is one above their value, which none of them reaches.
        let same = vec![Habit { recency_days: 9.into(), orders: 2.into(), amount: 5.into() }; 30];
        let scores = rfm(&same);
        assert!(scores.iter().all(|it| (it.recency, it.frequency, it.monetary) == (5, 1, 1)));
    }

    #[test]
    fn the_first_segment_that_fits_counts() {
        // Names and bounds of the example of rfm_segment in the manual of rfm 0.2.0 (rdocumentation.org).
        let segment = |recency, frequency, monetary| RfmScore { recency, frequency, monetary }.segment();
        assert_eq!(segment(5, 5, 4), Segment::Champions);
        assert_eq!(segment(4, 4, 3), Segment::LoyalCustomers);
        assert_eq!(segment(5, 1, 1), Segment::PotentialLoyalist);
        assert_eq!(segment(2, 2, 3), Segment::NeedAttention);
        assert_eq!(segment(2, 1, 2), Segment::AboutToSleep);
        assert_eq!(segment(1, 5, 5), Segment::AtRisk);
        assert_eq!(segment(1, 1, 1), Segment::Lost);
        assert_eq!(segment(1, 1, 5), Segment::Others);
    }

    #[test]
    fn bands_serve_where_there_are_few() {
        let bands = Bands {
            recency_days: [30, 60, 120, 240].map(Decimal::from),
            orders: [12, 8, 4, 2].map(Decimal::from),
            amount: [100, 50, 20, 5].map(Decimal::from),
        };
        let one = Habit { recency_days: 30.into(), orders: 7.into(), amount: 4.into() };
        assert_eq!(rfm_by_bands(&[one], &bands), [RfmScore { recency: 5, frequency: 3, monetary: 1 }]);
    }

    proptest! {
        #[test]
        fn the_order_of_customers_does_not_matter(
            raw in prop::collection::vec((0_u16..400, 1_u16..60, 0_u32..9_000_000), 25..80),
        ) {
            let habit = |(days, orders, amount): &(u16, u16, u32)| Habit {
                recency_days: (*days).into(), orders: (*orders).into(), amount: (*amount).into(),
            };
            let there: Vec<Habit> = raw.iter().map(habit).collect();
            let back: Vec<Habit> = raw.iter().rev().map(habit).collect();
            let mut mirrored = rfm(&back);
            mirrored.reverse();
            let scores = rfm(&there);
            prop_assert_eq!(&scores, &mirrored);
            prop_assert!(scores.iter().all(|it| (1..=5).contains(&it.recency) && (1..=5).contains(&it.monetary)));
        }
    }
}
