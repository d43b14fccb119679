//! Who reports to whom, as far as it can be true: nobody is above themselves.

use crate::plan::Rows;
use crate::plan::profile::Contact;

/// The ids of contacts that report to each other in a circle, from one of them round; empty when there
/// is none. Two people who each move a contact can make one that neither made.
pub fn reporting_cycle(contacts: &Rows<Contact>) -> Vec<String> {
    for start in contacts {
        let mut chain: Vec<&str> = Vec::new();
        let mut next = start.id.as_str();
        while let Some(contact) = contacts.get(next) {
            if let Some(first) = chain.iter().position(|id| *id == next) {
                return chain[first..].iter().map(|id| (*id).to_owned()).collect();
            }
            chain.push(contact.id.as_str());
            next = &contact.reports_to.0;
        }
    }
    Vec::new()
}
