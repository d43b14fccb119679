//! The plan's data: plain records, one file per noun, folders as the chapters. Nothing here computes;
//! a new chapter is a new folder and one field of `Plan`.

mod account;
mod action;
mod evidence;
mod member;
mod order;
mod reach;
mod review;
mod risk;
mod worksheet;

pub mod assessment;
pub mod buying;
pub mod contracts;
pub mod execution;
pub mod industry;
pub mod introduction;
pub mod pointer;
pub mod profile;
pub mod reflect;
pub mod relationship;
pub mod rows;
pub mod strategy;
pub mod team;

pub use account::Account;
pub use action::{Action, ActionStatus};
pub use evidence::{Certainty, Evidence, Judged};
pub use member::Member;
pub use order::Order;
pub use reach::Reach;
pub use reflect::{Facet, FacetMut, Node, Record, RowList};
pub use review::Review;
pub use risk::{Risk, RiskArea, RiskStatus, RiskStrategy};
pub use rows::{Roll, Row, RowId, Rows};
pub use worksheet::{SheetScope, Worksheet};

use crate::record;
use crate::value::{Amount, Choice, Entry, Flag, Line};
use assessment::Scheme;
use execution::{Improvements, Monitoring, Targets, Warning};
use introduction::{Background, Cover, Goals, Scope};
use relationship::{Care, Growth, Satisfaction};
use strategy::{ChannelStrategy, PriceStrategy, ProductStrategy, Promotion};
use team::{Culture, Incentives, Team, Training};

crate::choice_sets! {
    /// The currencies offered, by ISO 4217; any other code is kept.
    Currency = "currency" [
        "CNY", "USD", "EUR", "HKD", "JPY", "GBP", "TWD", "SGD", "KRW", "INR", "AUD", "CAD", "CHF",
        "MYR", "THB", "VND", "IDR", "AED", "BRL", "MXN", "RUB", "SEK", "ZAR",
    ];
}

record! {
    /// One plan for the customers that matter most to one company, or one of its divisions.
    Plan {
        /// Names the plan for ever, in every copy; two files with one id can be merged.
        id: Line,
        name: Line,
        /// Whose plan it is: the selling company or division.
        company: Line,
        /// The currency in which the plan adds up.
        currency: Choice<Currency>,
        /// True in the sample that comes with the app, which must never be taken for a real plan.
        sample: Flag,
        background: Background,
        goals: Goals,
        scope: Scope,
        members: Rows<Member>,
        /// By what accounts are judged.
        scheme: Scheme,
        accounts: Rows<Account>,
        actions: Rows<Action>,
        risks: Rows<Risk>,
        cover: Cover,
        product: ProductStrategy,
        price: PriceStrategy,
        channel: ChannelStrategy,
        promotion: Promotion,
        team: Team,
        training: Training,
        incentives: Incentives,
        culture: Culture,
        targets: Targets,
        monitoring: Monitoring,
        warning: Warning,
        improvement: Improvements,
        satisfaction: Satisfaction,
        care: Care,
        growth: Growth,
    }

    /// A sum of money with its currency. Empty currency means the plan's.
    Money {
        amount: Entry<Amount>,
        currency: Choice<Currency>,
    }
}

impl Plan {
    /// The worksheets that are left out of copies unless somebody asks for them. The cover says which, so it is none.
    pub fn confidential(&self) -> Vec<Worksheet> {
        let marked = &self.cover.confidential;
        let is_so = |sheet: &Worksheet| {
            *sheet == Worksheet::ALWAYS_CONFIDENTIAL || *sheet != Worksheet::Cover && marked.has(*sheet)
        };
        Worksheet::ALL.iter().copied().filter(is_so).collect()
    }
}
