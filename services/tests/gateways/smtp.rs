//! A small SMTP server (RFC 5321) with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954).

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use data_encoding::BASE64;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

use super::{Identity, Stream};

pub const USER: &str = "calepin";
pub const PASSWORD: &str = "correct horse";

/// What it does with a message.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    Accepts,
    /// Accepts when so much time has passed.
    AcceptsAfter(Duration),
    /// Answers so at a step, and goes no further.
    Answers(Step, &'static str),
    /// Says nothing more from a step on.
    Hangs(Step),
    /// Is gone at a step, without a word.
    Drops(Step),
}

/// How far a conversation has come, by what it has just heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// That somebody is there.
    Greeting,
    Ehlo,
    StartTls,
    /// Nothing yet of TLS, which it has said it will speak.
    Handshake,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The first line of the message.
    HalfAMessage,
    /// The whole message: hanging or dropping, it keeps it.
    Message,
    Quit,
}

/// A message that it took.
#[derive(Debug, Clone)]
pub struct Mail {
    pub from: String,
    /// What was told of it with its sender, in the order of the alphabet.
    pub told: String,
    pub to: String,
    pub data: String,
    /// Whether it came over TLS.
    pub secure: bool,
    /// Who was authenticated.
    pub user: Option<String>,
    /// How the client called itself.
    pub hello: String,
}

impl Mail {
    /// A header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let (head, _) = self.data.split_once("\r\n\r\n")?;
        let head = head.replace("\r\n ", " ");
        let prefix = format!("{}:", name.to_ascii_lowercase());
        head.lines()
            .find(|line| line.to_ascii_lowercase().starts_with(&prefix))
            .map(|line| line[prefix.len()..].trim().to_owned())
    }
}

/// The server, until it is dropped.
pub struct SmtpServer {
    pub port: u16,
    state: Arc<State>,
    task: tokio::task::JoinHandle<()>,
}

struct State {
    identity: Option<Arc<Identity>>,
    implicit: bool,
    manner: Mutex<Manner>,
    mails: Mutex<Vec<Mail>>,
    refused: AtomicUsize,
    came: Notify,
}

impl SmtpServer {
    /// In clear, without authentication.
    pub async fn plain() -> Self {
        Self::start(None, false).await
    }

    /// In clear until `STARTTLS`; asks for authentication.
    pub async fn starttls(identity: &Arc<Identity>) -> Self {
        Self::start(Some(Arc::clone(identity)), false).await
    }

    /// TLS from the first byte; asks for authentication.
    pub async fn implicit(identity: &Arc<Identity>) -> Self {
        Self::start(Some(Arc::clone(identity)), true).await
    }

    async fn start(identity: Option<Arc<Identity>>, implicit: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            identity,
            implicit,
            manner: Mutex::new(Manner::Accepts),
            mails: Mutex::default(),
            refused: AtomicUsize::new(0),
            came: Notify::new(),
        });
        let serving = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let manner = *serving.manner.lock().unwrap();
                tokio::spawn(connection(stream, Arc::clone(&serving), manner));
            }
        });
        Self { port, state, task }
    }

    /// For who comes from now on: whoever is here goes on as they were met.
    pub fn set(&self, manner: Manner) {
        *self.state.manner.lock().unwrap() = manner;
    }

    /// What it took, also what it did not live to say so of.
    pub fn mails(&self) -> Vec<Mail> {
        self.state.mails.lock().unwrap().clone()
    }

    /// Waits until it has taken `so` much.
    pub async fn until(&self, so: impl Fn(&[Mail]) -> bool) {
        loop {
            let came = self.state.came.notified();
            if so(&self.mails()) {
                return;
            }
            came.await;
        }
    }

    /// Waits until it has refused something.
    pub async fn until_refused(&self) {
        self.until(|_| self.state.refused.load(Ordering::SeqCst) > 0)
            .await;
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A client that goes away ends its conversation: no error of the server's.
async fn connection(stream: TcpStream, state: Arc<State>, manner: Manner) {
    let _ = converse(stream, &state, manner).await;
}

async fn converse(stream: TcpStream, state: &State, manner: Manner) -> std::io::Result<()> {
    let mut talk = Talk {
        manner,
        stream: BufReader::new(Box::new(stream)),
        secure: false,
        user: None,
        hello: String::new(),
        from: String::new(),
        told: String::new(),
        to: String::new(),
    };
    if state.implicit {
        talk.secure(state).await?;
    }
    talk.at(Step::Greeting, "220 localhost ESMTP", state)
        .await?;
    while let Some(line) = talk.hear().await? {
        if !talk.answer(&line, state).await? {
            break;
        }
    }
    Ok(())
}

/// Ends a conversation that a manner of the server's ends.
fn gone() -> std::io::Error {
    std::io::ErrorKind::ConnectionAborted.into()
}

struct Talk {
    manner: Manner,
    stream: BufReader<Box<dyn Stream>>,
    secure: bool,
    user: Option<String>,
    hello: String,
    from: String,
    told: String,
    to: String,
}

impl Talk {
    async fn say(&mut self, line: &str) -> std::io::Result<()> {
        self.stream
            .write_all(format!("{line}\r\n").as_bytes())
            .await?;
        self.stream.flush().await
    }

    async fn hear(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).await?;
        Ok((read > 0).then(|| line.trim_end().to_owned()))
    }

    /// Says what is to be said at a step; where that is what goes wrong, something else or nothing. Tells whether what was
    /// asked for is done.
    async fn at(&mut self, step: Step, right: &str, state: &State) -> std::io::Result<bool> {
        match self.manner {
            Manner::Answers(wrong, answer) if wrong == step => {
                state.refused.fetch_add(1, Ordering::SeqCst);
                state.came.notify_waiters();
                self.say(answer).await?;
                Ok(false)
            }
            Manner::Hangs(wrong) if wrong == step => std::future::pending().await,
            Manner::Drops(wrong) if wrong == step => Err(gone()),
            _ if right.is_empty() => Ok(true),
            _ => self.say(right).await.map(|()| true),
        }
    }

    async fn secure(&mut self, state: &State) -> std::io::Result<()> {
        self.at(Step::Handshake, "", state).await?;
        let identity = state.identity.as_ref().unwrap();
        let nothing: Box<dyn Stream> = Box::new(tokio::io::empty());
        let inner = std::mem::replace(&mut self.stream, BufReader::new(nothing)).into_inner();
        let tls = identity.acceptor.accept(inner).await?;
        self.stream = BufReader::new(Box::new(tls));
        self.secure = true;
        Ok(())
    }

    /// Answers one command; tells whether to go on.
    async fn answer(&mut self, line: &str, state: &State) -> std::io::Result<bool> {
        let verb = line.split([' ', ':']).next().unwrap().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => {
                self.hello = line[5..].to_owned();
                let mut extensions = vec!["250-localhost"];
                if state.identity.is_some() && !self.secure {
                    extensions.push("250-STARTTLS");
                }
                if self.secure {
                    extensions.push("250-AUTH PLAIN");
                }
                extensions.extend(["250-SMTPUTF8", "250 8BITMIME"]);
                self.at(Step::Ehlo, &extensions.join("\r\n"), state).await?;
            }
            "STARTTLS" => {
                if self.at(Step::StartTls, "220 go ahead", state).await? {
                    self.secure(state).await?;
                }
            }
            "AUTH" => self.authenticate(line, state).await?,
            "MAIL" if state.identity.is_some() && self.user.is_none() => {
                self.say("530 5.7.0 Authentication required").await?;
            }
            "MAIL" => {
                self.from = address(line);
                self.told = parameters(line);
                self.at(Step::Mail, "250 OK", state).await?;
            }
            "RCPT" => {
                self.to = address(line);
                self.at(Step::Rcpt, "250 OK", state).await?;
            }
            "DATA" => {
                if self.at(Step::Data, "354 go on", state).await? {
                    return self.take(state).await;
                }
            }
            "QUIT" => {
                self.at(Step::Quit, "221 bye", state).await?;
                return Ok(false);
            }
            _ => self.say("250 OK").await?,
        }
        Ok(true)
    }

    async fn authenticate(&mut self, line: &str, state: &State) -> std::io::Result<()> {
        let given = line.rsplit(' ').next().unwrap();
        let given = BASE64.decode(given.as_bytes()).unwrap_or_default();
        if given == format!("\0{USER}\0{PASSWORD}").as_bytes() {
            if self.at(Step::Auth, "235 2.7.0 welcome", state).await? {
                self.user = Some(USER.to_owned());
            }
            Ok(())
        } else {
            self.say("535 5.7.8 bad credentials").await
        }
    }

    async fn take(&mut self, state: &State) -> std::io::Result<bool> {
        let mut data = Vec::new();
        while !data.ends_with(b"\r\n") {
            data.push(self.stream.read_u8().await?);
        }
        if !self.at(Step::HalfAMessage, "", state).await? {
            return Ok(false);
        }
        while !data.ends_with(b"\r\n.\r\n") {
            data.push(self.stream.read_u8().await?);
        }
        let data = String::from_utf8(data).unwrap();
        if !matches!(self.manner, Manner::Answers(Step::Message, _)) {
            state.mails.lock().unwrap().push(Mail {
                from: self.from.clone(),
                told: self.told.clone(),
                to: self.to.clone(),
                data: data.trim_end_matches(".\r\n").to_owned(),
                secure: self.secure,
                user: self.user.clone(),
                hello: self.hello.clone(),
            });
            state.came.notify_waiters();
        }
        if let Manner::AcceptsAfter(time) = self.manner {
            tokio::time::sleep(time).await;
        }
        self.at(Step::Message, "250 2.0.0 queued", state).await?;
        Ok(true)
    }
}

/// What follows the address of a command.
fn parameters(line: &str) -> String {
    let (_, parameters) = line.split_once('>').unwrap();
    let mut parameters: Vec<&str> = parameters.split_whitespace().collect();
    parameters.sort_unstable();
    parameters.join(" ")
}

fn address(line: &str) -> String {
    let start = line.find('<').unwrap() + 1;
    let end = line.find('>').unwrap();
    line[start..end].to_owned()
}
