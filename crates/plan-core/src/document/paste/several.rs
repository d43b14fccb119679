//! Cells that name several rows at once.

use super::report::Reason;
use crate::reading::Names;
use crate::value::naming::{Meaning, parted};

/// What a text says beyond the name of the row with an id.
type Beyond<'a> = dyn Fn(&str, &str) -> Option<String> + 'a;

/// What people put between names.
const BETWEEN: [char; 10] = [',', ';', '/', '|', '\n', '\u{3001}', '\u{ff0c}', '\u{ff1b}', '&', '+'];

/// The rows that are named in a cell, parted by what people put between names. Names that find nobody stay, written
/// together, since such a field holds words.
pub(super) fn several(names: &Names, text: &str, beyond: &Beyond<'_>) -> (String, Option<Reason>) {
    let mut reason = None;
    let (mut held, mut rests) = (Vec::new(), Vec::new());
    let whole = names.called(text);
    let parts: Vec<&str> = match whole {
        Meaning::One(_) => vec![text],
        _ => parted(text, &BETWEEN).collect(),
    };
    for part in parts {
        let kept = || part.split_whitespace().collect::<Vec<_>>().join("_");
        held.push(match names.called(part) {
            Meaning::One(id) => {
                rests.extend(beyond(&id, part));
                id
            }
            Meaning::Several(ids) => {
                reason = Some(Reason::Several(ids));
                kept()
            }
            Meaning::None => {
                reason = reason.or(Some(Reason::Nobody));
                kept()
            }
        });
    }
    let rest = (!rests.is_empty()).then(|| Reason::Beyond { rest: rests.join("; "), noted: false });
    (held.join(" "), reason.or(rest))
}
