//! Registration of a new patient: its steps, its number and code, its mail, and what it tells nobody.

mod mail;
mod number;
mod practitioner;
mod unknown_and_known;
mod ways_in;

use domain::{
    account::{
        Language, Role,
        one_time_code::OneTimeCode,
        password::NewPassword,
        registration::{Registration, Step},
        session::Stage,
    },
    ids::Id,
    problem::{Field, FieldProblem, Problem},
    share::{InvitationEventKind, ShareStatus},
};
use services::{
    Error,
    account::{Activity, Arrival, LinkState, RegistrationSecret, Visit},
};

use crate::support::{
    APPLICANT, NUMBER, PARENT, PATIENT, World, applicant, how_many, refusal, right_date,
    too_many_passwords,
};

const HOUR: i64 = 60 * 60;

both!(from_the_link_to_the_record);
async fn from_the_link_to_the_record(world: &mut World) {
    let shared = world.share().await;
    let begun = world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    let registrations = world.services().registration.clone();
    let token = world.link_sent_to(APPLICANT).await;
    let link = registrations.confirm(&token).await.unwrap();
    assert_eq!(link.state, LinkState::Confirmed);
    assert_eq!(
        (link.registration, link.invitation),
        (begun.id, Some(shared.id))
    );
    let arrived = registrations
        .sign_in(begun.id, &begun.secret, &Visit::default())
        .await
        .unwrap();
    let accounts = &world.services().account;
    let current = accounts.current(&arrived.secret, Activity::User).await;
    let current = current.unwrap().unwrap();
    assert_eq!(
        (current.stage, current.actor.role(), current.name.as_str()),
        (Stage::SignedIn, Role::Patient, "Nadia Nouvelle")
    );
    // As after any code: the device may be trusted.
    let domain::actor::Actor::Patient(patient) = current.actor else {
        panic!("{current:?}");
    };
    accounts
        .trust_device(&patient, &arrived.secret)
        .await
        .unwrap();
    let waiting = world.shares().waiting_for(&patient).await.unwrap();
    assert_eq!(waiting.len(), 1);
    world
        .claim_as(patient, &shared, &right_date())
        .await
        .unwrap();
    // And with the password, from anywhere.
    world.until_code(APPLICANT).await;
    let report = world
        .services()
        .verify(&services::Anchors::default())
        .await
        .unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}

both!(each_step_is_a_row);
async fn each_step_is_a_row(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    let due = async |world: &World| {
        let registrations = &world.services().registration;
        let progress = registrations.progress(begun.id, &begun.secret).await;
        progress.unwrap().due
    };
    assert_eq!(due(world).await, Step::Mobile);
    world.give_number(&begun, NUMBER).await.unwrap();
    world.restart().await;
    assert_eq!(due(world).await, Step::Code);
    let code = world.code_sent_to(NUMBER).await;
    world.enter_registration_code(&begun, &code).await.unwrap();
    world.restart().await;
    assert_eq!(due(world).await, Step::Mail);
    let token = world.link_sent_to(APPLICANT).await;
    let registrations = world.services().registration.clone();
    registrations.confirm(&token).await.unwrap();
    assert_eq!(due(world).await, Step::Mail);
    registrations
        .sign_in(begun.id, &begun.secret, &Visit::default())
        .await
        .unwrap();
    assert_eq!(due(world).await, Step::Over);
    let again = registrations
        .sign_in(
            begun.id,
            &begun.secret,
            &services::account::Visit::default(),
        )
        .await;
    assert_fails!(again, Error::Conflict);
}

both!(a_step_out_of_order_does_nothing);
async fn a_step_out_of_order_does_nothing(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    let registrations = world.services().registration.clone();
    let code = OneTimeCode::parse("000000").unwrap();
    let (id, secret) = (begun.id, &begun.secret);
    assert_fails!(
        registrations
            .enter_code(id, secret, &code, "192.0.2.1")
            .await,
        Error::Conflict
    );
    assert_fails!(
        registrations.resend_code(id, secret, "").await,
        Error::Conflict
    );
    assert_fails!(registrations.resend_mail(id, secret).await, Error::Conflict);
    assert_fails!(
        registrations.sign_in(id, secret, &Visit::default()).await,
        Error::Conflict
    );
    let begun = world.until_mail(PARENT, NUMBER, None).await;
    assert_fails!(world.give_number(&begun, NUMBER).await, Error::Conflict);
    assert_fails!(
        registrations
            .sign_in(begun.id, &begun.secret, &Visit::default())
            .await,
        Error::Conflict
    );
    assert_eq!(world.count("account").await, 4);
}

both!(it_is_its_browser_s_alone);
async fn it_is_its_browser_s_alone(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    let other = world.begin(PARENT, "192.0.2.1", None).await.unwrap();
    let registrations = &world.services().registration;
    let stranger = RegistrationSecret::parse(&"A".repeat(43)).unwrap();
    for (id, secret) in [
        (begun.id, &stranger),
        (begun.id, &other.secret),
        (Id::new(0, &[9; 10]), &begun.secret),
    ] {
        assert_fails!(registrations.progress(id, secret).await, Error::NotFound);
        assert_fails!(registrations.applicant(id, secret).await, Error::NotFound);
    }
}

both!(number_and_code_have_an_hour);
async fn number_and_code_have_an_hour(world: &mut World) {
    for (seconds, fine) in [(HOUR - 1, true), (HOUR, false)] {
        let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
        world.advance(seconds);
        assert_eq!(world.give_number(&begun, NUMBER).await.is_ok(), fine);
        let registrations = &world.services().registration;
        let progress = registrations.progress(begun.id, &begun.secret).await;
        let due = if fine { Step::Code } else { Step::Expired };
        assert_eq!(progress.unwrap().due, due);
    }
}

both!(what_was_typed_is_there_after_it_expired);
async fn what_was_typed_is_there_after_it_expired(world: &mut World) {
    let shared = world.share().await;
    let begun = world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    world.advance(600);
    let registrations = &world.services().registration;
    let progress = registrations
        .progress(begun.id, &begun.secret)
        .await
        .unwrap();
    assert_eq!(
        (progress.due, progress.invitation),
        (Step::Expired, Some(shared.id))
    );
    let typed = registrations.applicant(begun.id, &begun.secret).await;
    let typed = typed.unwrap();
    assert_eq!(
        (
            &*typed.first_name,
            &*typed.family_name,
            typed.email.as_str()
        ),
        ("Nadia", "Nouvelle", APPLICANT)
    );
}

both!(a_day_after_its_end_it_is_forgotten);
async fn a_day_after_its_end_it_is_forgotten(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    world.give_number(&begun, NUMBER).await.unwrap();
    for (seconds, left) in [
        (Registration::BEFORE_MAIL + Registration::KEPT - 1, 1),
        (1, 0),
    ] {
        world.advance(seconds);
        world.services().purge().await.unwrap();
        assert_eq!(world.count("registration").await, left);
        assert_eq!(world.count("one_time_code").await, left);
    }
}

both!(once_its_time_is_up_its_number_and_password_are_forgotten);
async fn once_its_time_is_up_its_number_and_password_are_forgotten(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    world.give_number(&begun, NUMBER).await.unwrap();
    let kept = "registration WHERE password_hash IS NOT NULL AND phone_sealed IS NOT NULL";
    for (seconds, left) in [(HOUR - 1, 1), (1, 0)] {
        world.advance(seconds);
        world.services().purge().await.unwrap();
        assert_eq!(world.count(kept).await, left);
    }
}

both!(a_common_password_is_refused_and_counts_for_nothing);
async fn a_common_password_is_refused_and_counts_for_nothing(world: &mut World) {
    world.limits.registrations_of_address.at_most = 1;
    world.restart().await;
    let mut common = applicant(APPLICANT);
    common.password = NewPassword::parse("PassWord1").unwrap();
    let arrival = services::account::Arrival {
        client: "192.0.2.1",
        language: domain::account::Language::French,
        invitation: None,
    };
    match world.services().registration.begin(common, arrival).await {
        Err(Error::Refused(problems)) => assert_eq!(
            problems,
            [FieldProblem::new(
                Field::Password,
                Problem::PasswordTooCommon
            )]
        ),
        other => panic!("{other:?}"),
    }
    world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
}

both!(one_that_nobody_has_time_for_counts_for_nothing);
async fn one_that_nobody_has_time_for_counts_for_nothing(world: &mut World) {
    let all = too_many_passwords();
    let many = (0..all).map(|n| {
        let services = world.instance(n);
        async move {
            let arrival = Arrival {
                client: &format!("client {n}"),
                language: Language::French,
                invitation: None,
            };
            let begun = services.registration.begin(applicant(APPLICANT), arrival);
            begun.await
        }
    });
    let results = world.at_once(many).await;
    let busy = how_many(&results, |result| matches!(result, Err(Error::Busy { .. })));
    let begun = how_many(&results, Result::is_ok);
    assert!(busy > 0);
    assert_eq!(busy + begun, all, "{results:?}");
    assert_eq!(usize::try_from(world.count("throttle").await), Ok(begun));
}

both!(thirty_an_hour_for_each_client);
async fn thirty_an_hour_for_each_client(world: &mut World) {
    for _ in 0..30 {
        world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    }
    let told = refusal(world.begin(APPLICANT, "192.0.2.1", None).await);
    let wait = Problem::TryLater { seconds: 3600 };
    assert_eq!(told, FieldProblem::new(Field::Form, wait));
    world.begin(APPLICANT, "192.0.2.2", None).await.unwrap();
    world.advance(HOUR - 1);
    refusal(world.begin(APPLICANT, "192.0.2.1", None).await);
    world.advance(1);
    world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
}

both!(the_practitioner_sees_that_a_registration_was_posted);
async fn the_practitioner_sees_that_a_registration_was_posted(world: &mut World) {
    use InvitationEventKind::{Issued, Started};
    let shared = world.share().await;
    for _ in 0..2 {
        world
            .begin(APPLICANT, "192.0.2.1", Some(&shared))
            .await
            .unwrap();
        assert_eq!(world.timeline(shared.record).await, [Issued, Started]);
    }
    // It is bound to nobody yet, and told once.
    assert_eq!(world.count("invitation WHERE bound_to IS NULL").await, 1);
    world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    let token = world.link_sent_to(APPLICANT).await;
    world.services().registration.confirm(&token).await.unwrap();
    assert_eq!(
        world.count("invitation WHERE bound_to IS NOT NULL").await,
        1
    );
    assert_eq!(world.timeline(shared.record).await, [Issued, Started]);
    let by = world.practitioner();
    let sharing = world.shares().sharing(&by, shared.record).await.unwrap();
    assert_eq!(sharing.status, ShareStatus::InvitationPending);
    let report = world
        .services()
        .verify(&services::Anchors::default())
        .await
        .unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
    // What the journal tells of it is checked, too.
    world
        .execute("UPDATE invitation SET started_at = started_at + 1")
        .await;
    let report = world.services().verify(&services::Anchors::default()).await;
    assert!(!report.unwrap().findings.is_empty());
}

both!(whoever_signed_in_first_keeps_the_invitation);
async fn whoever_signed_in_first_keeps_the_invitation(world: &mut World) {
    let shared = world.share().await;
    let visit = services::account::Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..services::account::Visit::default()
    };
    world
        .password(PATIENT, crate::support::PASSWORD, visit)
        .await
        .unwrap();
    world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    let token = world.link_sent_to(APPLICANT).await;
    world.services().registration.confirm(&token).await.unwrap();
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert_eq!(waiting.len(), 1);
}

both!(an_invitation_with_a_wrong_secret_is_followed_by_nobody);
async fn an_invitation_with_a_wrong_secret_is_followed_by_nobody(world: &mut World) {
    let (shared, mut other) = (world.share().await, world.share().await);
    other.id = shared.id;
    let begun = world
        .begin(APPLICANT, "192.0.2.1", Some(&other))
        .await
        .unwrap();
    let registrations = &world.services().registration;
    let progress = registrations.progress(begun.id, &begun.secret).await;
    assert_eq!(progress.unwrap().invitation, None);
    assert_eq!(
        world.count("invitation WHERE started_at IS NOT NULL").await,
        0
    );
}

both!(two_children_in_one_browser_never_mix);
async fn two_children_in_one_browser_never_mix(world: &mut World) {
    let (first, second) = (world.share().await, world.share().await);
    let begun = [
        (APPLICANT, NUMBER, &first),
        ("autre@exemple.fr", "+33655555556", &second),
    ];
    for (email, number, shared) in begun {
        world.until_mail(email, number, Some(shared)).await;
    }
    for (email, _, shared) in begun.into_iter().rev() {
        let token = world.link_sent_to(email).await;
        let link = world.services().registration.confirm(&token).await.unwrap();
        assert_eq!(link.invitation, Some(shared.id));
    }
}

both!(of_many_sign_ins_at_once_one_is_let_in);
async fn of_many_sign_ins_at_once_one_is_let_in(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    let token = world.link_sent_to(APPLICANT).await;
    world.services().registration.confirm(&token).await.unwrap();
    let many = (0..8).map(|n| {
        let (services, begun) = (world.instance(n), begun.clone());
        async move {
            services
                .registration
                .sign_in(begun.id, &begun.secret, &Visit::default())
                .await
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    assert_eq!(world.count("session").await, 1);
}

both!(half_an_hour_after_the_confirmation_it_is_time_to_sign_in);
async fn half_an_hour_after_the_confirmation_it_is_time_to_sign_in(world: &mut World) {
    for (email, number, seconds, fine) in [
        (APPLICANT, NUMBER, 1799, true),
        ("autre@exemple.fr", "+33655555556", 1800, false),
    ] {
        let begun = world.until_mail(email, number, None).await;
        let token = world.link_sent_to(email).await;
        let registrations = world.services().registration.clone();
        registrations.confirm(&token).await.unwrap();
        world.advance(seconds);
        let arrived = registrations
            .sign_in(begun.id, &begun.secret, &Visit::default())
            .await;
        assert_eq!(arrived.is_ok(), fine);
        let progress = registrations.progress(begun.id, &begun.secret).await;
        assert_eq!(progress.unwrap().due, Step::Over);
    }
}

both!(abandoned_it_is_forgotten_with_its_code_and_its_link);
async fn abandoned_it_is_forgotten_with_its_code_and_its_link(world: &mut World) {
    let another = world.until_mail(APPLICANT, NUMBER, None).await;
    world.advance(60);
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    world.give_number(&begun, NUMBER).await.unwrap();
    let code = world.code_sent_to(NUMBER).await;
    let registrations = &world.services().registration;
    assert_fails!(
        registrations.abandon(begun.id, &another.secret).await,
        Error::NotFound
    );
    registrations
        .abandon(begun.id, &begun.secret)
        .await
        .unwrap();
    assert_fails!(
        world.enter_registration_code(&begun, &code).await,
        Error::NotFound
    );
    assert_fails!(
        registrations.abandon(begun.id, &begun.secret).await,
        Error::NotFound
    );
    let link = world.link_sent_to(APPLICANT).await;
    registrations
        .abandon(another.id, &another.secret)
        .await
        .unwrap();
    assert_fails!(registrations.confirm(&link).await, Error::NotFound);
    assert_eq!(world.count("registration").await, 0);
    assert_eq!(world.count("one_time_code").await, 0);
}

both!(an_account_that_was_made_stays_when_its_registration_is_abandoned);
async fn an_account_that_was_made_stays_when_its_registration_is_abandoned(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    let link = world.link_sent_to(APPLICANT).await;
    let registrations = &world.services().registration;
    registrations.confirm(&link).await.unwrap();
    registrations
        .abandon(begun.id, &begun.secret)
        .await
        .unwrap();
    assert_fails!(
        registrations
            .sign_in(begun.id, &begun.secret, &Visit::default())
            .await,
        Error::NotFound
    );
    world.until_code(APPLICANT).await;
}
