//! Whom we know at an account, who counts there, who stands by us.

use crate::methods::{MapReading, Person, Stance, Touch, power_interest, relationship_map};
use crate::plan::profile::{BuyingRole, Contact, Coverage, PoliticalStatus, Post, Profile, Support};

/// An account's relationships as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationshipReading {
    pub map: MapReading,
    /// Contacts of which one of status, support and coverage is unknown or empty.
    pub unknown: usize,
    /// Contacts whose judgement is no more than assumed.
    pub assumed: usize,
    pub contacts: usize,
}

/// Where a contact stands in the power–interest grid, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridPlace {
    pub power: u8,
    pub interest: u8,
    /// The power was not judged; it is taken from the political status.
    pub is_power_assumed: bool,
    pub stance: Stance,
}

pub fn relationships(profile: &Profile) -> RelationshipReading {
    let people: Vec<Person> = profile.contacts.iter().map(|contact| person(contact)).collect();
    let count = |is: fn(&Contact) -> bool| profile.contacts.iter().filter(|contact| is(contact)).count();
    RelationshipReading {
        map: relationship_map(&people),
        unknown: count(is_unknown),
        assumed: count(|contact| !contact.evidence.is_confirmed()),
        contacts: profile.contacts.len(),
    }
}

/// Inner circle or political structure, as long as the person is in post: who has gone decides nothing any more.
pub fn is_key_player(contact: &Contact) -> bool {
    is_in_post(contact) && had_weight(contact)
}

pub fn is_in_post(contact: &Contact) -> bool {
    !matches!(contact.post.known(), Some(Post::Moved | Post::Left))
}

/// Inner circle or political structure, in post or not.
pub(crate) fn had_weight(contact: &Contact) -> bool {
    matches!(contact.political_status.known(), Some(PoliticalStatus::InnerCircle | PoliticalStatus::PoliticalStructure))
}

/// What the relationship map sees of a contact.
pub(crate) fn person(contact: &Contact) -> Person {
    Person {
        is_key_player: is_key_player(contact),
        is_supportive: matches!(contact.support.known(), Some(Support::Mentor | Support::Supporter)),
        is_against: matches!(contact.support.known(), Some(Support::NonSupporter | Support::Opponent)),
        decides: contact.buying_role.has(BuyingRole::Decider),
        approves: contact.buying_role.has(BuyingRole::Approver),
        touch: match contact.coverage.known() {
            Some(Coverage::Multiple | Coverage::InDepth) => Touch::Enough,
            Some(Coverage::Brief) => Touch::Brief,
            Some(Coverage::None | Coverage::Unknown) | None => Touch::None,
        },
    }
}

impl RelationshipReading {
    /// The part of the contacts of whom status, support and coverage are known: what the map rests on. One where
    /// there are none, of whom nothing is said.
    #[expect(clippy::cast_precision_loss, reason = "numbers of people")]
    pub fn known(&self) -> f64 {
        if self.contacts == 0 { 1.0 } else { (self.contacts - self.unknown) as f64 / self.contacts as f64 }
    }
}

fn is_unknown(contact: &Contact) -> bool {
    let blank = |slug: &str| slug.is_empty() || slug == "unknown";
    blank(&contact.political_status.0) || blank(&contact.support.0) || blank(&contact.coverage.0)
}

/// None of who has gone, and where interest is not judged, or neither power nor political status.
pub fn grid_place(contact: &Contact) -> Option<GridPlace> {
    let interest = contact.interest.valid().filter(|_| is_in_post(contact))?.0;
    let judged = contact.power.valid().map(|power| power.0);
    let power = judged.or(match contact.political_status.known() {
        Some(PoliticalStatus::InnerCircle) => Some(5),
        Some(PoliticalStatus::PoliticalStructure) => Some(4),
        Some(PoliticalStatus::OpinionFormer) => Some(3),
        Some(PoliticalStatus::Outside) => Some(2),
        Some(PoliticalStatus::Unknown) | None => None,
    })?;
    Some(GridPlace { power, interest, is_power_assumed: judged.is_none(), stance: power_interest(power, interest) })
}

#[cfg(test)]
mod tests {
    use crate::methods::{MapColour, Unavailable};
    use crate::plan::RowId;
    use crate::reading::relationships::*;
    use crate::value::{Choice, Entry, Leaf};

    fn contact(status: &str, support: &str, coverage: &str, roles: &str) -> Contact {
        let mut contact = Contact {
            political_status: Choice::of(status),
            support: Choice::of(support),
            coverage: Choice::of(coverage),
            ..Contact::default()
        };
        contact.buying_role.enter(roles);
        contact
    }

    fn profile(contacts: Vec<Contact>) -> Profile {
        let mut profile = Profile::default();
        for (place, contact) in contacts.into_iter().enumerate() {
            profile.contacts.push(RowId::new(&format!("c{place}")).unwrap(), contact);
        }
        profile
    }

    #[test]
    fn an_approver_in_the_inner_circle_who_supports_us_makes_the_map_green() {
        let reading = relationships(&profile(vec![
            contact("inner_circle", "mentor", "in_depth", "user approver"),
            contact("political_structure", "unknown", "brief", ""),
            contact("outside", "supporter", "multiple", "decider"),
        ]));
        assert_eq!((reading.map.status, reading.map.colour), (3, MapColour::Green));
        // One of two key players is covered; only one of them supports us.
        assert_eq!(reading.map.coverage, Ok(0.5));
        assert!(reading.map.is_single_threaded);
        assert_eq!((reading.unknown, reading.assumed), (1, 3));
    }

    #[test]
    fn who_has_gone_is_no_key_player_and_has_no_place_in_the_grid() {
        let mut one = contact("inner_circle", "mentor", "in_depth", "decider");
        one.interest = Entry::of("5");
        assert!(is_key_player(&one) && grid_place(&one).is_some());
        one.post = Choice::of("moved");
        assert!(!is_key_player(&one) && grid_place(&one).is_none());
        assert_eq!(relationships(&profile(vec![one])).map.status, 1);
    }

    #[test]
    fn without_contacts_nothing_is_known() {
        let reading = relationships(&profile(vec![]));
        assert_eq!((reading.map.status, reading.map.coverage), (0, Err(Unavailable::Missing)));
    }

    #[test]
    fn power_that_was_not_judged_comes_from_the_political_status() {
        let mut one = contact("inner_circle", "", "", "");
        assert_eq!(grid_place(&one), None);
        one.interest = Entry::of("2");
        let place = grid_place(&one).unwrap();
        assert_eq!((place.power, place.is_power_assumed, place.stance), (5, true, Stance::KeepSatisfied));
        one.power = Entry::of("2");
        assert_eq!(grid_place(&one).unwrap().stance, Stance::Monitor);
    }
}
