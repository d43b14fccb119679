//! Who reports to whom, as far as it can be true: nobody is above themselves.

use crate::plan::Rows;
use crate::plan::profile::Contact;
use std::collections::BTreeSet;

/// The circles in which contacts report to each other; two people who each move a contact can make one
/// that neither made. Each circle goes from superior to superior and begins with the contact whose id
/// sorts first, so that all copies of a plan agree on which link of it is not counted: that of the first.
pub fn reporting_circles(contacts: &Rows<Contact>) -> Vec<Vec<String>> {
    let mut circles = Vec::new();
    let mut seen = BTreeSet::new();
    for start in contacts {
        let mut chain: Vec<&str> = Vec::new();
        let mut next = start;
        loop {
            let id = next.id.as_str();
            if !seen.insert(id) {
                let first = chain.iter().position(|known| *known == id);
                circles.extend(first.map(|first| from_the_least(&chain[first..])));
                break;
            }
            chain.push(id);
            match contacts.get(&next.reports_to.0) {
                Some(superior) => next = superior,
                None => break,
            }
        }
    }
    circles
}

fn from_the_least(circle: &[&str]) -> Vec<String> {
    let mut circle: Vec<String> = circle.iter().map(|id| (*id).to_owned()).collect();
    let least = (0..circle.len()).min_by_key(|place| &circle[*place]).unwrap_or(0);
    circle.rotate_left(least);
    circle
}

/// Whether a circle would come about if the first reported to the second: the second is the first, or
/// reports to them, straight or through others.
pub fn would_circle(contacts: &Rows<Contact>, who: &str, superior: &str) -> bool {
    let mut next = superior;
    // A circle that is there already, without the first in it, must end as well.
    for _ in 0..=contacts.len() {
        match contacts.get(next) {
            _ if next == who => return true,
            Some(contact) => next = &contact.reports_to.0,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::Reference;

    fn contacts(links: &[(&str, &str)]) -> Rows<Contact> {
        let mut contacts = Rows::default();
        for (id, superior) in links {
            let contact = Contact { reports_to: Reference::to(superior), ..Contact::default() };
            contacts.push(RowId::new(id).unwrap(), contact);
        }
        contacts
    }

    #[test]
    fn every_circle_is_found_once_and_begins_with_the_least_id() {
        let all = contacts(&[("x", "c"), ("c", "b"), ("b", "a"), ("a", "c"), ("s", "s"), ("t", "gone")]);
        assert_eq!(reporting_circles(&all), [vec!["a", "c", "b"], vec!["s"]]);
        assert_eq!(reporting_circles(&contacts(&[("a", "b"), ("b", ""), ("c", "a")])), [] as [Vec<String>; 0]);
    }

    #[test]
    fn nobody_can_report_to_themselves_or_to_one_of_their_own() {
        let all = contacts(&[("boss", ""), ("head", "boss"), ("clerk", "head"), ("other", "boss")]);
        for (who, superior, circles) in [
            ("boss", "clerk", true),
            ("head", "head", true),
            ("head", "clerk", true),
            ("head", "other", false),
            ("clerk", "boss", false),
            ("boss", "gone", false),
            ("boss", "", false),
        ] {
            assert_eq!(would_circle(&all, who, superior), circles, "{who} below {superior}");
        }
        // Somebody may be moved below a circle that others are in; the question ends.
        let circle = contacts(&[("a", "b"), ("b", "a"), ("c", "")]);
        assert!(!would_circle(&circle, "c", "a"));
        assert!(would_circle(&circle, "a", "b"));
    }
}
