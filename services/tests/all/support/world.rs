//! A database with its instances of the services, and short words for what tests do with them.

use std::{collections::HashMap, sync::Arc};

use domain::{
    actor::{Patient, Practitioner},
    time::{self, Instant},
};
use services::{
    Db, Error, Limits, Ports, Services, Settings, Shares,
    ports::{Clock, Entropy, Mailer, SmsGateway},
};
use tokio::sync::Barrier;

use super::{
    database::Place,
    outside::{Gateway, MovableClock, SeededEntropy},
    people::{PATIENT, PRACTITIONER, Someone},
};

/// Where links lead.
pub(super) const PUBLIC_URL: &str = "https://calepin.example";
/// When every test begins.
const START: &str = "2026-02-02T08:00:00Z";

/// How many connections an instance opens to read, and on PostgreSQL to write.
pub const CONNECTIONS: usize = 10;

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
                held.push(db.snapshot().await.unwrap());
            }
        }
        for one in held {
            one.rollback().await.unwrap();
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

// Its time.
impl World {
    pub fn now(&self) -> Instant {
        self.clock.now()
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
