//! Counts the work done, in tests: time is linear when steps are.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Adds to the count; nothing outside tests.
#[cfg(not(test))]
pub(super) fn count(_: usize) {}

/// Adds to the count.
#[cfg(test)]
pub(super) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps);
}

/// The steps of some work on this thread.
#[cfg(test)]
pub(super) fn of<T>(work: impl FnOnce() -> T) -> usize {
    let before = STEPS.get();
    work();
    STEPS.get() - before
}
