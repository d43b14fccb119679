//! Evidence: what a judgement rests on. An old or unfounded judgement looks like any other until
//! somebody asks; these fields are where the answer is kept.

use crate::plan::{Facet, FacetMut, Node, Record};
use crate::record;
use crate::value::{Choice, Date, Entry, Line};

crate::choice_sets! {
    /// Whether a judgement is a guess or has been checked. Empty means nobody said.
    Certainty = "certainty" { Assumed = "assumed", Confirmed = "confirmed" };
}

record! {
    Evidence {
        status: Choice<Certainty>,
        /// Who judged or confirmed.
        by: Line,
        /// From what: a conversation, an annual report, a document.
        source: Line,
        on: Entry<Date>,
    }
}

impl Evidence {
    /// Somebody checked it.
    pub fn is_confirmed(&self) -> bool {
        self.status.is(Certainty::Confirmed)
    }
}

/// A value that is a judgement, with its evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged<T> {
    pub value: T,
    pub evidence: Evidence,
}

impl<T: Node> Record for Judged<T> {
    fn fields(&self) -> &'static [&'static str] {
        &["value", "evidence"]
    }
    fn field(&self, place: usize) -> &dyn Node {
        if place == 0 { &self.value } else { &self.evidence }
    }
    fn field_mut(&mut self, place: usize) -> &mut dyn Node {
        if place == 0 { &mut self.value } else { &mut self.evidence }
    }
}

impl<T: Node> Node for Judged<T> {
    fn facet(&self) -> Facet<'_> {
        Facet::Record(self)
    }
    fn facet_mut(&mut self) -> FacetMut<'_> {
        FacetMut::Record(self)
    }
}
