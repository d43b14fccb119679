//! The customer's agenda: how far it has been followed from what the customer wants down to what solves it.

/// How many links the longest chain has, where for each item the place of the one is given that it serves. An item that
/// comes again ends its chain, so that a circle has an end; a place that is not there serves nothing.
pub fn longest_chain(serves: &[Option<usize>]) -> usize {
    let length = |start: usize| {
        let mut seen = vec![false; serves.len()];
        let (mut next, mut length) = (Some(start), 0);
        while let Some(place) = next.filter(|place| seen.get(*place) == Some(&false)) {
            seen[place] = true;
            length += 1;
            next = serves[place];
        }
        length
    };
    (0..serves.len()).map(length).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_way_up_counts_and_a_circle_ends() {
        assert_eq!(longest_chain(&[]), 0);
        assert_eq!(longest_chain(&[None, Some(0), Some(1), Some(0), Some(9)]), 3);
        assert_eq!(longest_chain(&[Some(1), Some(0), Some(2)]), 2);
    }
}
