//! `cargo xtask bench`: what the core costs at each size, as times and as ratios to reading the same
//! plan's JSON in the same run, since times alone tell more about the machine than about the code. An argument
//! leaves only the tables with it in their names.

mod baseline;
mod readings;
mod records;
mod sample;

use baseline::{Baseline, median};
use plan_core::document::{Limits, read, write, write_record};
use plan_core::plan::{Plan, pointer};
use plan_core::workshop::{Replica, Workbook, difference};
use sample::{accounts, actions, book, identity, purchases, stamp};
use std::time::Duration;

/// The measurements of one plan.
struct Sheet {
    name: &'static str,
    book: Workbook,
    file: String,
    baseline: Baseline,
}

type Make = fn() -> Workbook;

/// The plans whose tables show everything that a plan goes through.
const BOOKS: [(&str, Make); 4] = [
    ("8 full accounts", || book(1, accounts("s0000000a1", 8))),
    ("20,000 actions", || book(2, actions("s0000000a1", 20_000))),
    ("20,000 purchase records", || book(4, purchases("s0000000a1", 20_000))),
    ("500 full accounts", || book(3, accounts("s0000000a1", 500))),
];

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    for (name, make) in BOOKS.into_iter().filter(|(name, _)| name.contains(&wanted)) {
        Sheet::new(name, make()).measure();
    }
    for count in readings::ACCOUNTS.into_iter().filter(|count| readings::name(*count).contains(&wanted)) {
        readings::measure(count);
    }
}

impl Sheet {
    fn new(name: &'static str, book: Workbook) -> Self {
        let file = write(&book, "bench", "2027-01-01T00:00:00Z");
        let baseline = Baseline::of(&file);
        Self { name, book, file, baseline }
    }

    fn measure(&self) {
        self.print_sizes();
        self.print_opening();
        self.print_editing();
        self.print_saving();
        self.print_merging();
        records::measure(self);
    }

    fn line(&self, what: &str, budget: Option<u64>, time: Duration) {
        self.baseline.line(what, budget, time);
    }

    fn print_sizes(&self) {
        let mut fields = 0;
        pointer::each_leaf(self.book.plan(), "", &mut |_, leaf| fields += usize::from(!leaf.is_empty()));
        let state = self.book.replica().state();
        let record = write_record(&self.book, "bench", "", false);
        println!("\n{}: {fields} fields filled, {} registers", self.name, self.book.replica().paths().count());
        println!(
            "  file {} kB, record without plan {} kB, replica {} kB",
            self.file.len() / 1_000,
            record.len() / 1_000,
            state.len() / 1_000
        );
        self.baseline.print();
    }

    fn print_opening(&self) {
        let record = write_record(&self.book, "bench", "", false);
        let state = self.book.replica().state();
        let by_hand = without_replica(&self.file);
        let open = |text: &str| read(text.as_bytes(), identity(9), &Limits::FILE).map(|opened| opened.workbook);
        self.line("open the file", None, median(|| (), |()| open(&self.file)));
        self.line("open the record without plan", None, median(|| (), |()| open(&record)));
        self.line("read the plan as written by hand", None, median(|| (), |()| open(&by_hand)));
        let load = |()| {
            let mut replica = Replica::new(identity(9));
            let _ = replica.merge(&state);
            replica
        };
        self.line("  of which: load the replica", None, median(|| (), load));
        self.line("  of which: fill the plan", None, median(|| load(()), Workbook::of));
    }

    fn print_editing(&self) {
        let mut book = self.fork();
        let mut number = 0;
        let path = last_row_field(book.plan());
        let edit = |book: &mut Workbook, number: &mut usize| {
            *number += 1;
            let text = format!("edit {number}");
            book.edit(&stamp(), |plan| {
                if let Some(leaf) = pointer::leaf_mut(plan, &path) {
                    leaf.enter(&text);
                }
            })
        };
        self.line("one edit and its update", Some(10), median(|| (), |()| edit(&mut book, &mut number)));
        self.line("  of which: clone the plan", None, median(|| (), |()| self.book.plan().clone()));
        let mut changed = self.book.plan().clone();
        if let Some(leaf) = pointer::leaf_mut(&mut changed, &path) {
            leaf.enter("other");
        }
        self.line("  of which: the difference", None, median(|| (), |()| difference(self.book.plan(), &changed)));
        self.line("list the conflicts", None, median(|| (), |()| self.book.conflicts()));
        self.line("undo and redo", None, median(|| (), |()| (book.undo(&stamp()), book.redo(&stamp()))));
    }

    fn print_saving(&self) {
        self.line("write the file", None, median(|| (), |()| write(&self.book, "bench", "")));
        self.line("write the record with plan", None, median(|| (), |()| write_record(&self.book, "bench", "", true)));
        self.line(
            "write the record without plan",
            None,
            median(|| (), |()| write_record(&self.book, "bench", "", false)),
        );
        self.line("  of which: encode the replica", None, median(|| (), |()| self.book.replica().state()));
    }

    fn print_merging(&self) {
        let state = self.book.replica().state();
        let other = book(5, accounts("s0000000b7", 8)).replica().state();
        self.line(
            "merge 8 full accounts into it",
            Some(50),
            median(
                || self.fork(),
                |mut book| {
                    let _ = book.merge(&other);
                    book
                },
            ),
        );
        self.line(
            "merge it into 8 full accounts",
            None,
            median(
                || book(5, accounts("s0000000b7", 8)),
                |mut book| {
                    let _ = book.merge(&state);
                    book
                },
            ),
        );
    }

    /// A copy with an identity of its own.
    fn fork(&self) -> Workbook {
        let mut copy = Workbook::new(identity(11));
        let _ = copy.merge(&self.book.replica().state());
        copy
    }
}

fn without_replica(file: &str) -> String {
    let lines = file.lines().filter(|line| !line.starts_with("  \"replica\""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The first text of the last purchase record, account or action.
fn last_row_field(plan: &Plan) -> String {
    let last = plan.accounts.iter().last();
    let record = last.and_then(|row| {
        let record = row.buying.purchases.iter().last().filter(|_| row.buying.purchases.len() > 100)?;
        Some(format!("/accounts/{}/buying/purchases/{}/order", row.id, record.id))
    });
    let account = plan.accounts.iter().last().map(|row| format!("/accounts/{}/name", row.id));
    let action = plan.actions.iter().last().map(|row| format!("/actions/{}/what", row.id));
    record.or(account).or(action).unwrap_or_default()
}
