//! The password and a code once more, in a session that is open: what is due before an account itself is changed.

use domain::{
    account::{
        one_time_code::OneTimeCode,
        session::Stage,
        step_up::{Due, Proofs},
    },
    ids::Id,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Context,
    account::{
        Accounts, CodeRequest,
        code::{self, Recipient},
        lost_phone, password,
        session::{self, Gained, SessionSecret},
        store::{self, Account},
    },
    entities::session as row,
    error::{Error, Result},
};

/// What must be shown before the account is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepUp {
    /// The password, and then a code.
    Password,
    /// The code.
    Code(CodeRequest),
    /// Nothing more.
    Done,
}

impl Accounts {
    /// What must be shown in this session before the account is changed.
    ///
    /// # Errors
    /// [`Error::SignInRequired`].
    pub async fn step_up(&self, secret: &SessionSecret) -> Result<StepUp> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        Ok(match proofs(&session)?.due(context.now()) {
            Due::Password => StepUp::Password,
            Due::Code => {
                let to = recipient(context, &session, &account)?;
                StepUp::Code(code::request(context, &to).await?)
            }
            Due::Nothing => StepUp::Done,
        })
    }

    /// Shows the password; a code is sent.
    ///
    /// # Errors
    /// As [`Accounts::sign_in`].
    pub async fn prove_password(
        &self,
        secret: &SessionSecret,
        raw_password: &str,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        let attempt =
            password::check_in_session(context, &session, &account, raw_password, client).await?;
        let to = recipient(context, &session, &account)?;
        let replaces = code::latest(context, to.bound).await?;
        let tx = context.db.begin().await?;
        password::forget(&tx, context, &attempt).await?;
        session::hold(&tx, &session).await?;
        row::Entity::update_many()
            .col_expr(
                row::Column::PasswordAt,
                Expr::value(context.now().as_millisecond()),
            )
            .filter(row::Column::Id.eq(session.id))
            .exec(&*tx)
            .await?;
        let replaces = replaces.map(|code| code.sent_at);
        code::send(&tx, context, &to, replaces, client).await?;
        Ok(tx.commit().await?)
    }

    /// Shows the code; what it allows, it allows for five minutes, and to the session's new secret.
    ///
    /// # Errors
    /// As [`Accounts::enter_code`]; [`Error::StepUpRequired`] when the password is due first.
    pub async fn prove_code(
        &self,
        secret: &SessionSecret,
        code: &OneTimeCode,
    ) -> Result<SessionSecret> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        if proofs(&session)?.due(context.now()) == Due::Password {
            return Err(Error::StepUpRequired);
        }
        let to = recipient(context, &session, &account)?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, account.id).await?;
        session::hold(&tx, &session).await?;
        let wrong = code::wrong_codes(context, account.id);
        let tx = code::evaluate(tx, context, &to, code, &wrong).await?;
        lost_phone::end(&tx, context, &account).await?;
        let secret = session::renew(&tx, context, &session, Gained::ByStepUp).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Sends another of these codes.
    ///
    /// # Errors
    /// As [`Accounts::resend_code`]; [`Error::StepUpRequired`] when the password is due first.
    pub async fn resend_proof(&self, secret: &SessionSecret, client: &str) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        if proofs(&session)?.due(context.now()) == Due::Password {
            return Err(Error::StepUpRequired);
        }
        let to = recipient(context, &session, &account)?;
        code::resend(context, &session, &to, client).await
    }
}

fn recipient(context: &Context, session: &row::Model, account: &Account) -> Result<Recipient> {
    Recipient::of_session(context, Id::from_uuid(session.id), account)
}

/// The session and its account, if whoever uses it has just shown password and code.
pub(super) async fn proved(
    context: &Context,
    secret: &SessionSecret,
) -> Result<(row::Model, Account)> {
    let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
    if proofs(&session)?.due(context.now()) == Due::Nothing {
        Ok((session, account))
    } else {
        Err(Error::StepUpRequired)
    }
}

fn proofs(session: &row::Model) -> Result<Proofs> {
    Ok(Proofs {
        password_at: session.password_at.map(crate::instant).transpose()?,
        code_at: session.code_at.map(crate::instant).transpose()?,
    })
}
