//! What was bought. Records come in bulk, so a record is merged as a whole: two people who mend the same
//! record apart see both versions of it.

use crate::plan::Money;
use crate::record;
use crate::value::{Date, Entry, Line, Number, Reference, reference};

record! {
    Purchase whole {
        /// The day of the order or of the invoice; one of the two throughout a plan.
        date: Entry<Date>,
        /// The order's number. Records with one number are one order; without numbers, those of one day.
        order: Line,
        product: Reference<reference::Product>,
        quantity: Entry<Number>,
        /// Without tax. Negative for what was sent back.
        amount: Money,
        /// What it cost us, without tax.
        cost: Money,
        /// The amount less what it cost us, as the books have it.
        gross_margin: Money,
        /// Under which contract it was called off.
        contract: Reference<reference::Contract>,
    }
}
