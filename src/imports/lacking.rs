//! What has to be chosen about a table before anything can come in.

use super::accounts;
use super::choices::Choices;
use super::course::Import;
use crate::i18n::Msg;
use crate::i18n::words::import;
use plan_core::document::records::Column;

impl Import {
    /// What has to be chosen before anything can come in.
    pub fn lacks(self, choices: &Choices) -> Vec<Msg> {
        let has = |field: usize| choices.matching.contains(&Some(field));
        let is_open = self.survey.with_untracked(|survey| {
            let dates = survey.dates.is_open() && choices.day_order.is_none();
            (dates, choices.point(survey).is_none())
        });
        if !self.is_of_purchases() {
            let needed = self.target.needed.iter().filter(|(field, _)| !has(*field)).map(|(_, said)| *said);
            let unsaid = [
                (accounts::lacks_names(self.target, choices), import::PERSON_NEEDED),
                (is_open.0, import::DAY_ORDER_NEEDED),
                (is_open.1, import::POINT_NEEDED),
            ];
            return needed.chain(unsaid.into_iter().filter_map(|(lacks, said)| lacks.then_some(said))).collect();
        }
        let is_doubtful = |column: Column| choices.doubtful.contains(&(column as usize)) && !choices.has(column);
        let (date, account) = (choices.has(Column::Date), choices.has(Column::Account));
        let amount = choices.has(Column::Amount) || choices.has(Column::Gross);
        [
            (!date, import::DATE_NEEDED),
            (!amount, import::AMOUNT_NEEDED),
            (!account && choices.account.is_empty() || is_doubtful(Column::Account), import::ACCOUNT_NEEDED),
            (choices.needs_tax() && choices.tax.is_none(), import::TAX_NEEDED),
            (date && is_open.0, import::DAY_ORDER_NEEDED),
            (amount && is_open.1, import::POINT_NEEDED),
        ]
        .into_iter()
        .filter_map(|(lacks, said)| lacks.then_some(said))
        .collect()
    }
}
