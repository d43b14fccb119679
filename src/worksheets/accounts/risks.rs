//! How the one list of risks is shown. It belongs to the plan, so each worksheet that meets it shows its own
//! part, with the same columns.

use super::industry::RISK_FIGURES;
use crate::i18n::words::risk;
use crate::sheets::{Table, table};

pub const RISKS: Table = table!(risk: /risks
    columns { what 5, area 2, likelihood 1, impact 1, strategy 2 }
    details { response 9, control 3, probability 3, loss 3, owner 3, review_on 3, status 3 }
)
.figures(RISK_FIGURES)
.with_evidence()
.essential();
