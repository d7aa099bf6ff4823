//! What the log holds, and never holds.

use std::{cell::RefCell, io, sync::Once};

use server::{config::LogFormat, logging};

use crate::stage::{NUMBER, Stage};

thread_local! {
    /// What the test of this thread logged. A subscriber of its own for each would race with the others over which
    /// events are worth making.
    static LINES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct ToThisTest;

impl io::Write for ToThisTest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Logs everything that may be logged.
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let everything = logging::subscriber("trace", LogFormat::Json, || ToThisTest);
        tracing::subscriber::set_global_default(everything).unwrap();
    });
}

/// What was logged since this was asked last.
pub fn taken() -> String {
    String::from_utf8(LINES.take()).unwrap()
}

#[tokio::test]
async fn the_route_and_never_the_address() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    LINES.with_borrow_mut(Vec::clear);
    stage.get(&shared.link()).await;
    stage.get(&format!("{}?secret=1", shared.page)).await;
    stage.get("/secret-path?email=secret@exemple.fr").await;
    let form = "email=patient%40exemple.fr&password=Calepin2026&invitation=";
    stage.post_form("/api/sign_in", form).await;
    stage.services.outbox.deliver().await.unwrap();

    let text = taken();
    let token = shared.token.expose_text();
    let id = shared.invitation();
    for secret in [&token, id, "secret", "exemple.fr", "Calepin2026", NUMBER] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let answered: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["message"] == "answered")
        .collect();
    let routes: Vec<&str> = answered
        .iter()
        .map(|line| line["span"]["route"].as_str().unwrap())
        .collect();
    assert_eq!(
        routes,
        [
            "/p/{token}",
            "/invitation/{invitation}",
            "unmatched",
            "/api/sign_in"
        ]
    );
    assert_eq!(answered[0]["status"], 303);
    assert_eq!(answered[0]["span"]["method"], "GET");
    assert!(answered[0]["duration_ms"].is_u64());
    let ids: Vec<&str> = answered
        .iter()
        .map(|line| line["span"]["id"].as_str().unwrap())
        .collect();
    assert!(ids.iter().all(|id| id.len() == 16) && ids[0] != ids[1]);
}
