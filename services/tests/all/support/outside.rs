//! The outside world of a test: clocks that stand still until they are moved, randomness that is the same in every
//! run, and a gateway that keeps what it is given.

#[path = "../../../../domain/tests/support/split_mix.rs"]
mod split_mix;

use std::sync::Mutex;

use domain::{
    ids::MessageId,
    time::{self, Instant},
};
use services::ports::{
    Clock, Delivery, Entropy, Mailer, NoEntropy, NotTaken, OutgoingEmail, OutgoingSms, SmsGateway,
};
use split_mix::SplitMix64;
use tokio::sync::Notify;

/// A clock that stands still until it is moved.
pub struct MovableClock(Mutex<Instant>);

impl MovableClock {
    pub fn at(rfc3339: &str) -> Self {
        Self(Mutex::new(rfc3339.parse().unwrap()))
    }

    /// Moves it forward.
    pub fn advance(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap();
        *now = time::after(*now, seconds);
    }

    pub fn set(&self, to: Instant) {
        *self.0.lock().unwrap() = to;
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// From a fixed seed: no two values alike, and the same ones in every run.
pub struct SeededEntropy(Mutex<SplitMix64>);

impl SeededEntropy {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(SplitMix64::new(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        let mut numbers = self.0.lock().unwrap();
        for chunk in bytes.chunks_mut(8) {
            let random = numbers.draw().to_le_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
        Ok(())
    }
}

/// A message that reached the gateway.
#[derive(Debug, Clone)]
pub struct Sent {
    pub id: MessageId,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What the gateway does with what it is given.
#[derive(Debug, Clone)]
pub enum Mood {
    Takes,
    Refuses(&'static str),
    /// Refuses for good.
    RefusesForGood(&'static str),
    /// Asks to wait so many seconds.
    AsksToWait(u32),
    /// Keeps the message and never answers, as when the process dies before it hears the answer.
    NeverAnswers,
}

/// A gateway for both kinds of messages.
pub struct Gateway {
    mood: Mutex<Mood>,
    /// Everything that was offered, taken or not.
    offered: Mutex<Vec<Sent>>,
    taken: Mutex<Vec<Sent>>,
    pub was_offered: Notify,
}

impl Gateway {
    pub fn new() -> Self {
        Self {
            mood: Mutex::new(Mood::Takes),
            offered: Mutex::default(),
            taken: Mutex::default(),
            was_offered: Notify::new(),
        }
    }

    pub fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn offered(&self) -> Vec<Sent> {
        self.offered.lock().unwrap().clone()
    }

    pub fn taken(&self) -> Vec<Sent> {
        self.taken.lock().unwrap().clone()
    }

    async fn take(&self, message: Sent) -> Result<(), NotTaken> {
        self.offered.lock().unwrap().push(message.clone());
        self.was_offered.notify_one();
        let mood = self.mood.lock().unwrap().clone();
        match mood {
            Mood::Takes => {
                self.taken.lock().unwrap().push(message);
                Ok(())
            }
            Mood::Refuses(reason) => Err(NotTaken::later(reason)),
            Mood::RefusesForGood(reason) => Err(NotTaken::Never(reason.to_owned())),
            Mood::AsksToWait(seconds) => Err(NotTaken::Later {
                reason: "429".to_owned(),
                retry_after: Some(seconds),
            }),
            Mood::NeverAnswers => std::future::pending().await,
        }
    }
}

impl Mailer for Gateway {
    fn send<'a>(&'a self, email: OutgoingEmail<'a>) -> Delivery<'a> {
        Box::pin(self.take(Sent {
            id: email.id,
            to: email.to.as_str().to_owned(),
            subject: email.subject.to_owned(),
            text: email.text.to_owned(),
            html: email.html.to_owned(),
        }))
    }
}

impl SmsGateway for Gateway {
    fn send<'a>(&'a self, sms: OutgoingSms<'a>) -> Delivery<'a> {
        Box::pin(self.take(Sent {
            id: sms.id,
            to: sms.to.as_str().to_owned(),
            subject: String::new(),
            text: sms.text.to_owned(),
            html: String::new(),
        }))
    }
}
