//! Worksheet 3.3: by which ways we sell, and who gives way where two of them meet. Who of us serves which account is
//! decided in 4.1.

pub mod charts;

use crate::i18n::words::channel as c;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::strategy::ChannelStrategy;

pub static CHANNEL: Sheet = Sheet {
    worksheet: Some(Worksheet::Channel),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::MIX),
        prompt!(ChannelStrategy, c: principle).essential().wide(),
        table!(ChannelStrategy, c: mix columns { channel 2, now 1, wanted 1, by 2, how 5 })
            .figures(&[worked("channel-gap")])
            .essential()
            .block(),
        Block::Worked(&["channel-now", "channel-wanted", "channel-shift"]),
        Block::Picture(Drawn::of_reading("channel-mix")),
        Block::Section(c::section::PARTNERS),
        table!(ChannelStrategy, c: partners
            columns { name 3, kind 2, accounts 2, target 2, actual 2, agreed_until 2 }
            details {
                role 6, owner 3, regions 3, products 3, our_commitment 6, their_commitment 6, conflict_rule 9
            }
        )
        .figures(&[worked("partner-attainment"), worked("partner-days-left")])
        .essential()
        .block(),
        prompt!(ChannelStrategy, c: conflict_rule).essential().wide(),
        Block::Section(c::section::ONLINE),
        prompt!(ChannelStrategy, c: online).half(),
        prompt!(ChannelStrategy, c: offline).half(),
        prompt!(ChannelStrategy, c: handover).wide(),
    ],
};
