//! A practitioner registers by the same steps, and may do nothing until an administrator has looked.

use domain::{account::Role, actor::Actor, approval::Approval};
use services::{
    By,
    account::{Activity, LinkState, Visit},
};

use crate::support::{APPLICANT, NUMBER, PATIENT, RPPS, World, how_many};

async fn waiting(world: &World) -> Vec<domain::approval::Application> {
    let administration = &world.services().administration;
    administration.waiting(By::CommandLine, 10).await.unwrap()
}

both!(the_account_waits_and_is_let_act);
async fn the_account_waits_and_is_let_act(world: &mut World) {
    let before = waiting(world).await.len();
    let begun = world.begin_as_practitioner(APPLICANT).await;
    world.give_number_and_code(&begun, NUMBER).await;
    // Until the address is confirmed, an administrator hears nothing of it.
    assert_eq!(waiting(world).await.len(), before);
    let token = world.link_sent_to(APPLICANT).await;
    let registrations = world.services().registration.clone();
    let link = registrations.confirm(&token).await.unwrap();
    assert_eq!(
        (link.state, link.role),
        (LinkState::Confirmed, Role::Practitioner)
    );
    let arrived = registrations
        .sign_in(begun.id, &begun.secret, &Visit::default())
        .await
        .unwrap();
    assert_eq!(arrived.actor.role(), Role::Practitioner);

    let accounts = world.services().account.clone();
    let actor = async || {
        let session = accounts.current(&arrived.secret, Activity::User).await;
        session.unwrap().unwrap().actor
    };
    let Actor::UnapprovedPractitioner(who) = actor().await else {
        panic!("{:?}", actor().await);
    };
    let administration = world.services().administration.clone();
    let standing = administration.standing_of(&who).await.unwrap();
    assert_eq!(standing, Approval::Waiting);
    let applications = waiting(world).await;
    let application = applications.last().unwrap();
    assert_eq!(
        (
            application.name.as_str(),
            application.profession.as_str(),
            application.workplace.as_str(),
            application.rpps_number.as_str()
        ),
        (
            "Nadia Nouvelle",
            "Sage-femme",
            "Maison de santé, 44000 Nantes",
            RPPS
        )
    );
    let approved = administration.approve(By::CommandLine, application.account);
    approved.await.unwrap();
    assert!(matches!(actor().await, Actor::Practitioner(_)));
}

both!(of_many_confirmations_at_once_one_makes_account_and_application);
async fn of_many_confirmations_at_once_one_makes_account_and_application(world: &mut World) {
    let (accounts, before) = (
        world.count("account").await,
        world.count("practitioner").await,
    );
    let begun = world.begin_as_practitioner(APPLICANT).await;
    world.give_number_and_code(&begun, NUMBER).await;
    let token = world.link_sent_to(APPLICANT).await;
    let many = (0..8).map(|n| {
        let (services, token) = (world.instance(n), token.clone());
        async move { services.registration.confirm(&token).await }
    });
    let links = world.at_once(many).await;
    let confirmed = how_many(
        &links,
        |link| matches!(link, Ok(link) if link.state == LinkState::Confirmed),
    );
    assert_eq!(confirmed, 8, "{links:?}");
    assert_eq!(world.count("account").await, accounts + 1);
    assert_eq!(world.count("practitioner").await, before + 1);
}

both!(an_address_that_has_an_account_makes_no_practitioner);
async fn an_address_that_has_an_account_makes_no_practitioner(world: &mut World) {
    let before = world.count("practitioner").await;
    let begun = world.begin_as_practitioner(PATIENT).await;
    world.give_number_and_code(&begun, NUMBER).await;
    let mails = world.delivered_to(PATIENT).await;
    assert!(mails[0].text.contains("a déjà un compte"), "{mails:?}");
    assert!(!mails[0].text.contains("/confirmer/"));
    assert_eq!(world.count("practitioner").await, before);
}

both!(what_was_typed_begins_the_next_one);
async fn what_was_typed_begins_the_next_one(world: &mut World) {
    let begun = world.begin_as_practitioner(APPLICANT).await;
    world.advance(60 * 60);
    let registrations = &world.services().registration;
    let applicant = registrations
        .applicant(begun.id, &begun.secret)
        .await
        .unwrap();
    let professional = applicant.professional.unwrap();
    assert_eq!(professional.rpps.as_str(), RPPS);
    assert_eq!(professional.profession, "Sage-femme");
}
