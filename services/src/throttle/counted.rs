//! What is counted, and of whom: a name and an owner for each figure of `limits.rs`.

use domain::ids::{AccountId, LostPhoneId, RecordId, RegistrationId};

use super::Limit;
use crate::limits::{KNOWN_ADDRESS, Limits};

impl Limit {
    pub fn passwords_of_address(limits: &Limits, address: &str) -> Self {
        let of = address.as_bytes();
        Self::new("passwords of address", of, limits.passwords_of_address)
    }

    pub fn passwords_of_account(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.passwords_of_account;
        Self::new("passwords of account", email_digest, rate)
    }

    pub fn sms_of_address(limits: &Limits, address: &str) -> Self {
        Self::new("sms of address", address.as_bytes(), limits.sms_of_address)
    }

    pub fn sms_in_all(limits: &Limits) -> Self {
        Self::new("sms in all", &[], limits.sms_in_all)
    }

    pub fn sms_to_unproved_in_all(limits: &Limits) -> Self {
        let rate = limits.sms_to_unproved_in_all;
        Self::new("sms to unproved numbers in all", &[], rate)
    }

    pub fn numbers_of_registration(limits: &Limits, registration: RegistrationId) -> Self {
        let rate = limits.numbers_of_registration;
        Self::new("numbers of registration", registration.as_bytes(), rate)
    }

    pub fn unused_codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        Self::new("unused codes an hour", phone_digest, limits.unused_codes)
    }

    pub fn unused_codes_a_day(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes_a_day;
        Self::new("unused codes a day", phone_digest, rate)
    }

    pub fn unused_codes_to_unproved(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes;
        Self::new("unused codes to prove it an hour", phone_digest, rate)
    }

    pub fn unused_codes_to_unproved_a_day(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes_a_day;
        Self::new("unused codes to prove it a day", phone_digest, rate)
    }

    pub fn codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        Self::new("codes a day", phone_digest, limits.codes)
    }

    pub fn wrong_codes(limits: &Limits, account: AccountId) -> Self {
        Self::new("wrong codes", account.as_bytes(), limits.wrong_codes)
    }

    pub fn wrong_registration_codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.wrong_registration_codes;
        Self::new("wrong registration codes", phone_digest, rate)
    }

    pub fn wrong_registration_codes_of_client(
        limits: &Limits,
        phone_digest: &[u8],
        client: &str,
    ) -> Self {
        let of = [phone_digest, client.as_bytes()].concat();
        Self::new(
            "wrong registration codes of client",
            &of,
            limits.wrong_codes,
        )
    }

    pub fn registrations_of_address(limits: &Limits, address: &str) -> Self {
        let of = address.as_bytes();
        Self::new(
            "registrations of address",
            of,
            limits.registrations_of_address,
        )
    }

    pub fn confirmations_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.confirmations_to_address;
        Self::new("confirmations to address", email_digest, rate)
    }

    pub fn confirmations_by_number(
        limits: &Limits,
        email_digest: &[u8],
        phone_digest: &[u8],
    ) -> Self {
        let of = [email_digest, phone_digest].concat();
        Self::new(
            "confirmations by number",
            &of,
            limits.confirmations_by_number,
        )
    }

    pub fn known_told(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("known told", email_digest, limits.known_told)
    }

    pub fn new_numbers_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.new_numbers_of_account;
        Self::new("new numbers of account", account.as_bytes(), rate)
    }

    pub fn codes_to_new_numbers_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.codes_to_new_numbers_of_account;
        let of = account.as_bytes();
        Self::new("codes to new numbers of account", of, rate)
    }

    pub fn links_of_client(limits: &Limits, client: &str) -> Self {
        Self::new("links of client", client.as_bytes(), limits.links_of_client)
    }

    pub fn links_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("links to address", email_digest, limits.links_to_address)
    }

    pub fn new_addresses_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.new_addresses_of_account;
        Self::new("new addresses of account", account.as_bytes(), rate)
    }

    pub fn changes_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.changes_to_address;
        Self::new("changes to address", email_digest, rate)
    }

    pub fn wait_told_by_sms(limits: &Limits, wait: LostPhoneId) -> Self {
        let rate = limits.wait_told_by_sms;
        Self::new("wait told by sms", wait.as_bytes(), rate)
    }

    /// Not a limit but a memory: the client addresses from which an account's password was right.
    pub fn known_address(email_digest: &[u8], client: &str) -> Self {
        let of = [email_digest, client.as_bytes()].concat();
        Self::new("known address", &of, KNOWN_ADDRESS)
    }

    pub fn drafts_of(limits: &Limits, whose: &str) -> Self {
        let of = whose.as_bytes();
        Self::new("drafts", of, limits.drafts)
    }

    pub fn invitations_of_practitioner(limits: &Limits, practitioner: AccountId) -> Self {
        let rate = limits.invitations_of_practitioner;
        Self::new("invitations of practitioner", practitioner.as_bytes(), rate)
    }

    pub fn invitations_of_record(limits: &Limits, record: RecordId) -> Self {
        let rate = limits.invitations_of_record;
        Self::new("invitations of record", record.as_bytes(), rate)
    }

    pub fn mails_of_practitioner(limits: &Limits, practitioner: AccountId) -> Self {
        let rate = limits.mails_of_practitioner;
        Self::new("mails of practitioner", practitioner.as_bytes(), rate)
    }

    pub fn mails_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("mails to address", email_digest, limits.mails_to_address)
    }
}
