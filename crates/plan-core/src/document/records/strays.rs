//! Rows that are none of the records: sums below them, headings once more, and rows that fell apart on the way.

use super::judge::Judge;
use super::lines::cell;
use super::words::is_of_sums;
use super::{Column, Reason};

impl Judge {
    /// Why a row is none of the records.
    pub(super) fn no_record(&self, cells: &[String]) -> Option<Reason> {
        let places = &self.terms.places;
        if !self.headings.is_empty() && filled(cells) == filled(&self.headings) {
            return Some(Reason::Heading);
        }
        let first = cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        // Firms and products have been called so in English; they have a date.
        let is_dated = cell(cells, places, Column::Date).contains(|c: char| c.is_ascii_digit());
        let says_sum = |text: &str| is_of_sums(text) && !(text.is_ascii() && is_dated);
        let named = [Column::Date, Column::Order, Column::Product, Column::Account];
        if says_sum(first) || named.iter().any(|column| says_sum(cell(cells, places, *column))) {
            return Some(Reason::Sum);
        }
        let width = self.terms.width?;
        let is_wide = cells.len() > width && cells[width..].iter().any(|cell| !cell.is_empty());
        if self.terms.may_tear && (is_wide || self.is_torn(cells)) {
            return Some(Reason::Torn);
        }
        is_wide.then_some(Reason::TooWide)
    }

    /// Whether a sum was parted behind its thousands, which has made the row longer than the headings.
    fn is_torn(&self, cells: &[String]) -> bool {
        let named = Some(filled(&self.headings).len()).filter(|count| *count > 0).unwrap_or(cells.len());
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_group = |text: &str| {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            whole.len() == 3 && is_digits(whole) && is_digits(fraction)
        };
        let is_start = |text: &str| {
            let text = text.trim_start_matches('-');
            (1..=3).contains(&text.len()) && is_digits(text) && !text.starts_with('0')
        };
        let torn = |column: Column| {
            let place = self.terms.places[column as usize];
            let both = place.and_then(|place| cells.get(place).zip(cells.get(place + 1)));
            both.is_some_and(|(one, next)| is_start(one) && is_group(next))
        };
        cells.len() > named
            && Column::ALL.into_iter().any(|it| (it.is_of_money() || it == Column::Quantity) && torn(it))
    }
}

/// Without the empty cells at the end.
fn filled(cells: &[String]) -> &[String] {
    &cells[..cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)]
}
