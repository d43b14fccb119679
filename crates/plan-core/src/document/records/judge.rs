//! Reads row after row and decides about each. Rows are handed in one by one, so that whoever does so can
//! rest in between; what has to be looked up again and again is remembered.

use super::cells::{amount, date, signed_currency};
use super::{Column, Reason, Record, Terms, Trouble, Troubled, Verdict};
use crate::document::grid::TextRow;
use crate::plan::buying::Purchase;
use crate::plan::{Account, Plan};
use crate::value::{Choice, Entry, Kind, Leaf, Misread, Typed};
use std::collections::BTreeMap;

/// What reading needs of the page: letters without regard to capitals, and choices by their labels.
#[allow(missing_debug_implementations)]
pub struct Ways<'a> {
    pub fold: &'a dyn Fn(&str) -> String,
    pub spell: &'a dyn Fn(Kind, &str) -> String,
}

/// Decides about rows under terms.
#[derive(Debug)]
pub struct Judge {
    terms: Terms,
    /// The plan's currency, which a sum without one is in.
    base: String,
    /// Ids of the accounts by each of their names; those that are archived only when no other has it.
    accounts: BTreeMap<String, Vec<String>>,
    products: BTreeMap<String, String>,
    new_products: BTreeMap<String, usize>,
    currencies: BTreeMap<String, Option<String>>,
    /// For each account the records that are there, and how many times.
    known: BTreeMap<String, BTreeMap<String, usize>>,
    /// What good rows say, and on which line.
    said: BTreeMap<String, usize>,
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
}

impl Reading {
    fn refuse(&mut self, column: Column, reason: Reason) {
        self.troubles.push(Trouble { field: column as usize, reason });
    }
}

impl Judge {
    pub fn new(plan: &Plan, terms: Terms, ways: &Ways<'_>) -> Self {
        let mut products = BTreeMap::new();
        for row in &plan.scope.products {
            products.entry((ways.fold)(row.name.0.trim())).or_insert_with(|| row.id.to_string());
        }
        Self {
            terms,
            base: plan.currency.0.clone(),
            accounts: accounts(plan, ways),
            products,
            new_products: BTreeMap::new(),
            currencies: BTreeMap::new(),
            known: BTreeMap::new(),
            said: BTreeMap::new(),
            verdict: Verdict::default(),
        }
    }

    /// Decides about the row at that place.
    pub fn take(&mut self, plan: &Plan, place: usize, row: &TextRow, ways: &Ways<'_>) {
        let reading = self.read(&row.cells, ways);
        if !reading.troubles.is_empty() {
            self.reject(place, row, reading.troubles);
        } else if self.is_known(plan, &reading) {
            self.reject(place, row, whole(Reason::Known));
        } else {
            if let Some(line) = self.twin(&reading, row.line, ways) {
                let troubles = whole(Reason::Twin { line });
                self.verdict.remarks.push(Troubled { row: place, line: row.line, troubles });
            }
            let Reading { account, purchase, new_product, .. } = reading;
            let new_product = new_product.map(|name| self.add_product(name, ways));
            self.verdict.good.push(Record { account, purchase, new_product });
        }
    }

    /// The line on which a row before this one says the same. Both may be right: two deliveries in a day.
    fn twin(&mut self, reading: &Reading, line: usize, ways: &Ways<'_>) -> Option<usize> {
        let product = reading.new_product.as_ref().map(|name| (ways.fold)(name)).unwrap_or_default();
        let quantity = reading.purchase.quantity.typed();
        let said = [&reading.account, &key(&reading.purchase, &self.base)?, &product, &quantity]
            .map(String::as_str)
            .join("\u{1f}");
        let first = *self.said.entry(said).or_insert(line);
        (first != line).then_some(first)
    }

    pub fn verdict(self) -> Verdict {
        self.verdict
    }

    fn reject(&mut self, place: usize, row: &TextRow, troubles: Vec<Trouble>) {
        self.verdict.rejected.push(Troubled { row: place, line: row.line, troubles });
    }

    fn add_product(&mut self, name: String, ways: &Ways<'_>) -> usize {
        let products = &mut self.verdict.new_products;
        *self.new_products.entry((ways.fold)(&name)).or_insert_with(|| {
            products.push(name);
            products.len() - 1
        })
    }

    /// Reads a row without deciding about it.
    pub fn read(&mut self, cells: &[String], ways: &Ways<'_>) -> Reading {
        let mut reading = Reading::default();
        for column in Column::ALL {
            let cell = self.terms.places[column as usize].and_then(|place| cells.get(place));
            let cell = cell.map_or("", |cell| cell.trim());
            if let Err(reason) = self.enter(column, cell, &mut reading, ways) {
                reading.refuse(column, reason);
            }
        }
        reading
    }

    fn enter(&mut self, column: Column, cell: &str, reading: &mut Reading, ways: &Ways<'_>) -> Result<(), Reason> {
        let purchase = &mut reading.purchase;
        match column {
            Column::Date | Column::Amount if cell.is_empty() => return Err(Reason::Missing),
            Column::Date => {
                let day = date(cell, self.terms.day_order).map_err(Reason::Misread)?;
                purchase.date = Entry::Valid(day);
                if day.0 > self.terms.today {
                    return Err(Reason::Future);
                }
            }
            Column::Order | Column::Product if cell.chars().count() > LONGEST_NAME => return Err(Reason::TooLong),
            Column::Order => purchase.order.enter(cell),
            Column::Product if cell.is_empty() => {}
            Column::Product => match self.products.get(&(ways.fold)(cell)) {
                Some(id) => purchase.product.enter(id),
                None if self.terms.add_products => reading.new_product = Some(cell.to_owned()),
                None => return Err(Reason::Unknown),
            },
            // Metres, not millions.
            Column::Quantity if cell.contains(|c: char| c.is_ascii_alphabetic()) => {
                return Err(Reason::Misread(Misread::NotANumber));
            }
            Column::Quantity => {
                purchase.quantity.enter(cell);
                if let Some(reason) = purchase.quantity.trouble() {
                    return Err(Reason::Misread(reason));
                }
            }
            Column::Amount => {
                let (sum, currency) = amount(cell, self.terms.power, &self.base).map_err(Reason::Misread)?;
                purchase.amount.amount = Entry::Valid(sum);
                purchase.amount.currency = Choice::of(currency.unwrap_or_default());
            }
            Column::Currency if cell.is_empty() => {}
            Column::Currency => {
                let spelled = self.currency(cell, ways).ok_or(Reason::Unknown)?;
                // A sum in another currency than its row says is in neither.
                if !purchase.amount.currency.is_empty() && !purchase.amount.currency.is(&spelled) {
                    return Err(Reason::Unknown);
                }
                purchase.amount.currency = Choice::of(&spelled);
            }
            Column::Account => reading.account = self.account(cell, ways)?,
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

    fn account(&self, cell: &str, ways: &Ways<'_>) -> Result<String, Reason> {
        let named = self.terms.places[Column::Account as usize].is_some();
        if !named {
            return if self.terms.account.is_empty() { Err(Reason::Missing) } else { Ok(self.terms.account.clone()) };
        }
        if cell.is_empty() {
            return Err(Reason::Missing);
        }
        match self.accounts.get(&(ways.fold)(cell)).map(Vec::as_slice) {
            Some([one]) => Ok(one.clone()),
            Some([_, _, ..]) => Err(Reason::Several),
            _ => Err(Reason::Unknown),
        }
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

/// What is said of a row rather than of one of its cells. Its date stands for it.
fn whole(reason: Reason) -> Vec<Trouble> {
    vec![Trouble { field: Column::Date as usize, reason }]
}

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

fn accounts(plan: &Plan, ways: &Ways<'_>) -> BTreeMap<String, Vec<String>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for archived in [false, true] {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in plan.accounts.iter().filter(|row| row.archived.0 == archived) {
            for name in names(row) {
                let ids = found.entry((ways.fold)(name)).or_default();
                if ids.last().is_none_or(|last| last != row.id.as_str()) {
                    ids.push(row.id.to_string());
                }
            }
        }
        for (name, ids) in found {
            by_name.entry(name).or_insert(ids);
        }
    }
    by_name
}

fn names(account: &Account) -> impl Iterator<Item = &str> {
    let names = [&account.name, &account.profile.legal_name, &account.profile.english_name];
    names.into_iter().map(|name| name.0.trim()).filter(|name| !name.is_empty())
}
