//! Worksheet 4.1: members and division of labour.

use crate::i18n::words::team as t;
use crate::sheets::{Block, Drawn, Sheet, Table, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::team::Team;

/// Who serves which account, as 3.3 shows it too.
pub const ASSIGNMENTS: Table = table!(t: /team/assignments
    columns { account 3, member 2, role 2, since 2 }
    details { until 3, note 6 }
);

pub static MEMBERS: Sheet = Sheet {
    worksheet: Some(Worksheet::Members),
    title: t::TITLE,
    purpose: t::PURPOSE,
    blocks: &[
        Block::Section(t::section::PROFILE),
        prompt!(Team, t: profile).essential().wide(),
        Block::Section(t::section::NORMS),
        table!(Team, t: norms columns { tier 2, visits 2, hours 2, note 4 }).essential().block(),
        Block::Section(t::section::MEMBERS),
        table!(t: /members columns { name 4, capacity 2 }).figures(&[worked("member-workload")]).essential().block(),
        Block::Worked(&["members-needed", "accounts-on-one"]),
        Block::Picture(Drawn::of_reading("workload")),
        Block::Section(t::section::ASSIGNMENTS),
        ASSIGNMENTS.essential().block(),
        Block::Section(t::section::SKILLS),
        table!(Team, t: skills columns { name 3, meaning 5, wanted 1 })
            .figures(&[worked("skill-gap"), worked("skill-able")])
            .essential()
            .block(),
        table!(Team, t: levels columns { member 3, skill 4, level 1 }).with_evidence().block(),
        Block::Picture(Drawn::of_reading("skills")),
        Block::Section(t::section::DUTIES),
        table!(Team, t: duties columns { task 3, accountable 2, responsible 2, consulted 2, informed 2 })
            .essential()
            .block(),
        Block::Worked(&["duties-settled"]),
        Block::Section(t::section::TOGETHER),
        prompt!(Team, t: collaboration).essential().wide(),
        table!(Team, t: meetings columns { name 3, rhythm 2, who 3, topics 4 }).block(),
    ],
};
