//! What is done to rows: add, remove, move.

use super::field::Form;
use crate::i18n::words::shell;
use crate::signal::StoredValue;
use crate::state::{Planner, Session};
use plan_core::plan::{Order, Plan, Roll, RowId, RowList, pointer};

/// The ids of a list's rows, in order.
pub fn ids(plan: &Plan, list: &str) -> Vec<String> {
    pointer::rows(plan, list)
        .map_or_else(Vec::new, |rows| (0..rows.len()).map(|place| rows.id(place).to_string()).collect())
}

/// Which rows a list has. It tells whether `ids` would be other ones without copying a single id.
pub fn roll(plan: &Plan, list: &str) -> Option<Roll> {
    pointer::rows(plan, list).map(RowList::roll)
}

/// Whether a field of a list's rows is read as a number, so that its column stands to the right.
pub fn is_number(planner: Planner, list: StoredValue<String>, field: &str) -> bool {
    let first = field.split('/').next().unwrap_or(field);
    list.with_value(|list| {
        planner.plan().with_untracked(|plan| {
            let blank = pointer::rows(plan, list).map(RowList::blank);
            blank.is_some_and(|blank| matches!(Form::of(&*blank, first), Some(form) if form.is_number()))
        })
    })
}

/// Adds a row at the end, with these values in it.
pub fn add(planner: Planner, list: &str, values: &[(&str, &str)]) -> RowId {
    let id = planner.new_id();
    planner.edit(|plan| {
        if let Some(rows) = pointer::rows_mut(plan, list) {
            let last = rows.len().checked_sub(1).map(|last| rows.order(last));
            let order = Order::between(last, None);
            rows.put(id.clone(), order);
        }
        for (field, value) in values {
            if let Some(leaf) = pointer::leaf_mut(plan, &format!("{list}/{id}/{field}")) {
                leaf.enter(value);
            }
        }
    });
    id
}

/// Removes a row and offers to take that back.
pub fn remove(session: Session, planner: Planner, list: &str, id: &str) {
    planner.edit(|plan| {
        if let Some(rows) = pointer::rows_mut(plan, list)
            && let Some(place) = rows.place_of(id)
        {
            rows.take(place);
        }
    });
    session.say_with_undo(shell::ROW_REMOVED, move || planner.undo());
}

/// Moves a row before another, or to the end.
pub fn move_before(planner: Planner, list: &str, id: &str, other: Option<&str>) {
    planner.edit(|plan| {
        let Some(rows) = pointer::rows_mut(plan, list) else {
            return;
        };
        let Some(moved) = RowId::new(id) else {
            return;
        };
        let at = other.and_then(|other| rows.place_of(other)).unwrap_or(rows.len());
        let before = (0..at).rev().find(|place| rows.id(*place) != &moved).map(|place| rows.order(place).clone());
        let after = (at..rows.len()).find(|place| rows.id(*place) != &moved).map(|place| rows.order(place).clone());
        rows.put(moved, Order::between(before.as_ref(), after.as_ref()));
    });
}

/// Moves a row up or down by one.
pub fn shift(planner: Planner, list: &str, id: &str, down: bool) {
    let neighbour = planner.plan().with_untracked(|plan| {
        let rows = pointer::rows(plan, list)?;
        let place = rows.place_of(id)?;
        // Before the one above, or before the one after the next, which may be the end.
        let before = if down { place + 2 } else { place.checked_sub(1)? };
        (before <= rows.len()).then(|| (before < rows.len()).then(|| rows.id(before).to_string()))
    });
    if let Some(before) = neighbour {
        move_before(planner, list, id, before.as_deref());
    }
}
