//! Many people at once, until their server is gone.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{sync::Notify, task::JoinSet};

use crate::work::{Outcome, People, Work};

/// How many work at once, each at whatever is next.
const AT_ONCE: usize = 6;

/// What there is to do, and what was said to be done.
#[derive(Default)]
pub struct Crowd {
    pub due: Mutex<VecDeque<Work>>,
    pub done: Mutex<BTreeSet<String>>,
    count: AtomicUsize,
    news: Notify,
}

impl Crowd {
    /// Lets them work on the server of a port until it answers no more, or nothing is left to do.
    pub fn start(self: &Arc<Self>, people: &Arc<People>, port: u16) -> JoinSet<()> {
        self.count.store(0, Ordering::SeqCst);
        let mut lanes = JoinSet::new();
        for _ in 0..AT_ONCE {
            let (crowd, people) = (Arc::clone(self), Arc::clone(people));
            lanes.spawn(async move {
                while let Some(work) = crowd.next() {
                    match work.attempt(people.browser(&work), port).await {
                        Outcome::Done(found) => crowd.note(found),
                        Outcome::Unanswered => {
                            crowd.due.lock().unwrap().push_front(work);
                            return;
                        }
                        refused => panic!("{work:?}: {refused:?}"),
                    }
                }
            });
        }
        lanes
    }

    /// Waits until so much was said to be done since they started.
    pub async fn until(&self, enough: usize) {
        loop {
            let news = self.news.notified();
            if self.count.load(Ordering::SeqCst) >= enough {
                return;
            }
            news.await;
        }
    }

    fn next(&self) -> Option<Work> {
        self.due.lock().unwrap().pop_front()
    }

    fn note(&self, found: String) {
        self.done.lock().unwrap().insert(found);
        self.count.fetch_add(1, Ordering::SeqCst);
        self.news.notify_waiters();
    }
}
