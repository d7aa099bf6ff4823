//! Drafts: given back to whoever has the key and is the account, for half an hour.

use services::FormName;

use crate::support::{PARENT, World, how_many};

const HALF_AN_HOUR: i64 = 30 * 60;
const TYPED: &[u8] = b"typed";
const CLIENT: &str = "192.0.2.1";

both!(it_is_given_back_as_often_as_asked);
async fn it_is_given_back_as_often_as_asked(world: &mut World) {
    let account = Some(world.patient().account());
    for owner in [None, account] {
        let key = world
            .services()
            .draft
            .keep("claim", owner, CLIENT, TYPED)
            .await
            .unwrap()
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
    let key = drafts.keep("claim", Some(owner), CLIENT, TYPED).await;
    let key = key.unwrap().unwrap();
    for stranger in [None, Some(world.someone(PARENT).account)] {
        assert_eq!(drafts.find("claim", stranger, &key).await.unwrap(), None);
    }
}

both!(it_is_its_form_s_alone);
async fn it_is_its_form_s_alone(world: &mut World) {
    let drafts = &world.services().draft;
    let [one, other] = [world.patient().account(), world.someone(PARENT).account];
    let forms: [FormName; 4] = [
        "claim".into(),
        "sign-in".into(),
        FormName::about("claim", one),
        FormName::about("claim", other),
    ];
    for kept in forms {
        let key = drafts.keep(kept, None, CLIENT, TYPED).await;
        let key = key.unwrap().unwrap();
        for asked in forms {
            let found = drafts.find(asked, None, &key).await.unwrap();
            assert_eq!(found.is_some(), asked == kept, "{asked} of {kept}");
        }
    }
}

both!(another_key_opens_nothing);
async fn another_key_opens_nothing(world: &mut World) {
    let drafts = &world.services().draft;
    let key = drafts.keep("claim", None, CLIENT, TYPED).await;
    let mut key = key.unwrap().unwrap();
    key[0] ^= 1;
    assert_eq!(drafts.find("claim", None, &key).await.unwrap(), None);
    assert_eq!(drafts.find("claim", None, &[]).await.unwrap(), None);
}

both!(it_is_kept_for_half_an_hour);
async fn it_is_kept_for_half_an_hour(world: &mut World) {
    let drafts = &world.services().draft;
    let key = drafts.keep("claim", None, CLIENT, TYPED).await;
    let key = key.unwrap().unwrap();
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
        async move { drafts.keep("claim", None, CLIENT, TYPED).await.unwrap() }
    });
    let kept = world.at_once(many).await;
    assert_eq!(how_many(&kept, Result::is_ok), 60);
    assert_eq!(how_many(&kept, |kept| *kept == Err(10 * 60)), 10);
    assert_eq!(world.count("draft").await, 60);
    let drafts = &world.services().draft;
    let keeps = async |account, client| {
        let kept = drafts.keep("claim", account, client, TYPED).await;
        kept.unwrap().is_ok()
    };
    assert!(!keeps(None, CLIENT).await);
    assert!(keeps(None, "192.0.2.2").await);
    // Strangers behind the same address take nothing away from who is signed in.
    assert!(keeps(Some(world.patient().account()), CLIENT).await);
    world.advance(10 * 60);
    assert!(keeps(None, CLIENT).await);
}
