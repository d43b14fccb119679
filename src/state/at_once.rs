//! For tests: what a future comes to that never has to wait, as natively none of the large store has; and the work that
//! goes on by itself, of which a test says when.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("natively nothing here waits"),
    }
}

thread_local! {
    static WORK: RefCell<Vec<PinnedLocalFuture<()>>> = const { RefCell::new(Vec::new()) };
}

struct ByHand;

impl CustomExecutor for ByHand {
    fn spawn(&self, work: PinnedFuture<()>) {
        self.spawn_local(work);
    }

    fn spawn_local(&self, work: PinnedLocalFuture<()>) {
        WORK.with_borrow_mut(|all| all.push(work));
    }

    fn poll_local(&self) {}
}

/// From now on work of this thread goes on when [`go_on`] says so.
pub fn by_hand() {
    // Another test was first.
    let _ = Executor::init_custom_executor(ByHand);
}

/// Lets all work go on, and what it begins, as far as none has to wait.
pub fn go_on() {
    let mut waiting = Vec::new();
    while WORK.with_borrow(|all| !all.is_empty()) {
        waiting.extend(go_on_with(0));
    }
    WORK.with_borrow_mut(|all| all.append(&mut waiting));
}

/// Lets one piece of the work that waits go on, by its place, and returns it when it has to wait still.
pub fn go_on_with(place: usize) -> Option<PinnedLocalFuture<()>> {
    let mut work = WORK.with_borrow_mut(|all| all.remove(place));
    work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending().then_some(work)
}
