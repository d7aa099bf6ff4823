//! The gateways that were configured, ready to take messages.

use std::{fs, sync::Arc};

use anyhow::{Context, Result};
use services::{
    adapters::{Authorities, HttpSms, NoGateway, SmsAccount, Smtp, SmtpRelay},
    ports::{Mailer, SmsGateway},
};

use crate::{
    config::{Config, Gateway, Mail, Secret, Sms},
    secret,
};

/// Who takes e-mail, and who takes SMS.
///
/// # Errors
/// When a file that they need cannot be read: the error names the variable.
pub fn connect(config: &Config) -> Result<(Arc<dyn Mailer>, Arc<dyn SmsGateway>)> {
    let authorities = authorities(config)?;
    let mailer: Arc<dyn Mailer> = match &config.gateways.mail {
        Gateway::By(mail) => Arc::new(smtp(config, mail, &authorities)?),
        Gateway::Off | Gateway::Unset => Arc::new(NoGateway),
    };
    let sms: Arc<dyn SmsGateway> = match &config.gateways.sms {
        Gateway::By(sms) => Arc::new(http_sms(config, sms, &authorities)?),
        Gateway::Off | Gateway::Unset => Arc::new(NoGateway),
    };
    Ok((mailer, sms))
}

fn authorities(config: &Config) -> Result<Authorities> {
    let Some(file) = &config.gateways.ca_file else {
        return Ok(Authorities::default());
    };
    let named = || format!("CALEPIN_GATEWAY_CA_FILE: {}", file.display());
    let pem = fs::read(file).with_context(named)?;
    Authorities::parse(&pem).with_context(named)
}

fn smtp(config: &Config, mail: &Mail, authorities: &Authorities) -> Result<Smtp> {
    let credentials = match &mail.user {
        Some((user, password)) => Some((user.clone(), content("password", password)?.into())),
        None => None,
    };
    let relay = SmtpRelay {
        host: mail.host.clone(),
        port: mail.port,
        security: mail.security,
        credentials,
        from: mail.from.clone(),
        domain: config.public_url.host().to_owned(),
        timeout: config.gateways.timeout,
    };
    Smtp::new(relay, authorities).context("CALEPIN_SMTP_URL")
}

fn http_sms(config: &Config, sms: &Sms, authorities: &Authorities) -> Result<HttpSms> {
    let account = SmsAccount {
        url: sms.url.clone(),
        account: sms.account.clone(),
        token: content("token", &sms.token)?.into(),
        from: sms.from.clone(),
        timeout: config.gateways.timeout,
    };
    HttpSms::new(&account, authorities).context("CALEPIN_SMS_URL")
}

fn content(what: &str, from: &Secret) -> Result<String> {
    secret::line(what, &from.file).with_context(|| from.variable.clone())
}
