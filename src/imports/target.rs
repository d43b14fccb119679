//! What a table can be taken for, as data: the fields its columns may be, what they are called, and which
//! of them there have to be.

use crate::i18n::words::assessment::prompt as assessment;
use crate::i18n::words::profile::prompt as profile;
use crate::i18n::words::{self, import, shell};
use crate::i18n::{Guide, Msg};
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
    /// It is the sum of a year, which a heading with another period does not mean.
    pub is_of_year: bool,
}

#[derive(Debug)]
pub enum Label {
    Guide(&'static Guide),
    Own(Msg),
}

impl Field {
    const fn new(path: &'static str, guide: &'static Guide) -> Self {
        Self { path, label: Label::Guide(guide), called: None, is_of_year: false }
    }

    const fn own(path: &'static str, label: Msg, called: Msg) -> Self {
        Self { called: Some(called), ..Self::labelled(path, label) }
    }

    /// Called by its label alone, whose words are no names of their own: a column of sales is not the currency of sales.
    const fn labelled(path: &'static str, label: Msg) -> Self {
        Self { path, label: Label::Own(label), called: None, is_of_year: false }
    }

    const fn of_year(self) -> Self {
        Self { is_of_year: true, ..self }
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
        Field::new("name", &words::plan::prompt::name).called(import::CALLED_NAME),
        Field::new("profile/legal_name", &profile::legal_name).called(import::CALLED_LEGAL_NAME),
        Field::new("profile/english_name", &profile::english_name),
        Field::new("profile/group", &profile::group),
        Field::new("profile/credit_code", &profile::credit_code).called(import::CALLED_CODE),
        Field::new("profile/enterprise_type", &profile::enterprise_type).called(import::CALLED_TYPE),
        Field::new("profile/size", &profile::size),
        Field::new("profile/employees", &profile::employees).called(import::CALLED_EMPLOYEES),
        Field::new("profile/founded", &profile::founded).called(import::CALLED_FOUNDED),
        Field::new("profile/business_scope/value", &profile::business_scope),
        Field::new("profile/region", &profile::region).called(import::CALLED_REGION),
        Field::new("profile/industry", &profile::industry).called(import::CALLED_INDUSTRY),
        Field::new("profile/owner", &profile::owner).called(import::CALLED_OWNER),
        Field::new("profile/customer_since", &profile::customer_since).called(import::CALLED_SINCE),
        Field::new("profile/website", &profile::website).called(import::CALLED_WEBSITE),
        Field::new("profile/address", &profile::address).called(import::CALLED_ADDRESS),
        Field::new("profile/decision_notes/value", &profile::decision_notes),
        Field::new("profile/notes", &profile::notes),
        Field::new("assessment/revenue/amount", &assessment::revenue).called(import::CALLED_REVENUE).of_year(),
        Field::labelled("assessment/revenue/currency", import::REVENUE_CURRENCY),
        Field::new("assessment/revenue_reason", &assessment::revenue_reason),
        Field::new("assessment/margin/value", &assessment::margin),
        Field::new("assessment/contribution_note", &assessment::contribution_note),
        Field::new("assessment/recommendation/value", &assessment::recommendation),
        Field::new("assessment/wallet/value/amount", &assessment::wallet).called(import::CALLED_WALLET).of_year(),
        Field::labelled("assessment/wallet/value/currency", import::WALLET_CURRENCY),
        Field::new("assessment/wallet_most/amount", &assessment::wallet_most).of_year(),
        Field::labelled("assessment/wallet_most/currency", import::WALLET_MOST_CURRENCY),
        Field::new("assessment/retention/value", &assessment::retention),
        Field::new("assessment/loyalty_note", &assessment::loyalty_note),
        Field::new("assessment/buy_more/value", &assessment::buy_more),
        Field::new("assessment/trade_up/value", &assessment::trade_up),
        Field::new("assessment/growth_note", &assessment::growth_note),
        Field::new("assessment/credit_grade/value", &assessment::credit_grade),
        Field::new("assessment/payment_days", &assessment::payment_days),
        Field::new("assessment/cooperation/value", &assessment::cooperation),
        Field::new("assessment/credit_months", &assessment::credit_months),
        Field::new("assessment/tier", &assessment::tier).called(import::CALLED_TIER),
        Field::new("assessment/tier_reason", &assessment::tier_reason),
        Field::own("person/name", import::PERSON_NAME, import::CALLED_PERSON),
        Field::own("person/first_name", import::PERSON_FIRST_NAME, import::CALLED_FIRST_NAME),
        Field::own("person/last_name", import::PERSON_LAST_NAME, import::CALLED_LAST_NAME),
        Field::own("person/position", import::PERSON_POSITION, import::CALLED_POSITION),
        Field::own("person/phone", import::PERSON_PHONE, import::CALLED_PHONE),
        Field::own("person/email", import::PERSON_EMAIL, import::CALLED_EMAIL),
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
