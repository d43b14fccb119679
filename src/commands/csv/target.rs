//! What a table can be taken for, as data: the fields its columns may be, what they are called, and which
//! of them there have to be.

use crate::i18n::{Guide, Msg, words, words::import, words::shell};
use crate::state::Importing;

#[derive(Debug)]
pub struct Target {
    pub title: Msg,
    pub explanation: Msg,
    pub fields: &'static [Field],
    /// Places of the fields without which nothing comes in, and what is said then.
    pub needed: &'static [(usize, Msg)],
    /// What the first column is taken for when no heading is known.
    pub first: Option<usize>,
    /// How many rows are looked through before the page has its turn.
    pub slice: usize,
}

/// What a column may be.
#[derive(Debug)]
pub struct Field {
    /// The field of a row; the last step of its path is a name for the column too.
    pub path: &'static str,
    pub label: Label,
    /// What else people call such a column; the words of a name are joined by underscores.
    pub called: Option<Msg>,
}

#[derive(Debug)]
pub enum Label {
    Guide(&'static Guide),
    Own(Msg),
}

impl Field {
    const fn new(path: &'static str, guide: &'static Guide) -> Self {
        Self { path, label: Label::Guide(guide), called: None }
    }

    const fn own(path: &'static str, label: Msg, called: Msg) -> Self {
        Self { path, label: Label::Own(label), called: Some(called) }
    }

    const fn called(self, names: Msg) -> Self {
        Self { called: Some(names), ..self }
    }

    pub fn label(&self) -> Msg {
        match self.label {
            Label::Guide(guide) => guide.label,
            Label::Own(label) => label,
        }
    }
}

impl Target {
    pub fn of(what: &Importing) -> &'static Self {
        match what {
            Importing::Accounts => &ACCOUNTS,
            Importing::Purchases { .. } => &PURCHASES,
        }
    }
}

static ACCOUNTS: Target = Target {
    title: shell::IMPORT_ACCOUNTS,
    explanation: import::EXPLANATION,
    fields: &[
        Field::new("name", &words::plan::prompt::ACCOUNT_NAME).called(import::CALLED_NAME),
        Field::new("profile/legal_name", &words::profile::prompt::LEGAL_NAME).called(import::CALLED_LEGAL_NAME),
        Field::new("profile/english_name", &words::profile::prompt::ENGLISH_NAME),
        Field::new("profile/group", &words::profile::prompt::GROUP),
        Field::new("profile/credit_code", &words::profile::prompt::CREDIT_CODE).called(import::CALLED_CODE),
        Field::new("profile/enterprise_type", &words::profile::prompt::ENTERPRISE_TYPE).called(import::CALLED_TYPE),
        Field::new("profile/size", &words::profile::prompt::SIZE),
        Field::new("profile/employees", &words::profile::prompt::EMPLOYEES).called(import::CALLED_EMPLOYEES),
        Field::new("profile/founded", &words::profile::prompt::FOUNDED).called(import::CALLED_FOUNDED),
        Field::new("profile/business_scope/value", &words::profile::prompt::BUSINESS_SCOPE),
        Field::new("profile/region", &words::profile::prompt::REGION).called(import::CALLED_REGION),
        Field::new("profile/industry", &words::profile::prompt::INDUSTRY).called(import::CALLED_INDUSTRY),
        Field::new("profile/owner", &words::profile::prompt::OWNER).called(import::CALLED_OWNER),
        Field::new("profile/customer_since", &words::profile::prompt::CUSTOMER_SINCE).called(import::CALLED_SINCE),
        Field::new("profile/website", &words::profile::prompt::WEBSITE).called(import::CALLED_WEBSITE),
        Field::new("profile/address", &words::profile::prompt::ADDRESS).called(import::CALLED_ADDRESS),
        Field::new("profile/notes", &words::profile::prompt::NOTES),
    ],
    needed: &[(0, import::NAME_NEEDED)],
    first: Some(0),
    // Labels of choices are looked for among all of them.
    slice: 100,
};

/// In the order of `records::Column`.
static PURCHASES: Target = Target {
    title: import::PURCHASES,
    explanation: import::PURCHASES_EXPLANATION,
    fields: &[
        Field::own("date", import::DATE, import::CALLED_DATE),
        Field::own("order", import::ORDER, import::CALLED_ORDER),
        Field::own("product", import::PRODUCT, import::CALLED_PRODUCT),
        Field::own("quantity", import::QUANTITY, import::CALLED_QUANTITY),
        Field::own("amount/amount", import::AMOUNT, import::CALLED_AMOUNT),
        Field::own("amount/currency", import::CURRENCY, import::CALLED_CURRENCY),
        Field::own("account", import::ACCOUNT, import::CALLED_ACCOUNT),
        Field::own("gross", import::GROSS, import::CALLED_GROSS),
        Field::own("tax", import::TAX, import::CALLED_TAX),
        Field::own("cost", import::COST, import::CALLED_COST),
        Field::own("gross_margin", import::MARGIN, import::CALLED_MARGIN),
    ],
    // What is needed depends on more than one column: `Import::lacks`.
    needed: &[],
    first: None,
    slice: 500,
};

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::document::records::Column;

    #[test]
    fn the_columns_of_purchases_stand_in_the_order_of_the_core() {
        let at = |column: Column| PURCHASES.fields[column as usize].path;
        assert_eq!(PURCHASES.fields.len(), Column::ALL.len());
        assert_eq!([at(Column::Date), at(Column::Product), at(Column::Account)], ["date", "product", "account"]);
        assert_eq!([at(Column::Amount), at(Column::Currency)], ["amount/amount", "amount/currency"]);
    }
}
