//! Accounts: who signs in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub role: String,
    pub email_digest: Vec<u8>,
    pub email_sealed: Vec<u8>,
    pub phone_digest: Vec<u8>,
    pub phone_sealed: Vec<u8>,
    pub password_hash: String,
    pub first_name: String,
    pub family_name: String,
    pub language: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<super::practitioner::Entity> for Entity {
    fn to() -> RelationDef {
        super::practitioner::Relation::Account.def().rev()
    }
}

impl ActiveModelBehavior for ActiveModel {}
