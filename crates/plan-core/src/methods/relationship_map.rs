//! The relationship map of an account: whom we know, who counts, who stands by us. By the practice of
//! account planning as Altify (TAS) has it.

use super::Unavailable;

/// How well we are in touch with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// Unknown, or no contact: nobody covers this person.
    None,
    Brief,
    /// Several contacts, or in depth.
    Enough,
}

/// A contact, as far as the map goes by it.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is known of a person")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Inner circle or political structure.
    pub is_key_player: bool,
    /// Mentor or supporter.
    pub is_supportive: bool,
    /// Non-supporter or opponent.
    pub is_against: bool,
    /// Has the role of the decision maker.
    pub decides: bool,
    /// Has the role of the approver.
    pub approves: bool,
    pub touch: Touch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapColour {
    /// No key player supports us.
    Red,
    /// One does.
    Amber,
    /// One does who decides or approves, and no decision maker is uncovered or against us.
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

/// What a colour rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Red: no key player supports us.
    NoSupporter,
    /// Amber: no supporter decides or approves.
    NoSay,
    /// Amber: a key player who decides is against us.
    DeciderAgainst,
    /// Amber: a key player who decides is not covered by anybody.
    DeciderUncovered,
    /// Green: a decision maker supports us.
    Decider,
    /// Green: an approver supports us.
    Approver,
}

impl Ground {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NoSupporter => "no_supporter",
            Self::NoSay => "no_say",
            Self::DeciderAgainst => "decider_against",
            Self::DeciderUncovered => "decider_uncovered",
            Self::Decider => "decider",
            Self::Approver => "approver",
        }
    }

    fn colour(self) -> MapColour {
        match self {
            Self::NoSupporter => MapColour::Red,
            Self::NoSay | Self::DeciderAgainst | Self::DeciderUncovered => MapColour::Amber,
            Self::Decider | Self::Approver => MapColour::Green,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct MapReading {
    /// 0 no contact; 1 contacts, but no key player; 2 a key player, none supportive; 3 at least one supportive
    /// key player.
    pub status: u8,
    pub colour: MapColour,
    /// Why it has that colour.
    pub ground: Ground,
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
    let ground = ground(&key);
    MapReading {
        status,
        colour: ground.colour(),
        ground,
        key_players: key.len(),
        coverage: ratio(known, key.len()),
        supporters,
        is_single_threaded: supporters < 2,
    }
}

fn ground(key: &[&Person]) -> Ground {
    let supports = |has_say: fn(&Person) -> bool| key.iter().any(|person| person.is_supportive && has_say(person));
    let decider = |is: fn(&Person) -> bool| key.iter().any(|person| person.decides && is(person));
    if !supports(|_| true) {
        Ground::NoSupporter
    } else if !supports(|person| person.decides || person.approves) {
        Ground::NoSay
    } else if decider(|person| person.is_against) {
        Ground::DeciderAgainst
    } else if decider(|person| person.touch == Touch::None) {
        Ground::DeciderUncovered
    } else if supports(|person| person.decides) {
        Ground::Decider
    } else {
        Ground::Approver
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

    const STRANGER: Person = Person {
        is_key_player: false,
        is_supportive: false,
        is_against: false,
        decides: false,
        approves: false,
        touch: Touch::Brief,
    };
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

    #[test]
    fn a_supporter_with_a_say_is_not_enough_while_a_decision_maker_is_lost_or_against_us() {
        let approver = Person { approves: true, ..FRIEND };
        let decider = Person { decides: true, ..KEY };
        let ground = |people: &[Person]| {
            let map = relationship_map(people);
            (map.colour, map.ground)
        };
        assert_eq!(ground(&[approver]), (MapColour::Green, Ground::Approver));
        assert_eq!(ground(&[approver, decider]), (MapColour::Green, Ground::Approver));
        assert_eq!(ground(&[approver, Person { decides: true, ..FRIEND }]), (MapColour::Green, Ground::Decider));
        let uncovered = Person { touch: Touch::None, ..decider };
        assert_eq!(ground(&[approver, uncovered]), (MapColour::Amber, Ground::DeciderUncovered));
        let hostile = Person { is_against: true, touch: Touch::Enough, ..decider };
        assert_eq!(ground(&[approver, hostile, uncovered]), (MapColour::Amber, Ground::DeciderAgainst));
        // Who decides elsewhere in the company is no key player.
        let outsider = Person { is_key_player: false, ..hostile };
        assert_eq!(ground(&[approver, outsider]), (MapColour::Green, Ground::Approver));
        assert_eq!(ground(&[FRIEND, hostile]), (MapColour::Amber, Ground::NoSay));
        assert_eq!(ground(&[hostile]), (MapColour::Red, Ground::NoSupporter));
    }

    proptest! {
        #[test]
        fn the_order_of_contacts_does_not_matter(kinds in prop::collection::vec(0_u8..64, 0..12)) {
            let person = |kind: &u8| Person {
                is_key_player: kind & 1 > 0,
                is_supportive: kind & 2 > 0,
                decides: kind & 4 > 0,
                touch: if kind & 8 > 0 { Touch::Enough } else { Touch::None },
                approves: kind & 16 > 0,
                is_against: kind & 32 > 0,
            };
            let there: Vec<Person> = kinds.iter().map(person).collect();
            let back: Vec<Person> = kinds.iter().rev().map(person).collect();
            prop_assert_eq!(relationship_map(&there), relationship_map(&back));
        }
    }
}
