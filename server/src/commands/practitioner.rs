//! Who may act as a practitioner: those who wait, all of them, and the decisions.

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use domain::{
    approval::{Application, Approval, DecisionReason, Registered},
    problem::Problem,
};
use services::{Administration, By, Error};

use super::{LOG_OF_TERMINAL, services, start_log};
use crate::{cli::PractitionerCommand, config::Config};

/// How many are asked for at once.
const PAGE: u64 = 500;
const BY: By<'_> = By::CommandLine;

/// Does what was asked.
///
/// # Errors
/// When the database cannot be used, or there is nobody of that identifier to decide on.
pub async fn practitioner(config: Config, command: PractitionerCommand) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let administration = services(&config).await?.administration;
    match command {
        PractitionerCommand::List { all } => list(&administration, all).await?,
        PractitionerCommand::Approve { id } => {
            let approved = administration.approve(BY, id).await;
            approved.map_err(explained("nobody of that identifier waits to be approved"))?;
            println!("{id} may act from now on; an e-mail tells them.");
        }
        PractitionerCommand::Refuse { id, reason } => {
            let refused = administration.refuse(BY, id, &parsed(&reason)?).await;
            refused.map_err(explained("nobody of that identifier waits to be approved"))?;
            println!("{id} is refused; an e-mail tells them why.");
        }
        PractitionerCommand::Revoke { id, reason } => {
            let revoked = administration.revoke(BY, id, &parsed(&reason)?).await;
            revoked.map_err(explained("nobody of that identifier may act"))?;
            println!(
                "{id} may act no longer, and their open invitations are cancelled; an e-mail tells them why."
            );
        }
        PractitionerCommand::Reconsider { id } => {
            let reconsidered = administration.reconsider(BY, id).await;
            reconsidered.map_err(explained(
                "nobody of that identifier was refused or revoked",
            ))?;
            println!("{id} waits to be approved again.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parsed(reason: &str) -> Result<DecisionReason> {
    DecisionReason::parse(reason).map_err(|wrong| anyhow!("the reason: {:?}", wrong.problem))
}

/// Everybody, or those who wait.
async fn list(administration: &Administration, all: bool) -> Result<()> {
    let (mut after, mut listed) = (None, 0);
    loop {
        let page = administration.practitioners(BY, after, PAGE).await;
        let page = page.context("the list")?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.application.account);
        for one in page {
            if all || one.approval == Approval::Waiting {
                println!("{}", line(&one));
                listed += 1;
            }
        }
    }
    let what = if all {
        "are registered"
    } else {
        "wait to be approved"
    };
    println!("{listed} practitioners {what}.");
    Ok(())
}

fn line(
    Registered {
        application,
        approval,
    }: &Registered,
) -> String {
    let standing = match approval {
        Approval::Waiting => "waits".to_owned(),
        Approval::Approved => "approved".to_owned(),
        Approval::Refused { reason } => format!("refused: {reason}"),
        Approval::Revoked { reason } => format!("revoked: {reason}"),
    };
    format!("{}  {standing}", described(application))
}

fn described(application: &Application) -> String {
    let checked = match application.rpps() {
        Ok(_) => "check digit right",
        Err(_) => "check digit WRONG",
    };
    format!(
        "{}  RPPS {} ({checked})  {}, {}, {}",
        application.account,
        application.rpps_number,
        application.name,
        application.profession,
        application.workplace,
    )
}

/// What an error says; `nobody`, where there is nobody to decide on.
fn explained(nobody: &'static str) -> impl Fn(Error) -> anyhow::Error {
    move |error| match &error {
        Error::Conflict => anyhow!(nobody),
        Error::Refused(wrong) if wrong.iter().any(|w| w.problem == Problem::NotAnRppsNumber) => {
            anyhow!("the RPPS number cannot be one: its last digit does not check the others")
        }
        _ => error.into(),
    }
}
