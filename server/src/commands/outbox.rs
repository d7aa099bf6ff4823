//! What waits in the outbox, and what an operator does about it.

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use domain::{ids::MessageId, time::Instant};
use services::{By, Error, Outbox, Unsent};

use super::{LOG_OF_TERMINAL, services, start_log};
use crate::{cli::OutboxCommand, config::Config};

/// How many messages are listed: an operator who has more waiting has one reason for all.
const AT_MOST: usize = 1000;
const BY: By<'_> = By::CommandLine;
const LEFT: &str = "no such message waits: it has left, was dropped, or is leaving at this moment";

/// Does what was asked.
///
/// # Errors
/// When the database cannot be used, or there is no such message.
pub async fn outbox(config: Config, command: OutboxCommand) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let outbox = services(&config).await?.outbox;
    match command {
        OutboxCommand::List => list(&outbox).await?,
        OutboxCommand::Show { id } => show(&outbox, id).await?,
        OutboxCommand::Retry { id: Some(id), .. } => {
            outbox.retry(BY, id).await.map_err(explained)?;
            println!("{id} is tried again within seconds.");
        }
        OutboxCommand::Retry { id: None, .. } => {
            let again = outbox.retry_all(BY).await?;
            println!("{again} messages are tried again within seconds.");
        }
        OutboxCommand::Drop { id } => {
            outbox.drop_one(BY, id).await.map_err(explained)?;
            println!("{id} is dropped, and its text erased.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(outbox: &Outbox) -> Result<()> {
    let unsent = outbox.unsent(BY, AT_MOST as u64 + 1).await?;
    for message in unsent.iter().take(AT_MOST) {
        println!("{}", line(message));
    }
    if unsent.len() > AT_MOST {
        println!("More than {AT_MOST} messages have not left: these are the oldest.");
    } else {
        println!("{} messages have not left.", unsent.len());
    }
    Ok(())
}

fn line(message: &Unsent) -> String {
    format!(
        "{}  {:<5}  {:<10}  {}  {} attempts  {}",
        message.id,
        message.channel.name(),
        message.standing.name(),
        message.written_at,
        message.attempts,
        message.last_error.as_deref().unwrap_or("-"),
    )
}

async fn show(outbox: &Outbox, id: MessageId) -> Result<()> {
    let (message, recipient) = outbox.unsent_one(BY, id).await.map_err(explained)?;
    let instant =
        |instant: Option<Instant>| instant.map_or_else(|| "-".into(), |at| at.to_string());
    println!("id            {}", message.id);
    println!("channel       {}", message.channel.name());
    println!("to            {recipient}");
    println!("standing      {}", message.standing.name());
    println!("written       {}", message.written_at);
    println!("attempts      {}", message.attempts);
    println!("next attempt  {}", instant(message.next_attempt_at));
    println!("not after     {}", instant(message.not_after));
    println!(
        "reason        {}",
        message.last_error.as_deref().unwrap_or("-")
    );
    Ok(())
}

/// What an error says to whoever named a message.
fn explained(error: Error) -> anyhow::Error {
    match error {
        Error::NotFound | Error::Conflict => anyhow!(LEFT),
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_is_said_to_have_left_when_nobody_looked() {
        for (error, has_left) in [
            (Error::NotFound, true),
            (Error::Conflict, true),
            (Error::Corrupt("a channel"), false),
        ] {
            assert_eq!(explained(error).to_string() == LEFT, has_left);
        }
    }
}
