//! The ports on the real world, and those of demo mode.

mod clock;
pub mod demo;
mod entropy;
mod no_gateway;

pub use clock::SystemClock;
pub use entropy::SystemEntropy;
pub use no_gateway::NoGateway;
