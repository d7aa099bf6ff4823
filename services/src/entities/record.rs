//! Vaccination records: the identity of their holders. `share_version` is raised by whoever changes who has one (see
//! `record::store::hold`); `made_by_form` knows the form again that made one;
//! `sort_name` is as it was written, as the journal tells of it: lists sort by that of `record_access`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub family_name: String,
    pub used_name: Option<String>,
    pub first_name: String,
    pub sort_name: String,
    pub sex: String,
    pub birth_date: String,
    pub email_sealed: Option<Vec<u8>>,
    pub phone_sealed: Option<Vec<u8>>,
    pub birth_place: Option<String>,
    pub comment: Option<String>,
    pub created_at: i64,
    pub share_version: i32,
    pub made_by_form: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
