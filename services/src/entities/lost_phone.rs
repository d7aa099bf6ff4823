//! The number that an account waits for, sealed under the account's id: one an account. `id`: which wait it is, of which
//! the token that ends it is made; `since`: when its 72 hours began; `reminded_at`: when it was told of again.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lost_phone")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub id: Uuid,
    pub phone_digest: Vec<u8>,
    pub phone_sealed: Vec<u8>,
    pub cancel_digest: Vec<u8>,
    pub since: i64,
    pub reminded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
