//! Dates whose month has a name. Only names and abbreviations that are listed are read: in another language a word that
//! begins alike may be another month, as marraskuu is November in Finnish.

use super::days::DateTerms;

/// Each month as it is called in English, German, French, Spanish, Italian, Portuguese and Dutch, in small letters.
const MONTHS: [&str; 12] = [
    "january jan januar j\u{e4}nner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar feber f\u{e9}vrier f\u{e9}vr f\u{e9}v fevrier fevr fev febrero febbraio fevereiro februari",
    "march mar m\u{e4}rz maerz m\u{e4}r mrz mars marzo mar\u{e7}o marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug ao\u{fb}t aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez d\u{e9}cembre d\u{e9}c decembre diciembre dic dicembre dezembro",
];

/// What may stand between the parts of a date in words.
const BETWEEN: [&str; 3] = ["de", "del", "of"];

/// A date such as 12-Jun-2026 or June 12th, 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthNamed<'a> {
    day: &'a str,
    month: u32,
    year: &'a str,
    /// The month stands between the two.
    is_between: bool,
}

/// Which of two numbers of two digits beside a month is the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearAt {
    First,
    Last,
}

pub(super) fn month_named(text: &str) -> Option<MonthNamed<'_>> {
    let is_between = |c: char| matches!(c, ' ' | '-' | '/' | '.' | ',');
    let mut parts = text
        .split(is_between)
        .filter(|part| !part.is_empty() && !BETWEEN.iter().any(|it| part.eq_ignore_ascii_case(it)));
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match month(second) {
        Some(month) => Some(MonthNamed { day: first, month, year, is_between: true }),
        None => Some(MonthNamed { day: second, month: month(first)?, year, is_between: false }),
    }
}

fn month(name: &str) -> Option<u32> {
    // Most parts of most dates are numbers.
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let name = name.to_lowercase();
    let place = MONTHS.iter().position(|names| names.split(' ').any(|known| known == name))?;
    u32::try_from(place + 1).ok()
}

impl MonthNamed<'_> {
    /// Which number is the year, where both have two digits and one of them can be no day.
    pub fn shown(&self) -> Option<YearAt> {
        let (first, last) = self.two_digits()?;
        let is_day = |number: u32| (1..=31).contains(&number);
        match (is_day(first), is_day(last)) {
            (false, true) => Some(YearAt::First),
            (true, false) => Some(YearAt::Last),
            _ => None,
        }
    }

    fn two_digits(&self) -> Option<(u32, u32)> {
        let number = |text: &str| text.parse().ok().filter(|_| text.len() == 2 && is_digits(text));
        number(self.day).zip(number(self.year)).filter(|_| self.is_between)
    }

    /// Year, month and day; a year of two digits is plain where the month has a name.
    pub fn parts(&self, terms: DateTerms) -> Option<(i32, u32, u32)> {
        let is_year_first = match self.shown() {
            Some(shown) => shown == YearAt::First,
            None => terms.is_year_first && self.two_digits().is_some(),
        };
        let (day, year) = if is_year_first { (self.year, self.day) } else { (self.day, self.year) };
        let year = year.strip_prefix(['\'', '\u{2019}']).unwrap_or(year);
        let number: i32 = year.parse().ok().filter(|_| is_digits(year))?;
        let year = match (year.len(), number) {
            (4, _) => number,
            (2, 0..50) => 2000 + number,
            (2, _) => 1900 + number,
            _ => return None,
        };
        let day = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
        Some((year, self.month, day.parse().ok()?))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i32, u32, u32)> {
        month_named(text)?.parts(DateTerms::default())
    }

    #[test]
    fn months_are_read_by_the_names_that_are_listed_and_no_other() {
        for text in [
            "14 March 2024",
            "14. M\u{e4}rz 2024",
            "14.M\u{c4}R.2024",
            "14 mars 2024",
            "14 de marzo de 2024",
            "14 mar\u{e7}o 2024",
            "14 mrt 2024",
            "March 14th, 2024",
            "14-Mar-24",
        ] {
            assert_eq!(read(text), Some((2024, 3, 14)), "{text}");
        }
        assert_eq!(read("1er ao\u{fb}t 2024"), Some((2024, 8, 1)));
        assert_eq!(read("30-dez-2024"), Some((2024, 12, 30)));
        // November in Finnish, May in Finnish, September in Czech, a name, and a market.
        for text in [
            "14. marraskuuta 2024",
            "14. toukokuuta 2024",
            "14. z\u{e1}\u{159}\u{ed} 2024",
            "14 Marta 2024",
            "14 market 2024",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn no_name_is_of_two_months() {
        let mut names: Vec<&str> = MONTHS.iter().flat_map(|names| names.split(' ')).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn of_two_numbers_beside_a_month_the_one_that_is_no_day_is_the_year() {
        assert_eq!(read("98-Mar-14"), Some((1998, 3, 14)));
        assert_eq!(read("14-Mar-98"), Some((1998, 3, 14)));
        assert_eq!(read("24-Mar-14"), Some((2014, 3, 24)));
        let year_first = DateTerms { is_year_first: true, ..DateTerms::default() };
        let parts = |text: &str| month_named(text).and_then(|it| it.parts(year_first));
        assert_eq!(parts("24-Mar-14"), Some((2024, 3, 14)));
        // Who writes the whole year, or the month first, has left no choice.
        assert_eq!(parts("24-Mar-2014"), Some((2014, 3, 24)));
        assert_eq!(parts("Mar 24, 14"), Some((2014, 3, 24)));
        assert_eq!(parts("24-Mar-98"), Some((1998, 3, 24)));
    }
}
