//! The program: reads its command line and its configuration, does what it was told, and says what went wrong.

use std::{env, process::ExitCode};

use clap::Parser;
use server::{
    cli::{Cli, Command},
    commands,
    config::Config,
    status,
};

/// A page is put together from thousands of small pieces: the system's allocator took two fifths of its time. (SQLite asks
/// this one as well, by the feature `override`.)
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    // As large as the largest command, and so not for the stack.
    match Box::pin(run(cli.command)).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("calepin: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let config = || Config::read(|name| env::var_os(name));
    match command {
        Command::Serve => commands::serve(config()?).await,
        Command::Demo { fresh } => commands::demo(config()?, fresh).await,
        Command::Migrate => commands::migrate(config()?).await,
        Command::Verify { since, keep } => {
            commands::verify(config()?, since.as_deref(), keep.as_deref()).await
        }
        Command::Backup { file } => commands::backup(config()?, &file).await,
        Command::Outbox(command) => commands::outbox(config()?, command).await,
        Command::Admin(command) => commands::admin(config()?, command).await,
        Command::Practitioner(command) => commands::practitioner(config()?, command).await,
        Command::Status(command) => status::run(command),
    }
}
