//! What the parts of a map share: what is drawn, which card is meant, what is folded, how large it is.

use super::forest::Forest;
use super::layout::{Layout, lay_out};
use super::line::{Line, drawn};
use super::task::Task;
use crate::i18n::words::shell;
use crate::i18n::{Words, visible};
use crate::platform::page;
use crate::sheets::Context;
use crate::signal::{Memo, RwSignal, StoredValue};
use crate::state::{Planner, Session};
use crate::ui::memo;
use leptos::prelude::{GetUntracked, NodeRef};
use plan_core::plan::Row;
use plan_core::plan::profile::{Contact, Profile};

/// Sizes to choose from, in percent.
const SIZES: [usize; 9] = [20, 30, 40, 50, 65, 80, 100, 125, 150];
/// Below this size a card's words cannot be read.
const LEGIBLE: usize = 65;

/// The height that a map is fitted to, in pixels; the style sheet gives the frame about as much.
const FRAME_HEIGHT: usize = 560;

/// The paper that a printed map is fitted to: A4 without its margins, in pixels.
const PAPER: (usize, usize) = (680, 900);
/// Half of its height. What is higher often begins a page, and leaves the one before half empty.
const HALF_PAPER: usize = 470;
/// Percent of its size that a map may lose for that.
const MOST_LOST: usize = 30;

/// Cards are named by the ids of their contacts.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    pub session: Session,
    pub planner: Planner,
    account: StoredValue<String>,
    pub forest: Memo<Forest>,
    pub layout: Memo<Layout>,
    pub lines: Memo<Vec<Line>>,
    /// What somebody has folded; until then the map decides itself.
    folded: RwSignal<Option<Vec<String>>>,
    /// The card that has, or had, the focus.
    pub current: RwSignal<Option<String>>,
    /// The one card that is reached with the tabulator: the current one, or the first.
    pub reached: Memo<Option<String>>,
    /// The card whose form is open.
    pub open: RwSignal<Option<String>>,
    pub dragged: RwSignal<Option<String>>,
    pub task: RwSignal<Task>,
    /// Whom the task in hand is to be done with; nobody for "without a superior".
    pub aim: RwSignal<Option<String>>,
    /// What was done last, for those who cannot see it.
    pub said: RwSignal<Option<Words>>,
    /// In percent.
    pub size: RwSignal<usize>,
    pub frame: NodeRef<leptos::html::Div>,
}

impl Drawing {
    pub fn new(session: Session, context: Context) -> Self {
        let (planner, account) = (context.planner, context.account);
        let folded = RwSignal::new(None::<Vec<String>>);
        let forest = memo(move || {
            let forest = with_profile(planner, account, |profile| Forest::of(&profile.contacts));
            forest.unwrap_or_default()
        });
        let layout = memo(move || {
            forest.with(|forest| match folded.get() {
                Some(folded) => lay_out(forest, &folded),
                None => lay_out(forest, &forest.folded_at_first()),
            })
        });
        let lines = memo(move || {
            let lines = with_profile(planner, account, |profile| {
                forest.with(|forest| layout.with(|layout| drawn(&profile.ties, forest, layout)))
            });
            lines.unwrap_or_default()
        });
        let current = RwSignal::new(None);
        let reached = memo(move || {
            let shown = shown(forest, layout);
            current.get().filter(|current| shown.contains(current)).or_else(|| shown.into_iter().next())
        });
        Self {
            session,
            planner,
            account,
            forest,
            layout,
            lines,
            folded,
            current,
            reached,
            open: RwSignal::new(None),
            dragged: RwSignal::new(None),
            task: RwSignal::new(Task::None),
            aim: RwSignal::new(None),
            said: RwSignal::new(None),
            size: RwSignal::new(100),
            frame: NodeRef::new(),
        }
    }

    /// The path of one of the profile's lists.
    pub fn list(self, name: &str) -> String {
        self.account.with_value(|account| format!("/accounts/{account}/profile/{name}"))
    }

    pub fn path(self, contact: &str, field: &str) -> String {
        format!("{}/{contact}/{field}", self.list("contacts"))
    }

    pub fn profile<T>(self, read: impl FnOnce(&Profile) -> T) -> Option<T> {
        with_profile(self.planner, self.account, read)
    }

    pub fn contact<T>(self, id: &str, read: impl FnOnce(&Row<Contact>) -> T) -> Option<T> {
        self.profile(|profile| profile.contacts.get(id).map(read)).flatten()
    }

    /// The name of a contact as it is shown.
    pub fn name(self, id: &str) -> String {
        let name = self.contact(id, |contact| visible(contact.name.0.trim()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| shell::UNNAMED.say().to_owned())
    }

    /// Ids and names of all contacts.
    pub fn everybody(self) -> Vec<(String, String)> {
        let ids = self.forest.with(|forest| forest.people.iter().map(|person| person.id.clone()).collect::<Vec<_>>());
        ids.into_iter().map(|id| (id.clone(), self.name(&id))).collect()
    }

    pub fn count(self) -> usize {
        self.forest.with(|forest| forest.people.len())
    }

    /// The cards that are seen, superiors before their people.
    pub fn shown(self) -> Vec<String> {
        shown(self.forest, self.layout)
    }

    /// Who is folded and who is not, of those who have people.
    pub fn is_folded(self, id: &str) -> Option<bool> {
        self.forest.with(|forest| {
            let reports = &forest.people.get(forest.place_of(id)?)?.reports;
            let first = *reports.first()?;
            self.layout.with(|layout| layout.spots.get(first).map(Option::is_none))
        })
    }

    pub fn fold(self, id: &str, fold: bool) {
        let before = self.folded.get_untracked();
        let mut folded = before.unwrap_or_else(|| self.forest.with_untracked(Forest::folded_at_first));
        folded.retain(|known| known != id);
        if fold {
            folded.push(id.to_owned());
        }
        self.folded.set(Some(folded));
    }

    /// Unfolds whatever hides a card.
    pub fn uncover(self, id: &str) {
        let above: Vec<String> = self.forest.with_untracked(|forest| {
            let superior = |place: &usize| forest.people[*place].superior;
            std::iter::successors(forest.place_of(id).as_ref().and_then(superior), superior)
                .map(|place| forest.people[place].id.clone())
                .collect()
        });
        for superior in above.iter().filter(|superior| self.is_folded(superior) == Some(true)) {
            self.fold(superior, false);
        }
    }

    /// Gives a card the focus once it is drawn.
    pub fn focus(self, id: &str) {
        self.current.set(Some(id.to_owned()));
        focus_soon(format!("[data-contact=\"{id}\"]"));
    }

    /// The card got the focus, or was tapped.
    pub fn reach(self, id: &str) {
        if self.current.with_untracked(|current| current.as_deref() != Some(id)) {
            self.current.set(Some(id.to_owned()));
        }
        if self.task.with_untracked(|task| *task != Task::None) {
            self.aim.set(Some(id.to_owned()));
        }
    }

    pub fn zoom(self, larger: bool) {
        let size = self.size.get_untracked();
        let next = if larger {
            SIZES.into_iter().find(|known| *known > size)
        } else {
            SIZES.into_iter().rev().find(|known| *known < size)
        };
        self.size.set(next.unwrap_or(size));
    }

    /// Makes the whole map visible. Not larger than it is.
    pub fn fit(self) {
        self.fit_down_to(SIZES[0]);
    }

    /// The same, as far as its cards stay legible.
    pub fn fit_legibly(self) {
        self.fit_down_to(LEGIBLE);
    }

    fn fit_down_to(self, smallest: usize) {
        // Asked for in the next frame, when the worksheet may have been left already.
        let width = self.frame.try_get_untracked().flatten().map_or(0, |frame| page::inner_width(&frame));
        if width > 0 {
            self.size.set(self.layout.with_untracked(|layout| fitted(layout, width, FRAME_HEIGHT)).max(smallest));
        }
    }

    /// The size on paper, in percent.
    pub fn size_on_paper(self) -> usize {
        self.layout.with(on_paper)
    }
}

fn shown(forest: Memo<Forest>, layout: Memo<Layout>) -> Vec<String> {
    forest.with(|forest| {
        layout.with(|layout| layout.shown.iter().map(|place| forest.people[*place].id.clone()).collect())
    })
}

/// Gives the focus to what is about to be drawn.
pub fn focus_soon(selector: String) {
    page::next_frame(move || {
        page::focus(&selector);
    });
}

fn with_profile<T>(planner: Planner, account: StoredValue<String>, read: impl FnOnce(&Profile) -> T) -> Option<T> {
    account.with_value(|account| planner.plan().with(|plan| plan.accounts.get(account).map(|it| read(&it.profile))))
}

fn on_paper(layout: &Layout) -> usize {
    let (whole, half) = (fitted(layout, PAPER.0, PAPER.1), fitted(layout, PAPER.0, HALF_PAPER));
    if half * 100 >= whole * (100 - MOST_LOST) { half } else { whole }
}

fn fitted(layout: &Layout, width: usize, height: usize) -> usize {
    let percent = |room: usize, needed: i32| room * 100 / usize::try_from(needed).unwrap_or(0).max(1);
    percent(width, layout.width).min(percent(height, layout.height)).min(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_printed_on_half_a_page_unless_that_would_make_it_much_smaller() {
        let of = |width, height| on_paper(&Layout { width, height, ..Layout::default() });
        assert_eq!(of(680, 600), 78);
        assert_eq!(of(680, 400), 100);
        assert_eq!(of(1360, 900), 50);
        assert_eq!(of(680, 900), 100);
    }
}
