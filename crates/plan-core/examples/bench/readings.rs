//! Readings: what every account comes to and what stands out, for plans of fifty, five hundred and five
//! thousand accounts with forty purchase records each. The page reads the plan anew whenever typing rests, so a
//! reading has to stay far below what is felt there, in a browser that is two to three times slower.

use crate::baseline::{Baseline, median};
use crate::sample::{Filling, identity};
use chrono::{Days, NaiveDate};
use plan_core::checks;
use plan_core::document::plan_as_json;
use plan_core::memory::Memory;
use plan_core::methods::{Habit, rfm};
use plan_core::plan::assessment::{Scheme, default_scheme};
use plan_core::plan::buying::Purchase;
use plan_core::plan::{Money, Plan, RowId, Rows, pointer};
use plan_core::reading::{self, PlanReading};
use plan_core::value::{Choice, Entry, Kind, Line, Reference, Target};
use plan_core::workshop::Workbook;

/// Purchase records of each account.
const RECORDS: usize = 40;

/// The records of a single account that are read by themselves.
const MANY_RECORDS: usize = 20_000;

/// Milliseconds that an edit may take to be read in a plan of five hundred accounts: somebody is typing.
const BUDGET: u64 = 25;

/// The sizes of the plans.
pub const ACCOUNTS: [usize; 3] = [50, 500, 5_000];

pub fn name(count: usize) -> String {
    format!("readings of {count} full accounts with {RECORDS} purchase records each")
}

pub fn measure(count: usize) {
    let plan = trading(count);
    let baseline = baseline(&plan, &name(count));
    print_reading(&baseline, &plan);
    print_after_edit(&baseline, &plan, (count == 500).then_some(BUDGET));
    print_records(&baseline, &products(&plan));
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default()
}

fn baseline(plan: &Plan, name: &str) -> Baseline {
    let file = plan_as_json(plan, Workbook::new(identity(20)).replica()).to_string();
    println!("\n{name}: {} kB without its replica", file.len() / 1_000);
    let baseline = Baseline::of(&file);
    baseline.print();
    baseline
}

fn print_reading(baseline: &Baseline, plan: &Plan) {
    let read = || reading::plan_reading(plan, today());
    let reading = read();
    baseline.line("read all accounts and check the plan", None, median(|| (), |()| check(plan, &read())));
    baseline.line("  of which: what the accounts come to", None, median(|| (), |()| read()));
    baseline.line("  of which: what stands out", None, median(|| (), |()| check(plan, &reading)));
    baseline.line("  of which: their purchase records", None, median(|| (), |()| purchases(plan)));
    baseline.line("  of which: recency, frequency, value", None, median(|| habits(&reading), |habits| rfm(&habits)));
}

fn print_records(baseline: &Baseline, products: &[String]) {
    let many = records("only", MANY_RECORDS, products);
    let name = "read 20,000 records of one account";
    baseline.line(name, None, median(|| (), |()| reading::purchases(&many, "CNY", today())));
}

/// As the page does it: what was read before is remembered.
fn print_after_edit(baseline: &Baseline, plan: &Plan, budget: Option<u64>) {
    let mut memory = Memory::default();
    let mut plan = plan.clone();
    let mut number = 0;
    let edit = || {
        number += 1;
        memory.read(&plan, today());
        if let Some(account) = last_account(&plan).and_then(|id| plan.accounts.get_mut(&id)) {
            account.name = Line(format!("edit {number}"));
        }
        (std::mem::take(&mut memory), plan.clone())
    };
    let read = |(mut memory, plan): (Memory, Plan)| memory.read(&plan, today());
    baseline.line("read and check it again after an edit", budget, median(edit, read));
}

fn last_account(plan: &Plan) -> Option<String> {
    plan.accounts.iter().last().map(|account| account.id.to_string())
}

fn check(plan: &Plan, reading: &PlanReading) -> usize {
    checks::check(plan, reading, today()).len()
}

fn purchases(plan: &Plan) -> usize {
    let read = |rows: &Rows<Purchase>| reading::purchases(rows, "CNY", today()).counted;
    plan.accounts.iter().map(|account| read(&account.buying.purchases)).sum()
}

fn habits(reading: &PlanReading) -> Vec<Habit> {
    reading.accounts.iter().filter_map(|account| account.purchases.habit(reading.rfm_months)).collect()
}

/// A plan with so many full accounts that buy, the scheme that the page offers, and references that lead
/// somewhere.
fn trading(count: usize) -> Plan {
    let mut plan = Plan::default();
    let mut filling = Filling::new("s0000000a1");
    filling.fill(&mut plan, "");
    plan.currency = Choice::of("CNY");
    plan.scheme = Scheme::default();
    let ids = (0..default_scheme::ROWS).filter_map(|number| RowId::new(&format!("k{number}"))).collect();
    default_scheme::fill(&mut plan.scheme, &str::to_owned, ids);
    filling.add_rows(&mut plan.accounts, count);
    lead_somewhere(&mut plan);
    let products = products(&plan);
    let accounts: Vec<String> = plan.accounts.iter().map(|account| account.id.to_string()).collect();
    for account in &accounts {
        if let Some(row) = plan.accounts.get_mut(account) {
            row.buying.purchases = records(account, RECORDS, &products);
            row.assessment.revenue = Money::default();
        }
    }
    plan
}

/// Points every reference to one of the rows that the page would offer.
fn lead_somewhere(plan: &mut Plan) {
    let mut references: Vec<(String, Target)> = Vec::new();
    pointer::each_leaf(plan, "", &mut |path, leaf| {
        if let Kind::Reference(target) | Kind::References(target) = leaf.kind() {
            references.push((path.to_owned(), target));
        }
    });
    for (number, (path, target)) in references.into_iter().enumerate() {
        // One account is as good as another, and asking for all of them each time takes minutes.
        let offered = if target == Target::Account { Vec::new() } else { reading::options(plan, target, &path) };
        let id = offered.get(number % offered.len().max(1)).map_or("", |(id, _)| id);
        if let Some(leaf) = pointer::leaf_mut(plan, &path) {
            leaf.enter(id);
        }
    }
}

fn products(plan: &Plan) -> Vec<String> {
    plan.scope.products.iter().map(|product| product.id.to_string()).collect()
}

/// Records over two and a half years, two to an order, some of them returns.
fn records(account: &str, count: usize, products: &[String]) -> Rows<Purchase> {
    let first = today() - Days::new(900);
    let step = |number: usize| u64::try_from(number * 900 / count).unwrap_or_default();
    let record = |number: usize| Purchase {
        date: Entry::of(&(first + Days::new(step(number))).to_string()),
        order: Line(format!("PO-2026-{account}-{:05}", number / 2)),
        product: Reference::to(&products[number % products.len()]),
        quantity: Entry::of("3"),
        amount: Money { amount: Entry::of(&amount(number)), currency: Choice::of("CNY") },
        ..Purchase::default()
    };
    let id = |number: usize| RowId::new(&format!("{account}-p{number}"));
    let mut rows = Rows::default();
    rows.extend((0..count).filter_map(|number| Some((id(number)?, record(number)))).collect());
    rows
}

fn amount(number: usize) -> String {
    format!("{}{}.50", if number % 40 == 39 { "-" } else { "" }, number * 37 % 90_000 + 1)
}
