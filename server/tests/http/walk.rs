//! Every server function, called by those who have no business with it: nothing is told, nothing is done. The functions
//! are those that are registered, so that none can be forgotten; one that is open says so here, and to whom.

use axum::http::StatusCode;
use domain::approval::DecisionReason;

use crate::{
    browser::Browser,
    functions::{Function, functions},
    stage::{Answer, SharedRecord, Stage},
};

/// A patient who has nothing to do with the record that is asked for.
const STRANGER: &str = "parent@exemple.fr";
/// A practitioner who waits to be approved.
const UNAPPROVED: &str = "pharmacien@exemple.fr";

/// What changes by itself: sessions that are used, what is counted, and forms that are given back.
pub const BY_ITSELF: &[&str] = &["session", "throttle", "password_failure", "draft"];

/// What is others': parts of a record, of its practitioner, of an applicant, and addresses.
const SECRETS: &[&str] = &[
    "Zoé",
    "Petit",
    "2020-02-29",
    "Weber",
    "Hugo",
    "medecin@",
    "patient@",
    "autre@",
];

/// Functions that answer everyone, whoever they are: what they tell and do is nobody's in particular.
const OPEN_TO_ALL: &[&str] = &[
    "choose_language",
    "load_begin_wait",
    "load_cancel_wait",
    "load_confirm_new_email",
    "load_forgotten_password",
    "load_new_password",
    "load_offer",
    "load_sign_in",
    "sign_out",
];
/// Writes the same rows for everyone who asks, and tells nothing: its own tests see to that.
pub const WRITES_FOR_ALL: &str = "forgot_password";
/// What somebody signed in does to their own account alone; two of them would end the walk.
pub const TO_ONESELF: &[&str] = &["sign_out", "sign_out_everywhere", "resend_proof"];
/// Pages of one's own account.
const OF_THE_SIGNED_IN: &[&str] = &[
    "load_my_account",
    "load_my_language",
    "load_my_sessions",
    "load_step_up",
];
/// Functions of their own pages, for a patient.
const OF_PATIENTS: &[&str] = &[
    "load_device",
    "load_home",
    "load_my_devices",
    "trust_device",
];
/// Functions of their own page, for a practitioner who waits.
const OF_THE_UNAPPROVED: &[&str] = &["load_approval"];

/// Somebody else, who is signed in on a device that they trust.
const ANOTHER: &str = "patient@exemple.fr";

/// Every argument that a function takes, with what belongs to others.
struct Arguments(String);

impl Arguments {
    async fn of_others(stage: &Stage, shared: &SharedRecord) -> Self {
        let administration = &stage.services.administration;
        let waiting = administration.waiting(services::By::CommandLine, 10).await;
        let applicant = waiting.unwrap()[0].account;
        let invitation = shared.invitation();
        let registration = registration_of_another(stage).await;
        let act = shared.act(stage).await;
        let session = &stage.ids_of("session", "id").await[0];
        let device = &stage.ids_of("trusted_device", "id").await[0];
        Self(format!(
            "record={}&invitation={invitation}&practitioner={applicant}&after={}&about={applicant}&reason=Parce+que\
             &registration={registration}&phone=0639980099&page=%2Finscription%2F{registration}%2Fmobile\
             &email=medecin%40exemple.fr&password=Faux2026&code=000000\
             &day=29&month=02&year=2020&attestation=on&back=%2F&language=fr&part={}+{act}\
             &form={}&knowingly=on&family_name=Petit&first_name=Zo%C3%A9&sex=female&seen=00&looked_for=Petit&q=Petit\
             &session={session}&device={device}&trust=&confirmation=Faux2027&names_as_typed=on\
             &rpps=99700000021&profession=Infirmier&workplace=Nantes\
             &vaccine=priorix&product=priorix&occurred_on=15042022&source=performed&again=on&query=priorix\
             &used_name=Weber&birth_place=Nantes&comment=Oui&searched=priorix&booster=no&lot_number=A1\
             &expires_on=122027&route=oral&body_site=left-arm&act_id={act}&version=1&then=next",
            shared.record, shared.record, shared.record, shared.record
        ))
    }
}

/// The identifier of a registration that someone else has begun: it is in the address of their next page.
pub async fn registration_of_another(stage: &Stage) -> String {
    let form = "first_name=Hugo&family_name=Petit&email=autre%40exemple.fr&password=Tilleul2026x\
                &confirmation=Tilleul2026x&invitation=";
    let mobile = Browser::new(stage).post("register", form).await;
    let page = mobile.strip_prefix("/inscription/").unwrap();
    page.strip_suffix("/mobile").unwrap().to_owned()
}

/// Refused: by its status, or led to another page (the sign-in, why one may do nothing yet), which decides for itself.
fn is_refused(answer: &Answer) -> bool {
    /// As much as says that there is nothing here.
    const NOTHING: usize = 2;
    let led_away = answer.headers.contains_key("serverfnredirect") && answer.body.len() <= NOTHING;
    led_away
        || matches!(
            answer.status,
            StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY
        )
}

fn has(form: &str, input: &str) -> bool {
    form.split('&')
        .any(|pair| pair.split('=').next() == Some(input))
}

async fn walk(who: Option<&str>, own: &[&str]) {
    Box::pin(walk_after(who, own, async |_| ())).await;
}

/// The same, once something has happened to whoever is signed in.
async fn walk_after(who: Option<&str>, own: &[&str], happens: impl AsyncFnOnce(&Stage)) {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut another = Browser::signed_in(&stage, ANOTHER).await;
    another.post("trust_device", "trust=on").await;
    let Arguments(form) = Arguments::of_others(&stage, &shared).await;
    let browser = match who {
        Some(email) => Browser::signed_in(&stage, email).await,
        None => Browser::new(&stage),
    };
    happens(&stage).await;
    let before = stage.dump_but(BY_ITSELF).await;
    let token = shared.token.expose_text();
    let mut wrong = vec![];
    for function in functions() {
        let name = function.name();
        for input in function.inputs.iter().filter(|input| !has(&form, input)) {
            wrong.push(format!("{name} is not given {input}"));
        }
        if name == WRITES_FOR_ALL || who.is_some() && TO_ONESELF.contains(&name) {
            continue;
        }
        let answer = browser.call(name, &form).await;
        let told = SECRETS.iter().copied().chain([token.as_str()]);
        for secret in told.filter(|secret| answer.body.contains(secret)) {
            wrong.push(format!("{name} tells {secret}"));
        }
        let open = OPEN_TO_ALL.contains(&name)
            || own.contains(&name)
            || who.is_some() && OF_THE_SIGNED_IN.contains(&name);
        if !open && !is_refused(&answer) {
            wrong.push(format!("{name} is open: {}", answer.status));
        }
        if answer.status.is_server_error() {
            wrong.push(format!("{name} breaks: {}", answer.status));
        }
    }
    assert!(wrong.is_empty(), "for {who:?}: {wrong:#?}");
    let after = stage.dump_but(BY_ITSELF).await;
    let changed = after
        .lines()
        .find(|line| !before.lines().any(|was| was == *line));
    assert_eq!(changed, None, "{who:?} changed something");
    assert_eq!(after.len(), before.len(), "{who:?} took something away");
    let home = another.get("/accueil").await;
    assert_eq!(
        home.status,
        StatusCode::OK,
        "{who:?} ended another's session"
    );
}

#[tokio::test]
async fn nobody_gets_anywhere() {
    walk(None, &[]).await;
}

#[tokio::test]
async fn a_stranger_gets_to_what_is_theirs_alone() {
    walk(Some(STRANGER), OF_PATIENTS).await;
}

#[tokio::test]
async fn an_unapproved_practitioner_reads_why_and_no_more() {
    walk(Some(UNAPPROVED), OF_THE_UNAPPROVED).await;
}

/// Their session is the one that they had while they might act.
#[tokio::test]
async fn a_revoked_practitioner_reads_why_and_no_more() {
    let revoked = walk_after(Some(UNAPPROVED), OF_THE_UNAPPROVED, async |stage| {
        let administration = &stage.services.administration;
        let by = services::By::CommandLine;
        let waiting = administration.waiting(by, 10).await.unwrap();
        let who = waiting.iter().find(|one| one.name == "Hugo Bernard");
        let id = who.unwrap().account;
        let reason = DecisionReason::parse("N’exerce plus.").unwrap();
        administration.approve(by, id).await.unwrap();
        administration.revoke(by, id, &reason).await.unwrap();
    });
    Box::pin(revoked).await;
}

/// The lists above name functions that exist: a stale name would leave a door open for the next one so called.
#[test]
fn what_is_open_exists() {
    let functions = functions();
    let all: Vec<&str> = functions.iter().map(Function::name).collect();
    for name in [
        OPEN_TO_ALL,
        OF_PATIENTS,
        OF_THE_UNAPPROVED,
        OF_THE_SIGNED_IN,
        TO_ONESELF,
        &[WRITES_FOR_ALL],
    ]
    .concat()
    {
        assert!(all.contains(&name), "{name}");
    }
}
