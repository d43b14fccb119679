//! The description of a worksheet. The macros of `said` make its prompts and tables.

use super::drawn::Drawn;
use super::seen::Seen;
use super::sheet::Context;
use crate::figures::{Shown, method_named, work_named};
use crate::i18n::{Guide, Heading, Msg};
use crate::routes::View;
use crate::state::Insight;
use chrono::NaiveDate;
use leptos::prelude::{AnyView, use_context};
use plan_core::figures::{RowSight, Sight, Work, id_in};
use plan_core::plan::{Plan, SheetScope, Worksheet};

#[derive(Debug)]
pub struct Sheet {
    /// None for what all accounts share and has a page of its own, without review and actions.
    pub worksheet: Option<Worksheet>,
    pub title: Msg,
    pub purpose: Msg,
    pub blocks: &'static [Block],
}

#[derive(Debug, Clone, Copy)]
pub enum Block {
    Section(Msg),
    Prompt(Prompt),
    Table(Table),
    /// What is computed for the account in view.
    Figures(&'static [AccountFigure]),
    /// What the core works out, by name, for the plan or the account in view.
    Worked(&'static [&'static str]),
    Picture(Drawn),
    /// What the worksheet has of its own, and no other.
    Own(fn(Context) -> AnyView),
}

/// A question with one answer.
#[derive(Debug, Clone, Copy)]
pub struct Prompt {
    /// The path below the worksheet's root; from the account with a leading `@`.
    pub field: &'static str,
    pub guide: &'static Guide,
    pub essential: bool,
    /// Takes half the width, beside the next one.
    pub half: bool,
}

/// Which rows of a list a worksheet shows. Lists that several worksheets share say in each row where it was
/// found; what is added here is then marked so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    /// All of a list that another worksheet asks for with the same fields.
    Elsewhere,
    /// Those about the account in view.
    OfAccount,
    /// Those of them that were found in this worksheet.
    OfWorksheet,
}

/// A list of rows.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// As in a prompt; a leading slash counts from the plan.
    pub field: &'static str,
    pub guide: &'static Guide,
    pub essential: bool,
    pub columns: &'static [Column],
    /// Fields that show when a row is unfolded.
    pub details: &'static [Column],
    /// Figures computed for each row.
    pub figures: &'static [Figure],
    /// Each row is a judgement with evidence.
    pub evidence: bool,
    pub which: Which,
    /// The second table of its list on the worksheet: its first column names the rows and is not edited here, and rows
    /// come and go in the first one.
    pub second: bool,
    /// Where in the plan a team says what a column asks in its own words, by the column's field; empty for nowhere.
    pub asked_at: &'static str,
    /// What a new row begins with.
    pub presets: &'static [(&'static str, &'static str)],
}

#[derive(Debug)]
pub struct Column {
    pub field: &'static str,
    pub heading: &'static Heading,
    /// Share of the width.
    pub width: u8,
}

/// A column that is computed.
#[derive(Debug)]
pub struct Figure {
    pub method: &'static str,
    pub read: Read,
}

/// Where the figure of a row comes from, whose path is given.
#[derive(Debug)]
pub enum Read {
    /// The core works it out under the name of its method.
    Worked,
    /// The worksheet reads it off, and has a heading of its own.
    Own(Msg, fn(&Plan, &str) -> Shown),
}

/// A column that the core works out under that name.
pub const fn worked(method: &'static str) -> Figure {
    Figure { method, read: Read::Worked }
}

impl Figure {
    pub const fn own(method: &'static str, heading: Msg, read: fn(&Plan, &str) -> Shown) -> Self {
        Self { method, read: Read::Own(heading, read) }
    }

    pub fn heading(&self) -> Option<Msg> {
        match self.read {
            Read::Own(heading, _) => Some(heading),
            Read::Worked => method_named(self.method).map(|method| method.name),
        }
    }

    /// What it is called, in words.
    pub fn called(&self) -> &'static str {
        self.heading().map_or(self.method, Msg::say)
    }

    pub fn shown(&self, plan: &Plan, path: &str, today: NaiveDate) -> Shown {
        match self.read {
            Read::Own(_, read) => read(plan, path),
            Read::Worked => match work_named(self.method) {
                Ok(Some(Work::Row(_, work))) => Shown::worked(&work(&RowSight { plan, today, path }), &plan.currency.0),
                Ok(Some(Work::ReadRow(_, work))) => match use_context::<Insight>() {
                    Some(insight) => {
                        let reading = insight.reading().get();
                        let sight = Sight { plan, reading: &reading, today };
                        Shown::worked(&work(&sight, id_in(path)), &plan.currency.0)
                    }
                    None => Shown::nothing(),
                },
                Ok(_) => unreachable!("{} is no figure of a row", self.method),
                Err(why) => Shown::nothing().with_note(why.say()),
            },
        }
    }
}

/// A figure of the account in view. Its method is its name.
#[derive(Debug)]
pub struct AccountFigure {
    pub method: &'static str,
    pub read: fn(&Seen<'_>) -> Shown,
}

pub const fn figure(method: &'static str, read: fn(&Seen<'_>) -> Shown) -> AccountFigure {
    AccountFigure { method, read }
}

impl Prompt {
    pub const fn new(field: &'static str, guide: &'static Guide) -> Self {
        Self { field, guide, essential: false, half: false }
    }

    pub const fn essential(self) -> Self {
        Self { essential: true, ..self }
    }

    pub const fn half(self) -> Block {
        Block::Prompt(Self { half: true, ..self })
    }

    pub const fn wide(self) -> Block {
        Block::Prompt(self)
    }
}

impl Table {
    pub const fn new(field: &'static str, guide: &'static Guide, columns: &'static [Column]) -> Self {
        let (which, presets): (_, &[_]) = (Which::All, &[]);
        let (details, figures): (&[_], &[_]) = (&[], &[]);
        let (essential, evidence, second, asked_at) = (false, false, false, "");
        Self { field, guide, essential, columns, details, figures, evidence, which, second, asked_at, presets }
    }

    pub const fn essential(self) -> Self {
        Self { essential: true, ..self }
    }

    /// With other words about it than those of its list, where two tables show one list.
    pub const fn guided(self, guide: &'static Guide) -> Self {
        Self { guide, ..self }
    }

    pub const fn asked_at(self, asked_at: &'static str) -> Self {
        Self { asked_at, ..self }
    }

    pub const fn second(self) -> Self {
        Self { second: true, ..self }
    }

    pub const fn details(self, details: &'static [Column]) -> Self {
        Self { details, ..self }
    }

    pub const fn figures(self, figures: &'static [Figure]) -> Self {
        Self { figures, ..self }
    }

    pub const fn with_evidence(self) -> Self {
        Self { evidence: true, ..self }
    }

    pub const fn elsewhere(self) -> Self {
        Self { which: Which::Elsewhere, ..self }
    }

    pub const fn of_account(self) -> Self {
        Self { which: Which::OfAccount, ..self }
    }

    pub const fn of_worksheet(self) -> Self {
        Self { which: Which::OfWorksheet, ..self }
    }

    pub const fn presets(self, presets: &'static [(&'static str, &'static str)]) -> Self {
        Self { presets, ..self }
    }

    pub const fn block(self) -> Block {
        Block::Table(self)
    }
}

/// Two lists of blocks as one, while compiling. Both have blocks.
pub const fn joined<const LENGTH: usize>(first: &[Block], second: &[Block]) -> [Block; LENGTH] {
    let mut all = [first[0]; LENGTH];
    let mut place = 1;
    while place < LENGTH {
        all[place] = if place < first.len() { first[place] } else { second[place - first.len()] };
        place += 1;
    }
    all
}

impl Sheet {
    /// Its stable number.
    pub fn number(&self) -> &'static str {
        self.worksheet.map_or("", Worksheet::number)
    }

    pub fn scope(&self) -> SheetScope {
        self.worksheet.map_or(SheetScope::Plan, Worksheet::scope)
    }

    /// The path of the record with the worksheet's fields.
    pub fn base(&self, account: &str) -> String {
        let root = self.worksheet.map_or(String::new(), |worksheet| format!("/{}", worksheet.root()));
        match self.scope() {
            SheetScope::Plan => root,
            SheetScope::Account => format!("/accounts/{account}{root}"),
        }
    }

    /// The path of a field that the description names.
    pub fn path(&self, account: &str, field: &str) -> String {
        match (field.as_bytes().first(), &field.get(1..)) {
            (Some(b'/'), _) => field.to_owned(),
            (Some(b'@'), Some(rest)) => format!("/accounts/{account}/{rest}"),
            _ => format!("{}/{field}", self.base(account)),
        }
    }

    /// The paths of what is essential and belongs to this worksheet alone.
    pub fn essentials(&self, account: &str) -> Vec<String> {
        self.blocks
            .iter()
            .filter_map(|block| match block {
                Block::Prompt(prompt) if prompt.essential => Some(prompt.field),
                Block::Table(table) if table.essential && table.which == Which::All => Some(table.field),
                _ => None,
            })
            .map(|field| self.path(account, field))
            .collect()
    }

    /// Where it is shown. Only a worksheet is asked.
    pub fn view(&self, account: &str) -> View {
        self.worksheet.map_or(View::Overview, |worksheet| View::of(worksheet, account))
    }

    pub fn review_path(&self, account: &str) -> String {
        format!("{}/review", self.base(account))
    }
}
