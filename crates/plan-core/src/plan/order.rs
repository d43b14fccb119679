//! Where a row stands among the rows of its list, in a form that two people can extend apart.

/// Where a row stands: a fraction between 0 and 1, written in 62 digits, so that there is always room
/// between two rows and moving one row changes no other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(String);

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Order {
    /// The longest order that is taken from a file. Ten thousand insertions at one place make one of two
    /// thousand letters.
    const LONGEST: usize = 4_000;

    /// An order from a file. None when it is not one.
    pub fn new(text: &str) -> Option<Self> {
        let well_formed = !text.is_empty()
            && text.len() <= Self::LONGEST
            && text.bytes().all(|b| b.is_ascii_alphanumeric())
            && !text.ends_with('0');
        well_formed.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The order of the n-th of many rows that are made at once, evenly spread and short.
    pub fn nth(place: usize) -> Self {
        let mut digits = vec![b'1'];
        let mut rest = place + 1;
        while rest > 0 {
            digits.push(DIGITS[rest % 62]);
            rest /= 62;
        }
        digits[1..].reverse();
        // The length goes first, so that longer numbers come later.
        digits[0] = DIGITS[digits.len()];
        digits.push(b'V');
        Self(String::from_utf8_lossy(&digits).into_owned())
    }

    /// The first place of `nth` that comes after this order. Lists grow at their end, and this way
    /// their orders stay short.
    fn place_after(&self) -> Option<usize> {
        let digits = self.0.as_bytes();
        let length = rank(*digits.first()?);
        let number = digits.get(1..length)?;
        (2..=8).contains(&length).then(|| number.iter().fold(0, |sum, digit| sum * 62 + rank(*digit)))
    }

    /// An order between two others; `None` stands for the start and the end. When both are equal, as
    /// two people may make them apart, it comes right after them.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        if after.is_none()
            && let Some(place) = before.map_or(Some(0), Self::place_after)
        {
            return Self::nth(place);
        }
        let low = before.map_or(&b""[..], |order| order.0.as_bytes());
        let high = after.map(|order| order.0.as_bytes()).filter(|high| low < *high);
        let mut digits = Vec::new();
        let mut bounded = high;
        for place in 0.. {
            let least = low.get(place).map_or(0, |digit| rank(*digit));
            let most = bounded.map_or(62, |high| high.get(place).map_or(0, |digit| rank(*digit)));
            if most > least + 1 {
                digits.push(DIGITS[usize::midpoint(least, most)]);
                break;
            }
            digits.push(DIGITS[least]);
            if most > least {
                bounded = None;
            }
        }
        Self(String::from_utf8_lossy(&digits).into_owned())
    }
}

fn rank(digit: u8) -> usize {
    DIGITS.iter().position(|known| *known == digit).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn many_rows_made_at_once_keep_their_order() {
        let orders: Vec<Order> = (0..20_000).map(Order::nth).collect();
        assert!(orders.is_sorted());
        assert!(orders.iter().all(|order| Order::new(order.as_str()).is_some()));
    }

    #[test]
    fn a_list_that_grows_at_its_end_keeps_short_orders() {
        let mut last = Order::between(None, None);
        for _ in 0..2_000 {
            let next = Order::between(Some(&last), None);
            assert!(last < next);
            last = next;
        }
        assert!(last.as_str().len() < 6, "{}", last.as_str());
    }

    proptest! {
        #[test]
        fn there_is_always_room_between(choices in prop::collection::vec(any::<prop::sample::Index>(), 1..60)) {
            let mut orders: Vec<Order> = Vec::new();
            for choice in choices {
                let place = choice.index(orders.len() + 1);
                let before = place.checked_sub(1).map(|p| orders[p].clone());
                let between = Order::between(before.as_ref(), orders.get(place));
                prop_assert!(before.as_ref().is_none_or(|b| *b < between));
                prop_assert!(orders.get(place).is_none_or(|a| between < *a));
                prop_assert!(Order::new(between.as_str()).is_some());
                orders.insert(place, between);
            }
        }
    }
}
