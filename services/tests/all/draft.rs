//! Drafts: given back to whoever has the key and is the account, for half an hour.

use crate::support::{PARENT, World, how_many};

const HALF_AN_HOUR: i64 = 30 * 60;
const TYPED: &[u8] = b"typed";

both!(it_is_given_back_as_often_as_asked);
async fn it_is_given_back_as_often_as_asked(world: &mut World) {
    let account = Some(world.patient().account());
    for owner in [None, account] {
        let key = world
            .services()
            .draft
            .keep("claim", owner, TYPED)
            .await
            .unwrap();
        world.restart().await;
        for _ in 0..2 {
            let found = world.services().draft.find("claim", account, &key).await;
            assert_eq!(found.unwrap().as_deref(), Some(TYPED));
        }
    }
}

both!(it_is_its_account_s_alone);
async fn it_is_its_account_s_alone(world: &mut World) {
    let owner = world.patient().account();
    let drafts = &world.services().draft;
    let key = drafts.keep("claim", Some(owner), TYPED).await.unwrap();
    for stranger in [None, Some(world.someone(PARENT).account)] {
        assert_eq!(drafts.find("claim", stranger, &key).await.unwrap(), None);
    }
}

both!(it_is_its_form_s_alone);
async fn it_is_its_form_s_alone(world: &mut World) {
    let drafts = &world.services().draft;
    let key = drafts.keep("claim", None, TYPED).await.unwrap();
    assert_eq!(drafts.find("sign-in", None, &key).await.unwrap(), None);
}

both!(another_key_opens_nothing);
async fn another_key_opens_nothing(world: &mut World) {
    let drafts = &world.services().draft;
    let mut key = drafts.keep("claim", None, TYPED).await.unwrap();
    key[0] ^= 1;
    assert_eq!(drafts.find("claim", None, &key).await.unwrap(), None);
    assert_eq!(drafts.find("claim", None, &[]).await.unwrap(), None);
}

both!(it_is_kept_for_half_an_hour);
async fn it_is_kept_for_half_an_hour(world: &mut World) {
    let drafts = &world.services().draft;
    let key = drafts.keep("claim", None, TYPED).await.unwrap();
    world.advance(HALF_AN_HOUR - 1);
    world.services().purge().await.unwrap();
    assert!(drafts.find("claim", None, &key).await.unwrap().is_some());
    world.advance(1);
    assert_eq!(drafts.find("claim", None, &key).await.unwrap(), None);
    assert_eq!(world.count("draft").await, 1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("draft").await, 0);
}

both!(sixty_in_ten_minutes_for_each_client);
async fn sixty_in_ten_minutes_for_each_client(world: &mut World) {
    let many = (0..70).map(|n| {
        let drafts = world.instance(n).draft;
        async move { drafts.count(None, "192.0.2.1").await.unwrap() }
    });
    let waits = world.at_once(many).await;
    assert_eq!(how_many(&waits, Option::is_none), 60);
    assert_eq!(how_many(&waits, |wait| *wait == Some(10 * 60)), 10);
    let drafts = &world.services().draft;
    assert_eq!(drafts.count(None, "192.0.2.2").await.unwrap(), None);
    // Strangers behind the same address take nothing away from who is signed in.
    let account = Some(world.patient().account());
    assert_eq!(drafts.count(account, "192.0.2.1").await.unwrap(), None);
    world.advance(10 * 60);
    assert_eq!(drafts.count(None, "192.0.2.1").await.unwrap(), None);
}
