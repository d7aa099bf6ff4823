//! Invitations to claim a record. `journal_from`: the row of the record's journal that an invitation begins with;
//! `started_at`: when somebody signed in or registered with it first, `bound_to`: who signed in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub record_id: Uuid,
    pub issued_by: Uuid,
    pub token_digest: Vec<u8>,
    pub token_sealed: Option<Vec<u8>>,
    pub created_at: i64,
    pub expires_at: i64,
    pub wrong_dates: i32,
    pub ending: Option<String>,
    pub ended_at: Option<i64>,
    pub claimed_by: Option<Uuid>,
    pub bound_to: Option<Uuid>,
    pub started_at: Option<i64>,
    pub new_link_requested_at: Option<i64>,
    pub journal_from: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
