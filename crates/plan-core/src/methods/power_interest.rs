//! The power–interest grid. Mendelow, Environmental Scanning: The Impact of the Stakeholder Concept, 1981.

/// What a person's place in the grid asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    ManageClosely,
    KeepSatisfied,
    KeepInformed,
    Monitor,
}

impl Stance {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::ManageClosely => "manage_closely",
            Self::KeepSatisfied => "keep_satisfied",
            Self::KeepInformed => "keep_informed",
            Self::Monitor => "monitor",
        }
    }
}

/// The middle of the scale from 1 to 5. Who stands on it counts as high.
const MIDDLE: u8 = 3;

/// Power and interest are judged from 1 (least) to 5 (most).
pub fn power_interest(power: u8, interest: u8) -> Stance {
    match (power >= MIDDLE, interest >= MIDDLE) {
        (true, true) => Stance::ManageClosely,
        (true, false) => Stance::KeepSatisfied,
        (false, true) => Stance::KeepInformed,
        (false, false) => Stance::Monitor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_in_the_middle_goes_up() {
        assert_eq!(power_interest(3, 3), Stance::ManageClosely);
        assert_eq!(power_interest(5, 2), Stance::KeepSatisfied);
        assert_eq!(power_interest(2, 3), Stance::KeepInformed);
        assert_eq!(power_interest(1, 1), Stance::Monitor);
    }
}
