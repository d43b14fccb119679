//! Purchase records from the rows of a table: what can be taken in, what stays out and why, both as data.
//! Nothing is in the plan before `Verdict::take_in`, which takes in the good rows and no other.

mod buyers;
mod days;
mod eras;
mod judge;
mod lines;
mod moments;
mod money;
mod months;
mod numerals;
mod strays;
mod sums;
mod weekdays;
mod words;

pub(crate) use days::date as date_at;
pub use days::{DateTerms, Dating, DayOrder};
pub use judge::{Judge, Reading, Ways};
pub use lines::{Headless, Survey, with_head};
pub use numerals::{Numerals, Point};
pub(crate) use numerals::{number_alone, scaled};
pub use sums::without_tax;
pub(crate) use words::{figures, is_nothing};

use crate::document::grid::Harm;
use crate::plan::buying::Purchase;
use crate::plan::introduction::Product;
use crate::plan::{Money, Plan, RowId};
use crate::value::{Amount, Date, Leaf, Misread};
use chrono::{DateTime, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A sum in units of so many powers of ten, and the currency that is written beside it.
pub(crate) fn amount_at(
    text: &str,
    power: u32,
    point: Point,
    base: &str,
) -> Result<(Amount, Option<&'static str>), Misread> {
    sums::amount(text, power, point, base).map(|sum| (sum.amount, sum.currency))
}

/// A date as other systems write it; a moment of the world is taken for its day in Greenwich.
pub(crate) fn date(text: &str, order: DayOrder) -> Result<Date, Misread> {
    let greenwich = |ms| DateTime::from_timestamp_millis(ms).map(|time| time.naive_utc()).unwrap_or_default();
    days::date(text, order.into(), &greenwich)
}

/// How dates that belong together have to be read.
pub(crate) fn dating(texts: &mut dyn Iterator<Item = &str>) -> Dating {
    let mut dating = Dating::default();
    texts.for_each(|text| dating.take(text));
    dating
}

/// What a column of the table may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Date,
    Order,
    Product,
    Quantity,
    Amount,
    Currency,
    /// Names the account that bought.
    Account,
    /// The sum with tax, where none without it is there.
    Gross,
    Tax,
    /// What it cost us.
    Cost,
    /// The sum less what it cost us.
    Margin,
}

impl Column {
    pub const ALL: [Self; 11] = [
        Self::Date,
        Self::Order,
        Self::Product,
        Self::Quantity,
        Self::Amount,
        Self::Currency,
        Self::Account,
        Self::Gross,
        Self::Tax,
        Self::Cost,
        Self::Margin,
    ];

    /// Whether its cells are sums of money.
    pub fn is_of_money(self) -> bool {
        matches!(self, Self::Amount | Self::Gross | Self::Tax | Self::Cost | Self::Margin)
    }
}

/// The place in a row of each column, in the order of [`Column::ALL`].
pub type Places = [Option<usize>; Column::ALL.len()];

/// The units of each column's numbers in the same order, as powers of ten: 4 for ten thousands.
pub type Powers = [u32; Column::ALL.len()];

/// How the rows are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    pub places: Places,
    pub dates: DateTerms,
    pub point: Point,
    pub powers: Powers,
    /// Percent of tax in sums with tax, where no column says how much it is.
    pub tax: Option<Decimal>,
    /// A line without a date is of the order of the line above it.
    pub inherits: bool,
    /// Cells that a row may have; none when that is not known.
    pub width: Option<usize>,
    /// Cells are parted by the comma, which may part thousands too.
    pub may_tear: bool,
    /// The id of the account that bought, when no column names it.
    pub account: String,
    /// Ids of accounts by names that no account has, or several have: which of them is meant.
    pub assigned: BTreeMap<String, String>,
    /// Products that the plan does not have come into it.
    pub add_products: bool,
    pub today: NaiveDate,
}

/// Why a row stays out, or what of it is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Missing,
    Misread(Misread),
    /// A day that is still to come.
    Future,
    /// A day before anybody kept such records: of another calendar, or the first of a spreadsheet's.
    Ancient {
        year: i32,
    },
    /// The plan has nothing of that name.
    Unknown,
    /// The choice is clear, and the cell says this besides.
    Beyond {
        rest: String,
    },
    /// Several accounts have that name.
    Several,
    /// It is in the plan already.
    Known,
    /// A row before it, on that line, says the same.
    Twin {
        line: usize,
    },
    /// A row before it, on that line, says something else of the same account; that counts.
    Otherwise {
        line: usize,
    },
    /// No order and no product is called so much; a quotation mark that was not closed makes such cells.
    TooLong,
    /// There are more cells than headings.
    TooWide,
    /// The same in a table whose cells are parted as the thousands of a sum are.
    Torn,
    /// The sum of the row is in another currency than this cell says.
    Currencies {
        amount: String,
        said: String,
    },
    /// There is more tax than there is a sum with tax.
    TaxBeyond,
    /// The tax has another sign than the sum it is in, as on some credit notes.
    TaxTurned,
    /// The row is the sum of others.
    Sum,
    /// The headings, once more.
    Heading,
    /// A spreadsheet has left only the first digits of it.
    Shortened,
    /// A spreadsheet may have made noughts of its last digits.
    Rounded,
    /// A dash was read as nought.
    Nought,
    /// A letter of it could not be read.
    Damaged,
}

impl From<Harm> for Reason {
    fn from(harm: Harm) -> Self {
        match harm {
            Harm::Broken => Self::Shortened,
            Harm::Rounded => Self::Rounded,
        }
    }
}

/// What is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What the cell's column is, by its place among what columns may be.
    pub field: usize,
    pub reason: Reason,
}

/// A row with trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Troubled {
    /// Its place among the rows.
    pub row: usize,
    /// The line of the text on which it begins, counted from 1.
    pub line: usize,
    pub troubles: Vec<Trouble>,
}

/// A row that can be taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The id of the account.
    pub account: String,
    pub purchase: Purchase,
    /// The place of its product among the new ones, when the plan does not have it.
    pub new_product: Option<usize>,
}

/// A name in a table that no account has, or several have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// As its first row writes it.
    pub name: String,
    pub rows: usize,
}

/// What becomes of the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    pub good: Vec<Record>,
    pub rejected: Vec<Troubled>,
    /// Good rows with something to look at.
    pub remarks: Vec<Troubled>,
    /// Names of products that good rows name and the plan does not have.
    pub new_products: Vec<String>,
    /// For rows that stay out, by their places, the row whose date, order and account they take over.
    pub heads: BTreeMap<usize, usize>,
    /// What was taken for nothing in good rows, and how often.
    pub stand_ins: BTreeMap<String, usize>,
    /// Whoever is named and is not one account, whether somebody has said who is meant or not.
    pub strangers: Vec<Stranger>,
    /// The units that quantities have with them, and how often.
    pub units: BTreeMap<String, usize>,
}

impl Verdict {
    /// What the good rows come to, by currency, which is empty for the plan's own; none beyond all measure.
    pub fn sums(&self) -> BTreeMap<&str, Option<Decimal>> {
        let mut sums = BTreeMap::new();
        for Money { amount, currency } in self.good.iter().map(|record| &record.purchase.amount) {
            let amount = amount.valid().map(|amount| amount.0).unwrap_or_default();
            let sum = sums.entry(currency.0.as_str()).or_insert(Some(Decimal::ZERO));
            *sum = sum.and_then(|sum| sum.checked_add(amount));
        }
        sums
    }

    /// How many ids `take_in` asks for.
    pub fn id_count(&self) -> usize {
        self.good.len() + self.new_products.len()
    }

    /// Takes in the good rows, and the products that they need. Returns how many rows came in: less than
    /// all when an account has been deleted since.
    pub fn take_in(&self, plan: &mut Plan, new_id: &mut dyn FnMut() -> RowId) -> usize {
        let products: Vec<RowId> = self.new_products.iter().map(|_| new_id()).collect();
        for (id, name) in products.iter().zip(&self.new_products) {
            let mut product = Product::default();
            product.name.enter(name);
            plan.scope.products.push(id.clone(), product);
        }
        let mut by_account: BTreeMap<&str, Vec<(RowId, Purchase)>> = BTreeMap::new();
        for record in &self.good {
            let mut purchase = record.purchase.clone();
            if let Some(id) = record.new_product.and_then(|place| products.get(place)) {
                purchase.product.enter(id.as_str());
            }
            by_account.entry(&record.account).or_default().push((new_id(), purchase));
        }
        let mut count = 0;
        for (account, rows) in by_account {
            if let Some(account) = plan.accounts.get_mut(account) {
                count += rows.len();
                account.buying.purchases.extend(rows);
            }
        }
        count
    }
}

#[cfg(test)]
mod tests;
