//! Work beside the screen: a thread that says how far it is, and that gives up when nobody waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// A piece of work that goes on beside the screen. Whoever drops it ends it.
pub(crate) struct Job<T> {
    done: Arc<AtomicUsize>,
    given_up: Arc<AtomicBool>,
    answer: Receiver<Option<T>>,
}

impl<T: Send + 'static> Job<T> {
    /// Begins it. The work says now and then how much is done, and hears whether it may go on.
    pub(crate) fn start(work: impl FnOnce(&dyn Fn(usize) -> bool) -> Option<T> + Send + 'static) -> Self {
        let (send, answer) = channel();
        let (done, given_up) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (tell, hear) = (Arc::clone(&done), Arc::clone(&given_up));
        std::thread::spawn(move || {
            let go_on = |done| {
                tell.store(done, Ordering::Relaxed);
                !hear.load(Ordering::Relaxed)
            };
            // Nobody may be there any more to hear of it.
            let _ = send.send(work(&go_on));
        });
        Self { done, given_up, answer }
    }

    /// How much is done.
    pub(crate) fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// What came of it, once: `Some(None)` if it came to nothing.
    pub(crate) fn look(&self) -> Option<Option<T>> {
        match self.answer.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Disconnected) => Some(None),
            Err(TryRecvError::Empty) => None,
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_job_answers_once_and_ends_when_it_is_dropped() {
        let job = Job::start(|go_on| go_on(3).then_some(7));
        let answer = loop {
            match job.look() {
                Some(answer) => break answer,
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        assert_eq!((answer, job.done()), (Some(7), 3));
        let (tell, heard) = channel();
        let endless: Job<()> = Job::start(move |go_on| {
            while go_on(1) {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = tell.send(());
            None
        });
        drop(endless);
        assert_eq!(heard.recv_timeout(Duration::from_secs(20)), Ok(()));
    }
}
