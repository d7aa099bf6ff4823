//! The code of a number that is given in a session: what the pages of another number and of a lost phone have in common.

use domain::{account::session::Stage, ids::AccountId};
use services::account::SessionSecret;

use super::api::CodeView;
use crate::{
    cx::{Cx, Form},
    error::ApiError,
    routes,
};

/// The form of such a code.
pub(super) struct NumberCode {
    /// Its name.
    pub name: &'static str,
    /// Its page.
    pub page: &'static str,
    /// The page where the number is given.
    pub number: &'static str,
    /// How far the session's sign-in has come.
    pub stage: Stage,
}

impl NumberCode {
    /// What its page shows, for the account that a draft of it is kept for; without a number, leads to where one is given.
    pub(super) async fn view(
        &self,
        cx: &Cx,
        secret: &SessionSecret,
        account: Option<AccountId>,
    ) -> Result<CodeView, ApiError> {
        match cx.services().account.new_number(secret, self.stage).await {
            Ok(request) => Ok(CodeView::new(request, cx.draft(self.name, account).await?)),
            Err(services::Error::NotFound) => Err(cx.elsewhere(self.number)),
            Err(error) => Err(error.into()),
        }
    }

    /// Sends the number another code, and says so on the page.
    pub(super) async fn resend(&self, cx: &Cx, secret: &SessionSecret) -> Result<(), ApiError> {
        let accounts = &cx.services().account;
        accounts
            .resend_to_new_number(secret, self.stage, cx.client())
            .await?;
        cx.redirect(&routes::done(self.page, "renvoye"));
        Ok(())
    }

    /// Answers the form. Without a number, its page leads to where one is given.
    pub(super) async fn answer(
        &self,
        cx: &Cx,
        result: Result<(), ApiError>,
    ) -> Result<(), ApiError> {
        let form = Form {
            name: self.name.into(),
            page: self.page.into(),
            typed: &[],
        };
        if result == Err(ApiError::NotFound) {
            cx.redirect(&form.page);
            return Ok(());
        }
        cx.answer(form, result).await
    }
}
