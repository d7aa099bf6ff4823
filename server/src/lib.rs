//! Calepin's web host: the command line, the configuration, and everything between a connection and the app.

pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
mod entry;
mod files;
mod gateways;
pub mod host;
mod html;
pub mod key;
pub mod layers;
pub mod logging;
pub mod metrics;
pub mod public_url;
pub mod router;
mod secret;
pub mod security_txt;
pub mod status;
pub mod worker;
