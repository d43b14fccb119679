//! What is done to the map in two steps, first who and then with whom: moving somebody below another, and
//! drawing a line between two. Keyboard, bar and mouse all go through here.

use super::drawing::{Drawing, focus_soon};
use crate::i18n::words::map;
use crate::i18n::{Words, choice_label};
use crate::sheets::{add_row, remove_row};
use plan_core::plan::profile::TieKind;
use plan_core::value::Slugs;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    None,
    /// A new superior is being chosen.
    Move {
        who: String,
    },
    /// The other end of a line is being chosen.
    Tie {
        who: String,
        kind: String,
    },
}

pub static TIE_KINDS: &[&str] = TieKind::SET.slugs;

impl Task {
    pub fn who(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Move { who } | Self::Tie { who, .. } => Some(who),
        }
    }
}

impl Drawing {
    /// Begins to move somebody; the superior that they have is aimed at.
    pub fn begin_move(self, who: &str) {
        let superior = self.contact(who, |contact| contact.reports_to.0.clone()).filter(|id| !id.is_empty());
        self.begin(Task::Move { who: who.to_owned() }, superior);
    }

    pub fn begin_tie(self, who: &str) {
        self.begin(Task::Tie { who: who.to_owned(), kind: TIE_KINDS[0].to_owned() }, None);
    }

    fn begin(self, task: Task, aim: Option<String>) {
        if !self.planner.is_read_only() {
            self.aim.set(aim);
            self.said.set(None);
            self.task.set(task);
        }
    }

    /// Goes over to the next kind of line.
    pub fn next_kind(self) {
        self.task.update(|task| {
            if let Task::Tie { kind, .. } = task {
                let place = TIE_KINDS.iter().position(|known| known == kind).map_or(0, |place| place + 1);
                TIE_KINDS[place % TIE_KINDS.len()].clone_into(kind);
            }
        });
    }

    /// Leaves things as they are, and goes back to the card where it began.
    pub fn cancel(self) {
        let task = self.task.get_untracked();
        self.task.set(Task::None);
        if let Some(who) = task.who() {
            self.said.set(Some(map::CANCELLED.into()));
            self.focus(who);
        }
    }

    pub fn confirm(self) {
        let (task, aim) = (self.task.get_untracked(), self.aim.get_untracked());
        let done = match (&task, aim.as_deref()) {
            (Task::None, _) | (Task::Tie { .. }, None) => false,
            (Task::Move { who }, superior) => self.move_below(who, superior.unwrap_or_default()),
            (Task::Tie { who, kind }, Some(other)) => self.draw_line(who, kind, other),
        };
        // After a refusal one goes on choosing.
        if let (true, Some(who)) = (done, task.who()) {
            self.task.set(Task::None);
            self.uncover(who);
            self.focus(who);
        }
    }

    /// Makes one the superior of the other, or nobody; says whether that is so now.
    pub fn move_below(self, who: &str, superior: &str) -> bool {
        let now = || self.contact(who, |contact| contact.reports_to.0.clone()).unwrap_or_default();
        let before = now();
        // The planner refuses circles, and says so.
        self.planner.enter(&self.path(who, "reports_to"), superior);
        let after = now();
        if before != after {
            let (who, planner) = (self.name(who), self.planner);
            let said: Words = if superior.is_empty() {
                map::moved_up(who).into()
            } else {
                map::moved(self.name(superior), who).into()
            };
            self.session.say_with_undo(said, move || planner.undo());
        }
        after == superior
    }

    fn draw_line(self, from: &str, kind: &str, to: &str) -> bool {
        if from == to {
            self.session.say(map::SAME_PERSON);
            return false;
        }
        add_row(self.planner, &self.list("ties"), &[("from", from), ("kind", kind), ("to", to)]);
        let planner = self.planner;
        let said = map::line_added(self.name(from), choice_label(TieKind::SET.name, kind), self.name(to));
        self.session.say_with_undo(said, move || planner.undo());
        true
    }

    pub fn remove_line(self, tie: &str) {
        remove_row(self.session, self.planner, &self.list("ties"), tie);
    }

    /// Adds a contact to the list and opens its form.
    pub fn add_contact(self) {
        let id = add_row(self.planner, &self.list("contacts"), &[]).to_string();
        self.current.set(Some(id.clone()));
        self.open_form(&id);
    }

    pub fn open_form(self, id: &str) {
        self.open.set(Some(id.to_owned()));
        focus_soon(".map-panel .control".to_owned());
    }

    /// What is going on, in words.
    pub fn status(self) -> String {
        let target = || match self.aim.get() {
            Some(id) => self.name(&id),
            None => map::NOBODY.say().to_owned(),
        };
        match self.task.get() {
            Task::None => self.said.get().map(|said| said.say()).unwrap_or_default(),
            Task::Move { who } => map::moving(target(), self.name(&who)).say(),
            Task::Tie { who, kind } => {
                map::drawing_line(choice_label(TieKind::SET.name, &kind), target(), self.name(&who)).say()
            }
        }
    }
}
