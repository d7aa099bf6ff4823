//! An approval that is revoked, a refusal that is reconsidered, and numbers that two accounts bear.

use domain::{
    actor::Practitioner,
    approval::{Approval, Decision},
    ids::AccountId,
    record::{act_form::ActForm, withdrawal::WithdrawalReason},
    share::{
        InvitationEventKind::{Cancelled, Issued},
        invitation::State,
    },
};
use services::{By, Created, Error};

use super::{APPLICANT, applicant, applicant_named, reason};
use crate::support::{COLLEAGUE, PARENT, PRACTITIONER, World, camille, how_many, right_date};

const BY: By<'_> = By::CommandLine;

async fn revoke(world: &World, id: AccountId) {
    let administration = &world.services().administration;
    administration.revoke(BY, id, &reason()).await.unwrap();
}

/// What was decided about a practitioner, and whether they may act.
async fn decided(world: &World, id: AccountId) -> (Vec<Decision>, Approval) {
    let file = world.services().administration.practitioner(BY, id).await;
    let file = file.unwrap();
    let decisions = file.decisions.iter().map(|one| one.decision);
    (decisions.collect(), file.practitioner.approval)
}

both!(a_revocation_is_kept_and_told_and_cancels_what_is_open);
async fn a_revocation_is_kept_and_told_and_cancels_what_is_open(world: &mut World) {
    let [open, other, claimed] = [
        world.share().await,
        world.share().await,
        world.share().await,
    ];
    world.claim(&claimed, &right_date()).await.unwrap();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let theirs = world.record_of("Noé", colleague.account()).await;
    world.shares().issue(&colleague, theirs).await.unwrap();
    world.delivered_to(PRACTITIONER).await;

    let by = world.practitioner();
    revoke(world, by.account()).await;
    for cancelled in [&open, &other] {
        assert_eq!(world.state(cancelled).await, State::Cancelled);
        let timeline = world.timeline(cancelled.record).await;
        assert_eq!(timeline, [Issued, Cancelled]);
        let claim = world.claim(cancelled, &right_date()).await;
        assert_fails!(claim, Error::Conflict);
    }
    assert_eq!(world.state(&claimed).await, State::Claimed);
    assert_eq!(world.count("invitation WHERE ending IS NULL").await, 1);
    assert_eq!(
        world
            .count("invitation WHERE token_sealed IS NOT NULL")
            .await,
        1
    );

    let (decisions, approval) = decided(world, by.account()).await;
    assert_eq!(decisions, [Decision::Revoked]);
    let reason = reason().as_str().to_owned();
    assert_eq!(
        approval,
        Approval::Revoked {
            reason: reason.clone()
        }
    );
    let mails = world.delivered_to(PRACTITIONER).await;
    let mail = mails.last().unwrap();
    assert!(mail.subject.contains("retiré"), "{mail:?}");
    assert!(mail.text.contains(&reason), "{mail:?}");
    let report = world.services().verify(&services::Anchors::default()).await;
    assert_eq!(report.unwrap().findings, []);
}

/// Everything that a practitioner does.
async fn act(world: &World, by: &Practitioner) -> Vec<Result<(), Error>> {
    let services = world.services();
    let record = world.record_of("Camille", by.account()).await;
    let form = services.record.new_form().unwrap();
    let kept = services.record.identity(by, record).await.unwrap();
    let to = PARENT.parse().unwrap();
    let made = services.record.create(by, form, &kept.identity, true).await;
    let act_form = ActForm {
        vaccine: "priorix".into(),
        product: "priorix".into(),
        occurred_on: "15042022".into(),
        source: "performed".into(),
        ..ActForm::default()
    };
    let acts = &services.vaccination;
    let entered = acts.enter(by, record, form, &act_form).await;
    let act = match &entered {
        Ok(act) => *act,
        Err(_) => domain::ids::Id::new(0, &[9; 10]),
    };
    let why = WithdrawalReason::parse("Erreur de saisie.").unwrap();
    vec![
        made.map(|made| assert!(matches!(made, Created::Record(_)))),
        entered.map(|_| ()),
        acts.change(by, record, (act, 1), &act_form).await,
        acts.withdraw(by, record, (act, 2), &why).await,
        services
            .record
            .correct(by, record, &kept.seen, &kept.identity)
            .await,
        services.share.issue(by, record).await.map(|_| ()),
        services.share.email(by, record, &to).await,
        services.share.renew(by, record).await.map(|_| ()),
        services.share.cancel(by, record).await,
    ]
}

both!(who_was_revoked_does_nothing_whatever_their_session_said);
async fn who_was_revoked_does_nothing_whatever_their_session_said(world: &mut World) {
    let by = world.practitioner();
    for done in act(world, &by).await {
        done.unwrap();
    }
    revoke(world, by.account()).await;
    for refused in act(world, &by).await {
        assert_fails!(refused, Error::NotFound);
    }
}

both!(no_invitation_outlasts_a_revocation_that_it_was_made_beside);
async fn no_invitation_outlasts_a_revocation_that_it_was_made_beside(world: &mut World) {
    let by = world.practitioner();
    let mut records = vec![];
    for _ in 0..12 {
        records.push(world.record().await);
    }
    let many = records.into_iter().enumerate().map(|(n, record)| {
        let services = world.instance(n);
        async move {
            if n == 5 {
                let id = by.account();
                services.administration.revoke(BY, id, &reason()).await
            } else {
                services.share.issue(&by, record).await.map(|_| ())
            }
        }
    });
    let results = world.at_once(many).await;
    let refused = |result: &Result<(), Error>| matches!(result, Err(Error::NotFound));
    let done = how_many(&results, Result::is_ok);
    assert_eq!(done + how_many(&results, refused), 12, "{results:?}");
    assert_eq!(world.count("invitation WHERE ending IS NULL").await, 0);
    let cancelled = world.count("invitation WHERE ending = 'cancelled'").await;
    assert_eq!(usize::try_from(cancelled).unwrap(), done - 1);
}

both!(who_was_turned_away_is_reconsidered);
async fn who_was_turned_away_is_reconsidered(world: &mut World) {
    let id = applicant(world).await;
    let administration = &world.services().administration;
    let again = administration.reconsider(BY, id).await;
    assert_fails!(again, Error::Conflict);
    administration.refuse(BY, id, &reason()).await.unwrap();
    assert_fails!(administration.approve(BY, id).await, Error::Conflict);
    administration.reconsider(BY, id).await.unwrap();
    assert_eq!(decided(world, id).await.1, Approval::Waiting);
    administration.approve(BY, id).await.unwrap();
    let again = administration.reconsider(BY, id).await;
    assert_fails!(again, Error::Conflict);
    revoke(world, id).await;
    let twice = administration.revoke(BY, id, &reason()).await;
    assert_fails!(twice, Error::Conflict);
    administration.reconsider(BY, id).await.unwrap();
    administration.approve(BY, id).await.unwrap();
    let (decisions, approval) = decided(world, id).await;
    assert_eq!(approval, Approval::Approved);
    let expected = [
        Decision::Refused,
        Decision::Reconsidered,
        Decision::Approved,
        Decision::Revoked,
        Decision::Reconsidered,
        Decision::Approved,
    ];
    assert_eq!(decisions, expected);
}

both!(an_approval_that_was_given_again_gives_everything_but_the_invitations_back);
async fn an_approval_that_was_given_again_gives_everything_but_the_invitations_back(
    world: &mut World,
) {
    let shared = world.share().await;
    let by = world.practitioner();
    revoke(world, by.account()).await;
    let administration = &world.services().administration;
    administration.reconsider(BY, by.account()).await.unwrap();
    assert_fails!(
        world.shares().renew(&by, shared.record).await,
        Error::NotFound
    );
    // That of the test's practitioner is none.
    world
        .execute("UPDATE practitioner SET rpps_number = '99700000021'")
        .await;
    administration.approve(BY, by.account()).await.unwrap();
    assert_eq!(world.state(&shared).await, State::Cancelled);
    world.shares().renew(&by, shared.record).await.unwrap();
    let sheet = world.services().record.for_practitioner(&by, shared.record);
    assert_eq!(sheet.await.unwrap().holder, camille());
}

both!(accounts_that_bear_one_number_are_shown_to_each_other_s_reader);
async fn accounts_that_bear_one_number_are_shown_to_each_other_s_reader(world: &mut World) {
    let number = "99700000021";
    let first = applicant(world).await;
    let second = applicant_named(world, "seconde@exemple.fr", number).await;
    applicant_named(world, "autre@exemple.fr", "99700000005").await;
    let administration = &world.services().administration;
    administration.approve(BY, first).await.unwrap();
    let file = administration.practitioner(BY, second).await.unwrap();
    let [other] = &file.same_number[..] else {
        panic!("{:?}", file.same_number);
    };
    assert_eq!(other.application.account, first);
    assert_eq!(other.approval, Approval::Approved);
    let file = administration.practitioner(BY, first).await.unwrap();
    assert_eq!(file.same_number[0].application.account, second);
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 1);
}

both!(all_practitioners_are_listed_page_by_page);
async fn all_practitioners_are_listed_page_by_page(world: &mut World) {
    let id = applicant(world).await;
    let administration = &world.services().administration;
    let all = administration.practitioners(BY, None, 100).await.unwrap();
    assert!(all.len() > 2 && all.iter().any(|one| one.application.account == id));
    let mut paged = vec![];
    loop {
        let after = paged
            .last()
            .map(|one: &domain::approval::Registered| one.application.account);
        let page = administration.practitioners(BY, after, 1).await.unwrap();
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, all);
}
