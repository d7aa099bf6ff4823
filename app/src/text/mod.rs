//! Every word on screen, one struct of texts a language: a missing one does not compile, a third language is one file.

mod acts;
mod administration;
mod desk;
mod en;
#[cfg(feature = "ssr")]
pub mod ended;
mod fr;
mod identity;
mod lost_phone;
mod own;
mod professional;
mod registration;
mod reset;
mod sharing;

use domain::{
    account::Language,
    date::CivilDate,
    record::{
        access::AccessKind,
        person::Sex,
        vaccination::{Source, Validation},
    },
    time::LocalTime,
    vaccine::disease::Disease,
};

pub use acts::Acts;
pub use administration::{Administration, Approval};
pub use desk::Desk;
pub use identity::Identity;
pub use lost_phone::LostPhone;
pub use own::Own;
pub use professional::Professional;
pub use reset::Reset;
pub use sharing::Sharing;

#[cfg(feature = "ssr")]
use domain::problem::FieldProblem;

type Words = &'static str;

/// What is said in one language. What only some pages say stands apart, and is asked for by a function: the browser loads
/// it with those pages.
pub struct Texts {
    language: Language,
    /// Around every page.
    pub site: Site,
    /// How dates and times are written.
    pub format: Format,
    /// What is wrong with a form.
    pub errors: Errors,
    /// Signing in.
    pub account: Account,
    /// Invitations, as their page shows them.
    pub offer: Offer,
    /// Claiming a record.
    pub claim: Claim,
}

/// Around every page.
pub struct Site {
    /// For search engines.
    #[cfg(feature = "ssr")]
    pub description: Words,
    /// Jumps over the header.
    pub skip: Words,
    /// Names the banner of demo mode.
    pub demo: Words,
    /// What demo mode is.
    pub demo_banner: Words,
    /// Leads to what was "sent".
    pub demo_messages: Words,
    /// Names the navigation.
    pub navigation: Words,
    /// The other language, in that language.
    pub other_language: Words,
    /// Leads to the patient's home.
    pub my_records: Words,
    /// Leads to the practitioner's home.
    pub patients: Words,
    /// Leads to the administrator's home.
    pub administration: Words,
    /// Leads to one's own account.
    pub my_account: Words,
    /// Leads home from the pages of one's own account, whoever they are.
    pub home: Words,
    /// Leads to the home of a practitioner who may do nothing.
    pub my_registration: Words,
    /// Ends the session.
    pub sign_out: Words,
    /// Below every page.
    pub footer: Words,
    /// A page that does not exist, or is not yours.
    pub not_found: (Words, Words),
    /// Something went wrong on our side.
    pub failed: (Words, Words),
    /// The server cannot be reached.
    pub offline: (Words, Words),
    /// Too many at once, or no database.
    pub busy: (Words, Words),
    /// Loads the page again.
    pub refresh: Words,
    /// Leads to where one begins: home, or the landing page.
    pub to_start: Words,
}

/// The landing page.
pub struct Landing {
    /// Its heading.
    pub title: Words,
    /// What Calepin does.
    pub lead: Words,
    /// For those who have received a link.
    pub patient: (Words, Words),
    /// For practitioners.
    pub practitioner: (Words, Words),
    /// Demo mode: what to do first.
    pub demo: (Words, [Words; 4]),
}

/// How dates and times are written.
pub struct Format {
    /// A day in figures.
    pub date: fn(CivilDate) -> String,
    /// A day and a time.
    pub moment: fn(LocalTime) -> String,
    /// Between what something is called and what it is.
    pub colon: Words,
    /// An age, in years, or in months below two years.
    pub age: fn(years: u16, months: u16) -> String,
}

/// What is wrong with a form.
pub struct Errors {
    /// Heads the summary.
    pub summary: Words,
    /// Before each error, for screen readers.
    pub prefix: Words,
    /// The page is old.
    pub conflict: (Words, Words),
    /// A practitioner's session went idle: in place of a page, and above a form that was posted after that.
    pub idle: (Words, Words),
}

/// Signing in.
pub struct Account {
    /// The sign-in page.
    pub sign_in: Words,
    /// Above it, when a session has ended by itself.
    pub ended: Words,
    /// Labels the address.
    pub email: Words,
    /// Labels the password.
    pub password: Words,
    /// « Nouvel utilisateur ? »: leads to the registration.
    pub new_user: Words,
    /// Leads to another one.
    pub forgotten: Words,
    /// Shows the password.
    pub show: Words,
    /// Hides it again.
    pub hide: Words,
    /// What is shown or hidden, for screen readers.
    pub show_what: Words,
    /// The code's page.
    pub code_title: Words,
    /// Where it was sent: takes the last two digits.
    pub code_sent: fn(&str) -> String,
    /// None could be sent.
    pub code_not_sent: Words,
    /// Labels the code.
    pub code: Words,
    /// Sends the code.
    pub submit: Words,
    /// Asks for another code.
    pub resend: Words,
    /// Before the seconds that remain.
    pub resend_in: Words,
    /// After another was sent.
    pub resent: Words,
    /// Demo mode: where the code can be read.
    pub demo_code: Words,
    /// Leads to what to do without the phone.
    pub lost_phone: Words,
    /// Back to the start.
    pub other_account: Words,
    /// The device's page.
    pub device_title: Words,
    /// Ticked to trust it.
    pub trust: Words,
    /// When not to.
    pub trust_advice: Words,
    /// Goes on.
    pub go_on: Words,
    /// Goes on where one was, after a session went idle.
    pub resume: Words,
}

/// Records.
pub struct Record {
    /// A patient's home.
    pub home_title: Words,
    /// No record yet.
    pub empty: (Words, Words),
    /// « Un carnet vous attend ».
    pub waiting: Words,
    /// Who shares, first name, before when it is to be added.
    pub waiting_detail: fn(&str, &str, LocalTime) -> String,
    /// Leads to the claim.
    pub waiting_action: Words,
    /// Above the holder's name.
    pub kind: Words,
    /// Born on, by sex and date.
    pub born: fn(Sex, String) -> String,
    /// Labels the birth date.
    pub birth: Words,
    /// Labels the age.
    pub age: Words,
    /// Labels the sex.
    pub sex: Words,
    /// A sex.
    pub sex_name: fn(Sex) -> Words,
    /// Labels the name used in daily life.
    pub used_name: Words,
    /// Heads the acts.
    pub acts: Words,
    /// No act yet.
    pub no_acts: Words,
    /// A disease.
    pub disease: fn(Disease) -> Words,
    /// Labels the batch.
    pub lot: Words,
    /// How a practitioner knows, before who it is.
    pub source: fn(Source) -> Words,
    /// Whether one vouches for it.
    pub validation: fn(Validation) -> Words,
    /// Heads those who have access.
    pub access: Words,
    /// The reader.
    pub you: Words,
    /// What someone is to the record.
    pub access_kind: fn(AccessKind) -> Words,
    /// Since a day.
    pub since: fn(String) -> String,
}

/// Invitations, as their page shows them.
pub struct Offer {
    /// The page while it can be claimed.
    pub title: Words,
    /// Above the first name.
    pub of: Words,
    /// Labels the practitioner.
    pub shared_by: Words,
    /// Labels the end.
    pub valid_until: Words,
    /// Heads the sign-in.
    pub sign_in: Words,
    /// The link is none of ours.
    pub unknown: (Words, Words),
    /// Asks the practitioner for a new one.
    pub ask: Words,
    /// For whoever opened it and is signed in as no patient.
    pub for_patients: (Words, Words),
}

/// Claiming a record.
pub struct Claim {
    /// Which step of three.
    pub step: fn(u8) -> String,
    /// The birth date's page; takes the first name.
    pub title: fn(&str) -> String,
    /// Whose date it is.
    pub lead: Words,
    /// Labels the group.
    pub birth_date: Words,
    /// An example.
    pub example: Words,
    /// Labels the parts.
    pub parts: [Words; 3],
    /// The attestation.
    pub attestation: Words,
    /// Claims.
    pub add: Words,
    /// Done; takes the first name.
    pub added_title: fn(&str) -> String,
    /// What happens now.
    pub added_lead: Words,
    /// Opens it.
    pub open: Words,
}

impl Texts {
    /// The texts of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &fr::TEXTS,
            Language::English => &en::TEXTS,
        }
    }

    /// What is wrong with a field. The server says it: there are too many of them for every browser to hold.
    #[cfg(feature = "ssr")]
    pub fn problem(&self, at: FieldProblem) -> String {
        match self.language {
            Language::French => fr::problem::problem(at),
            Language::English => en::problem::problem(at),
        }
    }

    /// What the page of an invitation says that is over.
    #[cfg(feature = "ssr")]
    pub fn ended(&self, offer: &domain::share::Offer, remedy: ended::Remedy) -> ended::Ended {
        match self.language {
            Language::French => fr::ended::ended(offer, remedy),
            Language::English => en::ended::ended(offer, remedy),
        }
    }

    /// The landing page.
    pub const fn landing(&self) -> &'static Landing {
        match self.language {
            Language::French => &fr::LANDING,
            Language::English => &en::LANDING,
        }
    }

    /// « Mon compte ».
    pub const fn own(&self) -> &'static Own {
        match self.language {
            Language::French => &fr::own::OWN,
            Language::English => &en::own::OWN,
        }
    }

    /// « Je n'ai plus ce téléphone ».
    pub const fn lost_phone(&self) -> &'static LostPhone {
        match self.language {
            Language::French => &fr::lost_phone::LOST_PHONE,
            Language::English => &en::lost_phone::LOST_PHONE,
        }
    }

    /// A forgotten password.
    pub const fn reset(&self) -> &'static Reset {
        match self.language {
            Language::French => &fr::reset::RESET,
            Language::English => &en::reset::RESET,
        }
    }

    /// Records.
    pub const fn record(&self) -> &'static Record {
        match self.language {
            Language::French => &fr::RECORD,
            Language::English => &en::RECORD,
        }
    }

    /// Registering.
    pub const fn registration(&self) -> &'static registration::Registration {
        match self.language {
            Language::French => &fr::registration::REGISTRATION,
            Language::English => &en::registration::REGISTRATION,
        }
    }

    /// Registering as a practitioner.
    pub const fn professional(&self) -> &'static Professional {
        match self.language {
            Language::French => &fr::professional::PROFESSIONAL,
            Language::English => &en::professional::PROFESSIONAL,
        }
    }

    /// The administrator's pages.
    pub const fn administration(&self) -> &'static Administration {
        match self.language {
            Language::French => &fr::administration::ADMINISTRATION,
            Language::English => &en::administration::ADMINISTRATION,
        }
    }

    /// The page of a practitioner who may do nothing yet.
    pub const fn approval(&self) -> &'static Approval {
        match self.language {
            Language::French => &fr::administration::APPROVAL,
            Language::English => &en::administration::APPROVAL,
        }
    }

    /// Entering acts, changing them, taking them out.
    pub const fn acts(&self) -> &'static Acts {
        match self.language {
            Language::French => &fr::acts::ACTS,
            Language::English => &en::acts::ACTS,
        }
    }

    /// The practitioner's desk: the patient list.
    pub const fn desk(&self) -> &'static Desk {
        match self.language {
            Language::French => &fr::desk::DESK,
            Language::English => &en::desk::DESK,
        }
    }

    /// Making a record, and correcting whose it is.
    pub const fn identity(&self) -> &'static Identity {
        match self.language {
            Language::French => &fr::identity::IDENTITY,
            Language::English => &en::identity::IDENTITY,
        }
    }

    /// Sharing a record.
    pub const fn sharing(&self) -> &'static Sharing {
        match self.language {
            Language::French => &fr::sharing::SHARING,
            Language::English => &en::sharing::SHARING,
        }
    }
}
