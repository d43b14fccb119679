//! The repeat purchase rate.

use super::Unavailable;

/// Buyers with two or more orders ÷ buyers, as a ratio. `orders` holds the number of orders of each customer;
/// who has none is no buyer.
#[expect(clippy::cast_precision_loss, reason = "numbers of customers")]
pub fn repeat_rate(orders: &[usize]) -> Result<f64, Unavailable> {
    let buyers = orders.iter().filter(|count| **count > 0).count();
    let again = orders.iter().filter(|count| **count > 1).count();
    if buyers == 0 { Err(Unavailable::NoRecords) } else { Ok(again as f64 / buyers as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_bought_nothing_is_no_buyer() {
        // Of four buyers two came back.
        assert_eq!(repeat_rate(&[1, 0, 3, 2, 0, 1]), Ok(0.5));
        assert_eq!(repeat_rate(&[0, 0]), Err(Unavailable::NoRecords));
    }
}
