//! Sessions: a digest of the secret in the cookie, whose, how far the sign-in has come, and the
//! moment of its code until that has made a device trusted.

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
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
