//! Numbers in cells that say behind them what is counted, as 5万人 and 58 days do. Only what a field counts may stand
//! there: 3个月 are no three days.

use crate::document::grid::bare;
use crate::document::records::{Point, scaled};
use crate::value::{number_with_unit, plain};

/// What fields count, by their paths, in small letters; what ends in another comes before it.
const COUNTED: [(&str, &[&str]); 3] = [
    (
        "profile/employees",
        &[
            "\u{540d}\u{5458}\u{5de5}",
            "\u{540d}\u{804c}\u{5de5}",
            "\u{5458}\u{5de5}",
            "\u{804c}\u{5de5}",
            "\u{4e2a}\u{4eba}",
            "\u{4eba}",
            "\u{540d}",
            "employees",
            "employee",
            "people",
            "persons",
            "staff",
            "fte",
            "mitarbeiter",
        ],
    ),
    ("assessment/payment_days", &["\u{5929}", "\u{65e5}", "days", "day", "d", "tage"]),
    ("assessment/credit_months", &["\u{4e2a}\u{6708}", "\u{500b}\u{6708}", "months", "month", "monate"]),
];

/// The number in a cell of a field whose column is in units of so many powers of ten; none where anything else stands
/// beside it. A cell that says its unit is in no other.
pub(super) fn counted(path: &str, cell: &str, power: u32, point: Point) -> Option<String> {
    let text = plain(bare(cell)).to_lowercase();
    let units = COUNTED.iter().find(|(field, _)| *field == path).map_or(&[][..], |(_, units)| units);
    let without = units.iter().find_map(|unit| text.strip_suffix(unit));
    let (number, own) = number_with_unit(&point.dotted(without.unwrap_or(&text).trim_end())).ok()?;
    let power = if own > 0 || without.is_some() { own } else { power };
    scaled(number, power).ok().map(|number| number.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_counts_may_stand_behind_the_number_and_nothing_else() {
        let (employees, days) = ("profile/employees", "assessment/payment_days");
        let of = |path: &str, cell: &str| counted(path, cell, 0, Point::Dot);
        for (path, cell, number) in [
            (employees, "5\u{4e07}\u{4eba}", Some("50000")),
            (employees, "3\u{5343}\u{4eba}", Some("3000")),
            (employees, "1.2 \u{4e07}\u{540d}\u{5458}\u{5de5}", Some("12000")),
            (employees, "3,200 Employees", Some("3200")),
            (employees, "3200", Some("3200")),
            (employees, "30 days", None),
            (employees, "300\u{4f59}\u{4eba}", None),
            (days, "58 days", Some("58")),
            (days, "58\u{5929}", Some("58")),
            (days, "3\u{4e2a}\u{6708}", None),
            (days, "2 months", None),
            ("assessment/credit_months", "3\u{4e2a}\u{6708}", Some("3")),
        ] {
            assert_eq!(of(path, cell).as_deref(), number, "{cell}");
        }
    }

    #[test]
    fn the_unit_of_a_column_is_that_of_bare_numbers() {
        let of = |cell: &str, point| counted("profile/employees", cell, 3, point);
        assert_eq!(of("12", Point::Dot).as_deref(), Some("12000"));
        assert_eq!(of("1,5", Point::Comma).as_deref(), Some("1500"));
        assert_eq!(of("1200 people", Point::Dot).as_deref(), Some("1200"));
        assert_eq!(of("2\u{4e07}", Point::Dot).as_deref(), Some("20000"));
    }
}
