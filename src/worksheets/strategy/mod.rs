//! Chapter 3: product, price, channel, promotion.

mod channel;
mod price;
mod product;
mod promotion;

pub use channel::CHANNEL;
pub use price::PRICE;
pub use product::PRODUCT;
pub use promotion::PROMOTION;
