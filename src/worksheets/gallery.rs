//! How the pictures are drawn that the worksheets name. It comes after their descriptions.

use super::accounts::{assessment, buying, contracts, industry, profile};
use super::execution::{monitoring, targets, warning};
use super::relationship::{care, growth, satisfaction};
use super::strategy::{channel, price, product, promotion};
use super::team;
use crate::sheets::{Draw, open_gallery};

static GALLERY: &[(&str, Draw)] = &[
    ("power-and-interest", Draw::Account(profile::power_and_interest)),
    ("powers", Draw::Account(profile::powers)),
    ("agenda", Draw::Account(profile::agenda)),
    ("trends", Draw::Account(industry::trends)),
    ("forces", Draw::Account(industry::forces)),
    ("sales-by-year", Draw::Account(buying::by_year)),
    ("sales-by-product", Draw::Account(buying::by_product)),
    ("suppliers-compared", Draw::Account(buying::compared)),
    ("criteria", Draw::Account(assessment::criteria)),
    ("selection-matrix", Draw::Account(assessment::matrix)),
    ("receivables-by-age", Draw::Account(contracts::charts::by_age)),
    ("contracts-by-month", Draw::Account(contracts::charts::by_month)),
    ("product-portfolio", Draw::Whole(product::charts::portfolio)),
    ("price-waterfalls", Draw::Whole(price::charts::waterfalls)),
    ("channel-mix", Draw::Whole(channel::charts::mix)),
    ("promotion-calendar", Draw::Whole(promotion::calendar::calendar)),
    ("promotion-by-kind", Draw::Whole(promotion::charts::by_kind)),
    ("promotion-expense", Draw::Whole(promotion::charts::expense)),
    ("workload", Draw::Whole(team::charts::workload)),
    ("skills", Draw::Whole(team::charts::skills)),
    ("courses", Draw::Whole(team::charts::courses)),
    ("pay", Draw::Whole(team::charts::pay)),
    ("pulses", Draw::Whole(team::charts::pulses)),
    ("targets-by-month", Draw::Whole(targets::charts::by_month)),
    ("actuals-by-month", Draw::Whole(monitoring::charts::by_month)),
    ("risks", Draw::Whole(warning::charts::risks)),
    ("satisfaction-quadrants", Draw::Whole(satisfaction::charts::quadrants)),
    ("hard-and-felt", Draw::Whole(satisfaction::charts::hard_and_felt)),
    ("care-by-month", Draw::Whole(care::charts::by_month)),
    ("growth-space", Draw::Whole(growth::charts::space)),
    ("pipeline", Draw::Whole(growth::charts::pipeline)),
];

/// Puts the pictures in their places.
pub fn fill() {
    open_gallery(GALLERY);
}
