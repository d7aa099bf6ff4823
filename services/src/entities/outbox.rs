//! Messages to be sent.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub channel: String,
    pub sealed: Option<Vec<u8>>,
    pub created_at: i64,
    pub not_after: Option<i64>,
    pub next_attempt_at: i64,
    pub leased_until: Option<i64>,
    pub attempts: i32,
    pub state: String,
    pub last_error: Option<String>,
    pub invitation_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
