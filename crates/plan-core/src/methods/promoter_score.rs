//! Net promoter score (Reichheld, Harvard Business Review, 2003), with the error that so few answers leave.

use super::Unavailable;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Fewer answers give no figure.
pub const FEWEST_ANSWERS: usize = 5;

/// Normal quantile of a 95 % interval.
pub const NORMAL_95: f64 = 1.96;

/// Who would recommend us, of all who answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Promoters {
    /// 9 and 10.
    pub promoters: usize,
    /// 7 and 8.
    pub passives: usize,
    /// 0 to 6.
    pub detractors: usize,
}

impl Promoters {
    pub fn of(answers: impl Iterator<Item = u8>) -> Self {
        answers.fold(Self::default(), |mut counted, answer| {
            match answer {
                9.. => counted.promoters += 1,
                7 | 8 => counted.passives += 1,
                _ => counted.detractors += 1,
            }
            counted
        })
    }

    pub fn answers(self) -> usize {
        self.promoters + self.passives + self.detractors
    }

    /// 100 × (promoters − detractors) ÷ answers, from −100 to 100. Under five answers there is none.
    pub fn score(self) -> Result<Decimal, Unavailable> {
        let answers = self.enough()?;
        let lead = Decimal::from(self.promoters) - Decimal::from(self.detractors);
        Ok(lead * Decimal::ONE_HUNDRED / Decimal::from(answers))
    }

    /// Half the 95 % interval of the score, in its points: 1.96 × 100 × √((P + D − (P − D)²) ÷ n), with P and D the
    /// shares of promoters and detractors.
    pub fn margin(self) -> Result<f64, Unavailable> {
        let answers = self.enough()?.to_f64().unwrap_or_default();
        let share = |count: usize| count.to_f64().unwrap_or_default() / answers;
        let (promoters, detractors) = (share(self.promoters), share(self.detractors));
        let variance = promoters + detractors - (promoters - detractors).powi(2);
        Ok(NORMAL_95 * 100.0 * (variance.max(0.0) / answers).sqrt())
    }

    fn enough(self) -> Result<usize, Unavailable> {
        match self.answers() {
            0 => Err(Unavailable::Missing),
            answers if answers < FEWEST_ANSWERS => Err(Unavailable::TooFewAnswers),
            answers => Ok(answers),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promoters_less_detractors_of_all() {
        let counted = Promoters::of([10, 9, 9, 8, 7, 6, 0, 10, 9, 9].into_iter());
        assert_eq!(counted, Promoters { promoters: 6, passives: 2, detractors: 2 });
        // 100 × (6 − 2) ÷ 10 = 40; √((0.8 − 0.16) ÷ 10) = 0.253, × 196 = 49.58
        assert_eq!(counted.score(), Ok(40.into()));
        assert!(counted.margin().is_ok_and(|margin| (margin - 49.58).abs() < 0.01));
        // Of a hundred, 50 and 20: √((0.7 − 0.09) ÷ 100) = 0.0781, × 196 = 15.31
        let many = Promoters { promoters: 50, passives: 30, detractors: 20 };
        assert!(many.margin().is_ok_and(|margin| (margin - 15.31).abs() < 0.01));
    }

    #[test]
    fn four_answers_are_no_score_and_five_are() {
        assert_eq!(Promoters::of([10; 4].into_iter()).score(), Err(Unavailable::TooFewAnswers));
        assert_eq!(Promoters::of([10; 5].into_iter()).score(), Ok(100.into()));
        assert_eq!(Promoters::of([10; 5].into_iter()).margin(), Ok(0.0));
        assert_eq!(Promoters::default().score(), Err(Unavailable::Missing));
    }
}
