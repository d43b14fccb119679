//! Chapter 3: product, price, channel, promotion.

pub mod channel;
pub mod price;
pub mod product;
pub mod promotion;

pub use channel::CHANNEL;
pub use price::PRICE;
pub use product::PRODUCT;
pub use promotion::PROMOTION;
