//! How often anything may be tried or asked for: every such figure, in one table. (How long a session, a code, an
//! invitation or a device's trust lasts is said in `domain`, with what it is said of.)

use domain::account::password_reset;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How often something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many are let through in a window.
    pub at_most: u32,
    /// How long a window lasts, in seconds, from the first one in it.
    pub seconds: i64,
}

const fn rate(at_most: u32, seconds: i64) -> Rate {
    Rate { at_most, seconds }
}

/// How often anything may be tried or asked for. None can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Failed passwords from one client address.
    pub passwords_of_address: Rate,
    /// Passwords of one e-mail address that are looked at, known or not, wrong or right: each costs a hash, and a right one
    /// a session. Wrong ones wait long before they are so many: strangers keep nobody out by this.
    pub passwords_of_account: Rate,
    /// Registrations begun by one client address.
    pub registrations_of_address: Rate,
    /// E-mails to one address that ask for its confirmation.
    pub confirmations_to_address: Rate,
    /// The same, asked for with one mobile number: nobody keeps an address from registering with a phone of their own.
    pub confirmations_by_number: Rate,
    /// E-mails to one address that tell its owner that there is an account already.
    pub known_told: Rate,
    /// SMS asked for by one client address.
    pub sms_of_address: Rate,
    /// SMS in all.
    pub sms_in_all: Rate,
    /// Those among them to numbers that are yet to be proved: whoever gives strangers' numbers leaves room for those who
    /// sign in.
    pub sms_to_unproved_in_all: Rate,
    /// Numbers that one registration is given.
    pub numbers_of_registration: Rate,
    /// SMS to one number of which no code was used. Those that are to prove it are counted apart: a stranger who gives
    /// somebody's number, to register or as another of an account, uses up none of the codes that its owner signs in with.
    pub unused_codes: Rate,
    /// The same, over a day: a right code takes one back, and does not start the count anew.
    pub unused_codes_a_day: Rate,
    /// SMS to one number, used or not.
    pub codes: Rate,
    /// Wrong codes of one account; of the registrations with one number from one client address.
    pub wrong_codes: Rate,
    /// Wrong codes of all registrations with one number: more than strangers can try by the codes that they may have sent
    /// there, so that they keep nobody from registering, and few enough to guess none.
    pub wrong_registration_codes: Rate,
    /// Numbers that were given for one account and sent a code; so are the links to begin the wait for another number, of
    /// which each needs one.
    pub new_numbers_of_account: Rate,
    /// Codes sent to such numbers, those that were asked for once more among them.
    pub codes_to_new_numbers_of_account: Rate,
    /// Links about one's own account asked for by one client address.
    pub links_of_client: Rate,
    /// Links to choose a password sent to one address, and nothing else. Whoever is refused has one that is still valid:
    /// the window is as long as they live, so that a stranger who asks for many keeps nobody from theirs.
    pub links_to_address: Rate,
    /// Addresses that were given for one account.
    pub new_addresses_of_account: Rate,
    /// Times that one address was given for an account, whichever: more than one account may give it, so that a stranger
    /// alone keeps no address from becoming its owner's.
    pub changes_to_address: Rate,
    /// SMS to the old number that tell of one wait for another, begun anew however often.
    pub wait_told_by_sms: Rate,
    /// Drafts of refused forms kept for one account, or for one client address where nobody is signed in.
    pub drafts: Rate,
    /// Invitations made by one practitioner.
    pub invitations_of_practitioner: Rate,
    /// Invitations made for one record.
    pub invitations_of_record: Rate,
    /// Invitations e-mailed by one practitioner.
    pub mails_of_practitioner: Rate,
    /// Invitations e-mailed to one address.
    pub mails_to_address: Rate,
}

impl Limits {
    /// What holds where nothing else was configured.
    pub const DEFAULT: Self = Self {
        passwords_of_address: rate(60, 10 * MINUTE),
        passwords_of_account: rate(60, HOUR),
        registrations_of_address: rate(30, HOUR),
        confirmations_to_address: rate(60, DAY),
        confirmations_by_number: rate(8, DAY),
        known_told: rate(1, HOUR),
        sms_of_address: rate(30, HOUR),
        sms_in_all: rate(500, HOUR),
        sms_to_unproved_in_all: rate(200, HOUR),
        numbers_of_registration: rate(5, HOUR),
        unused_codes: rate(3, HOUR),
        unused_codes_a_day: rate(6, DAY),
        codes: rate(20, DAY),
        wrong_codes: rate(10, DAY),
        wrong_registration_codes: rate(40, DAY),
        new_numbers_of_account: rate(5, DAY),
        codes_to_new_numbers_of_account: rate(10, DAY),
        links_of_client: rate(20, HOUR),
        links_to_address: rate(3, password_reset::LIFETIME),
        new_addresses_of_account: rate(5, DAY),
        changes_to_address: rate(10, DAY),
        wait_told_by_sms: rate(1, 6 * HOUR),
        drafts: rate(60, 10 * MINUTE),
        // More than a practice shares in its busiest hour.
        invitations_of_practitioner: rate(300, HOUR),
        invitations_of_record: rate(20, DAY),
        mails_of_practitioner: rate(100, HOUR),
        mails_to_address: rate(10, DAY),
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Not a limit but a memory: how long a client address that gave an account's right password is known.
pub(crate) const KNOWN_ADDRESS: Rate = rate(u32::MAX, 30 * DAY);

/// How many seconds the longest of all windows lasts.
pub(crate) const LONGEST_WINDOW: i64 = KNOWN_ADDRESS.seconds;

/// After how many seconds a patient can ask for a new link again. It is not counted: the invitation knows when they did.
pub(crate) const NEW_LINK_ASKED_AGAIN: i64 = DAY;
