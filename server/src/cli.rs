//! The command line.

use std::path::PathBuf;

use clap::{ArgGroup, Parser, Subcommand};
use domain::ids::{AccountId, MessageId};

use crate::{config::variables, status::StatusCommand};

/// Calepin: electronic vaccination records, handed to the people they are about.
#[derive(Debug, Parser)]
#[command(
    name = "calepin",
    version,
    arg_required_else_help = true,
    after_help = "Start with `calepin demo`. `calepin help serve` lists the variables."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve, with the database and the key that are configured
    ///
    /// The database must be up to date (`calepin migrate`) and the key file readable by its owner only. Serves http;
    /// a proxy in front of it ends TLS. Stops on SIGTERM or SIGINT, after the requests that are under way.
    #[command(after_help = variables())]
    Serve,
    /// Try Calepin out: fictitious people and records, on this machine only
    ///
    /// Keeps its own database and key in its folder, whatever else is configured. E-mails and SMS are not sent: a page
    /// shows them. Refuses to start on anything but a loopback address.
    #[command(after_help = variables())]
    Demo {
        /// Forget what the demo holds, and start anew
        #[arg(long)]
        fresh: bool,
    },
    /// Bring the database to this program's version
    #[command(after_help = variables())]
    Migrate,
    /// Check that no journal was altered, and that identities, acts, invitations, attestations and access are as it tells
    ///
    /// Names the first bad row of each record, and fails if there is one. If there is none, prints an anchor: one line to
    /// keep where whoever runs the database has no hand in it. Reads only, at one moment; may run beside `serve`.
    #[command(after_help = variables())]
    Verify {
        /// Check also that nothing is gone or changed of what this list of anchors knows
        #[arg(long, value_name = "FILE")]
        since: Option<PathBuf>,
        /// Write the list of anchors here, to be kept elsewhere: the anchor is its SHA-256
        #[arg(long, value_name = "NEW FILE")]
        keep: Option<PathBuf>,
    },
    /// Copy a SQLite database to a new file while it is in use
    ///
    /// The copy is the database at one moment, readable by its owner only and on the disk when the command ends. The
    /// outside key is not in it: keep it too, elsewhere. On PostgreSQL, says which `pg_dump` to run, and fails.
    #[command(after_help = variables())]
    Backup {
        /// Where to; must not be there yet
        #[arg(value_name = "NEW FILE")]
        file: PathBuf,
    },
    /// See which messages have not left and why, and do something about it
    #[command(subcommand, after_help = variables())]
    Outbox(OutboxCommand),
    /// Make administrators
    #[command(subcommand, after_help = variables())]
    Admin(AdminCommand),
    /// See who waits to be approved as a practitioner, and decide
    #[command(subcommand, after_help = variables())]
    Practitioner(PractitionerCommand),
    /// Ask the vaccination schedule, without a database
    ///
    /// Information from public rules, to be discussed with a practitioner; not a medical device.
    #[command(subcommand)]
    Status(StatusCommand),
}

/// What an operator does about messages.
#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    /// List the messages that wait or were set aside, and what their gateway said
    List,
    /// Show one, with the domain of its address or the last digits of its number
    Show {
        /// Its identifier, as `list` tells it
        id: MessageId,
    },
    /// Try a message again now, also one that was refused; or all of them
    #[command(group(ArgGroup::new("which").required(true)))]
    Retry {
        /// Its identifier
        #[arg(group = "which")]
        id: Option<MessageId>,
        /// Every message that waits or was refused
        #[arg(long, group = "which")]
        all: bool,
    },
    /// Give a message up, and erase it
    Drop {
        /// Its identifier
        id: MessageId,
    },
}

/// Making administrators.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Make an administrator
    ///
    /// Asks for the e-mail address, the mobile number, the names and the password on the terminal. Where there is none,
    /// reads them from the standard input, one a line, in this order. Nothing of it is ever an argument.
    Create {
        /// Read the password from this file, which only its owner may read
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
    },
}

/// Deciding who may act as a practitioner.
#[derive(Debug, Subcommand)]
pub enum PractitionerCommand {
    /// List those who wait
    List {
        /// Everybody, with what was decided
        #[arg(long)]
        all: bool,
    },
    /// Let one act, and tell them
    Approve {
        /// Their identifier, as `list` tells it
        id: AccountId,
    },
    /// Tell one that they may not act, and why
    Refuse {
        /// Their identifier, as `list` tells it
        id: AccountId,
        /// Why: they read it
        reason: String,
    },
    /// Let one act no longer, cancel the invitations that they have open, and tell them why
    Revoke {
        /// Their identifier, as `list --all` tells it
        id: AccountId,
        /// Why: they read it
        reason: String,
    },
    /// Have one wait again who was refused or revoked
    Reconsider {
        /// Their identifier, as `list --all` tells it
        id: AccountId,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_of_each_command_names_the_variables() {
        for name in [
            "serve",
            "demo",
            "migrate",
            "verify",
            "backup",
            "outbox",
            "admin",
            "practitioner",
        ] {
            let help = Cli::try_parse_from(["calepin", name, "--help"]).unwrap_err();
            assert!(help.to_string().contains("CALEPIN_PUBLIC_URL"), "{name}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for arguments in [
            &["calepin"][..],
            &["calepin", "sreve"],
            &["calepin", "serve", "--fresh"],
            &["calepin", "verify", "--since"],
            &["calepin", "backup"],
            &["calepin", "outbox"],
            &["calepin", "outbox", "retry"],
            &["calepin", "outbox", "drop", "--all"],
            &["calepin", "outbox", "show", "1"],
            &["calepin", "admin", "create", "--password", "secret"],
            &["calepin", "admin", "create", "admin@exemple.fr"],
            &["calepin", "practitioner", "approve"],
            &["calepin", "practitioner", "reconsider"],
            &[
                "calepin",
                "practitioner",
                "revoke",
                "0198c0de-0000-7000-8000-000000000001",
            ],
            &[
                "calepin",
                "practitioner",
                "refuse",
                "0198c0de-0000-7000-8000-000000000001",
            ],
            &["calepin", "status"],
            &[
                "calepin",
                "status",
                "explain",
                "--born",
                "1993-01-15",
                "--sex",
                "F",
            ],
            &[
                "calepin",
                "status",
                "explain",
                "--born",
                "1993-02-30",
                "--sex",
                "F",
                "--on",
                "2026-02-01",
            ],
        ] {
            assert!(Cli::try_parse_from(arguments).is_err(), "{arguments:?}");
        }
        assert!(Cli::try_parse_from(["calepin", "demo", "--fresh"]).is_ok());
        let person = [
            "calepin",
            "status",
            "explain",
            "--born",
            "1993-01-15",
            "--sex",
            "F",
            "--on",
            "2026-02-01",
        ];
        assert!(Cli::try_parse_from(person).is_ok());
        for (option, good, bad) in [
            ("--act", "revaxis:2023-05-20", "revaxis"),
            ("--act", "VAC0030:2023-05-20", "VAC9999:2023-05-20"),
            ("--condition", "health-professional", "nurse"),
            ("--language", "en", "de"),
        ] {
            let with = |value| Cli::try_parse_from(person.into_iter().chain([option, value]));
            assert!(with(good).is_ok(), "{good}");
            assert!(with(bad).is_err(), "{bad}");
        }
    }
}
