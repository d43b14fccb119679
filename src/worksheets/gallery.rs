//! How the pictures are drawn that the worksheets name. It comes after their descriptions.

use super::accounts::{assessment, buying, industry, profile};
use crate::sheets::{Draw, open_gallery};

static GALLERY: &[(&str, Draw)] = &[
    ("power-and-interest", profile::power_and_interest),
    ("trends", industry::trends),
    ("forces", industry::forces),
    ("sales-by-year", buying::by_year),
    ("sales-by-product", buying::by_product),
    ("suppliers-compared", buying::compared),
    ("criteria", assessment::criteria),
    ("selection-matrix", assessment::matrix),
];

/// Puts the pictures in their places.
pub fn fill() {
    open_gallery(GALLERY);
}
