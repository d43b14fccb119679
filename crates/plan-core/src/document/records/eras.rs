//! Years that are counted from another beginning than the common one: those of the Republic of China and of Japanese
//! emperors. Only with the era's word or letter: 113/5/1 alone is no date that anybody could be sure of.

/// What an era is called, the year before its first, and the most years that it has.
const ERAS: [(&str, u32, u32); 14] = [
    ("\u{4e2d}\u{83ef}\u{6c11}\u{570b}", 1911, 299),
    ("\u{4e2d}\u{534e}\u{6c11}\u{56fd}", 1911, 299),
    ("\u{6c11}\u{570b}", 1911, 299),
    ("\u{6c11}\u{56fd}", 1911, 299),
    ("\u{4ee4}\u{548c}", 2018, 99),
    ("\u{5e73}\u{6210}", 1988, 31),
    ("\u{662d}\u{548c}", 1925, 64),
    ("\u{5927}\u{6b63}", 1911, 15),
    ("\u{660e}\u{6cbb}", 1867, 45),
    ("R", 2018, 99),
    ("H", 1988, 31),
    ("S", 1925, 64),
    ("T", 1911, 15),
    ("M", 1867, 45),
];

/// A date that begins with an era, with the common year in its place.
pub(super) fn of_common_era(text: &str) -> Option<String> {
    let (rest, before, most) = ERAS.iter().find_map(|(name, before, most)| {
        let rest = text.strip_prefix(name).or_else(|| text.strip_prefix(&*name.to_ascii_lowercase()))?;
        Some((rest.trim_start(), before, most))
    })?;
    // The first year of an era is called its beginning.
    let (year, rest) = match rest.strip_prefix('\u{5143}') {
        Some(rest) => (1, rest),
        None => {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            (rest[..end].parse().ok()?, &rest[end..])
        }
    };
    let is_year = (1..=*most).contains(&year) && rest.trim_start().starts_with(['\u{5e74}', '.', '/', '-']);
    is_year.then(|| format!("{}{}", before + year, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use crate::document::records::DayOrder;
    use crate::document::records::days::date;
    use crate::value::{Misread, Typed};
    use chrono::NaiveDateTime;

    #[test]
    fn years_of_the_republic_and_of_emperors_are_those_of_the_common_era() {
        let read =
            |text: &str| date(text, DayOrder::MonthFirst.into(), &|_| NaiveDateTime::default()).map(|date| date.show());
        for text in [
            "民國113年5月1日",
            "民国113/5/1",
            "中華民國 113 年 5 月 1 日",
            "民國113.05.01",
            "令和6年5月1日",
            "令和6年5月1日 08時30分",
            "R6.5.1",
            "r06/05/01",
            "R6.5.1 8:30",
            "Ｒ６．５．１",
        ] {
            assert_eq!(read(text), Ok("2024-05-01".to_owned()), "{text}");
        }
        for (text, day) in [
            ("令和元年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("H1.1.8", "1989-01-08"),
            ("S64/1/7", "1989-01-07"),
            ("昭和60年12月1日", "1985-12-01"),
        ] {
            assert_eq!(read(text), Ok(day.to_owned()), "{text}");
        }
        assert_eq!(read("令和6年2月30日"), Err(Misread::NoSuchDay));
        for text in ["113/5/1", "H32.1.1", "S2024-05", "R6", "R0.5.1", "民國年5月1日"] {
            assert_eq!(read(text), Err(Misread::NotADate), "{text}");
        }
    }
}
