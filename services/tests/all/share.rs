//! Sharing: one invitation at a time, on one's own records only, told to the right people and to nobody else.

mod bound;
mod email;
mod heed;
mod issue;
mod journal;
mod limits;
mod new_link;
mod seen;

use domain::ids::RecordId;

use crate::support::{PARENT, Shared, World};

const DAY: i64 = 24 * 60 * 60;

async fn email(world: &World, record: RecordId) -> services::Result<()> {
    let to = PARENT.parse().unwrap();
    world
        .services()
        .share
        .email(&world.practitioner(), record, &to)
        .await
}

async fn renew(world: &World, record: RecordId) -> services::Result<Shared> {
    let by = world.practitioner();
    world.services().share.renew(&by, record).await?;
    Ok(world.pending(record).await)
}

async fn cancel(world: &World, record: RecordId) {
    let by = world.practitioner();
    world.services().share.cancel(&by, record).await.unwrap();
}
