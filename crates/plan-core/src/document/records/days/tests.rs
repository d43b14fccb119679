//! Dates as tables have them.

use super::*;
use chrono::{DateTime, TimeDelta};

/// Eight hours before Greenwich, as in China.
fn china(ms: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(ms).unwrap().naive_utc() + TimeDelta::hours(8)
}

#[track_caller]
fn check(text: &str, order: DayOrder, expected: &str) {
    assert_eq!(date(text, order.into(), &china).map(|date| date.show()), Ok(expected.to_owned()), "{text}");
}

#[test]
fn dates_are_read_as_other_systems_write_them() {
    for text in [
        "2026-03-05",
        "2026/3/5",
        "2026\u{5e74}3\u{6708}5\u{65e5}",
        "05.03.2026",
        "5.3.2026",
        "46086",
        "46086.75",
        "20260305",
        "2026-03-05 08:30:00",
        "2026-03-05 08:30:00.123",
        "2026-03-05 08:30:00,123456",
        "2026-03-05T08:30:00Z",
        "2026/3/5 0:00",
        "2026/3/5 \u{4e0a}\u{5348} 8:30:00",
        "2026\u{5e74}3\u{6708}5\u{65e5} 08\u{65f6}30\u{5206}",
        "3/5/2026 8:30 AM",
        "20260305083000",
        "5-Mar-2026",
        "5-Mar-26",
        "05-MAR-26 08:30",
        "5 Mar '26",
        "March 5, 26",
        "March 5, 2026",
        "March 5th, 2026",
        "05 mar 2026",
        "2026. 3. 5.",
        "2026.03.05.",
        "2026-03-05+08:00",
        "\u{ff12}\u{ff10}\u{ff12}\u{ff16}/3/5",
        "\u{200e}2026\u{200e}/\u{200e}3\u{200e}/\u{200e}5",
    ] {
        check(text, DayOrder::MonthFirst, "2026-03-05");
    }
    check("14-Mar-49", DayOrder::MonthFirst, "2049-03-14");
    check("14-Mar-50", DayOrder::MonthFirst, "1950-03-14");
    check("03/05/2026", DayOrder::DayFirst, "2026-05-03");
    check("03/05/2026", DayOrder::MonthFirst, "2026-03-05");
    check("13/05/2026", DayOrder::MonthFirst, "2026-05-13");
    check("05-13-2026", DayOrder::DayFirst, "2026-05-13");
}

#[test]
fn the_same_day_number_is_four_years_later_where_days_count_from_1904() {
    for (is_from_1904, day) in [(false, "2020-03-10"), (true, "2024-03-11")] {
        let terms = DateTerms { is_from_1904, ..DateTerms::default() };
        for text in ["43900", "43900.75"] {
            assert_eq!(date(text, terms, &china).map(|day| day.show()), Ok(day.to_owned()), "{text}");
        }
        // A date that is written out is the same in both.
        assert_eq!(date("2024-03-05", terms, &china).map(|day| day.show()), Ok("2024-03-05".to_owned()));
    }
    let late = DateTerms { is_from_1904: true, ..DateTerms::default() };
    // As far as a number of that size goes, and no further.
    assert_eq!(date("4294967295", late, &china), Err(Misread::NotADate));
    assert_eq!(date("79000", late, &china), Err(Misread::NotADate));
}

#[test]
fn the_dates_of_a_column_show_where_the_year_stands_beside_the_name_of_a_month() {
    let is_year_first = |texts: &[&str]| {
        let mut found = Dating::default();
        for text in texts {
            found.take(text);
        }
        found.is_year_first()
    };
    assert!(is_year_first(&["24-Mar-14", "98-Dec-01 08:30"]));
    assert!(is_year_first(&["00-Mar-14"]));
    for texts in [&["24-Mar-14"][..], &["24-Mar-14", "01-Dec-98"], &["98-Dec-01", "01-Dec-98"], &["98-Dec-2001"]] {
        assert!(!is_year_first(texts), "{texts:?}");
    }
}

#[test]
fn a_month_of_a_language_that_is_not_known_is_no_date() {
    for text in ["14. marraskuuta 2024", "14 marca 2024", "14 Marketing 2024"] {
        assert_eq!(date(text, DateTerms::default(), &china), Err(Misread::NotADate), "{text}");
    }
    check("14. M\u{e4}rz 2024", DayOrder::DayFirst, "2024-03-14");
}

#[test]
fn a_weekday_beside_a_date_is_left_out_and_has_to_be_that_of_the_day() {
    for text in [
        "2024-03-05 \u{5468}\u{4e8c}",
        "2024-03-05 Tue",
        "2024-03-05 (Tue)",
        "Tuesday, March 5, 2024",
        "Tue, 05 Mar 2024 08:00:00",
        "Tue Mar  5 08:30:00 2024",
        "2024/3/5 \u{661f}\u{671f}\u{4e8c} 8:30",
        "2024\u{5e74}3\u{6708}5\u{65e5}\u{ff08}\u{4e8c}\u{ff09}",
        "2024\u{5e74}3\u{6708}5\u{65e5}\u{661f}\u{671f}\u{4e8c}",
        "2024. 3. 5. Tue",
    ] {
        check(text, DayOrder::DayFirst, "2024-03-05");
    }
    for text in ["2024-03-05 Wed", "2024-03-05 \u{5468}\u{65e5}"] {
        assert_eq!(date(text, DayOrder::DayFirst.into(), &china), Err(Misread::NoSuchDay), "{text}");
    }
}

#[test]
fn a_time_with_a_zone_is_the_day_at_the_plans_place() {
    for text in [
        "2024-03-04T16:30:00Z",
        "2024-03-04T16:30:00.000Z",
        "2024-03-04 16:30:00 +0000 UTC",
        "2024-03-04 16:30:00 UTC",
        "2024-03-04T18:30:00+02:00",
        "2024-03-04 08:30 PM GMT+0400",
        "Tue Mar 05 2024 00:30:00 GMT+0800 (China Standard Time)",
        "2024-03-05T00:30:00+08:00[Asia/Shanghai]",
        "2024-03-05T00:30:00+08",
        "1709569800000",
        "1709569800",
    ] {
        check(text, DayOrder::DayFirst, "2024-03-05");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let of = |text: &str| date(text, DayOrder::DayFirst.into(), &china);
    assert_eq!(of("2026-02-30"), Err(Misread::NoSuchDay));
    assert_eq!(of("31.02.2026"), Err(Misread::NoSuchDay));
    for text in ["3/5/26", "24.05.03", "03-05-24", "3/5/26 08:30"] {
        assert_eq!(of(text), Err(Misread::ShortYear), "{text}");
    }
    for text in [
        "soon",
        "3/5",
        "12345",
        "90000",
        "1/2/3/2026",
        "=cmd|x",
        "2024-03",
        "10:30",
        "2024-03-05 25:00",
        "Tue Mar 05 00:00:00 CST 2024",
        "2024-03-05 - 2024-03-07",
        "2024-03-05 08:30 to 10:30",
        "",
    ] {
        assert_eq!(of(text), Err(Misread::NotADate), "{text}");
    }
}

#[test]
fn a_column_shows_which_comes_first() {
    let look = |texts: &[&str]| {
        let mut found = Dating::default();
        for text in texts {
            found.take(text);
        }
        found
    };
    let of = |texts: &[&str]| (look(texts).shown(), look(texts).unclear);
    assert_eq!(of(&["03/05/2026", "2026-03-05", "05.03.2026"]), (None, 1));
    assert_eq!(of(&["03/05/2026 08:00", "25/05/2026"]), (Some(DayOrder::DayFirst), 1));
    assert_eq!(of(&["25/05/2026", "05/25/2026"]), (None, 0));
    assert_eq!(of(&["05/05/2026", "46086"]), (None, 0));
    let found = look(&["03/05/2026"]);
    assert_eq!(found.as_read(DayOrder::MonthFirst), NaiveDate::from_ymd_opt(2026, 3, 5));
}
