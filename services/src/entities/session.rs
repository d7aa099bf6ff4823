//! Sessions: a digest of the secret in the cookie, whose, how far the sign-in has come, the moment of its code until that
//! has made a device trusted, and what its owner knows it again by. `password_at` and `code_at`: what was shown once more
//! (see `account/own/step_up.rs`); `new_phone_*`: the number that its code goes to when it is not the account's.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub digest: Vec<u8>,
    pub account_id: Uuid,
    pub stage: String,
    pub created_at: i64,
    pub last_used_at: i64,
    pub code_entered_at: Option<i64>,
    pub user_agent: Option<String>,
    pub password_at: Option<i64>,
    pub code_at: Option<i64>,
    pub new_phone_digest: Option<Vec<u8>>,
    pub new_phone_sealed: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
