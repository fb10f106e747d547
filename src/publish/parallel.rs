//! The same work on many things at once, on threads of its own: waiting for them never runs other work, so it
//! may be called under a lock.

use std::thread;

/// Fewer things than this are not worth a thread.
const WORTH_A_THREAD: usize = 64;

/// The results, in the order of the things.
pub(super) fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let n_threads = thread::available_parallelism().map_or(1, |it| it.get().min(8));
    let share = things.len().div_ceil(n_threads).max(WORTH_A_THREAD);
    if things.len() <= share {
        return things.iter().map(work).collect();
    }
    thread::scope(|scope| {
        let work = &work;
        let shares = things.chunks(share);
        let running: Vec<_> =
            shares.map(|it| scope.spawn(move || it.iter().map(work).collect::<Vec<_>>())).collect();
        let finished = running.into_iter().map(|it| it.join().expect("the work does not panic"));
        finished.flatten().collect()
    })
}
