//! What no page of ours asks, of the real program on PostgreSQL, over the wire: whatever is asked, it answers or hangs up,
//! and goes on.

use std::{env, fs, time::Duration};

use fuzz::dice::{Dice, seed};
use migrations::sea_orm::ConnectionTrait;
use services::Db;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, timeout},
};

use crate::{
    client::{Browser, PUBLIC_URL},
    functions::functions,
    hostile::{Hostile, World, fault},
    people::{PATIENT, PRACTITIONER},
    process::{Installation, Server},
    work::{People, Work},
};

/// Longer than a request may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How many requests there are in `make test`.
const AT_LEAST: usize = 300;

/// A program on a database of its own, and what it is asked.
struct Siege {
    installation: Installation,
    server: Server,
    world: World,
    /// The cookies of everybody.
    visitors: [String; 3],
    /// To be told with whatever is wrong.
    seed: u64,
}

impl Siege {
    async fn begin(seed: u64) -> Self {
        let installation = Installation::on_postgres().await;
        let services = installation.services().await;
        let mut people = People::seed(&services).await;
        let mut ids = vec![];
        for _ in 0..5 {
            if let Work::Claim { invitation, .. } = people.claim(&services).await {
                ids.push(invitation);
            }
            if let Work::Act { record, .. } = people.act(&services).await {
                ids.push(record.to_string());
            }
        }
        let port = crate::process::free_port();
        let mut command = installation.command("serve", port);
        command.env("CALEPIN_TRUSTED_PROXIES", "127.0.0.1/32");
        let server = installation.started(command, port).await;
        people.sign_in(&installation, port).await;
        Self {
            installation,
            server,
            world: World {
                origin: PUBLIC_URL,
                ids,
            },
            visitors: [
                String::new(),
                people.browsers[PATIENT.email].cookies.sent(),
                people.browsers[PRACTITIONER.email].cookies.sent(),
            ],
            seed,
        }
    }

    /// Sends it, with what it says to be its length.
    async fn ask(&self, hostile: &Hostile, length: usize) {
        let cut_short = length > hostile.length();
        let bytes = hostile.to_bytes(length);
        let answer = asked_over_the_wire(self.server.port, &bytes, cut_short).await;
        let wrong = match answer.as_deref() {
            None => Some("no answer in time".to_owned()),
            Some("") if cut_short => None,
            Some(answer) => wrong_with(answer),
        };
        assert_eq!(
            wrong, None,
            "CALEPIN_FUZZ_SEED={}: {length} bytes said: {hostile}",
            self.seed
        );
    }

    /// Counts anew: what is refused as too much reaches nothing.
    #[expect(clippy::disallowed_methods, reason = "no use case forgets it")]
    async fn forget_what_was_counted(&self, db: &Db) {
        let forgotten = db.read().execute_unprepared("DELETE FROM throttle").await;
        forgotten.unwrap();
    }

    /// It answers, nothing panicked, and every journal proves what there is.
    async fn assert_whole(&self) {
        let (seed, folder) = (self.seed, &self.installation.folder);
        let health = Browser::new().get(self.server.port, "/health").await;
        assert!(
            health.status.is_success(),
            "CALEPIN_FUZZ_SEED={seed}: {health:?}"
        );
        self.installation.verify().await;
        let log = fs::read_to_string(folder.join("log")).unwrap();
        assert!(
            !log.contains("panicked"),
            "CALEPIN_FUZZ_SEED={seed}: the log is in {}",
            folder.display()
        );
    }
}

#[tokio::test]
async fn what_no_page_asks_breaks_nothing() {
    let seconds = env::var("CALEPIN_FUZZ_SECONDS").ok();
    let seconds = seconds.map_or(0, |seconds| seconds.parse().unwrap());
    let end = Instant::now() + Duration::from_secs(seconds);
    let seed = seed();
    let mut dice = Dice::new(seed);
    let siege = Siege::begin(seed).await;
    let functions = functions();
    let mut asked = 0;
    while asked < AT_LEAST || Instant::now() < end {
        let function = dice.one_of(&functions);
        let cookies = dice.one_of(&siege.visitors);
        let hostile = Hostile::new(&mut dice, &siege.world, function, cookies);
        // More or less than it says.
        let length = match dice.below(12) {
            0 => hostile.length() + 1 + dice.below(100),
            1 => dice.below(hostile.length() + 1),
            _ => hostile.length(),
        };
        siege.ask(&hostile, length).await;
        asked += 1;
    }
    println!("{asked} requests");
    siege.assert_whole().await;
}

/// It has no text with a NUL in it: one that came so far would be a failure of the server's.
#[tokio::test]
async fn a_nul_in_any_input_is_refused_before_postgresql_refuses_it() {
    let seed = seed();
    let mut dice = Dice::new(seed);
    let siege = Siege::begin(seed).await;
    let db = Db::connect(&siege.installation.database).await.unwrap();
    for function in functions() {
        // It would leave those after it to nobody.
        if function.name().starts_with("sign_out") {
            continue;
        }
        siege.forget_what_was_counted(&db).await;
        for cookies in &siege.visitors {
            for hostile in Hostile::with_nul(&mut dice, &siege.world, &function, cookies) {
                siege.ask(&hostile, hostile.length()).await;
            }
        }
    }
    siege.assert_whole().await;
}

/// What came back until the server hung up; nothing, if it does neither.
async fn asked_over_the_wire(port: u16, bytes: &[u8], cut_short: bool) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let exchange = async {
        // Refused early, the rest cannot be sent.
        let _ = stream.write_all(bytes).await;
        // Otherwise it is the server that hangs up, once it has answered: it takes this for whoever asks having gone.
        if cut_short {
            let _ = stream.shutdown().await;
        }
        let mut answer = vec![];
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    };
    timeout(PATIENCE, exchange).await.ok()
}

fn wrong_with(answer: &str) -> Option<String> {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let status = head
        .strip_prefix("HTTP/1.1 ")
        .and_then(|rest| rest.get(..3)?.parse().ok());
    match status {
        Some(status) => fault(status, &head.to_ascii_lowercase(), body),
        None => Some(format!("no HTTP: {head:?}")),
    }
}
