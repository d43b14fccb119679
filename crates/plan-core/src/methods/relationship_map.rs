//! The relationship map of an account: whom we know, who counts, who stands by us. By the practice of
//! account planning as Altify (TAS) has it.

use super::Unavailable;

/// How well we are in touch with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// Unknown, none, or brief.
    Little,
    /// Several contacts, or in depth.
    Enough,
}

/// A contact, as far as the map goes by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Inner circle or political structure.
    pub is_key_player: bool,
    /// Mentor or supporter.
    pub is_supportive: bool,
    /// Decider or approver.
    pub decides: bool,
    pub touch: Touch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapColour {
    /// No key player supports us.
    Red,
    /// One does.
    Amber,
    /// One does who decides or approves.
    Green,
}

impl MapColour {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct MapReading {
    /// 0 no contact; 1 contacts, but no key player; 2 a key player, none supportive; 3 at least one supportive
    /// key player.
    pub status: u8,
    pub colour: MapColour,
    pub key_players: usize,
    /// Key players whom we know well enough ÷ key players, as a ratio.
    pub coverage: Result<f64, Unavailable>,
    pub supporters: usize,
    /// Fewer than two supporters among the key players: one move of one person, and we know nobody.
    pub is_single_threaded: bool,
}

pub fn relationship_map(people: &[Person]) -> MapReading {
    let key: Vec<&Person> = people.iter().filter(|person| person.is_key_player).collect();
    let supporters = key.iter().filter(|person| person.is_supportive).count();
    let known = key.iter().filter(|person| person.touch == Touch::Enough).count();
    let status = match (people.len(), key.len(), supporters) {
        (0, ..) => 0,
        (_, 0, _) => 1,
        (_, _, 0) => 2,
        _ => 3,
    };
    let colour = match supporters {
        0 => MapColour::Red,
        _ if key.iter().any(|person| person.is_supportive && person.decides) => MapColour::Green,
        _ => MapColour::Amber,
    };
    MapReading {
        status,
        colour,
        key_players: key.len(),
        coverage: ratio(known, key.len()),
        supporters,
        is_single_threaded: supporters < 2,
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of people")]
fn ratio(part: usize, whole: usize) -> Result<f64, Unavailable> {
    if whole == 0 { Err(Unavailable::Missing) } else { Ok(part as f64 / whole as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STRANGER: Person =
        Person { is_key_player: false, is_supportive: false, decides: false, touch: Touch::Little };
    const KEY: Person = Person { is_key_player: true, ..STRANGER };
    const FRIEND: Person = Person { is_supportive: true, touch: Touch::Enough, ..KEY };

    fn check(people: &[Person], status: u8, colour: MapColour, coverage: Option<f64>, single: bool) {
        let map = relationship_map(people);
        assert_eq!((map.status, map.colour, map.is_single_threaded), (status, colour, single));
        assert_eq!(map.coverage.ok(), coverage);
    }

    #[test]
    fn the_status_rises_with_whom_we_know() {
        check(&[], 0, MapColour::Red, None, true);
        // A supporter who is no key player does not lift it.
        check(&[Person { is_supportive: true, ..STRANGER }], 1, MapColour::Red, None, true);
        check(&[STRANGER, KEY], 2, MapColour::Red, Some(0.0), true);
        check(&[KEY, FRIEND], 3, MapColour::Amber, Some(0.5), true);
        check(&[Person { decides: true, ..FRIEND }, FRIEND], 3, MapColour::Green, Some(1.0), false);
        // Who decides and does not support us makes nothing green.
        check(&[Person { decides: true, ..KEY }, FRIEND], 3, MapColour::Amber, Some(0.5), true);
    }

    proptest! {
        #[test]
        fn the_order_of_contacts_does_not_matter(kinds in prop::collection::vec(0_u8..16, 0..12)) {
            let person = |kind: &u8| Person {
                is_key_player: kind & 1 > 0,
                is_supportive: kind & 2 > 0,
                decides: kind & 4 > 0,
                touch: if kind & 8 > 0 { Touch::Enough } else { Touch::Little },
            };
            let there: Vec<Person> = kinds.iter().map(person).collect();
            let back: Vec<Person> = kinds.iter().rev().map(person).collect();
            prop_assert_eq!(relationship_map(&there), relationship_map(&back));
        }
    }
}
