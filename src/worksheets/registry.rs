//! All worksheets, in the order of the chapters, and the lists that several of them share. A new worksheet is a line here.

use super::accounts::assessment::ASSESSMENT;
use super::accounts::buying::BUYING;
use super::accounts::industry::INDUSTRY;
use super::accounts::profile::PROFILE;
use super::accounts::risks::{RISK_COLUMNS, RISK_DETAILS};
use super::actions::{ALL_COLUMNS, ALL_DETAILS, closing};
use super::introduction::{BACKGROUND, GOALS, SCOPE};
use crate::sheets::{self, Book, SharedList, Sheet};

pub static SHEETS: &[&Sheet] = &[&BACKGROUND, &GOALS, &SCOPE, &PROFILE, &INDUSTRY, &BUYING, &ASSESSMENT];

static BOOK: Book = Book {
    sheets: SHEETS,
    lists: &[
        SharedList { path: "/actions/", columns: ALL_COLUMNS, details: ALL_DETAILS },
        SharedList { path: "/risks/", columns: RISK_COLUMNS, details: RISK_DETAILS },
    ],
    closing,
};

/// Tells the parts that draw worksheets which there are.
pub fn register() {
    sheets::open_book(&BOOK);
}
