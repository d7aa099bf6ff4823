//! Somebody who has no account, and the steps to one.

use domain::{
    account::{
        Language,
        one_time_code::OneTimeCode,
        phone::MobileNumber,
        professional::ProfessionalForm,
        registration::ConfirmationToken,
        sign_up::{SignUp, SignUpForm},
    },
    problem::Problem,
};
use services::account::{Arrival, Begun};

use super::{PASSWORD, Shared, World, another_than};

/// Who registers.
pub const APPLICANT: &str = "nouvelle@exemple.fr";
/// Her number.
pub const NUMBER: &str = "+33655555555";

/// A practitioner's RPPS number, of the range for tests.
pub const RPPS: &str = "99700000021";

/// The form, with this address.
pub fn applicant(email: &str) -> SignUp {
    let form = SignUpForm {
        first_name: "Nadia",
        family_name: "Nouvelle",
        professional: None,
        email,
        password: PASSWORD,
        confirmation: PASSWORD,
    };
    form.parse().unwrap()
}

impl World {
    /// From this client, with or without an invitation.
    pub async fn begin(
        &self,
        email: &str,
        client: &str,
        shared: Option<&Shared>,
    ) -> services::Result<Begun> {
        self.begin_as(applicant(email), client, shared).await
    }

    /// As a practitioner.
    pub async fn begin_as_practitioner(&self, email: &str) -> Begun {
        let professional = ProfessionalForm {
            rpps: RPPS,
            profession: "Sage-femme",
            workplace: "Maison de santé, 44000 Nantes",
        };
        let sign_up = SignUp {
            professional: professional.parse(&mut vec![]),
            ..applicant(email)
        };
        self.begin_as(sign_up, "192.0.2.1", None).await.unwrap()
    }

    async fn begin_as(
        &self,
        sign_up: SignUp,
        client: &str,
        shared: Option<&Shared>,
    ) -> services::Result<Begun> {
        let arrival = Arrival {
            client,
            language: Language::French,
            invitation: shared.map(|shared| (shared.id, shared.token.clone())),
        };
        self.services().registration.begin(sign_up, arrival).await
    }

    pub async fn give_number(&self, begun: &Begun, number: &str) -> services::Result<()> {
        let phone = MobileNumber::parse(number).unwrap();
        self.services()
            .registration
            .give_number(begun.id, &begun.secret, &phone, "192.0.2.1")
            .await
    }

    pub async fn enter_registration_code(
        &self,
        begun: &Begun,
        code: &OneTimeCode,
    ) -> services::Result<()> {
        self.enter_registration_code_from("192.0.2.1", begun, code)
            .await
    }

    pub async fn enter_registration_code_from(
        &self,
        client: &str,
        begun: &Begun,
        code: &OneTimeCode,
    ) -> services::Result<()> {
        let registrations = &self.services().registration;
        registrations
            .enter_code(begun.id, &begun.secret, code, client)
            .await
    }

    /// Until the mail was asked for.
    pub async fn until_mail(&self, email: &str, number: &str, shared: Option<&Shared>) -> Begun {
        let begun = self.begin(email, "192.0.2.1", shared).await.unwrap();
        self.give_number_and_code(&begun, number).await;
        begun
    }

    /// From the number until the mail was asked for.
    pub async fn give_number_and_code(&self, begun: &Begun, number: &str) {
        self.give_number(begun, number).await.unwrap();
        let code = self.code_sent_to(number).await;
        self.enter_registration_code(begun, &code).await.unwrap();
    }

    /// The token of the latest link that an address received.
    pub async fn link_sent_to(&self, email: &str) -> ConfirmationToken {
        let sent = self.delivered_to(email).await;
        let text = &sent.last().expect("a mail").text;
        let (_, link) = text.split_once("/confirmer/").expect("a link");
        ConfirmationToken::parse(&link[..ConfirmationToken::CHARS]).unwrap()
    }

    /// What a wrong code is told.
    pub async fn wrong_code(&self, begun: &Begun, right: &OneTimeCode) -> Problem {
        let wrong = another_than(right);
        super::problem(self.enter_registration_code(begun, &wrong).await)
    }
}
