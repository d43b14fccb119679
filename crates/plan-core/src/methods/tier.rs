//! The tier of an account by its score, with cut-offs of the plan.

use super::{Unavailable, reaches};

/// The least score of each tier, 0 to 100. They must not rise from tier to tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutOffs {
    pub strategic: f64,
    pub key: f64,
    pub potential: f64,
}

/// `strategic`, `key`, `potential` or `other`, the names that the file has for them. A score on a cut-off
/// belongs above.
pub fn tier(score: f64, cut_offs: CutOffs) -> Result<&'static str, Unavailable> {
    let CutOffs { strategic, key, potential } = cut_offs;
    if strategic < key || key < potential {
        return Err(Unavailable::EmptyScale);
    }
    let steps = [(strategic, "strategic"), (key, "key"), (potential, "potential")];
    Ok(steps.into_iter().find(|(least, _)| reaches(score, *least)).map_or("other", |(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_on_the_cut_off_belongs_above() {
        let cut_offs = CutOffs { strategic: 70.0, key: 50.0, potential: 30.0 };
        let tiers = [70.0, 69.9, 50.0, 30.0, 29.9].map(|score| tier(score, cut_offs));
        assert_eq!(tiers, ["strategic", "key", "key", "potential", "other"].map(Ok));
        // 0.1 + 0.2 is a little more than 0.3, 3 × 0.1 × 100 a little more than 30; none may matter.
        assert_eq!(tier((0.7 + 0.1 + 0.1) * 100.0 - 20.0, cut_offs), Ok("strategic"));
        assert_eq!(tier(60.0, CutOffs { key: 80.0, ..cut_offs }), Err(Unavailable::EmptyScale));
    }
}
