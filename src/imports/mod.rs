//! Rows of a table: a CSV file or a pasted block becomes accounts or purchase records. First one says what
//! each column is, then sees what will come in and what stays out; nothing is in the plan before that.

mod accounts;
mod choices;
mod choosing;
mod columns;
mod course;
mod dialog;
mod guess;
mod headings;
mod known;
mod lacking;
mod left_out;
mod notes;
mod outcome;
mod preview;
mod purchases;
mod reading;
mod report;
mod strangers;
mod sums;
mod taking_in;
mod target;
mod units;
mod unknown;
mod workbook;

pub use dialog::TableImport;
