//! A goal's numbers and the unit beside them. Where the unit says ten thousands or millions itself, a number that says
//! so too is meant once and not twice: 4.9 hundred million in a field of hundred millions is 4.9.

use crate::plan::Plan;
use crate::plan::introduction::Goal;
use crate::value::unit::{Beside, beside};
use crate::value::{Number, Typed, number_with_unit, plain};
use rust_decimal::Decimal;

/// Sums of the world's largest companies have thirteen digits; more is a unit said twice.
const MOST_DIGITS: u32 = 14;

/// The power of ten in a unit, such as 8 in hundred millions of yuan.
pub fn unit_power(unit: &str) -> Option<u32> {
    if let Beside::Power(power) = beside(unit) { Some(power) } else { None }
}

/// What a number typed for a goal means in the goal's unit, where it is not what stands there.
pub fn in_unit(text: &str, unit: &str) -> Option<String> {
    let (text, name) = (plain(text).to_ascii_lowercase(), plain(unit).to_ascii_lowercase());
    if name.is_empty() {
        return None;
    }
    // The unit itself behind the number says nothing new.
    if let Some(number) = text.strip_suffix(&name).map(str::trim_end)
        && Number::read(number).is_ok()
        && Number::read(&text) != Number::read(number)
    {
        return Some(number.to_owned());
    }
    let of_unit = unit_power(unit)?;
    let bare = text.trim_end_matches(['\u{5143}', '\u{a5}', '$', '\u{20ac}']).trim_end();
    let (number, power) = number_with_unit(bare).ok()?;
    if power == 0 {
        return None;
    }
    // Both say it: what is left is the difference of the two.
    let mut number = number.normalize();
    for _ in of_unit..power {
        number = number.checked_mul(Decimal::TEN)?;
    }
    for _ in power..of_unit {
        number = number.checked_div(Decimal::TEN)?;
    }
    Some(number.normalize().to_string())
}

/// The same for what is typed at a path of ids, if that is a number of a goal.
pub fn goal_number(plan: &Plan, path: &str, text: &str) -> Option<String> {
    in_unit(text, &goal_at(plan, path)?.unit.0)
}

/// The goal whose start, target or current value a path leads to.
pub fn goal_at<'a>(plan: &'a Plan, path: &str) -> Option<&'a Goal> {
    let (id, field) = path.strip_prefix("/goals/goals/")?.split_once('/')?;
    let goal = plan.goals.goals.get(id)?;
    matches!(field, "start" | "target" | "current").then_some(&**goal)
}

/// A number of a goal without the power of ten in its unit: what it comes to.
pub fn comes_to(number: Decimal, unit: &str) -> Option<Decimal> {
    let power = unit_power(unit)?;
    (0..power).try_fold(number, |number, _| number.checked_mul(Decimal::TEN))
}

/// Whether a goal's numbers look as if its unit were in them already: one is beyond any company, or many times
/// another one, as only a unit makes it.
pub fn is_unit_said_twice(goal: &Goal) -> bool {
    let Some(power) = unit_power(&goal.unit.0) else {
        return false;
    };
    let numbers = [&goal.start, &goal.target, &goal.current].map(|entry| entry.valid().map(|number| number.0.abs()));
    let sizes = || numbers.iter().flatten().filter(|number| !number.is_zero());
    let (Some(most), Some(least)) = (sizes().max(), sizes().min()) else {
        return false;
    };
    let ten_to = |power: u32| (0..power).try_fold(Decimal::ONE, |number, _| number.checked_mul(Decimal::TEN));
    let is_beyond_all = ten_to(MOST_DIGITS.saturating_sub(power)).is_some_and(|limit| *most >= limit);
    let is_many_times = ten_to(power - 1).and_then(|factor| least.checked_mul(factor)).is_some_and(|it| *most >= it);
    is_beyond_all || is_many_times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Entry, Line};

    #[test]
    fn a_unit_that_is_said_by_number_and_field_is_meant_once() {
        for (text, unit, meant) in [
            ("4.9\u{4ebf}", "\u{4ebf}\u{5143}", "4.9"),
            ("4.9 \u{4ebf}\u{5143}", "\u{4ebf}\u{5143}", "4.9"),
            ("\u{ff14}.9\u{4ebf}", "\u{4ebf}\u{5143}", "4.9"),
            ("4.9\u{4ebf}", "\u{4e07}\u{5143}", "49000"),
            ("4.9\u{4ebf}\u{5143}", "\u{4e07}\u{5143}", "49000"),
            ("4900\u{4e07}", "\u{4ebf}\u{5143}", "0.49"),
            ("-3\u{4e07}", "\u{4e07}\u{5143}", "-3"),
            ("4.9 million", "EUR million", "4.9"),
            ("1.2bn", "million USD", "1200"),
            ("4.9m", "EUR m", "4.9"),
            ("4.9 million", "k\u{20ac}", "4900"),
            ("1.2 mrd", "Mio. EUR", "1200"),
            ("38%", "%", "38"),
            ("12 \u{53f0}", "\u{53f0}", "12"),
        ] {
            assert_eq!(in_unit(text, unit).as_deref(), Some(meant), "{text} in {unit}");
        }
    }

    #[test]
    fn a_number_without_a_unit_or_for_a_unit_without_one_stays_as_it_is() {
        for (text, unit) in [
            ("4.9", "\u{4ebf}\u{5143}"),
            ("490000000", "\u{4ebf}\u{5143}"),
            ("4.9\u{4ebf}", "\u{5143}"),
            ("4.9\u{4ebf}", ""),
            ("5\u{5343}", "\u{5343}\u{514b}"),
            ("3k", "m"),
            ("3k", "EUR/m"),
            ("about 4.9", "\u{4ebf}\u{5143}"),
            ("9999999999999999999999999999\u{4ebf}", "\u{4e07}\u{5143}"),
            ("", "\u{4ebf}\u{5143}"),
        ] {
            assert_eq!(in_unit(text, unit), None, "{text} in {unit}");
        }
    }

    fn goal(unit: &str, numbers: [&str; 3]) -> Goal {
        let [start, current, target] = numbers.map(Entry::of);
        Goal { unit: Line(unit.into()), start, current, target, ..Goal::default() }
    }

    #[test]
    fn numbers_that_hold_their_unit_already_are_told_and_plain_ones_are_not() {
        let (hundred_million, ten_thousand) = ("\u{4ebf}\u{5143}", "\u{4e07}\u{5143}");
        assert!(is_unit_said_twice(&goal(hundred_million, ["3.2", "3.6", "490000000"])));
        assert!(is_unit_said_twice(&goal(hundred_million, ["", "", "490000000"])));
        assert!(is_unit_said_twice(&goal(ten_thousand, ["32000", "", "490000000"])));
        assert!(!is_unit_said_twice(&goal(ten_thousand, ["32000", "36000", "49000"])));
        assert!(!is_unit_said_twice(&goal(hundred_million, ["0", "3.6", "4.9"])));
        assert!(!is_unit_said_twice(&goal("\u{5143}", ["1", "", "490000000"])));
        assert!(!is_unit_said_twice(&goal(
            hundred_million,
            ["", "", "79228162514264337593543950335"].map(|it| &it[..it.len().min(5)])
        )));
    }

    #[test]
    fn what_a_number_comes_to_is_exact_or_nothing() {
        assert_eq!(comes_to(Decimal::new(49, 1), "\u{4ebf}\u{5143}"), Some(490_000_000.into()));
        assert_eq!(comes_to(Decimal::MAX, "\u{4ebf}\u{5143}"), None);
        assert_eq!(comes_to(Decimal::ONE, "\u{5143}"), None);
    }
}
