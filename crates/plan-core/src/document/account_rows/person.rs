//! People in a table of contacts: each row names one, and the account they work for.

use crate::document::names::{same_name, without_hidden};
use crate::plan::profile::Contact;
use crate::value::Leaf;

/// What a column says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonField {
    Name,
    FirstName,
    LastName,
    Position,
    Phone,
    Email,
}

/// A person as far as the cells of a row have been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    name: String,
    first_name: String,
    last_name: String,
    position: String,
    phone: String,
    email: String,
}

impl Person {
    pub fn put(&mut self, field: PersonField, text: &str) {
        let place = match field {
            PersonField::Name => &mut self.name,
            PersonField::FirstName => &mut self.first_name,
            PersonField::LastName => &mut self.last_name,
            PersonField::Position => &mut self.position,
            PersonField::Phone => &mut self.phone,
            PersonField::Email => &mut self.email,
        };
        *place = without_hidden(text);
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// None for somebody of whom only part of an address is known: a contact needs a name.
    pub fn contact(&self) -> Option<Contact> {
        let mut contact = Contact::default();
        contact.name.enter(&self.full_name()?);
        contact.position.enter(&self.position);
        contact.phone.enter(&self.phone);
        contact.email.enter(&self.email);
        Some(contact)
    }

    fn full_name(&self) -> Option<String> {
        let name = if self.name.is_empty() { whole_name(&self.first_name, &self.last_name) } else { self.name.clone() };
        (!name.is_empty()).then_some(name)
    }
}

/// A name in two parts, put together as its language does.
pub fn whole_name(first: &str, last: &str) -> String {
    if [first, last].concat().chars().all(is_han) {
        // Written in these letters, the family's name comes first and nothing parts the two.
        format!("{last}{first}")
    } else {
        format!("{first} {last}").trim().to_owned()
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether two are the same person of one account: the same mail address, or the same name where not both have
/// an address.
pub(super) fn is_same(one: &Contact, other: &Contact, fold: &dyn Fn(&str) -> String) -> bool {
    let email = |contact: &Contact| fold(contact.email.typed().trim());
    let (first, second) = (email(one), email(other));
    if !first.is_empty() && !second.is_empty() {
        return first == second;
    }
    same_name(&one.name.0, fold) == same_name(&other.name.0, fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_two_parts_is_put_together_as_its_language_does() {
        let name = |first: &str, last: &str| {
            let mut person = Person::default();
            person.put(PersonField::FirstName, first);
            person.put(PersonField::LastName, last);
            person.contact().map(|contact| contact.name.0)
        };
        assert_eq!(name("Lin", "Wei"), Some("Lin Wei".into()));
        assert_eq!(name("\u{4f1f}", "\u{6797}"), Some("\u{6797}\u{4f1f}".into()));
        assert_eq!(name("", "Wei"), Some("Wei".into()));
        assert_eq!(name("", ""), None);
    }
}
