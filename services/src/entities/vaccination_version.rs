//! Vaccination acts, a row for each version: written once, never changed. The one with the highest number is the
//! present one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vaccination_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vaccination_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub record_id: Uuid,
    pub withdrawn: bool,
    pub reason: Option<String>,
    pub product: Option<String>,
    pub vaccine: String,
    pub diseases: String,
    pub occurred_on: String,
    pub lot_number: Option<String>,
    pub expires_on: Option<String>,
    pub route: Option<String>,
    pub body_site: Option<String>,
    pub booster: Option<bool>,
    pub comment: Option<String>,
    pub validation: String,
    pub source: Option<String>,
    pub validated_by: Option<Uuid>,
    pub written_by: Uuid,
    pub written_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
