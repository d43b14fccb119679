//! An axis of numbers: where its ticks lie, and what they say. The texts come from the caller, who knows
//! the unit and the reader's language.

/// A place on an axis that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub text: String,
}

/// An axis that always shows zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Axis {
    pub title: String,
    pub ticks: Vec<Tick>,
}

/// A line across a chart that something should reach, or stay below.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub at: f64,
    pub text: String,
}

/// From where to where an axis goes; never empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    pub low: f64,
    pub high: f64,
}

impl Axis {
    /// An axis with round ticks that all values lie within; `write` makes the texts of the ticks.
    pub fn fitting(title: String, values: impl Iterator<Item = f64>, write: impl Fn(f64) -> String) -> Self {
        let ticks = round_steps(Span::of(values)).into_iter().map(|at| Tick { at, text: write(at) }).collect();
        Self { title, ticks }
    }

    /// What it has to show of these values.
    pub fn span(&self, values: impl Iterator<Item = f64>) -> Span {
        Span::of(values.chain(self.ticks.iter().map(|tick| tick.at)))
    }
}

impl Span {
    /// Around zero and all that is a number.
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        Self::between(low, high)
    }

    /// Between two numbers; where these make no range, something is made up that does.
    pub fn between(low: f64, high: f64) -> Self {
        if low.is_finite() && high.is_finite() && high > low && (high - low).is_finite() {
            Self { low, high }
        } else if low.is_finite() && low.abs() < 1e300 {
            Self { low, high: low + low.abs().max(1.0) }
        } else {
            Self { low: 0.0, high: 1.0 }
        }
    }

    /// Where a value lies, from 0 to 1.
    pub fn share(self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// Round numbers from at or below the low end to at or above the high one: four to eight of them.
fn round_steps(span: Span) -> Vec<f64> {
    let rough = (span.high - span.low) / 5.0;
    let power = 10_f64.powi(exponent(rough));
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|it| it * power).find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    if !step.is_finite() || step <= 0.0 {
        return Vec::new();
    }
    let first = (span.low / step).floor();
    (0..=8).map(|number| (first + f64::from(number)) * step).take_while(|at| *at < span.high + step).collect()
}

fn exponent(number: f64) -> i32 {
    let mut exponent = 0;
    while exponent < 300 && 10_f64.powi(exponent + 1) <= number {
        exponent += 1;
    }
    while exponent > -300 && 10_f64.powi(exponent) > number {
        exponent -= 1;
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64]) -> Vec<f64> {
        let axis = Axis::fitting(String::new(), values.iter().copied(), |at| at.to_string());
        axis.ticks.into_iter().map(|tick| tick.at).collect()
    }

    #[test]
    fn ticks_are_round_and_hold_all_values_and_zero() {
        assert_eq!(ticks(&[3.0, 98.0]), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(&[-30.0, 70.0]), [-40.0, -20.0, 0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks(&[0.004]).last(), Some(&0.004));
        assert_eq!(ticks(&[]).first(), Some(&0.0));
    }

    #[test]
    fn what_is_no_number_makes_no_axis_infinite() {
        for values in [&[f64::NAN][..], &[f64::INFINITY, 5.0], &[f64::MAX, f64::MIN], &[1e-320]] {
            let axis = Axis::fitting(String::new(), values.iter().copied(), |at| at.to_string());
            let span = axis.span(values.iter().copied());
            assert!(span.high > span.low && span.share(f64::MAX).is_finite(), "{values:?} {span:?}");
            assert!(axis.ticks.iter().all(|tick| tick.at.is_finite()));
        }
    }
}
