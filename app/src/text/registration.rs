//! The words of the registration.

use domain::account::password::Strength;

use super::Words;

/// Registering.
pub struct Registration {
    /// Which step of four.
    pub step: fn(u8) -> String,
    /// The form.
    pub title: Words,
    /// What comes after it.
    pub lead: Words,
    /// On the way to an invitation; takes the holder's first name.
    pub towards: fn(&str) -> String,
    /// Labels the first name.
    pub first_name: Words,
    /// Labels the family name.
    pub family_name: Words,
    /// Why the address is asked for.
    pub email_hint: Words,
    /// Labels the second password.
    pub confirmation: Words,
    /// Heads the rules.
    pub rules: Words,
    /// Characters, digit, lower case, upper case, not the address, twice the same.
    pub rule: [Words; 6],
    /// The fifth as a sentence, where it cannot be ticked off.
    pub not_the_address: Words,
    /// A rule that holds, for screen readers.
    pub met: Words,
    /// A rule that does not.
    pub unmet: Words,
    /// The rules do not hold yet.
    pub incomplete: Words,
    /// More characters than a password has.
    pub too_long: Words,
    /// How long it resists.
    pub strength: fn(Strength) -> Words,
    /// Sends the form.
    pub sign_up: Words,
    /// For those who have an account.
    pub have_account: Words,
    /// The number's page.
    pub mobile_title: Words,
    /// What the number is for.
    pub mobile_lead: Words,
    /// Labels it.
    pub mobile: Words,
    /// Which are taken, with an example.
    pub mobile_hint: Words,
    /// Back to the form, for names and address.
    pub correct_identity: Words,
    /// Back to the number.
    pub correct_number: Words,
    /// The page that waits for the confirmation.
    pub mail_title: Words,
    /// Before the address that the mail went to.
    pub mail_sent_to: Words,
    /// What to do with it.
    pub mail_lead: Words,
    /// Before the minutes that remain.
    pub mail_ends_in: Words,
    /// The page goes on by itself.
    pub mail_waits: Words,
    /// Where to look when nothing comes.
    pub mail_help: Words,
    /// Sends it again.
    pub resend_mail: Words,
    /// Before the seconds until then.
    pub resend_mail_in: Words,
    /// After it was sent again.
    pub mail_resent: Words,
    /// No more can be sent.
    pub no_more_mails: Words,
    /// Demo mode: where the mail can be read.
    pub demo_mail: Words,
    /// The address is confirmed, in the browser that registered.
    pub confirmed_title: Words,
    /// What comes now.
    pub confirmed_lead: Words,
    /// Goes on.
    pub go_on: Words,
    /// It took too long: heading and explanation.
    pub expired: (Words, Words),
    /// Starts again.
    pub start_again: Words,
    /// The page of the mail's link.
    pub confirm_title: Words,
    /// What its button does.
    pub confirm_lead: Words,
    /// The part: the last digits of the number.
    pub confirm_number: fn(&str) -> String,
    /// « Confirmer mon adresse e-mail ».
    pub confirm: Words,
    /// Confirmed in another browser: heading and where to go on.
    pub confirmed_elsewhere: (Words, Words),
    /// The link is too old: heading and what to do.
    pub link_expired: (Words, Words),
    /// The address has an account already: heading and what to do.
    pub link_taken: (Words, Words),
    /// The link is none of ours: heading and what to do.
    pub link_unknown: (Words, Words),
    /// Gives a registration up.
    pub abandon: Words,
    /// When to.
    pub abandon_help: Words,
    /// After that.
    pub abandoned: Words,
    /// This browser holds no such registration.
    pub not_here: (Words, Words),
}
