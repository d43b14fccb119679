//! Worksheet 2.5: what was agreed, what is owed, what came in. Open invoices and receipts come in bulk from the books,
//! so each is merged as a whole.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Flag, Line, Number, Prose, Reference, References, Share, reference};

crate::choice_sets! {
    ContractKind = "contract_kind" {
        Framework = "framework", Annual = "annual", Project = "project", Service = "service"
    };
    Renewal = "renewal" { None = "none", Automatic = "automatic", Tender = "tender", Talks = "talks" };
    /// The event from which the days to payment are counted.
    CountedFrom = "counted_from" ["invoice", "delivery", "acceptance", "month_end"];
    MilestoneKind = "milestone_kind" {
        Prepayment = "prepayment", Shipment = "shipment", Delivery = "delivery", Acceptance = "acceptance",
        Retention = "retention", Instalment = "instalment"
    };
    /// How money came in; a bill is money when it matures.
    ReceiptForm = "receipt_form" {
        Transfer = "transfer", BankBill = "bank_bill", CommercialBill = "commercial_bill", Offset = "offset", Cash = "cash"
    };
    /// What was done last about an invoice that is not paid.
    CollectionStep = "collection_step" ["none", "reminder", "call", "statement", "letter", "stop", "legal"];
}

record! {
    Contracts {
        /// How this customer pays: who releases, when, what it waits for.
        payment_practice: Prose,
        contracts: Rows<Contract>,
        milestones: Rows<Milestone>,
        open_items: Rows<OpenItem>,
        receipts: Rows<Receipt>,
        review: Review,
    }

    Contract {
        name: Line,
        number: Line,
        kind: Choice<ContractKind>,
        /// Which of our companies signed.
        our_entity: Line,
        signed_on: Entry<Date>,
        starts_on: Entry<Date>,
        ends_on: Entry<Date>,
        renewal: Choice<Renewal>,
        /// So many days before the end somebody has to decide.
        notice_days: Entry<Count>,
        /// What the customer has bound itself to call off.
        committed: Money,
        committed_quantity: Entry<Number>,
        quantity_unit: Line,
        products: References<reference::Product>,
        price_basis: Line,
        rebate: Line,
        payment_days: Entry<Count>,
        counted_from: Choice<CountedFrom>,
        owner: Reference<reference::Member>,
        note: Prose,
    }

    /// A payment that a contract provides for.
    Milestone {
        contract: Reference<reference::Contract>,
        kind: Choice<MilestoneKind>,
        /// What has to happen first.
        event: Line,
        /// Of the contract, in percent; or a sum.
        share: Entry<Share>,
        amount: Money,
        /// So many days after the event.
        plus_days: Entry<Count>,
        due_on: Entry<Date>,
        invoiced_on: Entry<Date>,
        paid_on: Entry<Date>,
        note: Line,
    }

    OpenItem whole {
        invoice: Line,
        contract: Reference<reference::Contract>,
        invoiced_on: Entry<Date>,
        due_on: Entry<Date>,
        /// What of it is still open.
        amount: Money,
        disputed: Flag,
        /// Why it is disputed or late.
        reason: Line,
        promised_on: Entry<Date>,
        owner: Reference<reference::Member>,
        step: Choice<CollectionStep>,
    }

    Receipt whole {
        on: Entry<Date>,
        amount: Money,
        form: Choice<ReceiptForm>,
        /// When a bill becomes money.
        matures_on: Entry<Date>,
        /// The invoice it pays; empty means the oldest first.
        invoice: Line,
        contract: Reference<reference::Contract>,
        note: Line,
    }
}
