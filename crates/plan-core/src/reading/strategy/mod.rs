//! Chapter 3: what is left of a list price, what an order gets off it, what selling to an account costs.

mod expense;
mod price;

pub use expense::{AccountExpense, Expenses, expenses};
pub use price::{
    WaterfallReading, adjustment_reading, change_reading, discount_counting, discount_tiers, in_one_currency,
    waterfall_reading,
};
