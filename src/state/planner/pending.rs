//! Edits that wait to be written. Writing takes time, in which others come and another way of writing may be
//! done first; so what is let go is told by its number, never by how many there are.

/// Updates in the order of the edits.
#[derive(Debug, Clone, Default)]
pub struct Pending {
    updates: Vec<Vec<u8>>,
    /// How many came before these.
    gone: usize,
}

/// The edits up to some moment.
#[derive(Debug, Clone, Copy)]
pub struct Mark(usize);

impl Pending {
    pub fn push(&mut self, update: Vec<u8>) {
        self.updates.push(update);
    }

    pub fn is_empty(&self) -> bool {
        self.updates.is_empty()
    }

    pub fn updates(&self) -> &[Vec<u8>] {
        &self.updates
    }

    /// All that wait now.
    pub fn mark(&self) -> Mark {
        Mark(self.gone + self.updates.len())
    }

    /// Lets go of what was written. What has gone already stays gone.
    pub fn release(&mut self, written: Mark) {
        let count = written.0.saturating_sub(self.gone).min(self.updates.len());
        self.updates.drain(..count);
        self.gone += count;
    }

    pub fn clear(&mut self) {
        self.release(self.mark());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_of_writing_let_go_of_the_same_edits_once() {
        let mut pending = Pending::default();
        pending.push(vec![1]);
        let slow = pending.mark();
        pending.push(vec![2]);
        let quick = pending.mark();
        pending.push(vec![3]);
        pending.release(quick);
        pending.push(vec![4]);
        pending.release(slow);
        assert_eq!(pending.updates(), [[3], [4]]);
        pending.clear();
        assert!(pending.is_empty());
    }
}
