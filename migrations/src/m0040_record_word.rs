//! The words by which a practitioner finds a record of theirs, and what else a practitioner notes of its holder.

use std::collections::BTreeSet;

use sea_orm_migration::{
    prelude::*,
    schema::*,
    sea_orm::{DatabaseBackend, QueryResult},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// SQLite runs a migration without a transaction unless asked: half a change must never stay.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            binary_null("phone_sealed"),
            text_null("birth_place"),
            text_null("comment"),
        ] {
            manager
                .alter_table(Table::alter().table("record").add_column(column).to_owned())
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("record_word")
                    .col(uuid("account_id"))
                    .col(uuid("record_id"))
                    .col(word(manager.get_database_backend()))
                    .col(text("sort_name"))
                    .primary_key(
                        Index::create()
                            .col("account_id")
                            .col("record_id")
                            .col("word"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("record_word", "record_id")
                            .to("record", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("record_word", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        // What begins with some letters is one range of this index, in the order that it is shown in.
        manager
            .create_index(
                Index::create()
                    .name("record_word_search")
                    .table("record_word")
                    .col("account_id")
                    .col("word")
                    .col("sort_name")
                    .col("record_id")
                    .to_owned(),
            )
            .await?;
        fill(manager).await
    }
}

/// Compared byte by byte: the order of a language would tear apart what begins alike.
fn word(backend: DatabaseBackend) -> ColumnDef {
    let mut column = ColumnDef::new("word");
    match backend {
        DatabaseBackend::Postgres => column.custom("text COLLATE \"C\""),
        _ => column.text(),
    };
    column.not_null().take()
}

/// The words of the records that are there, as they were made when this was written.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let kept = Query::select()
        .columns([
            ("record_access", "account_id"),
            ("record_access", "record_id"),
            ("record_access", "sort_name"),
        ])
        .columns([
            ("record", "family_name"),
            ("record", "first_name"),
            ("record", "used_name"),
            ("record", "birth_date"),
        ])
        .from("record_access")
        .inner_join(
            "record",
            Expr::col(("record", "id")).equals(("record_access", "record_id")),
        )
        .and_where(Expr::col(("record_access", "kind")).eq("practitioner"))
        .to_owned();
    for row in db.query_all(&kept).await? {
        for word in words(&row)? {
            let mut insert = Query::insert();
            insert
                .into_table("record_word")
                .columns(["account_id", "record_id", "word", "sort_name"])
                .values_panic([
                    row.try_get::<uuid::Uuid>("", "account_id")?.into(),
                    row.try_get::<uuid::Uuid>("", "record_id")?.into(),
                    word.into(),
                    row.try_get::<String>("", "sort_name")?.into(),
                ]);
            db.execute(&insert).await?;
        }
    }
    Ok(())
}

fn words(row: &QueryResult) -> Result<BTreeSet<String>, DbErr> {
    let iso: String = row.try_get("", "birth_date")?;
    let mut date: Vec<&str> = iso.split('-').collect();
    date.reverse();
    let mut words = BTreeSet::from([date.concat()]);
    let names = [
        row.try_get("", "family_name")?,
        row.try_get("", "first_name")?,
        row.try_get::<Option<String>>("", "used_name")?
            .unwrap_or_default(),
    ];
    for name in names {
        let name: String = name;
        let plain: String = name
            .to_lowercase()
            .replace('œ', "oe")
            .replace('æ', "ae")
            .nfkd()
            .filter(|c| !is_combining_mark(*c) && !matches!(c, '\u{2B0}'..='\u{2FF}'))
            .flat_map(char::to_lowercase)
            .collect();
        let joined = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect();
        words.extend(plain.split(|c: char| !c.is_alphanumeric()).map(joined));
        words.extend(plain.split_whitespace().map(joined));
        words.insert(joined(&plain));
    }
    words.retain(|word| !word.is_empty());
    Ok(words)
}
