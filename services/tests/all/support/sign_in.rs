//! Signing in, and what is sent on the way.

use domain::account::{one_time_code::OneTimeCode, sign_in::SignIn};
use services::{
    Result,
    account::{Arrived, CodeDue, DeviceSecret, PasswordAccepted, SessionSecret, Visit},
};

use super::{
    Sent,
    people::{PASSWORD, Someone},
    world::{PUBLIC_URL, World},
};

/// Another code than this one.
pub fn another_than(code: &OneTimeCode) -> OneTimeCode {
    let number: u32 = code.expose().parse().unwrap();
    OneTimeCode::parse(&format!("{:06}", (number + 1) % 1_000_000)).unwrap()
}

impl World {
    /// Signs in as far as the password leads.
    pub async fn password(
        &self,
        email: &str,
        password: &str,
        visit: Visit<'_>,
    ) -> Result<PasswordAccepted> {
        let form = SignIn::parse(email, password).unwrap();
        self.services().account.sign_in(form, visit).await
    }

    /// Signs in until the code is due.
    pub async fn until_code(&self, email: &str) -> SessionSecret {
        self.code_due(email).await.secret
    }

    /// The same, with all that is told then.
    pub async fn code_due(&self, email: &str) -> CodeDue {
        let visit = Visit {
            client: "192.0.2.1",
            ..Visit::default()
        };
        match self.password(email, PASSWORD, visit).await.unwrap() {
            PasswordAccepted::CodeDue(due) => due,
            other @ PasswordAccepted::SignedIn(..) => panic!("{other:?}"),
        }
    }

    /// Signs in, code and all.
    pub async fn sign_in(&self, someone: &Someone) -> SessionSecret {
        let waiting = self.until_code(&someone.email).await;
        let code = self.code_sent_to(&someone.phone).await;
        self.enter(&waiting, &code).await.unwrap().secret
    }

    /// Signs in, code and all, and trusts the device.
    pub async fn trust_device(&self, someone: &Someone) -> DeviceSecret {
        let session = self.sign_in(someone).await;
        let (accounts, patient) = (&self.services().account, someone.as_patient());
        accounts.trust_device(&patient, &session).await.unwrap()
    }

    pub async fn enter(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<Arrived> {
        self.services().account.enter_code(secret, code).await
    }

    /// The latest code that a number received.
    pub async fn code_sent_to(&self, phone: &str) -> OneTimeCode {
        let sent = self.delivered_to(phone).await;
        let text = &sent.last().expect("an SMS").text;
        OneTimeCode::parse(&text[..OneTimeCode::DIGITS]).unwrap()
    }

    /// The token of the link that a message to an address or a number ended with lately, after this prefix.
    pub async fn token_sent_to(&self, to: &str, prefix: &str) -> String {
        let sent = self.delivered_to(to).await;
        let before = format!("{PUBLIC_URL}{prefix}");
        let link = sent
            .iter()
            .rev()
            .find_map(|message| message.text.split_once(&before))
            .expect("a link")
            .1;
        link.chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect()
    }

    /// Delivers what is due, and gives all that an address or a number received.
    pub async fn delivered_to(&self, to: &str) -> Vec<Sent> {
        while self.services().outbox.deliver().await.unwrap() > 0 {}
        let mut sent = self.gateway.taken();
        sent.retain(|message| message.to == to);
        sent
    }
}
