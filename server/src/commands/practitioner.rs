//! Who waits to be approved as a practitioner, and the decision.

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use domain::{approval::RefusalReason, problem::Problem};
use services::{Administration, By, Error};

use super::{LOG_OF_DEMO, services, start_log};
use crate::{cli::PractitionerCommand, config::Config};

/// How many are listed.
const AT_MOST: u64 = 1000;

/// Does what was asked.
///
/// # Errors
/// When the database cannot be used, or nobody of that identifier waits.
pub async fn practitioner(config: Config, command: PractitionerCommand) -> Result<ExitCode> {
    start_log(&config, LOG_OF_DEMO)?;
    let administration = services(&config).await?.administration;
    let by = By::CommandLine;
    match command {
        PractitionerCommand::List => list(&administration).await?,
        PractitionerCommand::Approve { id } => {
            let approved = administration.approve(by, id).await;
            approved.map_err(explained)?;
            println!("{id} may act from now on; an e-mail tells them.");
        }
        PractitionerCommand::Refuse { id, reason } => {
            let reason = RefusalReason::parse(&reason)
                .map_err(|wrong| anyhow!("the reason: {:?}", wrong.problem))?;
            let refused = administration.refuse(by, id, &reason).await;
            refused.map_err(explained)?;
            println!("{id} is refused; an e-mail tells them why.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(administration: &Administration) -> Result<()> {
    let waiting = administration.waiting(By::CommandLine, AT_MOST).await;
    let waiting = waiting.context("the list")?;
    for application in &waiting {
        let checked = match application.rpps() {
            Ok(_) => "check digit right",
            Err(_) => "check digit WRONG",
        };
        println!(
            "{}  RPPS {} ({checked})  {}, {}, {}",
            application.account,
            application.rpps_number,
            application.name,
            application.profession,
            application.workplace,
        );
    }
    println!("{} practitioners wait to be approved.", waiting.len());
    Ok(())
}

fn explained(error: Error) -> anyhow::Error {
    match &error {
        Error::Conflict => anyhow!("nobody of that identifier waits to be approved"),
        Error::Refused(wrong) if wrong.iter().any(|w| w.problem == Problem::NotAnRppsNumber) => {
            anyhow!("the RPPS number cannot be one: its last digit does not check the others")
        }
        _ => error.into(),
    }
}
