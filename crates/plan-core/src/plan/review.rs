//! When a worksheet was last gone through, and when that is due again.

use crate::record;
use crate::value::{Date, Entry, Line};

record! {
    Review {
        reviewed_on: Entry<Date>,
        reviewed_by: Line,
        next_on: Entry<Date>,
    }
}
