//! Chapter 2, what an account is worth to us. What stands below the account's own part is the plan's, the
//! same for all accounts.

mod charts;
mod figures;
pub mod plan_charts;
pub mod scheme;
mod weights;

pub use charts::{criteria, matrix};
pub use figures::{credit_line, quadrant, score_alone, share, tier, value_end, wallet};

use super::assessment::scheme::{SCHEME_BLOCKS, scheme_in_short};
use super::industry;
use super::risks::{RISK_COLUMNS, RISK_DETAILS};
use crate::i18n::words::{assessment as a, risk};
use crate::sheets::{Block, Drawn, Prompt, Sheet, Table, column, joined};
use plan_core::plan::Worksheet;

pub static ASSESSMENT: Sheet =
    Sheet { worksheet: Some(Worksheet::Assessment), title: a::TITLE, purpose: a::PURPOSE, blocks: &ALL };

static ALL: [Block; OF_ACCOUNT.len() + SCHEME_BLOCKS.len()] = joined(OF_ACCOUNT, SCHEME_BLOCKS);

static OF_ACCOUNT: &[Block] = &[
    Block::Figures(figures::TIER),
    Block::Picture(Drawn::of_reading("criteria")),
    Block::Picture(Drawn::of_reading("selection-matrix")),
    Block::Figures(figures::WORTH),
    Block::Section(a::section::CONTRIBUTION),
    Prompt::more("revenue", &a::prompt::REVENUE).half(),
    Prompt::more("revenue_reason", &a::prompt::REVENUE_REASON).half(),
    Prompt::essential("margin", &a::prompt::MARGIN).half(),
    Prompt::more("contribution_note", &a::prompt::CONTRIBUTION_NOTE).wide(),
    Block::Section(a::section::LOYALTY),
    Prompt::essential("recommendation", &a::prompt::RECOMMENDATION).half(),
    Prompt::essential("wallet", &a::prompt::WALLET).half(),
    Prompt::more("wallet_most", &a::prompt::WALLET_MOST).half(),
    Prompt::essential("retention", &a::prompt::RETENTION).half(),
    Prompt::more("loyalty_note", &a::prompt::LOYALTY_NOTE).wide(),
    Block::Section(a::section::GROWTH),
    Prompt::essential("buy_more", &a::prompt::BUY_MORE).half(),
    Prompt::essential("trade_up", &a::prompt::TRADE_UP).half(),
    Prompt::essential("growth_note", &a::prompt::GROWTH_NOTE).wide(),
    Block::Section(a::section::RISK),
    Prompt::essential("credit_grade", &a::prompt::CREDIT_GRADE).half(),
    Prompt::essential("payment_days", &a::prompt::PAYMENT_DAYS).half(),
    Prompt::essential("cooperation", &a::prompt::COOPERATION).half(),
    Prompt::more("credit_months", &a::prompt::CREDIT_MONTHS).half(),
    Table::new("/risks", &risk::table::RISKS, RISK_COLUMNS)
        .details(RISK_DETAILS)
        .figures(industry::RISK_FIGURES)
        .of_account()
        .with_evidence()
        .essential()
        .block(),
    Block::Section(a::section::FIGURES),
    Table::new(
        "scores",
        &a::table::SCORES,
        &[
            column("criterion", &a::column::scores::CRITERION, 4),
            column("value", &a::column::scores::VALUE, 2),
            column("reason", &a::column::scores::REASON, 6),
        ],
    )
    .with_evidence()
    .block(),
    Block::Section(a::section::TIER),
    Prompt::more("tier", &a::prompt::TIER).half(),
    Prompt::more("tier_reason", &a::prompt::TIER_REASON).half(),
    Block::Own(scheme_in_short),
];

#[cfg(test)]
mod tests {
    use crate::i18n::words;
    use crate::sheets::label_of;
    use plan_core::plan::assessment::{Band, Comparison, Criterion, Score};
    use plan_core::plan::{Account, Plan, RowId, pointer};
    use plan_core::value::Kind;

    /// A plan with one account, and one row in each list of the worksheet.
    fn plan() -> Plan {
        let id = || RowId::new("x").unwrap();
        let mut account = Account::default();
        account.assessment.scores.push(id(), Score::default());
        let mut plan = Plan::default();
        plan.accounts.push(id(), account);
        plan.scheme.criteria.push(id(), Criterion::default());
        plan.scheme.comparisons.push(id(), Comparison::default());
        plan.scheme.bands.push(id(), Band::default());
        plan
    }

    #[test]
    fn every_field_is_asked_for_and_every_choice_has_a_label() {
        let plan = plan();
        // A field that no column shows is called by its table.
        let tables = {
            use crate::i18n::words::assessment::table::SCORES;
            use crate::i18n::words::scheme::table;
            [&SCORES, &table::CRITERIA, &table::COMPARISONS, &table::BANDS].map(|guide| guide.label)
        };
        for root in ["/accounts/x/assessment", "/scheme"] {
            pointer::each_leaf(pointer::find(&plan, root).unwrap(), root, &mut |path, leaf| {
                if path.contains("/evidence/") || path.contains("/review/") {
                    return;
                }
                let label = label_of(path);
                assert!(label.is_some_and(|label| !tables.contains(&label)), "{path}");
                if let Kind::Choice(set) = leaf.kind() {
                    let missing = set.slugs.iter().find(|slug| words::choice(set.name, slug).is_none());
                    assert_eq!(missing, None, "{}", set.name);
                }
            });
        }
    }
}
