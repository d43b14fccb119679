//! Which rows of a table are shown, and in which order: what the filter lets through, sorted. The plan is
//! read without following it: a row must not jump away while somebody types in it.

use super::Listing;
use super::sort_key::SortKey;
use crate::i18n::folded;
use crate::sheets::describe::Column;
use crate::sheets::spelling::value_in_words;
use plan_core::plan::{Plan, Reach, RowList, pointer};
use plan_core::sorting::sort_by;

/// The ids of the rows that are shown. Cells are read by the places of their rows and fields, not each by
/// its path from the top of the plan: there may be a hundred thousand of them.
pub fn shown(listing: Listing, filter: &str, sorted: Option<(usize, bool)>) -> Vec<String> {
    let filter = folded(filter);
    if filter.is_empty() && sorted.is_none() {
        return listing.ids.get();
    }
    let found = |plan: &Plan, list: &str| {
        let rows = pointer::rows(plan, list)?;
        let mut places = listing.ids.with(|ids| places(rows, ids));
        let cells = Cells { plan, list, rows };
        if !filter.is_empty() {
            let columns: Vec<Reach> =
                listing.columns.iter().chain(listing.details).filter_map(|column| cells.reach(column)).collect();
            places.retain(|place| columns.iter().any(|column| folded(&cells.text(*place, column)).contains(&filter)));
        }
        if let Some((column, descending)) = sorted
            && let Some(column) = listing.columns.get(column).and_then(|column| cells.reach(column))
        {
            let last = listing.last.filter(|_| sorted == listing.sorted);
            let is_last = |place: usize| last.is_some_and(|is_last| is_last(plan, rows.id(place).as_str()));
            places = cells.in_order(places, &column, descending, &is_last);
        }
        Some(places.into_iter().map(|place| rows.id(place).to_string()).collect())
    };
    let found = listing.planner.plan().with_untracked(|plan| listing.list.with_value(|list| found(plan, list)));
    found.unwrap_or_default()
}

/// The places of rows. Where the whole list is shown, each row stands where its id does, and none is searched.
fn places(rows: &dyn RowList, ids: &[String]) -> Vec<usize> {
    let stands = |place: usize, id: &str| place < rows.len() && rows.id(place).as_str() == id;
    let place = |(place, id): (usize, &String)| if stands(place, id) { Some(place) } else { rows.place_of(id) };
    ids.iter().enumerate().filter_map(place).collect()
}

struct Cells<'a> {
    plan: &'a Plan,
    list: &'a str,
    rows: &'a dyn RowList,
}

impl Cells<'_> {
    fn reach(&self, column: &Column) -> Option<Reach> {
        Reach::of(&*self.rows.blank(), column.field)
    }

    fn text(&self, place: usize, column: &Reach) -> String {
        // Of the path only the account counts, whose contacts may be meant; the list's path has it too.
        let text = |leaf| value_in_words(self.plan, self.list, leaf);
        column.leaf(self.rows.row(place)).map(text).unwrap_or_default()
    }

    /// Sorted by a column; behind all others those that are called last, among themselves in the same order.
    fn in_order(
        &self,
        places: Vec<usize>,
        column: &Reach,
        descending: bool,
        is_last: &dyn Fn(usize) -> bool,
    ) -> Vec<usize> {
        let key = |place: usize| (is_last(place), SortKey::of(&self.text(place, column)), place);
        let mut keyed: Vec<(bool, SortKey, usize)> = places.into_iter().map(key).collect();
        sort_by(&mut keyed, |(one_last, one, _), (other_last, other, _)| {
            one_last.cmp(other_last).then_with(|| one.compare(other, descending))
        });
        keyed.into_iter().map(|(_, _, place)| place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worksheets::actions::is_settled;
    use plan_core::plan::{Action, RowId, Rows};
    use plan_core::value::{Choice, Entry};

    #[test]
    fn rows_are_found_whether_all_are_shown_or_some() {
        let mut rows = Rows::<Action>::default();
        rows.extend(["c", "a", "b"].map(|id| (RowId::new(id).unwrap(), Action::default())).into());
        let of = |ids: &[&str]| places(&rows, &ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["c", "a", "b"]), [0, 1, 2]);
        assert_eq!(of(&["b", "gone", "c"]), [2, 0]);
    }

    #[test]
    fn by_urgency_what_is_done_or_dropped_stands_behind_all_that_is_open() {
        let mut plan = Plan::default();
        for (id, due, status) in [
            ("a", "2026-01-01", "done"),
            ("b", "2026-05-01", "open"),
            ("c", "", "doing"),
            ("d", "2025-01-01", "dropped"),
            ("e", "2026-02-01", "open"),
        ] {
            let action = Action { due: Entry::of(due), status: Choice::of(status), ..Action::default() };
            plan.actions.push(RowId::new(id).unwrap(), action);
        }
        let rows: &dyn RowList = &plan.actions;
        let cells = Cells { plan: &plan, list: "/actions", rows };
        let due = Reach::of(&*rows.blank(), "due").unwrap();
        let order = |is_last: &dyn Fn(usize) -> bool| -> String {
            let places = cells.in_order((0..5).collect(), &due, false, is_last);
            places.into_iter().map(|place| rows.id(place).as_str()).collect()
        };
        assert_eq!(order(&|place| is_settled(&plan, rows.id(place).as_str())), "ebcda");
        assert_eq!(order(&|_| false), "daebc");
    }
}
