//! How the one list of risks is shown. It belongs to the plan, so each worksheet that meets it shows its own
//! part, with the same columns.

use crate::i18n::words::risk::column::risks as r;
use crate::sheets::{Column, column};

pub static RISK_COLUMNS: &[Column] = &[
    column("what", &r::WHAT, 5),
    column("area", &r::AREA, 2),
    column("likelihood", &r::LIKELIHOOD, 1),
    column("impact", &r::IMPACT, 1),
    column("strategy", &r::STRATEGY, 2),
];

pub static RISK_DETAILS: &[Column] = &[
    column("response", &r::RESPONSE, 9),
    column("control", &r::CONTROL, 3),
    column("probability", &r::PROBABILITY, 3),
    column("loss", &r::LOSS, 3),
    column("owner", &r::OWNER, 3),
    column("review_on", &r::REVIEW_ON, 3),
    column("status", &r::STATUS, 3),
];
