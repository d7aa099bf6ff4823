//! What the server does by itself: it delivers messages, reminds, and forgets what is past its time.

use std::time::Duration;

use domain::outbox::Channel;
use services::Services;
use tokio::{sync::watch, task::JoinHandle, time};

/// How long a message that another process wrote, or that a gateway refused, waits for the next look.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long whoever was told of a new message waits for others, to hand them over together.
const TOGETHER: Duration = Duration::from_millis(50);
/// How often somebody may have to be reminded of something.
const REMIND_EVERY: Duration = Duration::from_mins(1);
/// How often what is past its time is forgotten.
const PURGE_EVERY: Duration = Duration::from_hours(1);

/// The tasks, running.
#[derive(Debug)]
pub struct Worker {
    stop: watch::Sender<bool>,
    tasks: [JoinHandle<()>; 4],
}

impl Worker {
    /// Starts them.
    pub fn start(services: &Services) -> Self {
        let (stop, stopped) = watch::channel(false);
        let [emails, sms] = Channel::ALL
            .map(|channel| tokio::spawn(deliver(channel, services.clone(), stopped.clone())));
        let reminds = tokio::spawn(remind(services.clone(), stopped.clone()));
        let purges = tokio::spawn(purge(services.clone(), stopped));
        Self {
            stop,
            tasks: [emails, sms, reminds, purges],
        }
    }

    /// Lets each finish what it is at, and no more.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        for task in self.tasks {
            // A task that panicked has said so already.
            let _ = task.await;
        }
    }
}

async fn deliver(channel: Channel, services: Services, mut stopped: watch::Receiver<bool>) {
    let mut trouble = Trouble::new("messages cannot be delivered");
    let mut news = services.outbox.news(channel);
    while !*stopped.borrow() {
        let go_on = || !*stopped.borrow();
        trouble.note(&services.outbox.deliver_over(channel, go_on).await);
        tokio::select! {
            () = news.wait(LOOK_AGAIN) => time::sleep(TOGETHER).await,
            _ = stopped.changed() => {}
        }
    }
}

async fn remind(services: Services, mut stopped: watch::Receiver<bool>) {
    let mut trouble = Trouble::new("nobody can be reminded");
    let mut minutes = time::interval(REMIND_EVERY);
    while !*stopped.borrow() {
        tokio::select! {
            _ = minutes.tick() => trouble.note(&services.account.remind_of_waits().await),
            _ = stopped.changed() => {}
        }
    }
}

async fn purge(services: Services, mut stopped: watch::Receiver<bool>) {
    let mut trouble = Trouble::new("what is past its time cannot be forgotten");
    let mut hours = time::interval(PURGE_EVERY);
    while !*stopped.borrow() {
        tokio::select! {
            _ = hours.tick() => trouble.note(&services.purge().await),
            _ = stopped.changed() => {}
        }
    }
}

/// Logs what goes wrong when it begins and when it ends, not at every turn.
struct Trouble {
    what: &'static str,
    lasts: bool,
}

impl Trouble {
    const fn new(what: &'static str) -> Self {
        Self { what, lasts: false }
    }

    fn note<T>(&mut self, result: &services::Result<T>) {
        match result {
            Err(error) if !self.lasts => tracing::error!(%error, "{}", self.what),
            Ok(_) if self.lasts => tracing::info!("over: {}", self.what),
            _ => {}
        }
        self.lasts = result.is_err();
    }
}
