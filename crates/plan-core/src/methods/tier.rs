//! The tier of an account by its score, with cut-offs of the plan.

use super::{Unavailable, reaches};

crate::choice_sets! {
    /// Who counts as what: strategic and key accounts are served by plan, potential ones are developed.
    Tier = "tier" { Strategic = "strategic", Key = "key", Potential = "potential", Other = "other" };
}

/// The least score of each tier, 0 to 100. They must not rise from tier to tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutOffs {
    pub strategic: f64,
    pub key: f64,
    pub potential: f64,
}

/// A score on a cut-off belongs above.
pub fn tier(score: f64, cut_offs: CutOffs) -> Result<Tier, Unavailable> {
    let CutOffs { strategic, key, potential } = cut_offs;
    if strategic < key || key < potential {
        return Err(Unavailable::EmptyScale);
    }
    let steps = [(strategic, Tier::Strategic), (key, Tier::Key), (potential, Tier::Potential)];
    Ok(steps.into_iter().find(|(least, _)| reaches(score, *least)).map_or(Tier::Other, |(_, tier)| tier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_on_the_cut_off_belongs_above() {
        let cut_offs = CutOffs { strategic: 70.0, key: 50.0, potential: 30.0 };
        let tiers = [70.0, 69.9, 50.0, 30.0, 29.9].map(|score| tier(score, cut_offs));
        assert_eq!(tiers, [Tier::Strategic, Tier::Key, Tier::Key, Tier::Potential, Tier::Other].map(Ok));
        // 0.1 + 0.2 is a little more than 0.3, 3 × 0.1 × 100 a little more than 30; none may matter.
        assert_eq!(tier((0.7 + 0.1 + 0.1) * 100.0 - 20.0, cut_offs), Ok(Tier::Strategic));
        assert_eq!(tier(60.0, CutOffs { key: 80.0, ..cut_offs }), Err(Unavailable::EmptyScale));
    }
}
