//! A small HTTP server that takes SMS as Twilio does.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

use super::{Identity, Stream};

/// What it does with a message.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    Accepts,
    /// Answers with this status, these headers and this body, and does not keep it.
    Answers {
        status: &'static str,
        headers: &'static str,
        body: &'static str,
    },
    /// Says this in place of an answer, does not keep it, and is gone.
    Drops(&'static str),
    /// Says this in place of an answer, keeps it, and says nothing more.
    Hangs(&'static str),
    /// Keeps the message, and is gone before it says so.
    DropsAfterAcceptance,
}

/// A request that it took.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Method and path.
    pub line: String,
    /// Names in lower case.
    pub headers: HashMap<String, String>,
    pub form: HashMap<String, String>,
}

/// The server, until it is dropped.
pub struct SmsServer {
    pub port: u16,
    state: Arc<State>,
    task: tokio::task::JoinHandle<()>,
}

struct State {
    identity: Option<Arc<Identity>>,
    manner: Mutex<Manner>,
    taken: Mutex<Vec<Taken>>,
    refused: AtomicUsize,
    came: Notify,
}

impl SmsServer {
    pub async fn plain() -> Self {
        Self::start(None).await
    }

    pub async fn over_tls(identity: &Arc<Identity>) -> Self {
        Self::start(Some(Arc::clone(identity))).await
    }

    async fn start(identity: Option<Arc<Identity>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            identity,
            manner: Mutex::new(Manner::Accepts),
            taken: Mutex::default(),
            refused: AtomicUsize::new(0),
            came: Notify::new(),
        });
        let serving = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(connection(stream, Arc::clone(&serving)));
            }
        });
        Self { port, state, task }
    }

    pub fn set(&self, manner: Manner) {
        *self.state.manner.lock().unwrap() = manner;
    }

    /// What it took, also what it did not live to say so of.
    pub fn taken(&self) -> Vec<Taken> {
        self.state.taken.lock().unwrap().clone()
    }

    /// Waits until it has taken `so` much.
    pub async fn until(&self, so: impl Fn(&[Taken]) -> bool) {
        loop {
            let came = self.state.came.notified();
            if so(&self.taken()) {
                return;
            }
            came.await;
        }
    }

    /// Waits until it has refused one.
    pub async fn until_refused(&self) {
        self.until(|_| self.state.refused.load(Ordering::SeqCst) > 0)
            .await;
    }
}

impl Drop for SmsServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A client that goes away ends its conversation: no error of the server's.
async fn connection(stream: TcpStream, state: Arc<State>) {
    let _ = match &state.identity {
        Some(identity) => match identity.acceptor.accept(stream).await {
            Ok(stream) => converse(Box::new(stream), &state).await,
            Err(error) => Err(error),
        },
        None => converse(Box::new(stream), &state).await,
    };
}

async fn converse(mut stream: Box<dyn Stream>, state: &State) -> std::io::Result<()> {
    let taken = request(&mut stream).await?;
    let manner = *state.manner.lock().unwrap();
    if let Manner::Answers { .. } | Manner::Drops(_) = manner {
        state.refused.fetch_add(1, Ordering::SeqCst);
    } else {
        state.taken.lock().unwrap().push(taken);
    }
    state.came.notify_waiters();
    let said = match manner {
        Manner::Accepts => answer("201 Created", "", r#"{"sid": "SM1", "status": "queued"}"#),
        Manner::Answers {
            status,
            headers,
            body,
        } => answer(status, headers, body),
        Manner::Drops(said) | Manner::Hangs(said) => said.to_owned(),
        Manner::DropsAfterAcceptance => String::new(),
    };
    stream.write_all(said.as_bytes()).await?;
    stream.flush().await?;
    if let Manner::Hangs(_) = manner {
        std::future::pending::<()>().await;
    }
    stream.shutdown().await
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         connection: close\r\n{headers}\r\n{body}"
    )
}

async fn request(stream: &mut Box<dyn Stream>) -> std::io::Result<Taken> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.trim_end().lines();
    let line = lines.next().unwrap().to_owned();
    let headers: HashMap<String, String> = lines
        .map(|line| line.split_once(':').unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers["content-length"].parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let form = form_urlencoded::parse(&body).into_owned().collect();
    Ok(Taken {
        line,
        headers,
        form,
    })
}
