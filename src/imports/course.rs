//! The course of an import: reading, guessing, judging, taking in. What takes long is done in slices, between
//! which the page has its turn; whatever is chosen anew starts it again.

use super::accounts::{self, Criteria, Decisions};
use super::choices::{Adds, Choices};
use super::outcome::{Good, Job, Outcome, Progress, Taken};
use super::purchases;
use super::reading::{Decoded, Fault, MOST_ROWS, Table, decoded};
use super::target::Target;
use super::workbook::Workbook;
use crate::platform::{files, page};
use crate::signal::{Local, RwSignal, StoredValue};
use crate::state::{Importing, Session, TableSource};
use leptos::prelude::SetValue;
use plan_core::document::account_rows::Unknown;
use plan_core::document::grid::{Separator, TextReader};
use plan_core::document::records::{Stranger, Survey, Verdict};
use plan_core::plan::Plan;
use std::sync::Arc;

/// Rows that are read before the page has its turn.
pub const SLICE: usize = 1_000;
/// Rows that may stand above the first record.
pub const ABOVE: usize = 30;
/// Letters by which separators are compared.
const BEGINNING: usize = 4_000;
/// Rows that are shown as they will be read.
const PREVIEW: usize = 5;

/// A cell as it will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub text: String,
    pub wrong: bool,
}

/// One import. It ends with its dialog.
#[derive(Clone, Copy)]
pub struct Import {
    pub session: Session,
    pub target: &'static Target,
    what: StoredValue<Importing>,
    pub source: StoredValue<TableSource>,
    /// How the text begins.
    pub beginning: StoredValue<String>,
    pub criteria: StoredValue<Criteria>,
    pub choices: RwSignal<Choices>,
    /// What becomes of accounts that the plan has.
    pub decisions: RwSignal<Decisions>,
    pub table: RwSignal<Arc<Table>>,
    /// What the rows as a whole show.
    pub survey: RwSignal<Arc<Survey>>,
    pub preview: RwSignal<Vec<Vec<Seen>>>,
    /// None until all rows have been looked at.
    pub outcome: RwSignal<Option<Arc<Outcome>>>,
    pub progress: RwSignal<Option<Progress>>,
    /// How many products good rows name that the plan does not have, had they been allowed in.
    pub products: RwSignal<usize>,
    /// Names in rows that are not one account of the plan.
    pub strangers: RwSignal<Vec<Stranger>>,
    /// Names in rows that the plan does not have in its lists.
    pub unknown: RwSignal<Vec<Unknown>>,
    /// How much came in, once it has.
    pub imported: RwSignal<Option<Taken>>,
    /// Where the table comes from a workbook.
    pub workbook: Workbook,
    pub(super) work: Local<Option<page::Timer>>,
}

impl Import {
    pub fn new(session: Session, what: Importing, source: TableSource) -> Self {
        let account = match &what {
            Importing::Accounts => String::new(),
            Importing::Purchases { account } => account.clone(),
        };
        let adds = Adds { products: true, persons: true, names: false };
        Self {
            session,
            target: Target::of(&what),
            what: StoredValue::new(what),
            source: StoredValue::new(source),
            beginning: StoredValue::new(String::new()),
            criteria: StoredValue::new(
                session
                    .planner_untracked()
                    .map_or_else(Vec::new, |planner| planner.plan().with_untracked(accounts::criteria)),
            ),
            choices: RwSignal::new(Choices { account, adds, ..Choices::default() }),
            decisions: RwSignal::new(Decisions::default()),
            table: RwSignal::new(Arc::default()),
            survey: RwSignal::new(Arc::new(Survey::new(Default::default()))),
            preview: RwSignal::new(Vec::new()),
            outcome: RwSignal::new(None),
            progress: RwSignal::new(None),
            products: RwSignal::new(0),
            strangers: RwSignal::new(Vec::new()),
            unknown: RwSignal::new(Vec::new()),
            imported: RwSignal::new(None),
            workbook: Workbook::new(),
            work: Local::new_local(None),
        }
    }

    pub fn is_pasted(self) -> bool {
        self.source.with_value(|source| matches!(source, TableSource::Pasted))
    }

    /// Cells that were pasted for this and are not taken in yet.
    pub fn pasted(self) -> StoredValue<String> {
        if self.is_of_purchases() { self.session.pasted } else { self.session.pasted_accounts }
    }

    pub fn is_of_workbook(self) -> bool {
        self.source.with_value(|source| matches!(source, TableSource::Workbook(_)))
    }

    pub fn is_of_purchases(self) -> bool {
        self.what.with_value(|what| *what != Importing::Accounts)
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
        let mut table = Table::default();
        let text = match self.source.get_value() {
            TableSource::Workbook(_) => return self.read_sheet(),
            TableSource::Pasted => self.pasted().get_value(),
            TableSource::File(bytes) => match decoded(&bytes, chosen.encoding, files::decode) {
                Some(Decoded { text, encoding, unsure, damaged }) => {
                    table = Table { encoding: Some(encoding), unsure, damaged, ..table };
                    text
                }
                None => return self.has_read(Table { fault: Some(Fault::NotText), ..Table::default() }),
            },
        };
        self.beginning.set_value(text.chars().take(BEGINNING).collect());
        let separator = chosen.separator.unwrap_or_else(|| Separator::of(&text));
        table.separator = separator;
        let mut reader = TextReader::new(&text);
        self.in_slices(Box::new(move || {
            for _ in 0..SLICE {
                match reader.next(&text, separator) {
                    Some(row) => table.rows.push(row),
                    None => {
                        self.has_read(std::mem::take(&mut table));
                        return true;
                    }
                }
                // A few more may hold the headings and what stands above them.
                if table.rows.len() > MOST_ROWS + ABOVE {
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
        table.width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        self.table.set(Arc::new(table));
        self.lay_out(self.found_headings());
    }

    /// Looks at all rows: first at what they show as a whole, then at each.
    fn judge(self) {
        let (table, choices) = (self.table.get_untracked(), self.choices.get_untracked());
        self.outcome.set(None);
        self.progress.set(None);
        self.work.set_value(None);
        // Which of them one thing was decided about, another reading may number otherwise.
        self.decisions.update(|decisions| decisions.single.clear());
        let mut survey = Survey::new(purchases::places(&choices.matching));
        survey.dates.is_from_1904 = table.is_from_1904;
        if table.fault.is_some() {
            return self.has_surveyed(survey);
        }
        let accounts = (!self.is_of_purchases())
            .then(|| self.criteria.with_value(|criteria| accounts::surveyor(self.target, criteria, &choices)));
        let mut at = choices.first;
        self.in_slices(Box::new(move || {
            let end = (at + SLICE).min(table.rows.len());
            (at..end).for_each(|row| match &accounts {
                Some(surveyor) => surveyor.take(&mut survey, &table.rows[row]),
                None => survey.take(row, &table.rows[row]),
            });
            at = end.max(at);
            let is_done = at >= table.rows.len();
            if is_done {
                self.has_surveyed(survey.clone());
            }
            is_done
        }));
    }

    fn has_surveyed(self, survey: Survey) {
        let (table, choices) = (self.table.get_untracked(), self.choices.get_untracked());
        let Some(planner) = self.session.planner_untracked() else {
            return;
        };
        self.survey.set(Arc::new(survey));
        let (first, plan) = (choices.first, planner.plan());
        // The one that shows the first rows keeps what it has seen of them.
        let mut shown = plan.with_untracked(|plan| self.job(plan, &choices));
        self.preview.set(plan.with_untracked(|plan| seen(plan, &mut shown, &table, &choices)));
        if table.fault.is_some() || table.rows.len() <= first || !self.lacks(&choices).is_empty() {
            return self.keep_names(&Good::Purchases(Verdict::default()));
        }
        let (mut job, mut at) = (Some(plan.with_untracked(|plan| self.job(plan, &choices))), first);
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
                if choices.adds.products {
                    self.products.set(outcome.good.new_products());
                }
                self.keep_names(&outcome.good);
                self.outcome.set(Some(Arc::new(outcome)));
            }
            self.progress.set((!is_done).then(|| Progress::Checking(at * 100 / rows.len())));
            is_done
        }));
    }

    /// Keeps the names that something can be chosen about. While they stay the same, so do their controls, where
    /// somebody may just be choosing.
    fn keep_names(self, good: &Good) {
        let (strangers, unknown) = match good {
            Good::Purchases(verdict) => (verdict.strangers.clone(), Vec::new()),
            Good::Accounts(verdict) => (Vec::new(), verdict.unknown.clone()),
        };
        if self.strangers.with_untracked(|known| *known != strangers) {
            self.strangers.set(strangers);
        }
        if self.unknown.with_untracked(|known| *known != unknown) {
            self.unknown.set(unknown);
        }
    }

    fn job(self, plan: &Plan, choices: &Choices) -> Job {
        let survey = self.survey.get_untracked();
        if self.is_of_purchases() {
            Job::Purchases(Box::new(purchases::judge(plan, choices, &survey, self.session.today.get_untracked())))
        } else {
            self.criteria.with_value(|criteria| {
                Job::Accounts(Box::new(accounts::judge(plan, self.target, criteria, choices, &survey)))
            })
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
    let rows = table.rows.iter().enumerate().skip(choices.first).take(PREVIEW);
    rows.map(|(place, row)| match job {
        Job::Accounts(judge) => accounts::seen(plan, judge, row),
        Job::Purchases(judge) => purchases::seen(plan, judge, &choices.matching, place, row),
    })
    .collect()
}
