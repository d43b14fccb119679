//! The course of an import: reading, guessing, judging, taking in. What takes long is done in slices, between
//! which the page has its turn; whatever is chosen anew starts it again.

use super::accounts::{self, Criteria, Decisions};
use super::guess::{guess, looks_like_headings, unit};
use super::outcome::{Job, Outcome, Taken};
use super::purchases;
use super::reading::{Fault, MOST_COLUMNS, MOST_ROWS, Table, decoded};
use super::target::Target;
use super::workbook::Workbook;
use crate::i18n::{Msg, words::import};
use crate::platform::files::Encoding;
use crate::platform::{files, page};
use crate::signal::{Local, RwSignal, StoredValue};
use crate::state::{Importing, Session, TableSource};
use leptos::prelude::SetValue;
use plan_core::document::grid::{Separator, TextReader};
use plan_core::document::records::{Column, Dating, DayOrder};
use plan_core::plan::Plan;
use std::sync::Arc;

/// Rows that are read before the page has its turn.
pub const SLICE: usize = 1_000;
/// Rows that are shown as they will be read.
const PREVIEW: usize = 5;

/// What the person has chosen, or what was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    pub encoding: Option<Encoding>,
    pub separator: Option<Separator>,
    /// The first row holds headings.
    pub headings: bool,
    /// The field of each column, by its place in the target.
    pub matching: Vec<Option<usize>>,
    pub day_order: Option<DayOrder>,
    /// The power of ten of the unit in which amounts are.
    pub power: u32,
    /// The account of all rows, when no column names it.
    pub account: String,
    pub add_products: bool,
    /// People in a table of accounts become contacts.
    pub add_persons: bool,
}

/// A cell as it will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub text: String,
    pub wrong: bool,
}

/// How far it is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A workbook is being opened; nobody knows how far.
    Opening,
    Reading(usize),
    Checking(usize),
    Writing,
}

/// One import. It ends with its dialog.
#[derive(Clone, Copy)]
pub struct Import {
    pub session: Session,
    pub target: &'static Target,
    what: StoredValue<Importing>,
    source: StoredValue<TableSource>,
    pub criteria: StoredValue<Criteria>,
    pub choices: RwSignal<Choices>,
    /// What becomes of accounts that the plan has.
    pub decisions: RwSignal<Decisions>,
    pub table: RwSignal<Arc<Table>>,
    pub dates: RwSignal<Dating>,
    pub preview: RwSignal<Vec<Vec<Seen>>>,
    /// None until all rows have been looked at.
    pub outcome: RwSignal<Option<Arc<Outcome>>>,
    pub progress: RwSignal<Option<Progress>>,
    /// How many products good rows name that the plan does not have, had they been allowed in.
    pub products: RwSignal<usize>,
    /// How much came in, once it has.
    pub imported: RwSignal<Option<Taken>>,
    /// Where the table comes from a workbook.
    pub workbook: Workbook,
    work: Local<Option<page::Timer>>,
}

impl Import {
    pub fn new(session: Session, what: Importing, source: TableSource) -> Self {
        let account = match &what {
            Importing::Accounts => String::new(),
            Importing::Purchases { account } => account.clone(),
        };
        Self {
            session,
            target: Target::of(&what),
            what: StoredValue::new(what),
            source: StoredValue::new(source),
            criteria: StoredValue::new(
                session
                    .planner_untracked()
                    .map_or_else(Vec::new, |planner| planner.plan().with_untracked(accounts::criteria)),
            ),
            choices: RwSignal::new(Choices { account, add_products: true, add_persons: true, ..Choices::default() }),
            decisions: RwSignal::new(Decisions::default()),
            table: RwSignal::new(Arc::default()),
            dates: RwSignal::new(Dating::default()),
            preview: RwSignal::new(Vec::new()),
            outcome: RwSignal::new(None),
            progress: RwSignal::new(None),
            products: RwSignal::new(0),
            imported: RwSignal::new(None),
            workbook: Workbook::new(),
            work: Local::new_local(None),
        }
    }

    pub fn is_pasted(self) -> bool {
        self.source.with_value(|source| matches!(source, TableSource::Pasted))
    }

    pub fn is_of_workbook(self) -> bool {
        self.source.with_value(|source| matches!(source, TableSource::Workbook(_)))
    }

    pub fn is_of_purchases(self) -> bool {
        self.what.with_value(|what| *what != Importing::Accounts)
    }

    /// What has to be chosen before anything can come in.
    pub fn lacks(self, choices: &Choices) -> Vec<Msg> {
        let has = |field: usize| choices.matching.contains(&Some(field));
        let needed = self.target.needed.iter().filter(|(field, _)| !has(*field)).map(|(_, said)| *said);
        let homeless = self.is_of_purchases() && choices.account.is_empty() && !has(Column::Account as usize);
        let nameless = !self.is_of_purchases() && accounts::lacks_names(self.target, choices);
        let homeless = homeless.then_some(import::ACCOUNT_NEEDED);
        needed.chain(homeless).chain(nameless.then_some(import::PERSON_NEEDED)).collect()
    }

    /// Chooses something about how rows are judged.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.judge();
    }

    /// Chooses something about how the text is read.
    pub fn choose_reading(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.read();
    }

    /// Puts away what was read before.
    pub fn put_away(self) {
        self.outcome.set(None);
        self.work.set_value(None);
        self.table.set(Arc::default());
    }

    /// Opens what the table comes from, and reads it.
    pub fn start(self) {
        match self.source.get_value() {
            TableSource::Workbook(bytes) => self.open_workbook(&bytes),
            TableSource::File(_) | TableSource::Pasted => self.read(),
        }
    }

    /// Reads the table from its start.
    pub fn read(self) {
        let chosen = self.choices.get_untracked();
        self.outcome.set(None);
        let (text, encoding) = match self.source.get_value() {
            TableSource::Workbook(_) => return self.read_sheet(),
            TableSource::Pasted => (self.session.pasted.get_value(), None),
            TableSource::File(bytes) => match decoded(&bytes, chosen.encoding, files::decode) {
                Some((text, encoding)) => (text, Some(encoding)),
                None => return self.has_read(Table { fault: Some(Fault::NotText), ..Table::default() }),
            },
        };
        let separator = chosen.separator.unwrap_or_else(|| Separator::of(&text));
        let mut reader = TextReader::new(&text);
        let mut table = Table { encoding, separator, ..Table::default() };
        self.in_slices(Box::new(move || {
            for _ in 0..SLICE {
                match reader.next(&text, separator) {
                    Some(row) => table.rows.push(row),
                    None => {
                        self.has_read(std::mem::take(&mut table));
                        return true;
                    }
                }
                // One more may hold the headings.
                if table.rows.len() > MOST_ROWS + 1 {
                    table.fault = Some(Fault::TooMany);
                    self.has_read(std::mem::take(&mut table));
                    return true;
                }
            }
            self.progress.set(Some(Progress::Reading(reader.at() * 100 / text.len().max(1))));
            false
        }));
    }

    pub fn has_read(self, mut table: Table) {
        table.width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(MOST_COLUMNS);
        let mut head = table.head().to_vec();
        head.resize(table.width, String::new());
        let guessed = if self.is_of_purchases() {
            guess(self.target, &head)
        } else {
            self.criteria.with_value(|criteria| accounts::guess(self.target, criteria, &head))
        };
        let headings = looks_like_headings(&head, &guessed);
        let is_guessed = guessed.iter().any(Option::is_some);
        let first = || (0..table.width).map(|place| self.target.first.filter(|_| place == 0)).collect();
        let matching: Vec<Option<usize>> = if is_guessed { guessed } else { first() };
        let amount =
            matching.iter().position(|field| self.is_of_purchases() && *field == Some(Column::Amount as usize));
        let power = amount.and_then(|column| head.get(column)).map_or(0, |heading| unit(heading));
        if table.rows.len() > MOST_ROWS + usize::from(headings) {
            table.fault = Some(Fault::TooMany);
        }
        self.table.set(Arc::new(table));
        self.choose(|choices| {
            (choices.headings, choices.matching, choices.power) = (headings, matching, power);
            choices.day_order = None;
        });
    }

    /// Looks at all rows.
    fn judge(self) {
        let (table, choices) = (self.table.get_untracked(), self.choices.get_untracked());
        self.outcome.set(None);
        self.progress.set(None);
        self.work.set_value(None);
        let Some(planner) = self.session.planner_untracked() else {
            return;
        };
        let dates = if self.is_of_purchases() {
            purchases::dates(&table, &choices)
        } else {
            accounts::dates(self.target, &table, &choices)
        };
        self.dates.set(dates);
        let first = usize::from(choices.headings);
        let plan = planner.plan();
        let mut job = plan.with_untracked(|plan| self.job(plan, &table, &choices, dates));
        self.preview.set(plan.with_untracked(|plan| seen(plan, &mut job, &table, &choices)));
        if table.fault.is_some() || table.rows.len() <= first || !self.lacks(&choices).is_empty() {
            return;
        }
        let (mut job, mut at) = (Some(job), first);
        self.in_slices(Box::new(move || {
            let rows = &table.rows;
            let end = (at + self.target.slice).min(rows.len());
            plan.with_untracked(|plan| match &mut job {
                Some(Job::Accounts(judge)) => accounts::with_ways(plan, |ways| {
                    (at..end).for_each(|row| judge.take(plan, row, &rows[row], ways));
                }),
                Some(Job::Purchases(judge)) => purchases::with_ways(plan, |ways| {
                    (at..end).for_each(|row| judge.take(plan, row, &rows[row], ways));
                }),
                None => {}
            });
            at = end;
            let is_done = at == rows.len();
            if is_done && let Some(outcome) = job.take().map(|job| plan.with_untracked(|plan| job.outcome(plan))) {
                if choices.add_products {
                    self.products.set(outcome.good.new_products());
                }
                self.outcome.set(Some(Arc::new(outcome)));
            }
            self.progress.set((!is_done).then(|| Progress::Checking(at * 100 / rows.len())));
            is_done
        }));
    }

    fn job(self, plan: &Plan, table: &Table, choices: &Choices, dates: Dating) -> Job {
        let order = purchases::day_order(choices, dates);
        if self.is_of_purchases() {
            Job::Purchases(Box::new(purchases::judge(plan, choices, order, self.session.today.get_untracked())))
        } else {
            self.criteria.with_value(|criteria| {
                Job::Accounts(Box::new(accounts::judge(plan, self.target, criteria, table, choices, order)))
            })
        }
    }

    /// Takes the good rows in. The page shows first that it does.
    pub fn commit(self) {
        self.progress.set(Some(Progress::Writing));
        self.work.set_value(Some(page::after(30, move || self.take_in())));
    }

    fn take_in(self) {
        let (Some(planner), Some(outcome)) = (self.session.planner_untracked(), self.outcome.get_untracked()) else {
            return;
        };
        let taken = self.decisions.with_untracked(|decisions| outcome.good.take_in(planner, decisions));
        if self.is_pasted() {
            self.session.pasted.set_value(String::new());
        }
        // Where nothing came in, the last step is another's.
        if taken.len() > 0 {
            self.session.say_with_undo(outcome.good.told(taken), move || planner.undo());
        } else {
            self.session.say(outcome.good.told(taken));
        }
        if outcome.rejected.is_empty() {
            self.session.dialog.set(None);
        } else {
            // What stayed out is read before the dialog is closed.
            self.progress.set(None);
            self.imported.set(Some(taken));
        }
    }

    /// Does work slice by slice until it says that it is done. The first slice is done at once, so that a
    /// short table shows no progress.
    pub fn in_slices(self, mut slice: Box<dyn FnMut() -> bool>) {
        if !slice() {
            self.work.set_value(Some(page::after(0, move || self.in_slices(slice))));
        }
    }
}

/// The first rows as they will be read.
fn seen(plan: &Plan, job: &mut Job, table: &Table, choices: &Choices) -> Vec<Vec<Seen>> {
    let rows = table.rows.iter().skip(usize::from(choices.headings)).take(PREVIEW);
    rows.map(|row| match job {
        Job::Accounts(judge) => accounts::seen(plan, judge, &row.cells),
        Job::Purchases(judge) => purchases::seen(plan, judge, &choices.matching, &row.cells),
    })
    .collect()
}
