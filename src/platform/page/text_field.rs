//! Fields in which text is typed. The surprise: to set the value of a field while an input method composes in it ends
//! the composition, and some fields take nothing from the input method after that.

use crate::platform::{document, member};
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// A field of one line or of several. It has its text also after it has left the page.
#[derive(Debug, Clone)]
pub enum TextField {
    Line(HtmlInputElement),
    Area(HtmlTextAreaElement),
}

impl From<HtmlInputElement> for TextField {
    fn from(field: HtmlInputElement) -> Self {
        Self::Line(field)
    }
}

impl From<HtmlTextAreaElement> for TextField {
    fn from(field: HtmlTextAreaElement) -> Self {
        Self::Area(field)
    }
}

impl TextField {
    /// The text as it stands in the field, with what an input method is composing.
    pub fn text(&self) -> String {
        match self {
            Self::Line(field) => field.value(),
            Self::Area(field) => field.value(),
        }
    }

    /// Has the field show that text. Where somebody is in it, the cursor stays between the same letters.
    pub fn show(&self, text: &str) {
        let before = if self.has_focus() { self.cursor().map(|cursor| (self.text(), cursor)) } else { None };
        match self {
            Self::Line(field) => field.set_value(text),
            Self::Area(field) => field.set_value(text),
        }
        if let Some((before, (start, end))) = before {
            let moved = |place| moved(&before, text, place);
            self.select(moved(start), moved(end));
        }
    }

    fn has_focus(&self) -> bool {
        let element: &HtmlElement = match self {
            Self::Line(field) => field,
            Self::Area(field) => field,
        };
        document().and_then(|document| document.active_element()).is_some_and(|active| active == **element)
    }

    fn cursor(&self) -> Option<(u32, u32)> {
        let (start, end) = match self {
            Self::Line(field) => (field.selection_start(), field.selection_end()),
            Self::Area(field) => (field.selection_start(), field.selection_end()),
        };
        Some((start.ok()??, end.ok()??))
    }

    fn select(&self, start: u32, end: u32) {
        // Refused only by fields that have no cursor, and then there was none before.
        let _ = match self {
            Self::Line(field) => field.set_selection_range(start, end),
            Self::Area(field) => field.set_selection_range(start, end),
        };
    }
}

/// Whether an input method is composing, as the event of an input says.
pub fn is_input_composing(event: &Event) -> bool {
    member(event, "isComposing").and_then(|it| it.as_bool()).unwrap_or(false)
}

/// Where a place in a text is after a stretch of it was replaced; places count UTF-16 units. One within the stretch
/// is at its end, behind what came in.
fn moved(before: &str, after: &str, place: u32) -> u32 {
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    let (before, after) = (units(before), units(after));
    let place = usize::try_from(place).unwrap_or(before.len()).min(before.len());
    let same = |(one, other): &(&u16, &u16)| one == other;
    // As much as can be is taken for unchanged behind the cursor, for what came in at it was written by somebody else.
    let behind = before.len() - place;
    let tail = before.iter().rev().zip(after.iter().rev()).take(behind).take_while(same).count();
    let room = before.len().min(after.len()) - tail;
    let head = before.iter().zip(after.iter()).take(room).take_while(same).count();
    let now = if tail < behind && place <= head { place } else { after.len() - tail };
    u32::try_from(now).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_between_the_same_letters() {
        // Before the change, behind it, and within it.
        assert_eq!(moved("one two", "one two three", 3), 3);
        assert_eq!(moved("one two", "zero one two", 3), 8);
        assert_eq!(moved("one two", "one 2", 7), 5);
        assert_eq!(moved("one two", "one 2", 5), 5);
        assert_eq!(moved("\u{1f600}a", "b\u{1f600}a", 2), 3);
        // What somebody else wrote at the cursor stands before it.
        assert_eq!(moved("text aaa", "text BBBaaa", 8), 11);
        assert_eq!(moved("abc", "", 9), 0);
    }
}
