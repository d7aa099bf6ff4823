//! What no page of ours asks, of the real program on PostgreSQL, over the wire: whatever is asked, it answers or hangs up,
//! and goes on.

use std::{env, fs, time::Duration};

use fuzz::dice::{Dice, seed};
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
    process::Installation,
    work::{People, Work},
};

/// Longer than a request may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How many requests there are in `make test`.
const AT_LEAST: usize = 300;

#[tokio::test]
async fn what_no_page_asks_breaks_nothing() {
    let seconds = env::var("CALEPIN_FUZZ_SECONDS").ok();
    let seconds = seconds.map_or(0, |seconds| seconds.parse().unwrap());
    let end = Instant::now() + Duration::from_secs(seconds);
    let seed = seed();
    let mut dice = Dice::new(seed);

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
    let world = World {
        origin: PUBLIC_URL,
        ids,
    };
    let port = crate::process::free_port();
    let mut command = installation.command("serve", port);
    command.env("CALEPIN_TRUSTED_PROXIES", "127.0.0.1/32");
    let _server = installation.started(command, port).await;
    people.sign_in(&installation, port).await;
    let visitors = [
        String::new(),
        people.browsers[PATIENT.email].cookies.sent(),
        people.browsers[PRACTITIONER.email].cookies.sent(),
    ];

    let functions = functions();
    let mut asked = 0;
    while asked < AT_LEAST || Instant::now() < end {
        let function = dice.one_of(&functions);
        let cookies = dice.one_of(&visitors);
        let hostile = Hostile::new(&mut dice, &world, function, cookies);
        // More or less than it says.
        let length = match dice.below(12) {
            0 => hostile.length() + 1 + dice.below(100),
            1 => dice.below(hostile.length() + 1),
            _ => hostile.length(),
        };
        let cut_short = length > hostile.length();
        let answer = asked_over_the_wire(port, &hostile.to_bytes(length), cut_short).await;
        let wrong = match answer.as_deref() {
            None => Some("no answer in time".to_owned()),
            Some("") if cut_short => None,
            Some(answer) => wrong_with(answer),
        };
        assert_eq!(
            wrong, None,
            "CALEPIN_FUZZ_SEED={seed}: request {asked}, {length} bytes said: {hostile}"
        );
        asked += 1;
    }
    println!("{asked} requests");

    let health = Browser::new().get(port, "/health").await;
    assert!(
        health.status.is_success(),
        "CALEPIN_FUZZ_SEED={seed}: {health:?}"
    );
    installation.verify().await;
    let log = fs::read_to_string(installation.folder.join("log")).unwrap();
    assert!(
        !log.contains("panicked"),
        "CALEPIN_FUZZ_SEED={seed}: the log is in {}",
        installation.folder.display()
    );
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
