//! A database with its instances of the services, and short words for what tests do with them.

use std::{collections::HashMap, sync::Arc};

use data_encoding::HEXLOWER;
use domain::{
    account::one_time_code::OneTimeCode,
    account::sign_in::SignIn,
    actor::{Patient, Practitioner},
    claim::form::{Attestation, Claim},
    date::CivilDate,
    ids::{AccountId, InvitationId, RecordId},
    record::person::{Person, Sex},
    share::{InvitationEventKind, Offer, invitation::State, token::ShareToken},
    time::{self, Instant},
};
use sea_orm::{ConnectionTrait, QueryResult, Statement, TryGetable};
use services::{
    Db, Error, Limits, Ports, Services, Settings, Shares, Visitor,
    account::{Arrived, DeviceSecret, PasswordAccepted, SessionSecret, Visit},
    ports::{Clock, Entropy, Mailer, SmsGateway},
};
use tokio::sync::Barrier;
use uuid::Uuid;

use super::{
    Sent,
    database::{self, Place},
    outside::{Gateway, MovableClock, SeededEntropy},
    people::{PATIENT, PRACTITIONER, Someone},
};

/// Where links lead.
const PUBLIC_URL: &str = "https://calepin.example";
/// When every test begins.
const START: &str = "2026-02-02T08:00:00Z";

/// How many connections an instance opens to PostgreSQL.
const CONNECTIONS: usize = 10;

/// A database, its instances, and the world around them.
pub struct World {
    /// The time that people live by.
    pub clock: Arc<MovableClock>,
    /// The real time, which delivery goes by.
    pub wall: Arc<MovableClock>,
    pub gateway: Arc<Gateway>,
    pub entropy: Arc<SeededEntropy>,
    pub key: [u8; 32],
    pub limits: Limits,
    pub place: Place,
    people: HashMap<String, Someone>,
    how_many: usize,
    instances: Vec<(Services, Db)>,
}

/// A record whose invitation waits to be claimed.
#[derive(Debug, Clone)]
pub struct Shared {
    pub record: RecordId,
    pub id: InvitationId,
    pub token: ShareToken,
}

impl Shared {
    /// Somebody who holds the link.
    pub fn visitor(&self) -> Visitor {
        Visitor {
            token: Some(self.token.clone()),
            account: None,
        }
    }
}

/// Whose record it is.
pub fn camille() -> Person {
    Person {
        family_name: "DURAND".into(),
        used_name: None,
        first_name: "Camille".into(),
        sex: Sex::Female,
        birth_date: CivilDate::new(2019, 3, 14).unwrap(),
    }
}

/// A claim with Camille's birth date.
pub fn right_date() -> Claim {
    claim("2019-03-14")
}

/// A claim with another one.
pub fn wrong_date() -> Claim {
    claim("2019-03-15")
}

fn claim(birth_date: &str) -> Claim {
    Claim {
        birth_date: birth_date.parse().unwrap(),
        attestation: Attestation::V1,
    }
}

// Its life.
impl World {
    pub async fn open(place: Place, how_many: usize, people: Vec<Someone>) -> Self {
        let mut world = Self {
            clock: Arc::new(MovableClock::at(START)),
            wall: Arc::new(MovableClock::at(START)),
            gateway: Arc::new(Gateway::new()),
            // What was drawn for the people must not be drawn again.
            entropy: Arc::new(SeededEntropy::new(people.len() as u64)),
            key: [42; 32],
            limits: Limits::default(),
            place,
            people: people
                .into_iter()
                .map(|someone| (someone.email.clone(), someone))
                .collect(),
            how_many,
            instances: vec![],
        };
        world.start().await;
        world
    }

    pub async fn close(&mut self) {
        for (_, db) in self.instances.drain(..) {
            db.close().await.unwrap();
        }
    }

    /// Ends every instance and its connections, and starts others: only the database is left.
    pub async fn restart(&mut self) {
        self.close().await;
        self.start().await;
    }

    async fn start(&mut self) {
        for _ in 0..self.how_many {
            let db = Db::connect(&self.place.url()).await.unwrap();
            let services = self.instance_on(db.clone(), self.key).await.unwrap();
            self.instances.push((services, db));
        }
    }

    /// An instance with this key.
    pub async fn instance_on(&self, db: Db, key: [u8; 32]) -> Result<Services, Error> {
        Services::new(db, &key, self.ports(), self.settings()).await
    }

    /// An instance that only looks at the database.
    pub async fn to_look(&self, db: Db) -> Result<Services, Error> {
        Services::to_look(db, &self.key, self.ports(), self.settings()).await
    }

    /// An instance that hands its messages to these.
    pub async fn with_gateways(
        &self,
        mailer: Arc<dyn Mailer>,
        sms: Arc<dyn SmsGateway>,
    ) -> Services {
        let (_, db) = &self.instances[0];
        let ports = Ports {
            mailer,
            sms,
            ..self.ports()
        };
        let services = Services::new(db.clone(), &self.key, ports, self.settings());
        services.await.unwrap()
    }

    fn ports(&self) -> Ports {
        Ports {
            clock: self.clock.clone(),
            wall_clock: self.wall.clone(),
            entropy: self.entropy.clone(),
            mailer: self.gateway.clone(),
            sms: self.gateway.clone(),
        }
    }

    fn settings(&self) -> Settings {
        Settings {
            public_url: PUBLIC_URL.into(),
            host: "calepin.example".into(),
            limits: self.limits,
        }
    }

    /// The first instance.
    pub fn services(&self) -> &Services {
        &self.instances[0].0
    }

    /// The first instance's side of sharing.
    pub fn shares(&self) -> &Shares {
        &self.services().share
    }

    /// The instances in turn: where there are two, half of those that ask get each.
    pub fn instance(&self, n: usize) -> Services {
        self.instances[n % self.how_many].0.clone()
    }

    pub fn db(&self) -> &Db {
        &self.instances[0].1
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes).unwrap();
        bytes
    }
}

// Many at once.
impl World {
    /// Runs all of them at once, none before the last is ready; gives their results in order.
    pub async fn at_once<F>(&self, many: impl IntoIterator<Item = F>) -> Vec<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.open_connections().await;
        at_once(many).await
    }

    /// Opens the connections of every pool: whoever comes first must not find one open before the others.
    async fn open_connections(&self) {
        if self.place.is_sqlite() {
            return;
        }
        let mut held = vec![];
        for (_, db) in &self.instances {
            for _ in 0..CONNECTIONS {
                held.push(db.begin().await.unwrap());
            }
        }
    }
}

async fn at_once<F>(many: impl IntoIterator<Item = F>) -> Vec<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let many: Vec<F> = many.into_iter().collect();
    let ready = Arc::new(Barrier::new(many.len()));
    let running: Vec<_> = many
        .into_iter()
        .map(|one| {
            let ready = Arc::clone(&ready);
            tokio::spawn(async move {
                ready.wait().await;
                one.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(running.len());
    for one in running {
        results.push(one.await.unwrap());
    }
    results
}

// Its people.
impl World {
    pub fn someone(&self, email: &str) -> &Someone {
        &self.people[email]
    }

    pub fn practitioner(&self) -> Practitioner {
        self.someone(PRACTITIONER).as_practitioner()
    }

    pub fn patient(&self) -> Patient {
        self.someone(PATIENT).as_patient()
    }
}

// Its database, raw.
impl World {
    pub async fn execute(&self, sql: &str) {
        self.try_execute(sql).await.unwrap();
    }

    pub async fn try_execute(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        database::execute(self.db().read(), sql).await
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "tests look at what no use case shows"
    )]
    pub async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        let db = self.db().read();
        let statement = Statement::from_string(db.get_database_backend(), sql);
        db.query_all_raw(statement).await.unwrap()
    }

    /// The only column of every row.
    pub async fn column<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let rows = self.rows(sql).await;
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    /// The only column of the only row.
    pub async fn value<T: TryGetable>(&self, sql: &str) -> T {
        let mut column = self.column(sql).await;
        assert_eq!(column.len(), 1, "{sql}");
        column.remove(0)
    }

    /// How many rows of a table, or of those that a condition leaves.
    pub async fn count(&self, of: &str) -> i64 {
        self.value(&format!("SELECT COUNT(*) FROM {of}")).await
    }

    /// An identifier, as SQL.
    pub fn id(&self, id: Uuid) -> String {
        if self.place.is_sqlite() {
            self.blob(id.as_bytes())
        } else {
            format!("'{id}'")
        }
    }

    /// Bytes, as SQL.
    pub fn blob(&self, bytes: &[u8]) -> String {
        let hex = HEXLOWER.encode(bytes);
        if self.place.is_sqlite() {
            format!("x'{hex}'")
        } else {
            format!("'\\x{hex}'::bytea")
        }
    }
}

// What people do.
impl World {
    /// Puts Camille on the practitioner's list.
    pub async fn record(&self) -> RecordId {
        let by = self.practitioner().account();
        self.record_of("Camille", by).await
    }

    pub async fn record_of(&self, first_name: &str, by: AccountId) -> RecordId {
        let holder = Person {
            first_name: first_name.into(),
            ..camille()
        };
        let seeded = self.services().seed_record(by, holder, None, vec![]);
        seeded.await.unwrap()
    }

    /// Puts Camille on the practitioner's list, and shares.
    pub async fn share(&self) -> Shared {
        let record = self.record().await;
        let by = self.practitioner();
        self.services().share.issue(&by, record).await.unwrap();
        self.pending(record).await
    }

    /// The invitation of a record that waits to be claimed.
    pub async fn pending(&self, record: RecordId) -> Shared {
        let by = self.practitioner();
        let sharing = self.services().share.sharing(&by, record).await.unwrap();
        let latest = sharing.latest.unwrap();
        Shared {
            record,
            id: latest.id,
            token: latest.token.unwrap(),
        }
    }

    /// The invitation's page, as whoever holds the link sees it.
    pub async fn offer(&self, shared: &Shared) -> Offer {
        let visitor = shared.visitor();
        let offer = self.services().share.offer(shared.id, &visitor);
        offer.await.unwrap()
    }

    pub async fn state(&self, shared: &Shared) -> State {
        self.offer(shared).await.state
    }

    /// How many wrong dates were typed for an invitation.
    pub async fn wrong_dates(&self, shared: &Shared) -> i32 {
        let id = self.id(shared.id.uuid());
        self.value(&format!(
            "SELECT wrong_dates FROM invitation WHERE id = {id}"
        ))
        .await
    }

    /// What happened to the latest invitation of a record.
    pub async fn timeline(&self, record: RecordId) -> Vec<InvitationEventKind> {
        let by = self.practitioner();
        let sharing = self.services().share.sharing(&by, record).await.unwrap();
        let events = sharing.latest.unwrap().events;
        events.into_iter().map(|event| event.kind).collect()
    }

    /// The patient tries to claim with the link.
    pub async fn claim(
        &self,
        shared: &Shared,
        claim: &Claim,
    ) -> services::Result<services::Claimed> {
        self.claim_as(self.patient(), shared, claim).await
    }

    pub async fn claim_as(
        &self,
        patient: Patient,
        shared: &Shared,
        claim: &Claim,
    ) -> services::Result<services::Claimed> {
        let claims = &self.services().claim;
        claims
            .finish(&patient, shared.id, &shared.visitor(), claim)
            .await
    }

    /// The owners of a record.
    pub async fn owners(&self, record: RecordId) -> Vec<Uuid> {
        self.column(&format!(
            "SELECT account_id FROM record_access WHERE kind = 'owner' AND record_id = {}",
            self.id(record.uuid())
        ))
        .await
    }

    /// Signs in as far as the password leads.
    pub async fn password(
        &self,
        email: &str,
        password: &str,
        visit: Visit<'_>,
    ) -> services::Result<PasswordAccepted> {
        let form = SignIn::parse(email, password).unwrap();
        self.services().account.sign_in(form, visit).await
    }

    /// Signs in until the code is due.
    pub async fn until_code(&self, email: &str) -> SessionSecret {
        let visit = Visit {
            client: "192.0.2.1",
            ..Visit::default()
        };
        match self.password(email, super::PASSWORD, visit).await.unwrap() {
            PasswordAccepted::CodeDue(secret) => secret,
            other @ PasswordAccepted::SignedIn(..) => panic!("{other:?}"),
        }
    }

    /// Signs in, code and all.
    pub async fn sign_in(&self, someone: &Someone) -> SessionSecret {
        let waiting = self.until_code(&someone.email).await;
        let code = self.code_sent_to(&someone.phone).await;
        self.enter(&waiting, &code).await.unwrap().secret
    }

    /// Signs in, code and all, and trusts the device.
    pub async fn trust_device(&self, someone: &Someone) -> DeviceSecret {
        let session = self.sign_in(someone).await;
        let (accounts, patient) = (&self.services().account, someone.as_patient());
        accounts.trust_device(&patient, &session).await.unwrap()
    }

    pub async fn enter(
        &self,
        secret: &SessionSecret,
        code: &OneTimeCode,
    ) -> services::Result<Arrived> {
        self.services().account.enter_code(secret, code).await
    }

    /// The latest code that a number received.
    pub async fn code_sent_to(&self, phone: &str) -> OneTimeCode {
        let sent = self.delivered_to(phone).await;
        let text = &sent.last().expect("an SMS").text;
        OneTimeCode::parse(&text[..OneTimeCode::DIGITS]).unwrap()
    }

    /// The token of the link that a message to an address or a number ended with lately, after this prefix.
    pub async fn token_sent_to(&self, to: &str, prefix: &str) -> String {
        let sent = self.delivered_to(to).await;
        let before = format!("{PUBLIC_URL}{prefix}");
        let link = sent
            .iter()
            .rev()
            .find_map(|message| message.text.split_once(&before))
            .expect("a link")
            .1;
        link.chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect()
    }

    /// Delivers what is due, and gives all that an address or a number received.
    pub async fn delivered_to(&self, to: &str) -> Vec<Sent> {
        while self.services().outbox.deliver().await.unwrap() > 0 {}
        let mut sent = self.gateway.taken();
        sent.retain(|message| message.to == to);
        sent
    }

    /// Moves the clock that people live by.
    pub fn advance(&self, seconds: i64) {
        self.clock.advance(seconds);
    }

    /// Moves the clock to so many seconds after an instant.
    pub fn go_to(&self, start: Instant, seconds: i64) {
        self.clock.set(time::after(start, seconds));
    }
}
