//! Long tables: what listing, sorting and importing twenty thousand purchase records costs.

use crate::Sheet;
use crate::baseline::median;
use crate::sample::{identity, record_rows, stamp};
use chrono::NaiveDate;
use plan_core::document::records::{Judge, Terms, Verdict, Ways};
use plan_core::plan::{Plan, Reach, RowId, RowList, pointer};
use plan_core::sorting::sort_by;
use plan_core::workshop::Workbook;

/// From so many rows on a table is long.
const LONG: usize = 1_000;

/// Measures the records of the first account, if they are many.
pub fn measure(sheet: &Sheet) {
    let Some(list) = long_list(sheet.book.plan()) else {
        return;
    };
    let Some(rows) = pointer::rows(sheet.book.plan(), &list) else {
        return;
    };
    sheet.line("is the list still the same", None, median(|| (), |()| rows.roll() == rows.roll()));
    sheet.line("copy all ids", None, median(|| (), |()| ids(rows)));
    sheet.line("read a column by place", None, median(|| (), |()| by_place(rows)));
    sheet.line("read a column by path", None, median(|| (), |()| by_path(sheet.book.plan(), &list, rows)));
    sheet.line("sort by a column", Some(150), median(|| by_place(rows), |mut texts| sort_by(&mut texts, Ord::cmp)));
    print_importing(sheet);
}

fn print_importing(sheet: &Sheet) {
    let plan = sheet.book.plan();
    let table = record_rows(20_000);
    sheet.line("judge 20,000 rows", None, median(|| (), |()| judged(plan, &table)));
    let verdict = judged(plan, &table);
    let prepare = || {
        let mut copy = Workbook::new(identity(12));
        let _ = copy.merge(&sheet.book.replica().state());
        let ids: Vec<RowId> = (0..verdict.id_count()).map(|_| copy.new_id()).collect();
        (copy, ids.into_iter())
    };
    let take_in = |(mut book, mut ids): (Workbook, std::vec::IntoIter<RowId>)| {
        book.edit(&stamp(), |plan| {
            verdict.take_in(plan, &mut || ids.next().unwrap_or_else(|| unreachable!("there are enough")));
        });
        book
    };
    sheet.line("take them in as one edit", None, median(prepare, take_in));
    let undo = |mut book: Workbook| {
        book.undo(&stamp());
        book
    };
    sheet.line("take that back", None, median(|| take_in(prepare()), undo));
    let undone = undo(take_in(prepare()));
    sheet.line("list the conflicts after that", Some(10), median(|| (), |()| undone.conflicts()));
}

fn judged(plan: &Plan, table: &[plan_core::document::grid::TextRow]) -> Verdict {
    let ways = Ways {
        fold: &str::to_lowercase,
        spell: &|_, text| text.to_owned(),
        local: &|_| chrono::NaiveDateTime::default(),
    };
    let account = plan.accounts.iter().next().map(|row| row.id.to_string()).unwrap_or_default();
    let terms = Terms {
        places: std::array::from_fn(|place| (place < 5).then_some(place)),
        account,
        add_products: true,
        today: NaiveDate::MAX,
        ..Terms::default()
    };
    let mut judge = Judge::new(plan, terms, &ways);
    for (place, row) in table.iter().enumerate() {
        judge.take(plan, place, row, &ways);
    }
    judge.verdict()
}

fn long_list(plan: &Plan) -> Option<String> {
    let account = plan.accounts.iter().next()?;
    let list = format!("/accounts/{}/buying/purchases", account.id);
    (account.buying.purchases.len() >= LONG).then_some(list)
}

fn ids(rows: &dyn RowList) -> Vec<String> {
    (0..rows.len()).map(|place| rows.id(place).to_string()).collect()
}

fn by_place(rows: &dyn RowList) -> Vec<String> {
    let column = Reach::of(&*rows.blank(), "order");
    let text = |place: usize| column.as_ref()?.leaf(rows.row(place)).map(plan_core::value::Leaf::typed);
    (0..rows.len()).filter_map(text).collect()
}

fn by_path(plan: &Plan, list: &str, rows: &dyn RowList) -> Vec<String> {
    let text = |place: usize| {
        pointer::leaf(plan, &format!("{list}/{}/order", rows.id(place))).map(plan_core::value::Leaf::typed)
    };
    (0..rows.len()).filter_map(text).collect()
}
