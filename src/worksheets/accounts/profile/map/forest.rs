//! The contacts of an account as trees: who stands above whom, in the order of the list. The surprise: it
//! is always trees, also when the plan holds a circle; then the first link of the circle is left out.

use plan_core::plan::Rows;
use plan_core::plan::profile::Contact;
use plan_core::reading::reporting_circles;
use std::collections::BTreeMap;

/// From more contacts than this on, the map begins with its deep levels folded.
const MANY: usize = 60;

/// People are named by their place in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forest {
    pub people: Vec<Person>,
    /// Those without a superior in the list.
    pub roots: Vec<usize>,
    /// Everybody, superiors before their people.
    pub order: Vec<usize>,
    /// Circles of reporting, each from the contact whose link is left out.
    pub circles: Vec<Vec<usize>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub superior: Option<usize>,
    pub reports: Vec<usize>,
    /// Steps from the top.
    pub level: usize,
}

impl Forest {
    pub fn of(contacts: &Rows<Contact>) -> Self {
        let places: BTreeMap<&str, usize> =
            contacts.iter().enumerate().map(|(place, contact)| (contact.id.as_str(), place)).collect();
        let place_of = |id: &str| places.get(id).copied();
        let circles: Vec<Vec<usize>> = reporting_circles(contacts)
            .iter()
            .map(|circle| circle.iter().filter_map(|id| place_of(id)).collect())
            .collect();
        let mut people: Vec<Person> = contacts
            .iter()
            .map(|contact| Person {
                id: contact.id.to_string(),
                superior: place_of(&contact.reports_to.0),
                ..Person::default()
            })
            .collect();
        for first in circles.iter().filter_map(|circle| circle.first()) {
            people[*first].superior = None;
        }
        let mut forest = Self { people, circles, ..Self::default() };
        forest.grow();
        forest
    }

    fn grow(&mut self) {
        for place in 0..self.people.len() {
            match self.people[place].superior {
                Some(superior) => self.people[superior].reports.push(place),
                None => self.roots.push(place),
            }
        }
        let mut waiting: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(place) = waiting.pop() {
            self.order.push(place);
            let level = self.people[place].level + 1;
            for report in self.people[place].reports.clone().into_iter().rev() {
                self.people[report].level = level;
                waiting.push(report);
            }
        }
    }

    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.people.iter().position(|person| person.id == id)
    }

    /// Those with the same superior, in order, the person among them.
    pub fn siblings(&self, place: usize) -> &[usize] {
        self.people[place].superior.map_or(&self.roots, |superior| &self.people[superior].reports)
    }

    /// How many stand below a person, straight or through others.
    pub fn count_below(&self, place: usize) -> usize {
        let after = self.order.iter().skip_while(|known| **known != place).skip(1);
        after.take_while(|known| self.people[**known].level > self.people[place].level).count()
    }

    /// Whom everybody stands behind while these are folded: themselves, or the highest folded superior.
    pub fn fronts(&self, folded: &[String]) -> Vec<usize> {
        let mut fronts: Vec<usize> = (0..self.people.len()).collect();
        for place in &self.order {
            if let Some(superior) = self.people[*place].superior {
                let front = fronts[superior];
                if front != superior || folded.contains(&self.people[superior].id) {
                    fronts[*place] = front;
                }
            }
        }
        fronts
    }

    /// What is folded as long as nobody has folded or unfolded anything: the levels that would make it
    /// more than sixty.
    pub fn folded_at_first(&self) -> Vec<String> {
        if self.people.len() <= MANY {
            return Vec::new();
        }
        let up_to = |level: usize| self.people.iter().filter(|person| person.level <= level).count();
        let last = (0..self.people.len()).take_while(|level| up_to(*level) <= MANY).last().unwrap_or(0);
        let is_folded = |person: &&Person| person.level == last && !person.reports.is_empty();
        self.people.iter().filter(is_folded).map(|person| person.id.clone()).collect()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use plan_core::plan::RowId;
    use plan_core::value::Reference;
    use proptest::prelude::*;

    pub fn contacts(links: &[(String, String)]) -> Rows<Contact> {
        let mut contacts = Rows::default();
        for (id, superior) in links {
            let contact = Contact { reports_to: Reference::to(superior), ..Contact::default() };
            contacts.push(RowId::new(id).unwrap(), contact);
        }
        contacts
    }

    /// Any links among up to two hundred contacts: trees, loose contacts, circles.
    pub fn any_links() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::vec(0_usize..1_000, 1..200).prop_map(|picks| {
            let count = picks.len();
            let link =
                |(place, pick): (usize, usize)| (format!("c{place}"), format!("c{}", pick % (count + count / 8 + 1)));
            picks.into_iter().enumerate().map(link).collect()
        })
    }

    fn forest(links: &[(&str, &str)]) -> Forest {
        let links: Vec<_> = links.iter().map(|(id, superior)| ((*id).to_owned(), (*superior).to_owned())).collect();
        Forest::of(&contacts(&links))
    }

    #[test]
    fn whose_superior_is_not_listed_is_at_the_top() {
        let forest = forest(&[("a", ""), ("b", "a"), ("c", "gone"), ("d", "a"), ("e", "b")]);
        assert_eq!((forest.roots.as_slice(), forest.order.as_slice()), (&[0, 2][..], &[0, 1, 4, 3, 2][..]));
        assert_eq!((forest.count_below(0), forest.count_below(1), forest.count_below(2)), (3, 1, 0));
    }

    #[test]
    fn a_circle_is_cut_at_the_contact_whose_id_sorts_first() {
        let forest = forest(&[("z", "m"), ("m", "k"), ("k", "z"), ("p", "m")]);
        assert_eq!(forest.circles, [vec![2, 0, 1]]);
        assert_eq!((forest.roots.as_slice(), forest.people[1].superior), (&[2][..], Some(2)));
        assert_eq!(forest.order.len(), 4);
    }

    #[test]
    fn many_contacts_begin_with_deep_levels_folded() {
        let mut links = vec![("boss".to_owned(), String::new())];
        links.extend((0..20).map(|head| (format!("h{head}"), "boss".to_owned())));
        links.extend((0..100).map(|clerk| (format!("k{clerk}"), format!("h{}", clerk % 20))));
        let forest = Forest::of(&contacts(&links));
        let folded = forest.folded_at_first();
        assert_eq!(folded.len(), 20);
        let fronts = forest.fronts(&folded);
        assert_eq!((0..fronts.len()).filter(|place| fronts[*place] == *place).count(), 21);
        assert_eq!(Forest::of(&contacts(&links[..50])).folded_at_first(), [] as [String; 0]);
    }

    proptest! {
        #[test]
        fn everybody_stands_once_in_the_order_whatever_the_links(links in any_links()) {
            let forest = Forest::of(&contacts(&links));
            let mut all = forest.order.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..links.len()).collect::<Vec<_>>());
        }

        #[test]
        fn folding_hides_exactly_who_stands_below(links in any_links(), pick in 0_usize..200) {
            let forest = Forest::of(&contacts(&links));
            let folded = pick % links.len();
            let fronts = forest.fronts(&[forest.people[folded].id.clone()]);
            let mut hidden = 0;
            for (place, front) in fronts.into_iter().enumerate() {
                let mut above = forest.people[place].superior;
                while above.is_some_and(|superior| superior != folded) {
                    above = above.and_then(|superior| forest.people[superior].superior);
                }
                prop_assert_eq!(front != place, above.is_some());
                hidden += usize::from(above.is_some());
            }
            prop_assert_eq!(hidden, forest.count_below(folded));
        }
    }
}
