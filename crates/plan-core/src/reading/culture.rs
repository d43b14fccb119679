//! Worksheet 4.4: what the team said, question by question.

use crate::plan::Row;
use crate::plan::team::{Culture, Pulse};
use crate::sorting::sort_by;
use rust_decimal::Decimal;

/// A question with its answers of several days, the latest last.
#[derive(Debug, Clone, PartialEq)]
pub struct PulseReading<'a> {
    pub question: &'a str,
    pub asked: Vec<(&'a Row<Pulse>, Decimal)>,
}

impl PulseReading<'_> {
    pub fn latest(&self) -> Option<Decimal> {
        self.asked.last().map(|(_, score)| *score)
    }

    pub fn before(&self) -> Option<Decimal> {
        self.asked.len().checked_sub(2).map(|place| self.asked[place].1)
    }
}

/// The questions in the order in which they first stand, with the means that lie on their scale from 1 to 5. Those
/// without a day go before all others.
pub fn pulse_readings(culture: &Culture) -> Vec<PulseReading<'_>> {
    let mut found: Vec<PulseReading> = Vec::new();
    let on_scale = |score: Decimal| (Decimal::ONE..=Decimal::from(5)).contains(&score);
    for row in &culture.pulses {
        let question = row.question.0.trim();
        let Some(score) = row.score.valid().map(|score| score.0).filter(|score| on_scale(*score)) else { continue };
        if question.is_empty() {
            continue;
        }
        match found.iter_mut().find(|read| read.question == question) {
            Some(read) => read.asked.push((row, score)),
            None => found.push(PulseReading { question, asked: vec![(row, score)] }),
        }
    }
    for read in &mut found {
        sort_by(&mut read.asked, |(one, _), (other, _)| one.on.valid().cmp(&other.on.valid()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::{Entry, Line};

    #[test]
    fn the_latest_answer_counts_wherever_it_stands() {
        let mut culture = Culture::default();
        for (place, (question, on, score)) in [
            ("Open?", "2026-05-01", "4"),
            ("Open? ", "2026-01-01", "3"),
            ("Fair?", "", "2.5"),
            ("Fair?", "2026-05-01", "7"),
        ]
        .into_iter()
        .enumerate()
        {
            let (question, on, score) = (Line(question.to_owned()), Entry::of(on), Entry::of(score));
            culture
                .pulses
                .push(RowId::new(&format!("p{place}")).unwrap(), Pulse { question, on, score, ..Pulse::default() });
        }
        let read = pulse_readings(&culture);
        let said: Vec<_> = read.iter().map(|it| (it.question, it.before(), it.latest())).collect();
        // Seven lies on no scale that ends at five.
        assert_eq!(said, [("Open?", Some(3.into()), Some(4.into())), ("Fair?", None, Some(Decimal::new(25, 1)))]);
    }
}
