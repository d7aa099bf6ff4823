//! Bad input: clear answers, and a server that goes on.

use std::{io, sync::Arc, thread};

use app::{error::ApiError, shell::Assets};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{Method, Request, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use domain::account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber};
use http_body_util::channel::Channel;
use leptos::prelude::FromServerFnError;
use server::{
    host,
    layers::{body, deadline, page},
};
use services::{Error, seed::NewAccount};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
    task::JoinSet,
    time::{Instant, timeout},
};
use tower::ServiceExt;

use crate::{
    browser::Browser,
    stage::{Answer, ORIGIN, Stage, request},
};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn server_functions_take_forms_only() {
    let stage = Stage::serve().await;
    for (content_type, status) in [
        (FORM, StatusCode::SEE_OTHER),
        (
            "application/x-www-form-urlencoded; charset=utf-8",
            StatusCode::SEE_OTHER,
        ),
        ("application/json", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            "multipart/form-data; boundary=x",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        ("text/plain", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let request = request(Method::POST, "/api/choose_language")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, content_type)
            .body(Body::from("language=en&back=/"))
            .unwrap();
        assert_eq!(stage.send(request).await.status, status, "{content_type}");
    }
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let stage = Stage::serve().await;
    for (length, status) in [
        (body::AT_MOST, StatusCode::SEE_OTHER),
        (body::AT_MOST + 1, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let mut form = String::from("language=en&back=");
        form.extend(std::iter::repeat_n('a', length - form.len()));
        let answer = stage.post_form("/api/choose_language", &form).await;
        assert_eq!(answer.status, status, "{length}");
    }
}

#[tokio::test]
async fn programs_get_a_line_and_browsers_a_page_in_their_language() {
    let stage = Stage::serve().await;
    for (accept, language, cookie, says) in [
        ("text/html", "fr", "", "<h1>C’est trop long</h1>"),
        ("text/html", "en-GB", "", "<h1>That is too long</h1>"),
        (
            "text/html",
            "fr",
            "__Host-lang=en",
            "<h1>That is too long</h1>",
        ),
        ("text/html", "de", "", "<h1>C’est trop long</h1>"),
        (
            "text/html",
            "es-ES,es;q=0.9,en;q=0.8",
            "",
            "<h1>That is too long</h1>",
        ),
        ("application/json", "fr", "", "413 Payload Too Large\n"),
    ] {
        let request = Request::post("/api/sign_in")
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_LANGUAGE, language)
            .header(header::COOKIE, cookie)
            .body(Body::from("x".repeat(100_000)))
            .unwrap();
        let answer = stage.send(request).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains(says), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_hundred_megabytes_are_answered() {
    let (address, stop) = listening(Stage::serve().await.router.clone()).await;
    for declared in [true, false] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let length = if declared {
            "Content-Length: 104857600"
        } else {
            "Transfer-Encoding: chunked"
        };
        let head = format!(
            "POST /api/sign_in HTTP/1.1\r\nHost: 127.0.0.1:3000\r\nAccept: text/html\r\nOrigin: {ORIGIN}\r\n\
             Content-Type: {FORM}\r\n{length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let megabyte = vec![b'a'; 1 << 20];
        for _ in 0..100 {
            if !declared {
                stream.write_all(b"100000\r\n").await.unwrap();
            }
            stream.write_all(&megabyte).await.unwrap();
            if !declared {
                stream.write_all(b"\r\n").await.unwrap();
            }
        }
        if !declared {
            stream.write_all(b"0\r\n\r\n").await.unwrap();
        }
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert!(answer.contains("C’est trop long"), "{answer}");
    }
    stop.send(()).unwrap();
}

#[tokio::test]
async fn a_stop_lets_the_last_answer_out() {
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, goes_on) = (Arc::clone(&begun), Arc::clone(&go_on));
    let slow = post(async move || {
        begins.notify_one();
        goes_on.notified().await;
        "done"
    });
    let (address, stop) = listening(Router::new().route("/", slow)).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
    stream.write_all(head).await.unwrap();
    begun.notified().await;
    stop.send(()).unwrap();
    // Once the stop was noticed nobody listens any more.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go_on.notify_one();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "{answer}");
}

#[tokio::test]
async fn inputs_that_cannot_be_read_are_no_failure_of_ours() {
    let stage = Stage::serve().await;
    for (function, form) in [
        ("load_record", ""),
        ("sign_in", "email[a]=x&password=x"),
        ("sign_in", "email=x&email=y"),
    ] {
        let path = format!("/api/{function}");
        let plain = stage.post_form(&path, form).await;
        assert_eq!(plain.status, StatusCode::BAD_REQUEST, "{path} {form}");
        assert!(plain.body.contains("Demande incomprise"), "{plain:?}");
        let called = Browser::new(&stage).call(function, form).await;
        assert_eq!(called.status, StatusCode::BAD_REQUEST, "{path} {form}");
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_shown_again_says_so() {
    let stage = Stage::serve().await;
    let refused = async || stage.post_form("/api/sign_in", "email=x&password=").await;
    for _ in 0..60 {
        assert_eq!(refused().await.status, StatusCode::SEE_OTHER);
    }
    let answer = refused().await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u32 = answer.header("retry-after").parse().unwrap();
    assert!((1..=600).contains(&seconds), "{answer:?}");
    assert!(answer.body.contains("peu de temps"), "{answer:?}");
}

/// Nothing is kept of a button: its page would come back without a word.
#[tokio::test]
async fn a_button_that_fails_says_so() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    let form = "email=patient%40exemple.fr&password=Calepin2026";
    browser.post("sign_in", form).await;
    let mobile = browser
        .post(
            "register",
            "first_name=Nadia&family_name=Nouvelle&email=nadia%40exemple.fr&password=Tilleul2026x\
             &confirmation=Tilleul2026x",
        )
        .await;
    let registration = format!("registration={}", mobile.split('/').nth(2).unwrap());
    stage.lose("lost_phone").await;
    stage.lose("registration").await;
    for (button, form) in [
        ("keep_phone", ""),
        ("start_again", &registration),
        ("finish_registration", &registration),
    ] {
        let path = format!("/api/{button}");
        let answer = browser.send(Method::POST, &path, Some(form)).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{button}");
        assert!(answer.body.contains("Quelque chose n’a pas marché"));
        assert_eq!(answer.header("location"), "", "{button}");
    }
}

async fn listening(router: Router) -> (std::net::SocketAddr, oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(host::run(listener, router, async {
        let _ = stopped.await;
    }));
    (address, stop)
}

#[tokio::test(start_paused = true)]
async fn slow_clients_and_slow_answers_are_told_apart() {
    let never = || std::future::pending::<StatusCode>();
    let router = Router::new()
        .route("/", post(never))
        .layer(from_fn(body::read))
        .layer(from_fn(deadline::keep));
    let slow_answer = Request::post("/").body(Body::from("all of it")).unwrap();
    let begun = Instant::now();
    let answer = router.clone().oneshot(slow_answer).await.unwrap();
    assert_eq!(begun.elapsed().as_secs(), 10);
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key(header::RETRY_AFTER));

    let (_sender, body) = Channel::<Bytes, io::Error>::new(1);
    let slow_client = Request::post("/").body(Body::new(body)).unwrap();
    let answer = router.oneshot(slow_client).await.unwrap();
    assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT);
}

/// So many passwords to hash, over and over, that nobody finds a place to wait in. They are those of accounts that cannot be
/// put in: somebody has the address.
fn storm(stage: &Stage) -> JoinSet<()> {
    /// More than the 32 that wait for a thread, the 16 whose answers it holds back, and as many whom it has just answered.
    const FOR_EACH_THREAD: usize = 96;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut storm = JoinSet::new();
    for _ in 0..threads * FOR_EACH_THREAD {
        let services = stage.services.clone();
        storm.spawn(async move {
            loop {
                let refused = services.seed_account(known()).await;
                assert!(matches!(refused, Err(Error::Busy { .. } | Error::Conflict)));
                tokio::task::yield_now().await;
            }
        });
    }
    storm
}

fn known() -> NewAccount<'static> {
    NewAccount {
        role: Role::Patient,
        email: Email::parse("patient@exemple.fr").unwrap(),
        phone: MobileNumber::parse("+33633333333").unwrap(),
        password: NewPassword::parse("Calepin2026").unwrap(),
        first_name: "Camille".into(),
        family_name: "Durand".into(),
        language: Language::French,
        practice: None,
    }
}

/// Ends a storm, and waits until nobody waits.
async fn calm(stage: &Stage, mut storm: JoinSet<()>) {
    storm.shutdown().await;
    while stage.services.figures().hashing > 0 {
        tokio::task::yield_now().await;
    }
}

/// What a sign-in gets that finds no place: one may be free just then, but not for long. One that did find a place is given
/// up long before its deadline, which is answered with a 503 too.
async fn refused(sign_in: impl AsyncFn() -> Answer) -> Answer {
    loop {
        let answer = timeout(deadline::AT_MOST / 2, sign_in()).await;
        if let Ok(answer) = answer
            && answer.status == StatusCode::SERVICE_UNAVAILABLE
        {
            return answer;
        }
    }
}

const SIGN_IN: &str = "email=patient%40exemple.fr&password=Calepin2026&invitation=";

#[tokio::test]
async fn a_form_that_nobody_has_time_for_comes_back_by_itself_with_what_was_typed() {
    let stage = Stage::serve().await;
    let storm = storm(&stage);
    let answer = refused(async || stage.post_form("/api/sign_in", SIGN_IN).await).await;
    calm(&stage, storm).await;
    let seconds = answer.header("retry-after");
    assert_eq!(
        answer.header("refresh"),
        format!("{seconds}; url=/connexion")
    );
    for said in ["le formulaire revient", "href=\"/connexion\""] {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    let mut browser = Browser::new(&stage);
    browser.cookies.keep(&answer.headers);
    let form = browser.get("/connexion").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("value=\"patient@exemple.fr\""));
    for unsaid in ["Calepin2026", "pas disponible"] {
        assert!(!form.body.contains(unsaid), "{unsaid}: {}", form.body);
    }
    assert_eq!(browser.post("sign_in", SIGN_IN).await, "/connexion/code");
}

#[tokio::test]
async fn one_that_cannot_be_kept_either_says_how_to_send_it_again() {
    let stage = Stage::serve().await;
    for _ in 0..60 {
        stage.post_form("/api/sign_in", "email=x&password=").await;
    }
    let storm = storm(&stage);
    let answer = refused(async || stage.post_form("/api/sign_in", SIGN_IN).await).await;
    calm(&stage, storm).await;
    assert!(!answer.header("retry-after").is_empty());
    assert_eq!(answer.header("refresh"), "");
    assert!(answer.body.contains("rechargez cette page"), "{answer:?}");
}

async fn live(stage: &Stage, function: &str, form: &'static str) -> Answer {
    let request = Request::post(function)
        .header(header::ORIGIN, ORIGIN)
        .header(header::ACCEPT, "application/octet-stream")
        .header(header::CONTENT_TYPE, FORM)
        .header("calepin-form", "1");
    stage.send(request.body(Body::from(form)).unwrap()).await
}

#[tokio::test]
async fn a_live_form_that_nobody_has_time_for_is_told_when_to_try_again() {
    const REGISTER: &str = "first_name=Nadia&family_name=Nouvelle&email=nouvelle%40exemple.fr\
                            &password=Calepin2026&confirmation=Calepin2026&invitation=";
    let stage = Stage::serve().await;
    let storm = storm(&stage);
    let answer = refused(async || live(&stage, "/api/register", REGISTER).await).await;
    calm(&stage, storm).await;
    let retry_after = told_when(&answer);
    assert_eq!(
        ApiError::de(answer.body.into_bytes().into()),
        ApiError::Busy { retry_after }
    );
}

/// The seconds after which a refused live form comes again; nothing else is done for it.
fn told_when(answer: &Answer) -> u32 {
    assert_eq!(answer.header("refresh"), "");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.cookies().is_empty(), "{answer:?}");
    let seconds = answer.header("retry-after").parse().unwrap();
    assert!((2..=5).contains(&seconds));
    seconds
}

#[tokio::test]
async fn a_live_sign_in_that_nobody_has_time_for_is_told_so_before_anything_is_done_for_it() {
    let stage = Stage::serve().await;
    let storm = storm(&stage);
    let mut answers = vec![];
    for _ in 0..20 {
        answers.push(refused(async || live(&stage, "/api/sign_in", SIGN_IN).await).await);
    }
    calm(&stage, storm).await;
    // One whose place is taken while it is looked at is refused by its function, in a body.
    let answer = answers.iter().find(|answer| answer.body.is_empty());
    told_when(answer.unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_page_that_took_too_long_asks_for_itself_again() {
    let assets = Arc::new(Assets::default());
    let never = || std::future::pending::<StatusCode>();
    let router = Router::new()
        .route("/", get(never).post(never))
        .layer(from_fn(body::read))
        .layer(from_fn(deadline::keep))
        .layer(from_fn_with_state(assets, page::explain));
    for (method, refresh, says) in [
        (Method::GET, Some("5"), "se recharge"),
        (Method::POST, None, "rechargez cette page"),
    ] {
        let asked = request(method, "/").body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(asked).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        let told = answer.headers().get(header::REFRESH);
        assert_eq!(told.map(|value| value.to_str().unwrap()), refresh);
        let page = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
        let page = String::from_utf8(page.unwrap().into()).unwrap();
        assert!(page.contains(says), "{page}");
    }
}
