//! Random plans: edits at random places, of every kind of field, from a seed that is printed.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod formula;
pub mod kept;
pub mod mutation;

use plan_core::plan::{Facet, FacetMut, Node, Order, Plan, RowId, RowList, pointer};
use plan_core::value::{Kind, Leaf};
use plan_core::workshop::{Identity, Stamp, Workbook};

/// A small generator of its own (xorshift64*), so that a printed seed means the same for ever.
pub struct Random(u64);

impl Random {
    /// A fresh seed, or the one in `KEYPLAN_SEED`. Printed, and shown by a failing test.
    pub fn new(test: &str) -> Self {
        let now = || {
            let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            time.map_or(1, |since| since.subsec_nanos().into())
        };
        let seed: u64 = std::env::var("KEYPLAN_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(now);
        println!("{test}: KEYPLAN_SEED={seed}");
        Self(u64::max(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), 1))
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

pub fn identity(random: &mut Random) -> Identity {
    let session = format!("s{:09x}", random.next() & 0xf_ffff_ffff);
    Identity { session, client: random.next() & ((1 << 53) - 1) }
}

pub fn workbook(random: &mut Random) -> Workbook {
    Workbook::new(identity(random))
}

/// A copy with an identity of its own.
pub fn fork(original: &Workbook, random: &mut Random) -> Workbook {
    let mut copy = workbook(random);
    copy.merge(&original.replica().state()).unwrap();
    copy
}

/// Everything that the books hold, in one of its own.
pub fn merged(books: &[&Workbook], random: &mut Random) -> Workbook {
    let mut all = workbook(random);
    for book in books {
        all.merge(&book.replica().state()).unwrap();
    }
    all
}

pub fn stamp(by: &str, at: i64) -> Stamp {
    Stamp { by: by.to_owned(), at }
}

const TEXTS: [&str; 12] = [
    "大客户规划",
    "华北区",
    "钱包份额 37%",
    "𠮷野家",
    "a",
    "",
    "2027-02-30",
    "12,5",
    "1.5万",
    "\u{202e}x",
    "客户 🚀",
    "line",
];

/// Text for a field of that kind, valid or not.
pub fn text_for(kind: Kind, random: &mut Random) -> String {
    if random.below(6) == 0 {
        return (*random.pick(&TEXTS)).to_owned();
    }
    let number = random.below(100_000);
    match kind {
        Kind::Line | Kind::Prose => format!("{}{number}", random.pick(&TEXTS)),
        Kind::Number | Kind::Percent => format!("{}.{}", number, random.below(100)),
        Kind::Amount => format!("{number}.{:02}", random.below(100)),
        Kind::Count => number.to_string(),
        Kind::Share => random.below(101).to_string(),
        Kind::Date => format!("20{:02}-{:02}-{:02}", random.below(90) + 10, random.below(12) + 1, random.below(28) + 1),
        Kind::Birthday => format!("{:02}-{:02}", random.below(12) + 1, random.below(28) + 1),
        Kind::Month => format!("20{:02}-{:02}", random.below(90) + 10, random.below(12) + 1),
        Kind::Year => (1950 + random.below(120)).to_string(),
        Kind::Rating => (random.below(5) + 1).to_string(),
        Kind::Flag | Kind::YesNo => (random.below(2) == 0).to_string(),
        Kind::Choice(set) => (*random.pick(set.slugs)).to_owned(),
        Kind::Choices(set) => {
            let chosen: Vec<&str> = set.slugs.iter().copied().filter(|_| random.below(3) == 0).collect();
            chosen.join(" ")
        }
        Kind::Link => format!("https://example.com/{number}"),
        Kind::Reference(_) => format!("row-{}", random.below(9)),
        Kind::References(_) => format!("row-{} row-{}", random.below(9), random.below(9) + 9),
    }
}

/// The paths of all lists in the plan.
pub fn lists(plan: &Plan) -> Vec<String> {
    fn walk(node: &dyn Node, path: &str, found: &mut Vec<String>) {
        match node.facet() {
            Facet::Leaf(_) => {}
            Facet::Record(record) => {
                for (name, field) in record.each() {
                    walk(field, &format!("{path}/{name}"), found);
                }
            }
            Facet::Rows(rows) => {
                found.push(path.to_owned());
                for place in 0..rows.len() {
                    let row = format!("{path}/{}", rows.id(place));
                    for (name, field) in rows.row(place).each() {
                        walk(field, &format!("{row}/{name}"), found);
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(plan, "", &mut found);
    found
}

pub fn leaves(plan: &Plan) -> Vec<(String, Kind)> {
    let mut found = Vec::new();
    pointer::each_leaf(plan, "", &mut |path: &str, leaf: &dyn Leaf| found.push((path.to_owned(), leaf.kind())));
    found
}

/// One random change: mostly a field, sometimes a row added, removed or moved.
pub fn change(plan: &mut Plan, id: &RowId, random: &mut Random) {
    let choice = random.below(10);
    if choice < 6 {
        let all = leaves(plan);
        let (path, kind) = random.pick(&all);
        let text = text_for(*kind, random);
        pointer::leaf_mut(plan, path).unwrap().enter(&text);
        return;
    }
    let all = lists(plan);
    let path = random.pick(&all).clone();
    let rows = pointer::rows_mut(plan, &path).unwrap();
    if choice < 8 || rows.is_empty() {
        let order = order_at(rows, random);
        let place = rows.put(id.clone(), order);
        let row = rows.row_mut(place);
        let field = random.below(row.fields().len());
        if let FacetMut::Leaf(leaf) = row.field_mut(field).facet_mut() {
            let text = text_for(leaf.kind(), random);
            leaf.enter(&text);
        }
    } else if choice == 8 {
        let place = random.below(rows.len());
        rows.take(place);
    } else {
        let place = random.below(rows.len());
        let (id, order) = (rows.id(place).clone(), order_at(rows, random));
        rows.put(id, order);
    }
}

fn order_at(rows: &dyn RowList, random: &mut Random) -> Order {
    let place = random.below(rows.len() + 1);
    let before = place.checked_sub(1).map(|place| rows.order(place));
    let after = (place < rows.len()).then(|| rows.order(place));
    Order::between(before, after)
}

/// Some random edits by one person.
pub fn edit(book: &mut Workbook, by: &str, count: usize, random: &mut Random) {
    for _ in 0..count {
        let id = book.new_id();
        // From 1 on: 0 is a time that nobody knows.
        let at = i64::try_from(random.below(50) + 1).unwrap();
        book.edit(&stamp(by, at), |plan| change(plan, &id, random));
    }
}
