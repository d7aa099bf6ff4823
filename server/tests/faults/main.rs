//! What people read while something is broken, and that nothing of theirs is lost or half done: with the program as real
//! processes, on both databases. docs/faults.md lists the faults.

#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/client.rs"]
mod client;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/cookies.rs"]
mod cookies;
#[cfg(test)]
mod crowd;
#[cfg(test)]
mod disk;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/functions.rs"]
mod functions;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../../../services/tests/gateways/mod.rs"]
mod gateways;
#[cfg(test)]
mod gone;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/hostile.rs"]
mod hostile;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod locked;
#[cfg(test)]
mod looked;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/people.rs"]
mod people;
#[cfg(test)]
mod postgres;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/process.rs"]
mod process;
#[cfg(test)]
mod proxy;
#[cfg(test)]
mod siege;
#[cfg(test)]
mod silent;
#[cfg(test)]
#[path = "../support/site.rs"]
mod site;
#[cfg(test)]
mod work;
