//! Demo mode's outside world: a clock that can be moved forward, and messages that are kept to be read rather than
//! sent. Both live in plain files beside the demo's database, so that nothing of them exists outside demo mode.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use domain::time::Instant;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::SystemClock;
use crate::{
    ports::{Clock, Delivery, Mailer, NotTaken, OutgoingEmail, OutgoingSms, SmsGateway},
    private,
};

/// The end of addresses that cannot be anyone's (RFC 2606): refused as a relay would, to show what then happens.
const NOBODYS: &str = ".invalid";

/// A clock that runs as the machine's does, ahead of it by what it was moved. It survives a restart.
#[derive(Debug)]
pub struct DemoClock {
    file: PathBuf,
    ahead: Mutex<SignedDuration>,
}

/// The clock was asked to go backwards.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// Time goes one way only.
    #[error("the clock only goes forward")]
    Backwards,
    /// Beyond the end of time.
    #[error("the clock does not go that far")]
    TooFar,
    /// The file could not be written.
    #[error("the clock could not be kept: {0}")]
    Io(#[from] io::Error),
}

/// The last instant the demo's clock can be set to: 2100-01-01.
const LAST: i64 = 4_102_444_800;

impl DemoClock {
    /// The clock kept in `file`, or a new one.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no number of milliseconds.
    pub fn open(file: &Path) -> io::Result<Self> {
        let ahead = match fs::read_to_string(file) {
            Ok(text) => text
                .trim()
                .parse()
                .map(SignedDuration::from_millis)
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the demo's clock"))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => SignedDuration::ZERO,
            Err(error) => return Err(error),
        };
        Ok(Self {
            file: file.to_owned(),
            ahead: Mutex::new(ahead),
        })
    }

    /// Moves the clock forward by so many seconds.
    ///
    /// # Errors
    /// [`NotMoved`].
    pub fn advance(&self, seconds: i64) -> Result<Instant, NotMoved> {
        let by = SignedDuration::from_secs(seconds);
        self.move_to(|now| now.checked_add(by).map_err(|_| NotMoved::TooFar))
    }

    /// Sets the clock to an instant to come.
    ///
    /// # Errors
    /// [`NotMoved`].
    pub fn set(&self, to: Instant) -> Result<Instant, NotMoved> {
        self.move_to(|_| Ok(to))
    }

    fn move_to(
        &self,
        target: impl FnOnce(Instant) -> Result<Instant, NotMoved>,
    ) -> Result<Instant, NotMoved> {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        let real = SystemClock.now();
        let now = real.checked_add(*ahead).map_err(|_| NotMoved::TooFar)?;
        let to = target(now)?;
        if to < now {
            return Err(NotMoved::Backwards);
        }
        if to.as_second() > LAST {
            return Err(NotMoved::TooFar);
        }
        let moved = to.duration_since(real);
        private::file()
            .create(true)
            .write(true)
            .truncate(true)
            .open(&self.file)?
            .write_all(moved.as_millis().to_string().as_bytes())?;
        *ahead = moved;
        Ok(to)
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Instant {
        let ahead = *self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        SystemClock.now().checked_add(ahead).unwrap_or(Instant::MAX)
    }
}

/// A message that demo mode kept instead of sending it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMessage {
    /// Its identifier.
    pub id: String,
    /// `email` or `sms`.
    pub channel: String,
    /// To whom.
    pub to: String,
    /// The subject of an e-mail; empty for an SMS.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML of an e-mail; empty for an SMS.
    pub html: String,
    /// When, by the demo's clock, in RFC 3339.
    pub sent_at: String,
}

/// Keeps messages in a file, one JSON object a line.
#[derive(Debug)]
pub struct DemoMessages {
    file: PathBuf,
    clock: std::sync::Arc<DemoClock>,
    at_the_file: Mutex<()>,
}

impl DemoMessages {
    /// The messages kept in `file`.
    pub fn new(file: &Path, clock: std::sync::Arc<DemoClock>) -> Self {
        Self {
            file: file.to_owned(),
            clock,
            at_the_file: Mutex::new(()),
        }
    }

    /// Every message, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_first(&self) -> io::Result<Vec<KeptMessage>> {
        let text = match self.read_whole() {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let mut messages = text
            .lines()
            .map(serde_json::from_str)
            .collect::<Result<Vec<KeptMessage>, _>>()?;
        messages.reverse();
        Ok(messages)
    }

    /// Without the half of a message that is just being written.
    fn read_whole(&self) -> io::Result<String> {
        let _reading = self
            .at_the_file
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        fs::read_to_string(&self.file)
    }

    fn keep(&self, mut message: KeptMessage) -> Result<(), NotTaken> {
        message.sent_at = self.clock.now().to_string();
        let append = || -> io::Result<()> {
            let line = serde_json::to_string(&message)? + "\n";
            let _writing = self
                .at_the_file
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            private::file()
                .create(true)
                .append(true)
                .open(&self.file)?
                .write_all(line.as_bytes())
        };
        append().map_err(|error| NotTaken::later(error.to_string()))
    }
}

impl Mailer for DemoMessages {
    fn send<'a>(&'a self, email: OutgoingEmail<'a>) -> Delivery<'a> {
        Box::pin(async move {
            if email.to.as_str().ends_with(NOBODYS) {
                return Err(NotTaken::Never("550 no such domain".into()));
            }
            self.keep(KeptMessage {
                id: email.id.to_string(),
                channel: "email".into(),
                to: email.to.as_str().into(),
                subject: email.subject.into(),
                text: email.text.into(),
                html: email.html.into(),
                sent_at: String::new(),
            })
        })
    }
}

impl SmsGateway for DemoMessages {
    fn send<'a>(&'a self, sms: OutgoingSms<'a>) -> Delivery<'a> {
        Box::pin(async move {
            self.keep(KeptMessage {
                id: sms.id.to_string(),
                channel: "sms".into(),
                to: sms.to.as_str().into(),
                subject: String::new(),
                text: sms.text.into(),
                html: String::new(),
                sent_at: String::new(),
            })
        })
    }
}
