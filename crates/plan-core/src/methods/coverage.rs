//! Who of us reaches whom, and how much hangs on one person. By the practice of account planning; the bus factor is a
//! term of software teams.

/// How many people are reached by exactly one of us, of whom there are so many reached; for each person the members who
/// meet her, some perhaps twice. Whoever nobody meets hangs on nobody.
pub fn reached_by_one(reach: &[Vec<&str>]) -> usize {
    let is_one = |members: &&Vec<&str>| members.first().is_some_and(|first| members.iter().all(|it| it == first));
    reach.iter().filter(is_one).count()
}

/// Whether two people meet eye to eye: their levels, 1 to 5, are at most one apart.
pub fn is_level(one: u8, other: u8) -> bool {
    one.abs_diff(other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_met_by_one_member_alone_hangs_on_that_member() {
        assert_eq!(reached_by_one(&[vec!["a"], vec!["a", "b"], vec!["b", "b"], vec![]]), 2);
        assert_eq!(reached_by_one(&[]), 0);
    }

    #[test]
    fn people_one_level_apart_meet_eye_to_eye() {
        assert!(is_level(3, 4) && is_level(5, 4) && is_level(2, 2));
        assert!(!is_level(1, 3));
    }
}
