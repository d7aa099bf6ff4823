//! What is kept of a password: Argon2id (RFC 9106), and how another is checked against it. That takes as long whether
//! somebody is known or not, within a tenth for a hash of before (ADR 9); unless parameters are lowered: one that costs more
//! takes longer.

use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use domain::account::password::PasswordAttempt;

use crate::{
    error::{Error, Result},
    keys,
};

/// Memory (KiB): as much as two passes go through in the time that the design gives a sign-in (ADR 9). OWASP's least is
/// 19 MiB, with as many passes.
const MEMORY_KIB: u32 = 32 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;

/// What passwords are hashed with.
pub const PARAMETERS: Params = match Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES)) {
    Ok(parameters) => parameters,
    Err(_) => panic!("Argon2 has no such parameters"),
};

/// What hashes are computed in, one after the other. The first takes it.
#[derive(Default)]
pub(super) struct Memory(Vec<Block>);

impl Memory {
    fn of(&mut self, blocks: usize) -> &mut [Block] {
        if self.0.len() < blocks {
            self.0.resize(blocks, Block::default());
        }
        &mut self.0[..blocks]
    }
}

/// What checking a password gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Checked {
    /// Whether it is the right one.
    pub right: bool,
    /// Whether it is right but was hashed with other parameters than today's.
    pub outdated: bool,
}

impl Checked {
    const WRONG: Self = Self {
        right: false,
        outdated: false,
    };
}

/// Checks a password against what is stored. Against nothing (for an unknown account), or a hash that costs less than
/// today's, one that is wrong takes as long as against one of today's.
///
/// # Errors
/// [`Error::Corrupt`] when what is stored is no hash of Argon2id.
pub(super) fn check(
    password: &PasswordAttempt,
    stored: Option<&str>,
    memory: &mut Memory,
) -> Result<Checked> {
    let Some(stored) = stored else {
        derive(password, PARAMETERS, b"nobody's account", memory)?;
        return Ok(Checked::WRONG);
    };
    let stored = PasswordHash::new(stored).map_err(|_| corrupt())?;
    let parameters = Params::try_from(&stored).map_err(|_| corrupt())?;
    let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else {
        return Err(corrupt());
    };
    let hash = derive(password, parameters.clone(), salt.as_ref(), memory)?;
    let right = keys::same(&hash, expected.as_bytes());
    if right {
        let outdated = costs(&parameters) != costs(&PARAMETERS);
        return Ok(Checked { right, outdated });
    }
    if let Some(rest) = rest_beside(&parameters) {
        derive(password, rest, salt.as_ref(), memory)?;
    }
    Ok(Checked::WRONG)
}

/// Hashes a password to be stored.
///
/// # Errors
/// None that can be expected.
pub(super) fn hash(
    password: &PasswordAttempt,
    salt: &[u8; 16],
    memory: &mut Memory,
) -> Result<String> {
    let hash = derive(password, PARAMETERS, salt, memory)?;
    kept(&PARAMETERS, salt, &hash)
}

/// As it is stored (PHC string format): with all that it takes to compute it again.
fn kept(parameters: &Params, salt: &[u8], hash: &[u8]) -> Result<String> {
    let kept = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(parameters).map_err(|_| corrupt())?,
        salt: Some(Salt::new(salt).map_err(|_| corrupt())?),
        hash: Some(Output::new(hash).map_err(|_| corrupt())?),
    };
    Ok(kept.to_string())
}

fn derive(
    password: &PasswordAttempt,
    parameters: Params,
    salt: &[u8],
    memory: &mut Memory,
) -> Result<[u8; HASH_BYTES]> {
    let mut hash = [0; HASH_BYTES];
    let memory = memory.of(parameters.block_count());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into_with_memory(password.expose().as_bytes(), salt, &mut hash, memory)
        .map_err(|_| corrupt())?;
    Ok(hash)
}

const fn costs(parameters: &Params) -> (u32, u32, u32) {
    (
        parameters.m_cost(),
        parameters.t_cost(),
        parameters.p_cost(),
    )
}

/// What is to be gone through beside a hash with other parameters, for both to cost what one of today's does: whole passes
/// through today's memory.
fn rest_beside(parameters: &Params) -> Option<Params> {
    let missing = work(&PARAMETERS).saturating_sub(work(parameters));
    if missing == 0 {
        return None;
    }
    let passes = missing.div_ceil(u64::from(MEMORY_KIB)).try_into().ok()?;
    Params::new(MEMORY_KIB, passes, LANES, Some(HASH_BYTES)).ok()
}

/// How many KiB are gone through.
fn work(parameters: &Params) -> u64 {
    u64::from(parameters.m_cost()) * u64::from(parameters.t_cost())
}

const fn corrupt() -> Error {
    Error::Corrupt("a password hash")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: Checked = Checked {
        right: true,
        outdated: false,
    };
    const OUTDATED: Checked = Checked {
        right: true,
        outdated: true,
    };

    fn attempt(text: &str) -> PasswordAttempt {
        PasswordAttempt::parse(text).unwrap()
    }

    fn parameters(memory_kib: u32, passes: u32) -> Params {
        Params::new(memory_kib, passes, 1, Some(HASH_BYTES)).unwrap()
    }

    #[test]
    fn what_was_hashed_is_recognised() {
        let mut memory = Memory::default();
        let stored = hash(&attempt("Calepin2026"), &[7; 16], &mut memory).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"));
        for (password, stored, expected) in [
            ("Calepin2026", Some(stored.as_str()), RIGHT),
            ("calepin2026", Some(&stored), Checked::WRONG),
            ("Calepin2026", None, Checked::WRONG),
        ] {
            let checked = check(&attempt(password), stored, &mut memory).unwrap();
            assert_eq!(checked, expected, "{password} {stored:?}");
        }
    }

    /// A stranger cannot tell by the time who has not signed in for long.
    #[test]
    fn a_wrong_password_goes_through_today_s_memory_whatever_is_stored() {
        let weak = parameters(64, 1);
        let stored = stored(&weak, "calepin");
        for (password, stored, expected, blocks) in [
            (
                "calepin",
                Some(stored.as_str()),
                OUTDATED,
                weak.block_count(),
            ),
            (
                "Calepin",
                Some(&stored),
                Checked::WRONG,
                PARAMETERS.block_count(),
            ),
            ("calepin", None, Checked::WRONG, PARAMETERS.block_count()),
        ] {
            let mut memory = Memory::default();
            let checked = check(&attempt(password), stored, &mut memory).unwrap();
            assert_eq!((checked, memory.0.len()), (expected, blocks), "{password}");
        }
    }

    fn stored(parameters: &Params, password: &str) -> String {
        let mut memory = Memory::default();
        let hash = derive(
            &attempt(password),
            parameters.clone(),
            b"somesalt",
            &mut memory,
        );
        kept(parameters, b"somesalt", &hash.unwrap()).unwrap()
    }

    #[test]
    fn what_costs_less_than_today_s_is_made_up_for() {
        for (stored, passes) in [
            (parameters(64, 1), Some(2)),
            (parameters(19 * 1024, 2), Some(1)),
            (parameters(MEMORY_KIB, 1), Some(1)),
            (PARAMETERS, None),
            (parameters(64 * 1024, 2), None),
        ] {
            let rest = rest_beside(&stored).map(|rest| costs(&rest));
            assert_eq!(rest, passes.map(|passes| (MEMORY_KIB, passes, LANES)));
        }
    }

    /// Whoever changes today's adds those of before: whole passes may be too much.
    #[test]
    fn with_the_rest_what_was_in_use_costs_what_today_s_do() {
        let before = parameters(19 * 1024, 2);
        let both = work(&before) + work(&rest_beside(&before).unwrap());
        assert!(both.abs_diff(work(&PARAMETERS)) * 10 < work(&PARAMETERS));
    }
}
