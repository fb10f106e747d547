//! Work that is done on a thread of its own until somebody asks for what came of it.

use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};

/// What comes, or has come, of some work.
#[derive(Debug)]
pub(super) struct Ahead<T> {
    done: OnceLock<T>,
    running: Mutex<Option<JoinHandle<T>>>,
}

impl<T> Ahead<T> {
    /// Of work that is done.
    pub(super) fn done(value: T) -> Ahead<T> {
        Ahead { done: OnceLock::from(value), running: Mutex::new(None) }
    }

    /// What came of the work; waits for it.
    pub(super) fn get(&self) -> &T {
        self.done.get_or_init(|| {
            let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
            join(running.take())
        })
    }

    /// The same, to keep.
    pub(super) fn into_inner(self) -> T {
        let Ahead { done, running } = self;
        let running = running.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.into_inner().unwrap_or_else(|| join(running))
    }
}

impl<T: Send + 'static> Ahead<T> {
    /// Starts the work.
    pub(super) fn start(work: impl FnOnce() -> T + Send + 'static) -> Ahead<T> {
        Ahead { done: OnceLock::new(), running: Mutex::new(Some(thread::spawn(work))) }
    }
}

fn join<T>(running: Option<JoinHandle<T>>) -> T {
    running.expect("it is done or running").join().expect("the work does not panic")
}
