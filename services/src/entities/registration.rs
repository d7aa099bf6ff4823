//! Registrations of new patients and practitioners.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub secret_digest: Vec<u8>,
    pub token_digest: Vec<u8>,
    pub first_name: String,
    pub family_name: String,
    pub language: String,
    pub email_digest: Vec<u8>,
    pub email_sealed: Vec<u8>,
    pub phone_digest: Option<Vec<u8>>,
    pub phone_sealed: Option<Vec<u8>>,
    pub password_hash: Option<String>,
    pub stage: String,
    pub expires_at: i64,
    pub code_entered_at: Option<i64>,
    pub mail_sent_at: Option<i64>,
    pub resends_left: i32,
    pub invitation_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub rpps_number: Option<String>,
    pub profession: Option<String>,
    pub workplace: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
