//! How often anything may be asked for.

use services::Limits;

use super::{
    setting::{BadSetting, Setting},
    sources::Sources,
};

const SMS_PER_ADDRESS: Setting = Setting {
    key: "limit_sms_per_address",
    default: || Limits::DEFAULT.sms_of_address.at_most.to_string(),
    expected: A_LIMIT,
    help: "SMS that one client address may ask for in an hour",
};
const SMS_PER_HOUR: Setting = Setting {
    key: "limit_sms_per_hour",
    default: || Limits::DEFAULT.sms_in_all.at_most.to_string(),
    expected: A_LIMIT,
    help: "SMS sent in an hour, in all",
};
const PASSWORDS_PER_ADDRESS: Setting = Setting {
    key: "limit_passwords_per_address",
    default: || Limits::DEFAULT.passwords_of_address.at_most.to_string(),
    expected: A_LIMIT,
    help: "wrong passwords from one client address in 10 minutes",
};
const REGISTRATIONS_PER_ADDRESS: Setting = Setting {
    key: "limit_registrations_per_address",
    default: || Limits::DEFAULT.registrations_of_address.at_most.to_string(),
    expected: A_LIMIT,
    help: "registrations begun by one client address in an hour",
};
const A_LIMIT: &str = "a whole number of at least 1: a limit cannot be switched off";

pub(super) const SETTINGS: &[Setting] = &[
    SMS_PER_ADDRESS,
    SMS_PER_HOUR,
    PASSWORDS_PER_ADDRESS,
    REGISTRATIONS_PER_ADDRESS,
];

pub(super) fn read(sources: &Sources<'_>) -> Result<Limits, BadSetting> {
    let mut limits = Limits::DEFAULT;
    limits.sms_of_address.at_most = sources.parse(&SMS_PER_ADDRESS, at_least_one)?;
    limits.sms_in_all.at_most = sources.parse(&SMS_PER_HOUR, at_least_one)?;
    limits.passwords_of_address.at_most = sources.parse(&PASSWORDS_PER_ADDRESS, at_least_one)?;
    limits.registrations_of_address.at_most =
        sources.parse(&REGISTRATIONS_PER_ADDRESS, at_least_one)?;
    Ok(limits)
}

fn at_least_one(text: &str) -> Option<u32> {
    // The counters are signed 32-bit numbers on both databases.
    text.parse()
        .ok()
        .filter(|limit| (1..=i32::MAX.unsigned_abs()).contains(limit))
}
