//! Wrong passwords since the last right one, by e-mail address, known or not.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_failure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub email_digest: Vec<u8>,
    pub count: i32,
    pub last_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
