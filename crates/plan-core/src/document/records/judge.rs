//! Reads row after row and decides about each. Rows are handed in one by one, so that whoever does so can
//! rest in between; what has to be looked up again and again is remembered.

use super::buyers::Buyers;
use super::days::date;
use super::lines::{alike, cell, lacks_head, with_head};
use super::sums::signed_currency;
use super::words::{is_no_day, is_nothing, order, quantity};
use super::{Column, Reason, Record, Terms, Trouble, Troubled, Verdict};
use crate::document::grid::{Harm, TextRow, bare, is_shortened};
use crate::document::names::same_name;
use crate::plan::Plan;
use crate::plan::buying::Purchase;
use crate::value::{Choice, Entry, Kind, Leaf, Typed};
use chrono::{Datelike, NaiveDateTime};
use std::collections::BTreeMap;

/// What reading needs of the page: letters without regard to capitals, choices by their labels, and the time at the
/// plan's place by milliseconds since 1970.
#[allow(missing_debug_implementations)]
pub struct Ways<'a> {
    pub fold: &'a dyn Fn(&str) -> String,
    pub spell: &'a dyn Fn(Kind, &str) -> String,
    pub local: &'a dyn Fn(i64) -> NaiveDateTime,
}

impl Ways<'_> {
    pub(super) fn key(&self, name: &str) -> String {
        same_name(name, self.fold)
    }
}

/// Decides about rows under terms.
#[derive(Debug)]
pub struct Judge {
    pub(super) terms: Terms,
    /// The plan's currency, which a sum without one is in.
    pub(super) base: String,
    buyers: Buyers,
    products: BTreeMap<String, String>,
    new_products: BTreeMap<String, usize>,
    currencies: BTreeMap<String, Option<String>>,
    /// For each account the records that are there, and how many times.
    known: BTreeMap<String, BTreeMap<String, usize>>,
    /// What good rows say, and on which line.
    said: BTreeMap<String, usize>,
    /// The row whose head the next one may take over: its place and its cells.
    head: Option<(usize, Vec<String>)>,
    /// The headings, which some reports repeat on every page.
    pub(super) headings: Vec<String>,
    verdict: Verdict,
}

/// A row as it was read, good or not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    pub account: String,
    pub purchase: Purchase,
    /// The name of a product that the plan does not have.
    pub new_product: Option<String>,
    pub troubles: Vec<Trouble>,
    /// What is good, and to look at.
    pub remarks: Vec<Trouble>,
    /// What was taken for nothing.
    pub stand_ins: Vec<String>,
    /// The unit of its quantity.
    pub unit: String,
}

impl Reading {
    pub(super) fn refuse(&mut self, column: Column, reason: Reason) {
        self.troubles.push(Trouble { field: column as usize, reason });
    }

    pub(super) fn remark(&mut self, column: Column, reason: Reason) {
        self.remarks.push(Trouble { field: column as usize, reason });
    }
}

impl Judge {
    pub fn new(plan: &Plan, terms: Terms, ways: &Ways<'_>) -> Self {
        let mut products = BTreeMap::new();
        for row in &plan.scope.products {
            products.entry(ways.key(&row.name.0)).or_insert_with(|| row.id.to_string());
        }
        Self {
            buyers: Buyers::new(plan, &terms.assigned, ways),
            terms,
            base: plan.currency.0.clone(),
            products,
            new_products: BTreeMap::new(),
            currencies: BTreeMap::new(),
            known: BTreeMap::new(),
            said: BTreeMap::new(),
            head: None,
            headings: Vec::new(),
            verdict: Verdict::default(),
        }
    }

    /// Knows the headings when they come again.
    #[must_use]
    pub fn with_headings(self, headings: &[String]) -> Self {
        Self { headings: headings.to_vec(), ..self }
    }

    /// Decides about the row at that place.
    pub fn take(&mut self, plan: &Plan, place: usize, row: &TextRow, ways: &Ways<'_>) {
        if let Some(reason) = self.no_record(&row.cells) {
            // What follows a sum begins anew.
            self.head = self.head.take().filter(|_| reason != Reason::Sum);
            return self.reject(place, row, whole(reason), None);
        }
        let (reading, head) = self.read_line(place, row, ways);
        if !reading.troubles.is_empty() {
            self.reject(place, row, reading.troubles, head);
        } else if self.is_known(plan, &reading) {
            self.reject(place, row, whole(Reason::Known), head);
        } else {
            let twin = self.twin(&reading, row.line, ways).map(|line| whole(Reason::Twin { line }));
            let troubles: Vec<Trouble> = twin.into_iter().flatten().chain(reading.remarks).collect();
            if !troubles.is_empty() {
                self.verdict.remarks.push(Troubled { row: place, line: row.line, troubles });
            }
            for stand_in in reading.stand_ins {
                *self.verdict.stand_ins.entry(stand_in).or_insert(0) += 1;
            }
            if !reading.purchase.quantity.is_empty() {
                *self.verdict.units.entry(reading.unit).or_insert(0) += 1;
            }
            let new_product = reading.new_product.map(|name| self.add_product(name, ways));
            self.verdict.good.push(Record { account: reading.account, purchase: reading.purchase, new_product });
        }
    }

    /// Reads a row, with the head of the one above where it has none, and the place of that one.
    pub fn read_line(&mut self, place: usize, row: &TextRow, ways: &Ways<'_>) -> (Reading, Option<usize>) {
        let cells = &*alike(row, &self.terms);
        let order = self.head.as_ref().map_or("", |(_, head)| cell(head, &self.terms.places, Column::Order));
        if self.terms.inherits && lacks_head(cells, order, &self.terms.places) {
            if let Some((head, of_head)) = &self.head {
                let (head, whole) = (*head, with_head(cells, of_head, &self.terms.places));
                return (self.read(&whole, ways), Some(head));
            }
        } else if self.terms.inherits {
            self.head = Some((place, cells.to_vec()));
        }
        (self.read(cells, ways), None)
    }

    /// The line on which a row before this one says the same. Both may be right: two deliveries in a day.
    fn twin(&mut self, reading: &Reading, line: usize, ways: &Ways<'_>) -> Option<usize> {
        let product = reading.new_product.as_ref().map(|name| ways.key(name)).unwrap_or_default();
        let quantity = reading.purchase.quantity.typed();
        let said = [&reading.account, &key(&reading.purchase, &self.base)?, &product, &quantity]
            .map(String::as_str)
            .join("\u{1f}");
        let first = *self.said.entry(said).or_insert(line);
        (first != line).then_some(first)
    }

    pub fn verdict(self) -> Verdict {
        Verdict { strangers: self.buyers.strangers, ..self.verdict }
    }

    fn reject(&mut self, place: usize, row: &TextRow, troubles: Vec<Trouble>, head: Option<usize>) {
        self.verdict.heads.extend(head.map(|head| (place, head)));
        self.verdict.rejected.push(Troubled { row: place, line: row.line, troubles });
    }

    fn add_product(&mut self, name: String, ways: &Ways<'_>) -> usize {
        let products = &mut self.verdict.new_products;
        *self.new_products.entry(ways.key(&name)).or_insert_with(|| {
            products.push(name);
            products.len() - 1
        })
    }

    /// Reads a row without deciding about it.
    pub fn read(&mut self, cells: &[String], ways: &Ways<'_>) -> Reading {
        let mut reading = Reading::default();
        for column in Column::ALL {
            let mut text = cell(cells, &self.terms.places, column);
            // In a column of sums a dash is nought.
            if is_nothing(text) && !(is_dash(text) && column.is_of_money()) || column == Column::Date && is_no_day(text)
            {
                reading.stand_ins.push(text.to_owned());
                text = "";
            }
            if text.contains(char::REPLACEMENT_CHARACTER) {
                reading.remark(column, Reason::Damaged);
            }
            if let Err(reason) = self.enter(column, text, &mut reading, ways) {
                reading.refuse(column, reason);
            }
        }
        self.settle(cells, &mut reading);
        reading
    }

    fn enter(&mut self, column: Column, cell: &str, reading: &mut Reading, ways: &Ways<'_>) -> Result<(), Reason> {
        let purchase = &mut reading.purchase;
        match column {
            Column::Date if cell.is_empty() => return Err(Reason::Missing),
            Column::Account => reading.account = self.account(cell, ways)?,
            _ if cell.is_empty() => {}
            Column::Date => {
                let day = date(bare(cell), self.terms.dates, ways.local).map_err(Reason::Misread)?;
                purchase.date = Entry::Valid(day);
                match day.0.year() {
                    _ if day.0 > self.terms.today => return Err(Reason::Future),
                    year if year < FIRST_YEAR => return Err(Reason::Ancient { year }),
                    _ => {}
                }
            }
            Column::Order | Column::Product if cell.chars().count() > LONGEST_NAME => return Err(Reason::TooLong),
            Column::Order => {
                let (number, harm) = order(cell);
                purchase.order.enter(number);
                match harm {
                    Some(Harm::Broken) => return Err(Reason::Shortened),
                    Some(Harm::Rounded) => reading.remark(column, Reason::Rounded),
                    None => {}
                }
            }
            Column::Product => match self.products.get(&ways.key(bare(cell))) {
                Some(id) => purchase.product.enter(id),
                None if self.terms.add_products => reading.new_product = Some(bare(cell).to_owned()),
                None => return Err(Reason::Unknown),
            },
            Column::Quantity if is_shortened(bare(cell)) => return Err(Reason::Shortened),
            Column::Quantity => {
                let read =
                    quantity(cell, self.terms.powers[column as usize], self.terms.point).map_err(Reason::Misread)?;
                (purchase.quantity, reading.unit) = (Entry::Valid(read.0), read.1);
            }
            Column::Currency => {
                let spelled = self.currency(cell, ways).ok_or(Reason::Unknown)?;
                // A sum in another currency than its row says is in neither.
                if !purchase.amount.currency.is_empty() && purchase.amount.currency.0 != spelled {
                    return Err(Reason::Currencies { amount: purchase.amount.currency.0.clone(), said: spelled });
                }
                purchase.amount.currency = Choice::of(&spelled);
            }
            Column::Amount => reading.purchase.amount = self.sum(column, cell, reading)?,
            Column::Gross | Column::Tax => {}
            Column::Cost => reading.purchase.cost = self.sum(column, cell, reading)?,
            Column::Margin => reading.purchase.gross_margin = self.sum(column, cell, reading)?,
        }
        Ok(())
    }

    fn currency(&mut self, cell: &str, ways: &Ways<'_>) -> Option<String> {
        let spell = || {
            let code = signed_currency(cell, &self.base).unwrap_or(cell);
            let mut choice = Choice::<crate::plan::Currency>::default();
            choice.enter(&(ways.spell)(choice.kind(), code));
            choice.trouble().is_none().then_some(choice.0)
        };
        self.currencies.entry(cell.to_owned()).or_insert_with(spell).clone()
    }

    fn account(&mut self, cell: &str, ways: &Ways<'_>) -> Result<String, Reason> {
        let named = self.terms.places[Column::Account as usize].is_some();
        if !named {
            return if self.terms.account.is_empty() { Err(Reason::Missing) } else { Ok(self.terms.account.clone()) };
        }
        if cell.is_empty() {
            return Err(Reason::Missing);
        }
        self.buyers.find(bare(cell), ways)
    }

    /// Whether the account has the record already. A record that is there once answers for one row: twins in
    /// a table are two deliveries, unless both are there.
    fn is_known(&mut self, plan: &Plan, reading: &Reading) -> bool {
        if reading.new_product.is_some() {
            return false;
        }
        let Some(key) = key(&reading.purchase, &self.base) else {
            return false;
        };
        if !self.known.contains_key(&reading.account) {
            let mut known = BTreeMap::new();
            for record in plan.accounts.get(&reading.account).into_iter().flat_map(|it| &it.buying.purchases) {
                if let Some(key) = self::key(record, &self.base) {
                    *known.entry(key).or_insert(0) += 1;
                }
            }
            self.known.insert(reading.account.clone(), known);
        }
        let left = self.known.get_mut(&reading.account).and_then(|known| known.get_mut(&key)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }
}

pub(super) fn is_dash(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '\u{2212}' | '\u{2013}' | '\u{ff0d}'))
}

/// What is said of a row rather than of one of its cells. Its date stands for it.
fn whole(reason: Reason) -> Vec<Trouble> {
    vec![Trouble { field: Column::Date as usize, reason }]
}

/// The first year of which there are records of purchases.
const FIRST_YEAR: i32 = 1950;

/// Characters of an order's number or a product's name.
const LONGEST_NAME: usize = 200;

/// What two records share that are taken for the same: date, order, product and sum.
fn key(purchase: &Purchase, base: &str) -> Option<String> {
    let (date, amount) = (purchase.date.valid()?, purchase.amount.amount.valid()?);
    let sum = amount.0.normalize().to_string();
    let currency = if purchase.amount.currency.is_empty() { base } else { purchase.amount.currency.0.as_str() };
    let date = date.show();
    let parts = [date.as_str(), purchase.order.0.trim(), purchase.product.0.as_str(), sum.as_str(), currency];
    Some(parts.join("\u{1f}"))
}
