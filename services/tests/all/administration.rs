//! Who may act as a practitioner: an administrator says so, and it is kept.

mod revoked;

use domain::{
    account::{
        Language, Role, email::Email, lost_phone::Standing, password::NewPassword,
        phone::MobileNumber, session::Life,
    },
    actor::{Actor, Administrator, Unapproved},
    approval::{Approval, Decision, DecisionReason},
    ids::{AccountId, Id},
    problem::{Field, FieldProblem, Problem},
};
use services::{
    By, Error, NewAdministrator,
    account::Activity,
    seed::{NewAccount, Practice},
};

use crate::support::{PASSWORD, World, how_many, refusal};

const APPLICANT: &str = "pharmacien@exemple.fr";
const ADMIN: &str = "admin@exemple.fr";

async fn applicant_with(world: &World, rpps: &str) -> AccountId {
    applicant_named(world, APPLICANT, rpps).await
}

async fn applicant_named(world: &World, email: &str, rpps: &str) -> AccountId {
    let seeded = world.services().seed_applicant(NewAccount {
        role: Role::Practitioner,
        email: Email::parse(email).unwrap(),
        phone: MobileNumber::parse("+33655555555").unwrap(),
        password: NewPassword::parse(PASSWORD).unwrap(),
        first_name: "Hugo".into(),
        family_name: "Bernard".into(),
        language: Language::French,
        practice: Some(Practice {
            display_name: "Hugo Bernard",
            profession: "Pharmacien",
            workplace: "Nantes",
            rpps_number: rpps,
        }),
    });
    seeded.await.unwrap()
}

async fn applicant(world: &World) -> AccountId {
    applicant_with(world, "99700000021").await
}

fn new_administrator(email: &str) -> NewAdministrator {
    NewAdministrator {
        email: Email::parse(email).unwrap(),
        phone: MobileNumber::parse("+33666666666").unwrap(),
        password: NewPassword::parse(PASSWORD).unwrap(),
        first_name: "Nora".into(),
        family_name: "Lefèvre".into(),
        language: Language::French,
    }
}

/// An administrator who has an account: who they are matters to what is kept alone.
async fn administrator(world: &World) -> Administrator {
    let new = new_administrator(ADMIN);
    let seeded = world.services().seed_account(NewAccount {
        role: Role::Administrator,
        email: new.email,
        phone: new.phone,
        password: new.password,
        first_name: new.first_name,
        family_name: new.family_name,
        language: new.language,
        practice: None,
    });
    match Actor::of(seeded.await.unwrap(), Role::Administrator, false) {
        Actor::Administrator(administrator) => administrator,
        other => panic!("{other:?}"),
    }
}

fn unapproved(id: AccountId) -> Unapproved {
    match Actor::of(id, Role::Practitioner, false) {
        Actor::UnapprovedPractitioner(unapproved) => unapproved,
        other => panic!("{other:?}"),
    }
}

fn reason() -> DecisionReason {
    DecisionReason::parse("Numéro inconnu de l’annuaire.").unwrap()
}

both!(an_approval_is_kept_and_told);
async fn an_approval_is_kept_and_told(world: &mut World) {
    let id = applicant(world).await;
    let administrator = administrator(world).await;
    let by = By::Administrator(&administrator);
    let administration = &world.services().administration;
    let waiting = administration.waiting(by, 10).await.unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].account, waiting[0].name.as_str()),
        (id, "Hugo Bernard")
    );
    let file = administration.practitioner(by, id).await.unwrap();
    assert_eq!(file.practitioner.application, waiting[0]);
    assert_eq!(file.practitioner.approval, Approval::Waiting);
    assert_eq!(file.decisions, []);
    world.advance(60);
    administration.approve(by, id).await.unwrap();

    let file = administration.practitioner(by, id).await.unwrap();
    assert_eq!(file.practitioner.approval, Approval::Approved);
    assert_eq!(file.decisions.len(), 1);
    let decided = &file.decisions[0];
    assert_eq!(
        (decided.decision, decided.by.as_deref()),
        (Decision::Approved, Some("Nora Lefèvre"))
    );
    assert_eq!(decided.at, services::local_time(world.now()));
    assert!(administration.waiting(by, 10).await.unwrap().is_empty());
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 1);
    let mail = &world.gateway.taken()[0];
    assert_eq!(mail.to, APPLICANT);
    assert!(
        mail.subject.contains("approuvée") && mail.text.contains("/connexion"),
        "{mail:?}"
    );
}

both!(a_refusal_is_kept_told_and_read);
async fn a_refusal_is_kept_told_and_read(world: &mut World) {
    let id = applicant(world).await;
    let administration = &world.services().administration;
    let standing = administration.standing_of(&unapproved(id)).await.unwrap();
    assert_eq!(standing, Approval::Waiting);
    administration
        .refuse(By::CommandLine, id, &reason())
        .await
        .unwrap();

    let refused = Approval::Refused {
        reason: reason().as_str().to_owned(),
    };
    let standing = administration.standing_of(&unapproved(id)).await.unwrap();
    assert_eq!(standing, refused);
    let file = administration.practitioner(By::CommandLine, id).await;
    let file = file.unwrap();
    assert_eq!(file.practitioner.approval, refused);
    let decided = &file.decisions[0];
    assert_eq!((decided.decision, &decided.by), (Decision::Refused, &None));
    assert_eq!(decided.reason.as_deref(), Some(reason().as_str()));
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 1);
    let mail = &world.gateway.taken()[0];
    assert!(mail.text.contains(reason().as_str()), "{mail:?}");
    assert!(!mail.subject.contains("annuaire"), "{mail:?}");
}

both!(of_many_who_decide_at_once_one_does);
async fn of_many_who_decide_at_once_one_does(world: &mut World) {
    let id = applicant(world).await;
    let decisions = (0..8).map(|n| {
        let administration = world.instance(n).administration;
        async move {
            match n % 2 {
                0 => administration.approve(By::CommandLine, id).await,
                _ => administration.refuse(By::CommandLine, id, &reason()).await,
            }
        }
    });
    let decided = world.at_once(decisions).await;
    assert_eq!(how_many(&decided, Result::is_ok), 1, "{decided:?}");
    assert_eq!(
        how_many(&decided, |one| matches!(one, Err(Error::Conflict))),
        7
    );
    assert_eq!(world.count("outbox").await, 1);
    let both = "practitioner WHERE approved_at IS NOT NULL AND refused_at IS NOT NULL";
    assert_eq!(world.count(both).await, 0);
}

both!(a_number_that_nobody_bears_is_not_approved);
async fn a_number_that_nobody_bears_is_not_approved(world: &mut World) {
    let id = applicant_with(world, "99700000022").await;
    let administration = &world.services().administration;
    let approved = administration.approve(By::CommandLine, id).await;
    // Nobody types it here.
    let told = FieldProblem::new(Field::Form, Problem::NotAnRppsNumber);
    assert_eq!(refusal(approved), told);
    administration
        .refuse(By::CommandLine, id, &reason())
        .await
        .unwrap();
}

both!(nobody_else_is_decided_on);
async fn nobody_else_is_decided_on(world: &mut World) {
    let administration = &world.services().administration;
    let approved = world.practitioner().account();
    let patient = world.someone(crate::support::PATIENT).account;
    for id in [approved, patient, Id::new(0, &[9; 10])] {
        let result = administration.approve(By::CommandLine, id).await;
        assert_fails!(result, Error::Conflict);
        let result = administration.refuse(By::CommandLine, id, &reason()).await;
        assert_fails!(result, Error::Conflict);
    }
    assert_eq!(world.count("outbox").await, 0);
}

both!(no_mailbox_replaces_an_administrator_s_number);
async fn no_mailbox_replaces_an_administrator_s_number(world: &mut World) {
    administrator(world).await;
    let waiting = world.until_code(ADMIN).await;
    let accounts = &world.services().account;
    let standing = accounts.lost_phone(&waiting).await.unwrap();
    assert_eq!(standing, Standing::AskOperator);
    let new = MobileNumber::parse("+33677777777").unwrap();
    let asked = accounts.replace_lost_phone(&waiting, &new, "192.0.2.1");
    assert_fails!(asked.await, Error::Conflict);
    assert!(world.delivered_to("+33677777777").await.is_empty());
}

both!(an_administrator_signs_in_with_a_code_and_is_offered_no_trust);
async fn an_administrator_signs_in_with_a_code_and_is_offered_no_trust(world: &mut World) {
    let administration = &world.services().administration;
    administration
        .create(new_administrator(ADMIN))
        .await
        .unwrap();
    let again = administration.create(new_administrator(ADMIN)).await;
    assert_fails!(again, Error::Conflict);
    let waiting = world.until_code(ADMIN).await;
    let code = world.code_sent_to("+33666666666").await;
    let arrived = world.enter(&waiting, &code).await.unwrap();
    assert_eq!(arrived.actor.role(), Role::Administrator);
    let accounts = &world.services().account;
    let look = || accounts.current(&arrived.secret, Activity::Polling);
    let current = look().await.unwrap().unwrap();
    assert!(
        matches!(current.actor, Actor::Administrator(_)),
        "{current:?}"
    );
    // As long as a practitioner's: idle after 20 minutes, over after 10 hours.
    world.advance(20 * 60 - 1);
    assert_eq!(look().await.unwrap().unwrap().life, Life::Live);
    world.advance(1);
    assert_eq!(look().await.unwrap().unwrap().life, Life::Idle);
    let resumed = accounts
        .resume(&arrived.secret, PASSWORD, "192.0.2.1")
        .await;
    let resumed = resumed.unwrap().secret;
    world.advance(10 * 3600 - 20 * 60);
    assert!(
        accounts
            .current(&resumed, Activity::User)
            .await
            .unwrap()
            .is_none()
    );
}
