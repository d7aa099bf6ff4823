//! What every test stands on: a router on a database of its own, and a built site of a few bytes.

use std::{
    fs,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use app::shell::Assets;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use data_encoding::HEXUPPER;
use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    actor::{Actor, Practitioner},
    date::CivilDate,
    ids::{FormId, RecordId, VaccinationId},
    record::{
        act_form::ActForm,
        person::{Person, Sex},
    },
    share::token::ShareToken,
};
use ipnet::IpNet;
use migrations::sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::{
    demo::Demo,
    metrics::{self, Metrics},
    router::{Site, router},
};
use services::{
    Db, Limits, Services, Settings,
    seed::{NewAccount, Practice},
};
use tower::ServiceExt;

use crate::site;

/// Where the site says it is.
pub const ORIGIN: &str = "http://127.0.0.1:3000";
/// What everybody's number holds. Where none must be this is looked for, and no less: identifiers are full of digits.
pub const NUMBER: &str = "6399800";
/// A name as the build writes it.
pub const HASHED_CSS: &str = "/pkg/calepin.UV9tqKb3NyGXb2YyV0QR-w.css";

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("calepin-http-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A Calepin, without a socket.
pub struct Stage {
    pub router: Router,
    /// What whoever collects metrics reaches.
    pub metrics: Router,
    pub services: Services,
    pub demo: Demo,
    site: Box<Site>,
    folder: Folder,
}

impl Stage {
    /// In demo mode, with its people.
    pub async fn demo() -> Self {
        Self::new(true, &Limits::default(), Vec::new()).await
    }

    /// As `calepin serve` would be, on the same people.
    pub async fn serve() -> Self {
        Self::new(false, &Limits::default(), Vec::new()).await
    }

    /// The same behind a proxy that tells where each request comes from, with limits of its own.
    pub async fn behind_proxy(limits: &Limits) -> Self {
        let here = IpAddr::from([127, 0, 0, 1]).into();
        Self::new(false, limits, vec![here]).await
    }

    async fn new(as_demo: bool, limits: &Limits, trusted_proxies: Vec<IpNet>) -> Self {
        crate::log::start();
        let folder = Folder::new();
        let root = folder.0.join("site");
        site::build_site(&root);
        let demo = Demo::open(&folder.0.join("demo"), false).unwrap();
        let settings = Settings {
            public_url: ORIGIN.into(),
            host: "127.0.0.1".into(),
            limits: *limits,
        };
        let services = Box::pin(demo.services(settings)).await.unwrap();
        let metrics = Arc::new(Metrics::default());
        let site = Site {
            services: services.clone(),
            assets: Arc::new(Assets::read(&root).unwrap()),
            root,
            public_url: ORIGIN.parse().unwrap(),
            trusted_proxies,
            metrics: Arc::clone(&metrics),
            contact: Some("administration@exemple.fr".parse().unwrap()),
            security_contact: None,
            demo: as_demo.then(|| demo.doors()),
        };
        Self {
            router: router(site.clone()),
            metrics: metrics::router(metrics, services.clone()),
            services,
            demo,
            site: Box::new(site),
            folder,
        }
    }

    /// The same, of another configuration.
    pub fn but(mut self, change: impl FnOnce(&mut Site)) -> Self {
        change(&mut self.site);
        self.router = router(Site::clone(&self.site));
        self
    }

    /// Sends a request from this machine.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let peer: SocketAddr = "127.0.0.1:50000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Opens a page as a browser does.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path).body(Body::empty()).unwrap())
            .await
    }

    /// Posts a form of ours as a browser does without JavaScript.
    pub async fn post_form(&self, path: &str, form: &str) -> Answer {
        let request = request(Method::POST, path)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.send(request).await
    }

    /// A practitioner who may act: how they are shown, where they are reached, and their RPPS number.
    pub async fn practitioner(&self, shown: &str, email: &str, rpps: &str) -> Practitioner {
        let account = self.services.seed_account(NewAccount {
            role: Role::Practitioner,
            email: Email::parse(email).unwrap(),
            phone: MobileNumber::parse("+33639980009").unwrap(),
            password: NewPassword::parse("Calepin2026").unwrap(),
            first_name: "Louise".into(),
            family_name: "Weber".into(),
            language: Language::French,
            practice: Some(Practice {
                display_name: shown,
                profession: "Pédiatre",
                workplace: "Nantes",
                rpps_number: rpps,
            }),
        });
        let account = account.await.unwrap();
        let Actor::Practitioner(practitioner) = Actor::of(account, Role::Practitioner, true) else {
            unreachable!()
        };
        practitioner
    }

    /// A record of a practitioner's, of whoever has this first name.
    pub async fn record(&self, practitioner: &Practitioner, first_name: &str) -> RecordId {
        let holder = Person {
            family_name: "Petit".into(),
            used_name: None,
            first_name: first_name.into(),
            sex: Sex::Female,
            birth_date: CivilDate::new(2020, 2, 29).unwrap(),
        };
        let by = practitioner.account();
        let record = self.services.seed_record(by, holder, None, Vec::new());
        record.await.unwrap()
    }

    /// A record of a practitioner of its own, and the link of an invitation to it.
    pub async fn shared_record(&self) -> SharedRecord {
        let email = "autre.medecin@exemple.fr";
        let by = self.practitioner("Dr Louise Weber", email, "99700000013");
        self.share(by.await, "Zoé").await
    }

    /// A record of a practitioner's, of whoever has this first name, and the link of an invitation to it.
    pub async fn share(&self, practitioner: Practitioner, first_name: &str) -> SharedRecord {
        let record = self.record(&practitioner, first_name).await;
        self.services
            .share
            .issue(&practitioner, record)
            .await
            .unwrap();
        let sharing = self
            .services
            .share
            .sharing(&practitioner, record)
            .await
            .unwrap();
        let invitation = sharing.latest.unwrap();
        SharedRecord {
            practitioner,
            record,
            token: invitation.token.unwrap(),
            page: app::routes::invitation(invitation.id),
        }
    }

    /// The identifiers in a column of a table, as one may write them.
    pub async fn ids_of(&self, table: &str, id: &str) -> Vec<String> {
        let db = self.database().await;
        column(
            &db,
            &format!("SELECT lower(hex(\"{id}\")) FROM \"{table}\""),
        )
        .await
    }

    /// Takes a table away, as a database does that is not whole.
    pub async fn lose(&self, table: &str) {
        let away = format!("ALTER TABLE \"{table}\" RENAME TO \"{table}_away\"");
        self.damage(&away).await;
    }

    /// Changes what the database holds behind the program's back.
    pub async fn damage(&self, sql: &str) {
        let db = self.database().await;
        #[expect(clippy::disallowed_methods, reason = "a test breaks the database")]
        db.read().execute_unprepared(sql).await.unwrap();
    }

    /// The database, looked at from outside.
    async fn database(&self) -> Db {
        let file = self.folder.0.join("demo/calepin.db");
        let url = format!("sqlite://{}", file.display());
        Db::connect(&url).await.unwrap()
    }

    /// Everything that the database holds, as text.
    pub async fn dump(&self) -> String {
        self.dump_but(&[]).await
    }

    /// Every text in the database with a control character in it, after its table and column.
    pub async fn texts_with_control_characters(&self) -> Vec<String> {
        let db = self.database().await;
        let mut found = vec![];
        for table in tables(&db).await {
            for name in columns(&db, &table).await {
                // Its functions take a text to end where a NUL stands, but for this one.
                let texts = format!(
                    "SELECT hex(\"{name}\") FROM \"{table}\" WHERE typeof(\"{name}\") = 'text'"
                );
                for text in column(&db, &texts).await {
                    let text = HEXUPPER.decode(text.as_bytes()).unwrap();
                    let text = String::from_utf8(text).unwrap();
                    if text.contains(char::is_control) {
                        found.push(format!("{table}.{name}: {text:?}"));
                    }
                }
            }
        }
        found
    }

    /// Everything that the database holds, as text, without what these tables hold.
    pub async fn dump_but(&self, left_out: &[&str]) -> String {
        let db = self.database().await;
        let tables = tables(&db).await;
        let mut dump = Vec::new();
        for table in tables
            .iter()
            .filter(|name| !left_out.contains(&name.as_str()))
        {
            let columns = columns(&db, table).await;
            let line: Vec<String> = columns
                .iter()
                .map(|name| format!("quote(\"{name}\")"))
                .collect();
            let rows = column(
                &db,
                &format!(
                    "SELECT {} FROM \"{table}\" ORDER BY 1",
                    line.join(" || '|' || ")
                ),
            )
            .await;
            dump.push(format!("{table}\n{}", rows.join("\n")));
        }
        dump.join("\n")
    }
}

/// An invitation that waits.
pub struct SharedRecord {
    pub practitioner: Practitioner,
    pub record: RecordId,
    pub token: ShareToken,
    /// Its clean page.
    pub page: String,
}

impl SharedRecord {
    /// An act in it, entered just now.
    pub async fn act(&self, stage: &Stage) -> VaccinationId {
        let typed = ActForm {
            vaccine: "priorix".into(),
            occurred_on: "01/03/2021".into(),
            source: "performed".into(),
            ..ActForm::default()
        };
        let form = FormId::from_uuid(self.record.uuid());
        let desk = &stage.services.vaccination;
        let entered = desk.enter(&self.practitioner, self.record, form, &typed);
        entered.await.unwrap()
    }

    /// The invitation's public id.
    pub fn invitation(&self) -> &str {
        self.page.trim_start_matches("/invitation/")
    }

    /// The path of its link.
    pub fn link(&self) -> String {
        format!("/p/{}", self.token.expose_text())
    }
}

async fn tables(db: &Db) -> Vec<String> {
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    column(db, names).await
}

async fn columns(db: &Db, table: &str) -> Vec<String> {
    let names = format!("SELECT name FROM pragma_table_info('{table}')");
    column(db, &names).await
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test looks at the database from outside"
)]
async fn column(db: &Db, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let rows = db.read().query_all_raw(statement).await.unwrap();
    rows.into_iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// A browser's request.
pub fn request(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1:3000")
        .header(header::ACCEPT, "text/html,application/xhtml+xml")
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header's one value; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The cookies that are set, whole.
    pub fn cookies(&self) -> Vec<&str> {
        let cookies = self.headers.get_all(header::SET_COOKIE);
        cookies
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect()
    }
}
