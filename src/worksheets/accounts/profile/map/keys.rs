//! The map by keyboard. Arrows go along the lines of reporting; the same keys choose with whom a task is
//! done, since the card with the focus is then the one that is aimed at.

use super::drawing::Drawing;
use super::task::Task;
use crate::platform::{KeyboardEvent, page};

impl Drawing {
    pub fn on_key(self, event: &KeyboardEvent) {
        if page::is_composing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(current) = self.current.get_untracked() else {
            return;
        };
        let task = self.task.get_untracked();
        let is_free = task == Task::None;
        match event.key().as_str() {
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" => self.step(&current, &event.key()),
            "Enter" if is_free => self.open_form(&current),
            "Enter" => self.confirm(),
            "Escape" if !is_free => self.cancel(),
            " " => {
                if let Some(folded) = self.is_folded(&current) {
                    self.fold(&current, !folded);
                }
            }
            "m" | "M" if is_free => self.begin_move(&current),
            "l" | "L" if is_free => self.begin_tie(&current),
            "l" | "L" => self.next_kind(),
            "t" | "T" if matches!(task, Task::Move { .. }) => self.aim.set(None),
            "+" | "=" => self.zoom(true),
            "-" | "\u{2212}" => self.zoom(false),
            "0" => self.fit(),
            _ => return,
        }
        event.prevent_default();
    }

    fn step(self, from: &str, key: &str) {
        // Below a folded card is what it hides.
        if key == "ArrowDown" && self.is_folded(from) == Some(true) {
            self.fold(from, false);
        }
        let next = self.forest.with_untracked(|forest| {
            let place = forest.place_of(from)?;
            let siblings = forest.siblings(place);
            let mine = siblings.iter().position(|known| *known == place)?;
            let shown = || self.layout.with_untracked(|layout| layout.shown.clone());
            let next = match key {
                "ArrowUp" => forest.people[place].superior,
                "ArrowDown" => forest.people[place].reports.first().copied(),
                "ArrowLeft" => mine.checked_sub(1).map(|before| siblings[before]),
                "ArrowRight" => siblings.get(mine + 1).copied(),
                "Home" => shown().first().copied(),
                _ => shown().last().copied(),
            };
            next.map(|place| forest.people[place].id.clone())
        });
        if let Some(next) = next {
            self.reach(&next);
            self.focus(&next);
        }
    }
}
