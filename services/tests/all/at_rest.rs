//! A stolen database tells no address, number, secret or text of a message: everything in every table is searched.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::Duration};

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use domain::account::{
    Language, email_change::NewEmailToken, one_time_code::OneTimeCode, password_reset::ResetToken,
    phone::MobileNumber,
};
use services::{
    Db,
    account::{SessionSecret, Visit},
};
use tokio::time::timeout;

use crate::support::{
    APPLICANT, Mood, NUMBER, PARENT, PASSWORD, PATIENT, PRACTITIONER, World, execute, on_sqlite,
    right_date, wrong_date,
};

/// Who is written to and has no account.
const INVITED: &str = "invitee@exemple.fr";

/// Everything in every table, as hexadecimal digits in lower case: where, and what. Not when its tables were made, in digits
/// of the real time: the six of a code may be among them.
async fn dump(world: &World) -> Vec<(String, String)> {
    let columns = if world.place.is_sqlite() {
        "SELECT t.name || ' ' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name <> 'seaql_migrations'"
    } else {
        "SELECT table_name || ' ' || column_name FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
    };
    let mut all = vec![];
    for place in world.column::<String>(columns).await {
        let (table, column) = place.split_once(' ').unwrap();
        let as_hex = if world.place.is_sqlite() {
            format!("LOWER(HEX(\"{column}\"))")
        } else {
            format!(
                "CASE WHEN pg_typeof(\"{column}\") = 'bytea'::regtype THEN SUBSTR(\"{column}\"::text, 3) \
                 ELSE ENCODE(CONVERT_TO(\"{column}\"::text, 'UTF8'), 'hex') END"
            )
        };
        let sql = format!("SELECT {as_hex} FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        let values = world.column::<String>(&sql).await;
        all.extend(values.into_iter().map(|value| (place.clone(), value)));
    }
    if world.place.is_sqlite() {
        // The files may hold more than the tables show: pages that were freed, the log.
        all.push(("the files".into(), HEXLOWER.encode(&world.place.bytes())));
    }
    all
}

/// Where these bytes are, at whole bytes.
fn places(dump: &[(String, String)], bytes: &[u8]) -> Vec<String> {
    let wanted = HEXLOWER.encode(bytes);
    dump.iter()
        .filter(|(_, value)| value.match_indices(&wanted).any(|(at, _)| at % 2 == 0))
        .map(|(place, _)| place.clone())
        .collect()
}

/// What must not be found, with a name for each.
struct Secrets(Vec<(&'static str, Vec<u8>)>);

impl Secrets {
    fn add(&mut self, name: &'static str, bytes: &[u8]) {
        self.0.push((name, bytes.to_vec()));
    }

    /// A secret of random bytes, in every form it might be written in.
    fn add_random(&mut self, name: &'static str, bytes: &[u8]) {
        self.add(name, bytes);
        for encoding in [BASE64, BASE64URL_NOPAD, HEXLOWER] {
            let text = encoding.encode(bytes);
            self.add(name, text.trim_end_matches('=').as_bytes());
        }
    }
}

/// Does everything that handles a secret; gives the secrets.
async fn live(world: &World) -> Secrets {
    let mut secrets = Secrets(vec![]);
    for address in [
        PATIENT,
        PRACTITIONER,
        PARENT,
        INVITED,
        APPLICANT,
        "nobody@exemple.fr",
    ] {
        secrets.add("an e-mail address", address.as_bytes());
    }
    for number in ["+33633333333", "0633333333", "633333333", "655555555"] {
        secrets.add("a number", number.as_bytes());
    }
    secrets.add("a password", PASSWORD.as_bytes());
    let shared = world.share().await;
    secrets.add("a token", shared.token.expose_text().as_bytes());
    secrets.add_random("a token", shared.token.expose());
    let by = world.practitioner();
    let services = world.services();
    services
        .share
        .email(&by, shared.record, &INVITED.parse().unwrap())
        .await
        .unwrap();
    world
        .password("nobody@exemple.fr", PASSWORD, Visit::default())
        .await
        .unwrap_err();
    let waiting = world.until_code(PATIENT).await;
    let code = world.code_sent_to("+33633333333").await;
    secrets.add("a code", code.expose().as_bytes());
    world
        .enter(&waiting, &OneTimeCode::parse("000000").unwrap())
        .await
        .unwrap_err();
    let arrived = world.enter(&waiting, &code).await.unwrap();
    for secret in [&waiting, &arrived.secret] {
        let bytes = BASE64URL_NOPAD
            .decode(secret.expose_text().as_bytes())
            .unwrap();
        secrets.add_random("a session's secret", &bytes);
    }
    let device = services
        .account
        .trust_device(&world.patient(), &arrived.secret)
        .await
        .unwrap()
        .expose_text();
    let (_, secret) = device.split_once('.').unwrap();
    secrets.add_random(
        "a device's secret",
        &BASE64URL_NOPAD.decode(secret.as_bytes()).unwrap(),
    );
    change_what_one_signs_in_with(world, &arrived.secret, &mut secrets).await;
    let key = services
        .draft
        .keep("claim", None, "", b"what somebody typed")
        .await
        .unwrap()
        .unwrap();
    secrets.add_random("a draft's key", &key);
    secrets.add("a draft", b"what somebody typed");
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    secrets.add("a date that was typed", b"2019-03-15");
    secrets.add(
        "the text of a message",
        "Vous pourrez le consulter".as_bytes(),
    );
    let begun = world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    let secret = begun.secret.expose_text();
    let secret = BASE64URL_NOPAD.decode(secret.as_bytes()).unwrap();
    secrets.add_random("a registration's secret", &secret);
    let token = world.link_sent_to(APPLICANT).await;
    secrets.add("a confirmation's token", token.expose_text().as_bytes());
    secrets.add_random("a confirmation's token", token.expose());
    secrets.add_random("the key", &world.key);
    secrets
}

/// Asks for another password, and for another address and number.
async fn change_what_one_signs_in_with(
    world: &World,
    session: &SessionSecret,
    secrets: &mut Secrets,
) {
    let accounts = &world.services().account;
    let email = PATIENT.parse().unwrap();
    accounts
        .forgot_password(&email, Language::French, &Visit::default())
        .await
        .unwrap();
    let token = world.token_sent_to(PATIENT, "/r/").await;
    secrets.add("a reset's token", token.as_bytes());
    let token = ResetToken::parse(&token).unwrap();
    secrets.add_random("a reset's token", token.expose());
    accounts
        .prove_password(session, PASSWORD, "192.0.2.1")
        .await
        .unwrap();
    let code = world.code_sent_to("+33633333333").await;
    let session = accounts.prove_code(session, &code).await.unwrap();
    let (email, phone) = ("nouvelle@exemple.fr", "+33655555555");
    secrets.add("another e-mail address", email.as_bytes());
    secrets.add("another number", &phone.as_bytes()[3..]);
    accounts
        .change_email(&session, &email.parse().unwrap(), "192.0.2.1")
        .await
        .unwrap();
    let token = world.token_sent_to(email, "/e/").await;
    secrets.add("an address's token", token.as_bytes());
    let token = NewEmailToken::parse(&token).unwrap();
    secrets.add_random("an address's token", token.expose());
    accounts
        .change_phone(&session, &MobileNumber::parse(phone).unwrap(), "192.0.2.1")
        .await
        .unwrap();
}

fn assert_hidden(dump: &[(String, String)], secrets: &Secrets) {
    for (name, bytes) in &secrets.0 {
        let found = places(dump, bytes);
        assert!(found.is_empty(), "{name} is in {found:?}");
    }
}

both!(no_secret_is_in_the_database);
async fn no_secret_is_in_the_database(world: &mut World) {
    let secrets = live(world).await;
    assert_hidden(&dump(world).await, &secrets);
    // And once everything has left.
    world.delivered_to(INVITED).await;
    world
        .claim(&world.share().await, &right_date())
        .await
        .unwrap();
    world.delivered_to(PRACTITIONER).await;
    assert_hidden(&dump(world).await, &secrets);
}

both!(no_secret_is_in_it_while_messages_wait);
async fn no_secret_is_in_it_while_messages_wait(world: &mut World) {
    let shared = world.share().await;
    let to = INVITED.parse().unwrap();
    world
        .services()
        .share
        .email(&world.practitioner(), shared.record, &to)
        .await
        .unwrap();
    world.until_code(PATIENT).await;
    let waiting = dump(world).await;
    assert_eq!(world.count("outbox WHERE state = 'waiting'").await, 2);
    let code = world.code_sent_to("+33633333333").await;
    for secret in [
        INVITED,
        &shared.token.expose_text(),
        code.expose(),
        "+33633333333",
    ] {
        assert!(places(&waiting, secret.as_bytes()).is_empty(), "{secret}");
    }
}

both!(what_a_gateway_says_gives_no_recipient_away);
async fn what_a_gateway_says_gives_no_recipient_away(world: &mut World) {
    let shared = world.share().await;
    let to = INVITED.parse().unwrap();
    world
        .services()
        .share
        .email(&world.practitioner(), shared.record, &to)
        .await
        .unwrap();
    world.until_code(PATIENT).await;
    world.gateway.set(Mood::Refuses(
        "550 5.1.1 <invitee@exemple.fr>: no mailbox here; +33633333333 is barred",
    ));
    world.services().outbox.deliver().await.unwrap();
    let dump = dump(world).await;
    assert!(
        !places(&dump, b"no mailbox here").is_empty(),
        "nothing was kept"
    );
    for secret in [INVITED, "33633333333"] {
        assert!(places(&dump, secret.as_bytes()).is_empty(), "{secret}");
    }
}

both!(what_is_in_clear_is_found);
async fn what_is_in_clear_is_found(world: &mut World) {
    live(world).await;
    let dump = dump(world).await;
    // Or the search would find nothing, whatever there is.
    for (known, place) in [
        (b"DURAND".as_slice(), "record family_name"),
        (b"wrong_birth_date", "journal event"),
        (
            &world.practitioner().account().uuid().into_bytes(),
            "practitioner account_id",
        ),
        (b"$argon2id$", "account password_hash"),
    ] {
        let uuid = uuid::Uuid::from_slice(known)
            .map(|id| id.to_string())
            .unwrap_or_default();
        let mut found = places(&dump, known);
        if !uuid.is_empty() {
            found.extend(places(&dump, uuid.as_bytes()));
        }
        assert!(
            found.contains(&place.to_owned()),
            "{place} is not in {found:?}"
        );
    }
}

/// The parts of what was kept that are in these files: it stands there in pieces, some on pages of their own.
fn left<'a>(kept: &'a [String], files: &[u8]) -> Vec<&'a str> {
    const PART: usize = 64;
    let files = HEXLOWER.encode(files);
    let parts = kept.iter().flat_map(|kept| {
        let whole = 0..kept.len() / PART;
        whole.map(|n| &kept[n * PART..(n + 1) * PART])
    });
    parts.filter(|part| files.contains(part)).collect()
}

/// Neither on a page that something else is on, nor on pages that it had to itself.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_is_in_no_file() {
    on_sqlite(async |world: &mut World| {
        let drafts = &world.services().draft;
        for typed in [vec![7; 100], vec![8; 15_000]] {
            let key = drafts.keep("claim", None, "", &typed).await.unwrap();
            key.unwrap();
        }
        let kept: Vec<String> = world.column("SELECT LOWER(HEX(sealed)) FROM draft").await;
        assert_eq!(kept.len(), 2);
        assert_ne!(left(&kept, &world.place.bytes()), [""; 0]);
        world.advance(60 * 60);
        world.services().purge().await.unwrap();
        assert_eq!(world.count("draft").await, 0);
        assert_eq!(left(&kept, &world.place.bytes()), [""; 0]);
    })
    .await;
}

/// Just less than one waits for what another holds (`LOCK_TIMEOUT`): who took less may have been slow, and did not wait.
const NOT_WAITED: Duration = Duration::from_millis(4_900);

/// Nobody who writes waits for whoever reads: the log is emptied the next time.
#[tokio::test(flavor = "multi_thread")]
async fn who_reads_keeps_the_log_from_being_emptied_and_nobody_from_writing() {
    on_sqlite(async |world: &mut World| {
        let log = world.place.file().unwrap().with_extension("db-wal");
        let size = || fs::metadata(&log).unwrap().len();
        world.share().await;
        let reader = world.db().snapshot().await.unwrap();
        execute(&reader, "SELECT 1 FROM invitation").await.unwrap();
        world.share().await;
        let purged = timeout(NOT_WAITED, world.services().purge()).await;
        purged.expect("waited for a reader").unwrap();
        assert_ne!(size(), 0);
        world.share().await;
        reader.rollback().await.unwrap();
        world.services().purge().await.unwrap();
        assert_eq!(size(), 0);
        assert_eq!(world.count("invitation").await, 3);
    })
    .await;
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_everyone_could_read_is_closed_to_them() {
    on_sqlite(async |world: &mut World| {
        world.close().await;
        let file = world.place.file().unwrap();
        for (found, left) in [(0o644, 0o640), (0o666, 0o660), (0o600, 0o600)] {
            fs::set_permissions(&file, fs::Permissions::from_mode(found)).unwrap();
            // Who only looks changes nothing.
            Db::connect_to_look(&world.place.url()).await.unwrap();
            assert_eq!(mode(&file), found);
            Db::connect(&world.place.url()).await.unwrap();
            assert_eq!(mode(&file), left);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_made_only_when_asked_to_and_for_its_owner_alone() {
    on_sqlite(async |world: &mut World| {
        let file = world.place.file().unwrap().with_file_name("another.db");
        for options in ["", "?mode=rwc", "?mode=ro"] {
            let url = format!("sqlite://{}{options}", file.display());
            for refused in [Db::connect(&url).await, Db::connect_to_look(&url).await] {
                let told = refused.unwrap_err().to_string();
                assert!(told.contains("another.db: No such file"), "{told}");
                assert!(!file.exists(), "{url}");
            }
        }
        let url = format!("sqlite://{}", file.display());
        Db::create(&url).await.unwrap();
        assert_eq!(mode(&file), 0o600);
        Db::connect(&url).await.unwrap();
    })
    .await;
}
