//! The mobile number, and the code that proves it.

use domain::{
    account::{
        one_time_code::OneTimeCode,
        phone::MobileNumber,
        registration::{Stage, Step},
    },
    ids::RegistrationId,
    problem::{Field, Problem},
};
use sea_orm::ActiveValue::Set;

use super::{RegistrationSecret, Registrations, mail, store};
use crate::{
    account::{
        CodeRequest,
        code::{self, Bound, Number, Recipient},
        store::phone_digest,
    },
    entities::registration as row,
    error::{Error, Result},
    keys::Sealed,
    throttle::{Limit, Verdict},
};

impl Registrations {
    /// Takes the number, or a corrected one, and sends its code (unless the caps forbid it: the code's page says so).
    /// The same number again is sent no second code before its minute is over.
    ///
    /// # Errors
    /// [`Error::Conflict`] when no number is due.
    pub async fn give_number(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
        phone: &MobileNumber,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let row = store::find(context, id, secret).await?;
        let registration = store::registration(&row)?;
        let next = registration
            .take_number(context.now())
            .map_err(|_| Error::Conflict)?;
        let digest = phone_digest(&context.keys, phone)?;
        let recipient = Recipient {
            bound: Bound::Registration(id),
            number: Number::Registering,
            phone: phone.clone(),
            phone_digest: digest.clone(),
            language: store::language(&row)?,
        };
        let same = registration.stage == Stage::Code && row.phone_digest.as_ref() == Some(&digest);
        let replaces = match code::replaceable(context, &recipient).await {
            Ok(sent_at) if same => sent_at,
            // It is on its way.
            Err(Error::Refused(_)) if same => return Ok(()),
            // The code before was another number's.
            Ok(_) | Err(Error::Refused(_)) => None,
            Err(error) => return Err(error),
        };
        let sealed =
            context
                .keys
                .seal(Sealed::Phone, row.id.as_bytes(), phone.as_str().as_bytes())?;
        let with = row::ActiveModel {
            phone_digest: Set(Some(digest)),
            phone_sealed: Set(Some(sealed)),
            ..Default::default()
        };
        let tx = context.db.begin().await?;
        store::hold(&tx, &row).await?;
        if !same {
            let numbers = Limit::numbers_of_registration(&context.settings.limits, id);
            if numbers.take(&*tx, &context.keys, context.now()).await? != Verdict::Through {
                return Err(Error::refused(Field::Phone, Problem::TooManyCodes));
            }
        }
        if !store::advance(&tx, &row, next, with).await? {
            return Err(Error::Conflict);
        }
        if !same {
            code::forget(&tx, recipient.bound).await?;
        }
        code::send(&tx, context, &recipient, replaces, client).await?;
        Ok(tx.commit().await?)
    }

    /// What the page that asks for the code shows.
    ///
    /// # Errors
    /// [`Error::Conflict`] when no code is due.
    pub async fn code_request(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
    ) -> Result<CodeRequest> {
        let (_, recipient) = self.awaiting(id, secret).await?;
        code::request(&self.0, &recipient).await
    }

    /// Sends another code; the one before it is worth nothing from then on.
    ///
    /// # Errors
    /// As at sign-in; [`Error::Conflict`] when no code is due.
    pub async fn resend_code(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (row, recipient) = self.awaiting(id, secret).await?;
        let replaces = code::replaceable(context, &recipient).await?;
        let tx = context.db.begin().await?;
        store::hold(&tx, &row).await?;
        let sent = code::send(&tx, context, &recipient, replaces, client).await?;
        tx.commit().await?;
        sent.or_refused()
    }

    /// Tries a code; the right one asks for the mail.
    ///
    /// # Errors
    /// As at sign-in; [`Error::Conflict`] when no code is due.
    pub async fn enter_code(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
        code: &OneTimeCode,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (row, recipient) = self.awaiting(id, secret).await?;
        let next = store::registration(&row)?
            .take_code(context.now())
            .map_err(|_| Error::Conflict)?;
        let tx = context.db.begin().await?;
        store::hold(&tx, &row).await?;
        let limits = &context.settings.limits;
        let wrong = [
            Limit::wrong_registration_codes_of_client(limits, &recipient.phone_digest, client),
            Limit::wrong_registration_codes(limits, &recipient.phone_digest),
        ];
        let tx = code::evaluate(tx, context, &recipient, code, &wrong).await?;
        let with = row::ActiveModel {
            code_entered_at: Set(Some(context.now().as_millisecond())),
            ..Default::default()
        };
        if !store::advance(&tx, &row, next, with).await? {
            return Err(Error::Conflict);
        }
        mail::send(&tx, context, &row, next.expires_at).await?;
        Ok(tx.commit().await?)
    }

    async fn awaiting(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
    ) -> Result<(row::Model, Recipient)> {
        let row = store::find(&self.0, id, secret).await?;
        if store::registration(&row)?.step(self.0.now()) != Step::Code {
            return Err(Error::Conflict);
        }
        let recipient = store::recipient(&self.0.keys, &row)?;
        Ok((row, recipient))
    }
}
