//! A version of a record that is kept whole, as a person reads it: its fields one by one, first those by which the
//! versions differ. The register holds an object, which would be read as a program's.

use super::answer::answer;
use super::field_label;
use crate::i18n::visible;
use crate::i18n::words::shell;
use plan_core::plan::{Facet, Plan, pointer};
use plan_core::sorting::sort_by;
use plan_core::workshop::{Conflict, Version, foreign_in, whole_row, with_version};

/// What a version says in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub label: String,
    pub text: String,
    /// Another version says something else there.
    pub differs: bool,
}

/// The fields of a version that are filled in, and those that are empty in it alone; nothing where the path does not
/// lead to a record that is kept whole.
pub fn record_in_words(plan: &Plan, path: &str, all: &[Version], version: &Version) -> Option<Vec<Said>> {
    let row = whole_row(path)?;
    let plan = with_version(plan, path, &version.value)?;
    let record = pointer::record(&plan, row)?;
    let conflict = Conflict::Values { path: path.to_owned(), versions: all.to_vec() };
    let said = |field: &str, label: String, text: String| {
        let differs = !conflict.versions_at(&format!("{row}/{field}")).is_empty();
        let text = if text.is_empty() { shell::EMPTY_VALUE.say().to_owned() } else { text };
        Said { label, text, differs }
    };
    let mut fields = Vec::new();
    for (name, _) in record.each().filter(|(_, node)| !matches!(node.facet(), Facet::Rows(_))) {
        let below = format!("{row}/{name}");
        let text = answer(&plan, &[], &below).text;
        let is_empty = text.is_empty();
        let label = field_label(&below).map_or_else(|| name.to_owned(), |label| label.say());
        fields.extend(Some(said(name, label, text)).filter(|field| field.differs || !is_empty));
    }
    // What a newer version of the program wrote has no label here, and decides too.
    fields.extend(foreign_in(record, &version.value).into_iter().map(|(place, value)| {
        let place = place.trim_start_matches('/');
        said(place, visible(place), visible(&value.to_string()))
    }));
    sort_by(&mut fields, |one, other| other.differs.cmp(&one.differs));
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use crate::sheets::undecided::tests::{book, written};
    use leptos::prelude::Set;
    use plan_core::plan::buying::Purchase;
    use plan_core::plan::introduction::Product;
    use plan_core::plan::{Account, RowId};
    use plan_core::value::{Entry, Line, Reference};

    const RECORD: &str = "/accounts/x/buying/purchases/p/#row";

    fn at<'a>(plan: &'a mut Plan, field: &str) -> &'a mut dyn plan_core::value::Leaf {
        pointer::leaf_mut(plan, &format!("/accounts/x/buying/purchases/p/{field}")).unwrap()
    }

    #[test]
    fn two_versions_of_a_purchase_are_read_by_their_fields_and_first_by_those_that_differ() {
        let id = |text: &str| RowId::new(text).unwrap();
        let (mut here, mut there) = (book(1), book(2));
        written(&mut here, "", 1, |plan| {
            let pump = Product { name: Line("Pump".into()), ..Product::default() };
            plan.scope.products.push(id("r"), pump);
            plan.accounts.push(id("x"), Account::default());
            let mut purchase = Purchase { date: Entry::of("2026-01-02"), ..Purchase::default() };
            purchase.product = Reference::to("r");
            plan.accounts.get_mut("x").unwrap().buying.purchases.push(id("p"), purchase);
        });
        there.merge(&here.replica().state()).unwrap();
        written(&mut here, "Han", 2, |plan| {
            at(plan, "amount/amount").enter("12500");
            at(plan, "amount/currency").enter("EUR");
            at(plan, "order").enter("A-7");
        });
        written(&mut there, "Li", 3, |plan| at(plan, "amount/amount").enter("13000"));
        here.merge(&there.replica().state()).unwrap();
        let conflicts = here.conflicts();
        let [Conflict::Values { path, versions }] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert_eq!(path, RECORD);
        let read = |by: &str| -> Vec<String> {
            let version = versions.iter().find(|version| version.by == by).unwrap();
            let fields = record_in_words(here.plan(), path, versions, version).unwrap();
            let line = |it: &Said| format!("{}{}: {}", if it.differs { "! " } else { "" }, it.label, it.text);
            fields.iter().map(line).collect()
        };
        language().set(Language::English);
        assert_eq!(read("Han"), ["! Order: A-7", "! Amount: EUR 12,500", "Date: 2026-01-02", "Product: Pump"],);
        assert_eq!(read("Li")[..2], ["! Order: (empty)", "! Amount: 13,000"]);
    }

    #[test]
    fn what_a_newer_version_wrote_into_a_record_is_told_where_it_differs() {
        language().set(Language::English);
        let id = |text: &str| RowId::new(text).unwrap();
        let mut plan = Plan::default();
        plan.accounts.push(id("x"), Account::default());
        plan.accounts.get_mut("x").unwrap().buying.purchases.push(id("p"), Purchase::default());
        let version =
            |value: serde_json::Value| Version { op: "s.1".into(), value, is_kept: true, by: String::new(), at: 1 };
        let both = ["red", "blue"].map(|colour| version(serde_json::json!({ "order": "7", "colour": colour })));
        let read = record_in_words(&plan, RECORD, &both, &both[1]).unwrap();
        let lines: Vec<(&str, &str, bool)> = read.iter().map(|it| (&*it.label, &*it.text, it.differs)).collect();
        assert_eq!(lines, [("colour", "\"blue\"", true), ("Order", "7", false)]);
        assert_eq!(record_in_words(&plan, "/background/steer", &both, &both[1]), None);
    }
}
