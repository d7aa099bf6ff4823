//! What is counted, for whoever watches over a server: requests by the template of their route, never by their
//! address; what waits in the outbox; how often people sign in and records are claimed. Nothing of a person.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError, atomic::AtomicI64},
    time::Duration,
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use services::{Backlog, Figures, Services};

/// In seconds: where a page that is fast, slow or stuck shows.
const BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

type Label = (&'static str, String);
type Gauges = Family<[Label; 1], Gauge<i64, AtomicI64>>;

/// What is counted in this process.
pub struct Metrics {
    requests: Family<[Label; 3], Counter>,
    durations: Family<[Label; 1], Histogram>,
    outbox_waiting: Gauges,
    outbox_oldest: Gauges,
    outbox_set_aside: Gauges,
    hashing: Gauge,
    sign_ins: Counter,
    claims: Counter,
    database_up: Gauge,
    /// Held while it is read: what comes from elsewhere is brought up to date first.
    registry: Mutex<Registry>,
}

impl Default for Metrics {
    fn default() -> Self {
        let durations = || Histogram::new(BUCKETS);
        let mut metrics = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(durations),
            outbox_waiting: Family::default(),
            outbox_oldest: Family::default(),
            outbox_set_aside: Family::default(),
            hashing: Gauge::default(),
            sign_ins: Counter::default(),
            claims: Counter::default(),
            database_up: Gauge::default(),
            registry: Mutex::default(),
        };
        let registry = metrics.registry();
        metrics.registry = Mutex::new(registry);
        metrics
    }
}

impl Metrics {
    fn registry(&self) -> Registry {
        let mut all = Registry::with_prefix("calepin");
        all.register("requests", "Requests answered", self.requests.clone());
        all.register_with_unit(
            "request_duration",
            "How long requests took",
            Unit::Seconds,
            self.durations.clone(),
        );
        all.register(
            "outbox_waiting",
            "Messages that wait",
            self.outbox_waiting.clone(),
        );
        all.register_with_unit(
            "outbox_oldest",
            "Age of the oldest message that waits",
            Unit::Seconds,
            self.outbox_oldest.clone(),
        );
        all.register(
            "outbox_set_aside",
            "Messages that were refused for good or cannot be read",
            self.outbox_set_aside.clone(),
        );
        all.register(
            "hashing_waiting",
            "Passwords that wait to be hashed",
            self.hashing.clone(),
        );
        all.register("sign_ins", "Sign-ins completed", self.sign_ins.clone());
        all.register("claims", "Records claimed", self.claims.clone());
        all.register(
            "database_up",
            "Whether the database answers",
            self.database_up.clone(),
        );
        all
    }

    /// Counts a request.
    pub fn answered(&self, method: &str, route: String, status: StatusCode, took: Duration) {
        let of_route = [("route", route.clone())];
        self.durations
            .get_or_create(&of_route)
            .observe(took.as_secs_f64());
        let labels = [
            ("method", method.to_owned()),
            ("route", route),
            ("status", status.as_u16().to_string()),
        ];
        self.requests.get_or_create(&labels).inc();
    }

    /// Everything, as text; what the outbox holds only while the database tells.
    fn write(
        &self,
        figures: Figures,
        backlogs: Option<&[Backlog; 2]>,
        now: domain::time::Instant,
    ) -> Result<String, fmt::Error> {
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        self.hashing.set(signed(figures.hashing));
        bring_to(&self.sign_ins, figures.sign_ins);
        bring_to(&self.claims, figures.claims);
        self.database_up.set(backlogs.is_some().into());
        for backlog in backlogs.into_iter().flatten() {
            let of = [("channel", backlog.channel.name().to_owned())];
            let age = backlog
                .oldest
                .map_or(0, |oldest| now.duration_since(oldest).as_secs().max(0));
            self.outbox_waiting
                .get_or_create(&of)
                .set(signed(backlog.waiting));
            self.outbox_oldest.get_or_create(&of).set(age);
            self.outbox_set_aside
                .get_or_create(&of)
                .set(signed(backlog.set_aside));
        }
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn bring_to(counter: &Counter, count: u64) {
    counter.inc_by(count.saturating_sub(counter.get()));
}

/// `GET /metrics`, for a port that the public does not reach.
pub fn router(metrics: Arc<Metrics>, services: Services) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((metrics, services))
}

async fn show(State((metrics, services)): State<(Arc<Metrics>, Services)>) -> Response {
    let backlogs = match services.outbox.backlogs().await {
        Ok(backlogs) => Some(backlogs),
        Err(error) => {
            tracing::error!(%error, "the outbox cannot be counted");
            None
        }
    };
    match metrics.write(services.figures(), backlogs.as_ref(), services.now()) {
        Ok(text) => ([(CONTENT_TYPE, OPENMETRICS)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
