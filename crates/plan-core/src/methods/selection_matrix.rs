//! The selection matrix: how attractive an account is against how strong we are there. After
//! Woodburn and `McDonald`, Key Account Management.

use super::reaches;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Attractive, and we are strong: invest together.
    Strategic,
    /// Attractive, and we are weak: invest to win.
    Star,
    /// Less attractive, and we are strong: keep and earn.
    Status,
    /// Neither: keep it simple.
    Streamline,
}

impl Quadrant {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Strategic => "strategic",
            Self::Star => "star",
            Self::Status => "status",
            Self::Streamline => "streamline",
        }
    }
}

impl Quadrant {
    /// The place of an account for which we turned out not to be strong, however it was scored.
    #[must_use]
    pub fn without_strength(self) -> Self {
        match self {
            Self::Strategic | Self::Star => Self::Star,
            Self::Status | Self::Streamline => Self::Streamline,
        }
    }
}

/// Where two scores of 0 to 100 lie; a score on the split is above it.
pub fn quadrant(attractiveness: f64, strength: f64, splits: (f64, f64)) -> Quadrant {
    match (reaches(attractiveness, splits.0), reaches(strength, splits.1)) {
        (true, true) => Quadrant::Strategic,
        (true, false) => Quadrant::Star,
        (false, true) => Quadrant::Status,
        (false, false) => Quadrant::Streamline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_belongs_above() {
        let at = |attractiveness, strength| quadrant(attractiveness, strength, (50.0, 50.0));
        assert_eq!(at(50.0, 50.0), Quadrant::Strategic);
        assert_eq!(at(50.0, 49.9), Quadrant::Star);
        assert_eq!(at(49.9, 80.0), Quadrant::Status);
        assert_eq!(at(0.0, 0.0), Quadrant::Streamline);
    }
}
