//! What was typed into a form, kept for its page: refused, or on the way to the next page (ADR 3).

use domain::{
    ids::AccountId,
    problem::{Field, Problem},
};
use services::{FormName, account::Activity};

use super::{Cx, cookie};
use crate::{draft::Draft, error::ApiError};

/// A form: what it is called, where it lives, and what was typed into it that may be shown again.
pub struct Form<'a> {
    /// Its name, with the id of what it is about: two forms never mix.
    pub name: FormName,
    /// The page it is on.
    pub page: String,
    /// Inputs and what was typed. No password, no code.
    pub typed: &'a [(&'a str, &'a str)],
}

impl Cx {
    /// Keeps what was typed for the form's page: refused, or as it was sent. Where too many were kept of late, tells in how
    /// many seconds one may be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_draft(
        &self,
        form: &Form<'_>,
        error: Option<&ApiError>,
    ) -> Result<Option<u32>, ApiError> {
        let expired = matches!(
            error,
            Some(ApiError::SignInRequired | ApiError::SessionIdle { .. })
        );
        let account = if expired {
            let account = self.account_of_ended_session().await?;
            if account.is_none() {
                // Nobody was signed in: nobody to give it back to.
                return Ok(None);
            }
            account
        } else {
            let session = self.signed_in(Activity::Polling).await?;
            session.map(|session| session.actor.account())
        };
        let draft = Draft {
            values: form
                .typed
                .iter()
                .map(|(name, value)| ((*name).to_owned(), truncated(value)))
                .collect(),
            // What is only due first, or had to wait, is not wrong with the form.
            error: error
                .filter(|error| !expired && !is_no_mistake(error))
                .cloned(),
        };
        let content = serde_json::to_vec(&draft).map_err(|_| ApiError::Failed)?;
        let drafts = &self.services().draft;
        let client = self.client();
        match drafts.keep(form.name, account, client, &content).await? {
            Ok(key) => {
                self.set_cookie(cookie::draft(form.name, &key));
                Ok(None)
            }
            Err(seconds) => Ok(Some(seconds)),
        }
    }

    async fn account_of_ended_session(&self) -> Result<Option<AccountId>, ApiError> {
        match self.session_secret() {
            Some(secret) => Ok(self.services().account.account_of(&secret).await?),
            None => Ok(None),
        }
    }

    /// Keeps what was typed for the page that is due next, and leads there: nothing of it is lost on the way.
    ///
    /// # Errors
    /// Always: [`ApiError::Elsewhere`], as nothing is accepted yet; [`Problem::TryLater`] when too many forms were kept of
    /// late; when the database fails.
    pub async fn set_aside(
        &self,
        form: &Form<'_>,
        error: Option<&ApiError>,
        next: &str,
    ) -> Result<(), ApiError> {
        match self.keep_draft(form, error).await? {
            None => Err(self.elsewhere(next)),
            Some(seconds) => Err(ApiError::refused(Field::Form)(Problem::TryLater {
                seconds,
            })),
        }
    }

    /// Forgets a form that was accepted: neither its page nor the next person on this browser sees it again.
    pub fn forget(&self, form: &Form<'_>) {
        let name = cookie::draft_name(form.name);
        if self.cookie(&name).is_some() {
            self.set_cookie(cookie::expired(&name));
        }
    }

    /// The form of this name as it was refused, or empty.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft(
        &self,
        name: impl Into<FormName>,
        account: Option<AccountId>,
    ) -> Result<Draft, ApiError> {
        let name = name.into();
        let Some(key) = self
            .cookie(&cookie::draft_name(name))
            .and_then(|text| cookie::draft_key(&text))
        else {
            return Ok(Draft::default());
        };
        let content = self.services().draft.find(name, account, &key).await?;
        let Some(content) = content else {
            return Ok(Draft::default());
        };
        let draft = serde_json::from_slice(&content).map(Draft::said_again);
        draft.map_err(|_| ApiError::Failed)
    }
}

/// Whether an error says nothing of what was typed.
const fn is_no_mistake(error: &ApiError) -> bool {
    matches!(error, ApiError::StepUpRequired | ApiError::Busy { .. })
}

/// What fits into a draft: far more than any field takes, so that even what is much too long comes back.
fn truncated(value: &str) -> String {
    value.chars().take(20_000).collect()
}
