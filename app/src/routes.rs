//! Every URL, typed. Redirects and links go through here, so none can point elsewhere.

pub use domain::links::{CONFIRM, ENTRY, FORGOTTEN_PASSWORD, SIGN_IN, sharing};
use domain::{
    ids::{AccountId, FormId, Id, InvitationId, RecordId, RegistrationId, VaccinationId},
    links::Purpose,
};

/// What Calepin is.
pub const LANDING: &str = "/";
/// The code received by SMS.
pub const CODE: &str = "/connexion/code";
/// The offer to trust this device.
pub const DEVICE: &str = "/connexion/appareil";
/// « Je n'ai plus ce téléphone »: the number, and what has become of it.
pub const LOST_PHONE: &str = "/connexion/telephone-perdu";
/// The code that another number received in its place.
pub const LOST_PHONE_CODE: &str = "/connexion/telephone-perdu/code";
/// After that: the link is in the mailbox.
pub const LOST_PHONE_MAIL: &str = "/connexion/telephone-perdu/e-mail";
/// Beginning the wait for another number, by a link.
pub const BEGIN_WAIT: &str = "/telephone-perdu";
/// After that.
pub const WAIT_BEGUN: &str = "/telephone-perdu/attente";
/// Ending that wait, by a link.
pub const CANCEL_WAIT: &str = "/telephone-perdu/annuler";
/// After that, however it was ended.
pub const WAIT_CANCELLED: &str = "/telephone-perdu/annule";
/// The new number is the account's.
pub const PHONE_REPLACED: &str = "/telephone-perdu/remplace";
/// Choosing another password, by a link.
pub const NEW_PASSWORD: &str = "/mot-de-passe";
/// « Mon compte ».
pub const MY_ACCOUNT: &str = "/compte";
/// The language of an account.
pub const MY_LANGUAGE: &str = "/compte/langue";
/// The password of an account.
pub const MY_PASSWORD: &str = "/compte/mot-de-passe";
/// The address of an account.
pub const MY_EMAIL: &str = "/compte/e-mail";
/// The number of an account.
pub const MY_PHONE: &str = "/compte/telephone";
/// The code that a new number received.
pub const MY_PHONE_CODE: &str = "/compte/telephone/code";
/// The devices that an account trusts.
pub const MY_DEVICES: &str = "/compte/appareils";
/// The sessions that an account has open.
pub const MY_SESSIONS: &str = "/compte/sessions";
/// Confirming another address, by a link.
pub const CONFIRM_EMAIL: &str = "/adresse";
/// After that.
pub const EMAIL_CONFIRMED: &str = "/adresse/confirmee";
/// A patient's home: their records.
pub const PATIENT_HOME: &str = "/accueil";
/// A practitioner's home: the patient list.
pub const PATIENT_LIST: &str = "/patients";
/// An administrator's home.
pub const ADMINISTRATION: &str = "/administration";
/// Why a practitioner may do nothing.
pub const APPROVAL: &str = "/approbation";
/// The messages of demo mode.
pub const DEMO_MESSAGES: &str = "/demo/messages";

/// Confirms an e-mail address, once its link was followed.
pub const CONFIRMATION: &str = "/confirmer";

/// The part of a page's query that tells what a form has just done.
pub const DONE: &str = "fait";

/// The part that tells about what or whom it has done it.
pub const ABOUT: &str = "sur";

/// A page, with what was just done there.
pub fn done(page: &str, what: &str) -> String {
    format!("{page}?{DONE}={what}")
}

/// The same, with about what or whom.
pub fn done_about<T>(page: &str, what: &str, about: Id<T>) -> String {
    format!("{}&{ABOUT}={about}", done(page, what))
}

/// « Mon compte », where the language was chosen.
pub const LANGUAGE_CHOSEN: &str = "/compte?fait=langue";

/// The patients who were looked for: not a word of whom.
pub const FOUND_PATIENTS: &str = "/patients?recherche=oui";

/// A further page of the patient list: after a record, of those who were looked for or of everybody.
pub fn patient_list_after(after: RecordId, looked_for: bool) -> String {
    if looked_for {
        format!("{FOUND_PATIENTS}&apres={after}")
    } else {
        format!("{PATIENT_LIST}?apres={after}")
    }
}

/// « Nouveau carnet ».
pub const NEW_RECORD: &str = "/patients/nouveau";

/// The form of a new record, with what was typed.
pub fn new_record(form: FormId) -> String {
    format!("{NEW_RECORD}/{form}")
}

/// The records that are likely the same person's as the one whose form is this.
pub fn similar_records(form: FormId) -> String {
    format!("{NEW_RECORD}/{form}/ressemblance")
}

/// Correcting whose a record is.
pub fn identity(record: RecordId) -> String {
    format!("{PATIENT_LIST}/{record}/identite")
}

/// A record, for its owner.
pub fn record(id: RecordId) -> String {
    format!("/carnets/{id}")
}

/// A record, for the practitioner.
pub fn patient_record(id: RecordId) -> String {
    format!("{PATIENT_LIST}/{id}")
}

/// « Saisir des actes ».
pub fn new_act(record: RecordId) -> String {
    format!("{PATIENT_LIST}/{record}/actes/nouveau")
}

/// An act of a record, for the practitioner.
pub fn act(record: RecordId, act: VaccinationId) -> String {
    format!("{PATIENT_LIST}/{record}/actes/{act}")
}

/// The part of a page's query that tells where one comes from.
pub const SINCE: &str = "depuis";
/// Comes from entering acts, and goes back there.
pub const FROM_ENTRY: &str = "saisie";

/// The same, for who is entering acts.
pub fn act_of_sitting(record: RecordId, which: VaccinationId) -> String {
    format!("{}?{SINCE}={FROM_ENTRY}", act(record, which))
}

/// All practitioners, for the administrator.
pub const PRACTITIONERS: &str = "/administration/professionnels";

/// A further page of them.
pub fn practitioners_after(after: AccountId) -> String {
    format!("{PRACTITIONERS}?apres={after}")
}

/// A practitioner, for the administrator.
pub fn practitioner(id: AccountId) -> String {
    format!("{PRACTITIONERS}/{id}")
}

/// Comes from the list of all of them, and goes back there.
pub const FROM_LIST: &str = "liste";

/// The same, for who looks through all of them.
pub fn practitioner_of_list(id: AccountId) -> String {
    format!("{}?{SINCE}={FROM_LIST}", practitioner(id))
}

/// The page of an invitation.
pub fn invitation(id: InvitationId) -> String {
    format!("/invitation/{id}")
}

/// The birth date and the attestation.
pub fn claim(id: InvitationId) -> String {
    format!("/invitation/{id}/ajouter")
}

/// The record was added.
pub fn added(id: InvitationId) -> String {
    format!("/invitation/{id}/ajoute")
}

/// The sign-in page, on the way to an invitation or not.
pub fn sign_in(towards: Option<InvitationId>) -> String {
    towards.map_or_else(|| SIGN_IN.to_owned(), invitation)
}

/// The code's page, on the way to an invitation or not.
pub fn code(towards: Option<InvitationId>) -> String {
    towards.map_or_else(|| CODE.to_owned(), |id| format!("/invitation/{id}/code"))
}

/// The device's page, on the way to an invitation or not.
pub fn device(towards: Option<InvitationId>) -> String {
    towards.map_or_else(
        || DEVICE.to_owned(),
        |id| format!("/invitation/{id}/appareil"),
    )
}

/// The registration form, on the way to an invitation or not.
pub fn register(towards: Option<InvitationId>) -> String {
    towards.map_or_else(
        || "/inscription".to_owned(),
        |id| format!("/invitation/{id}/inscription"),
    )
}

/// What to do where a registration is that this browser did not begin, or that is forgotten.
pub const REGISTRATION_NOT_HERE: &str = "/inscription/ailleurs";
/// A practitioner's registration form.
pub const REGISTER_PRACTITIONER: &str = "/inscription/professionnel";

/// A registration: leads to the step that is due.
pub fn registration(id: RegistrationId) -> String {
    format!("/inscription/{id}")
}

/// The mobile number of a registration.
pub fn registration_mobile(id: RegistrationId) -> String {
    format!("/inscription/{id}/mobile")
}

/// The code of a registration.
pub fn registration_code(id: RegistrationId) -> String {
    format!("/inscription/{id}/code")
}

/// The page of a registration that waits for the address to be confirmed.
pub fn registration_mail(id: RegistrationId) -> String {
    format!("/inscription/{id}/e-mail")
}

/// A forgotten password, on the way to an invitation or not.
pub fn forgotten_password(towards: Option<InvitationId>) -> String {
    towards.map_or_else(
        || FORGOTTEN_PASSWORD.to_owned(),
        |id| format!("/invitation/{id}/mot-de-passe-oublie"),
    )
}

/// Where a link about one's own account leads.
pub const fn of_link(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::NewPassword => NEW_PASSWORD,
        Purpose::NewEmail => CONFIRM_EMAIL,
        Purpose::LostPhone => BEGIN_WAIT,
        Purpose::PhoneNotLost => CANCEL_WAIT,
    }
}

/// Where password and code are asked for once more, on the way to a page of « Mon compte ».
pub fn step_up(towards: &str) -> String {
    let page = towards.strip_prefix("/compte/").unwrap_or_default();
    format!("/compte/verifier/{page}")
}

/// The page that a step-up leads back to.
pub fn after_step_up(page: &str) -> &'static str {
    [MY_PASSWORD, MY_EMAIL, MY_PHONE]
        .into_iter()
        .find(|known| known.strip_prefix("/compte/") == Some(page))
        .unwrap_or(MY_ACCOUNT)
}

/// The invitation that a page belongs to, if it is one of an invitation's.
pub fn followed(page: &str) -> Option<InvitationId> {
    page.strip_prefix("/invitation/")?
        .split('/')
        .next()?
        .parse()
        .ok()
}

/// The path, if it is one of ours: what a form sends back is never followed otherwise.
pub fn known(path: &str) -> Option<&str> {
    let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    let is_id = |text: &str| text.parse::<RecordId>().is_ok();
    let ours = match segments[..] {
        [
            ""
            | "connexion"
            | "mot-de-passe-oublie"
            | "mot-de-passe"
            | "accueil"
            | "patients"
            | "inscription"
            | "confirmer"
            | "administration"
            | "approbation"
            | "adresse"
            | "telephone-perdu"
            | "compte",
        ]
        | ["adresse", "confirmee"]
        | ["inscription", "ailleurs" | "professionnel"]
        | [
            "compte",
            "langue" | "mot-de-passe" | "e-mail" | "telephone" | "appareils" | "sessions",
        ]
        | ["compte", "telephone", "code"]
        | [
            "compte",
            "verifier",
            "mot-de-passe" | "e-mail" | "telephone",
        ]
        | ["connexion", "code" | "appareil" | "telephone-perdu"]
        | ["connexion", "telephone-perdu", "code" | "e-mail"]
        | [
            "telephone-perdu",
            "attente" | "annuler" | "annule" | "remplace",
        ]
        | ["patients", "nouveau"]
        | ["administration", "professionnels"]
        | ["demo", "messages"] => true,
        ["carnets" | "patients" | "invitation" | "inscription", id]
        | ["administration", "professionnels", id]
        | ["patients", id, "partage" | "identite"]
        | ["patients", "nouveau", id]
        | ["patients", "nouveau", id, "ressemblance"]
        | ["patients", id, "actes", "nouveau"]
        | ["inscription", id, "mobile" | "code" | "e-mail"]
        | [
            "invitation",
            id,
            "mot-de-passe-oublie" | "code" | "appareil" | "ajouter" | "ajoute" | "inscription",
        ] => is_id(id),
        ["patients", id, "actes", act] => is_id(id) && is_id(act),
        _ => false,
    };
    ours.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That it knows every page of the app is tested where the app's pages are listed: `server/src/router.rs`.
    #[test]
    fn follows_our_own_paths_only() {
        assert_eq!(known(PATIENT_HOME), Some(PATIENT_HOME));
        assert_eq!(known(&step_up(MY_EMAIL)), Some("/compte/verifier/e-mail"));
        for path in [
            "",
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/accueil?x=1",
            "/compte/x",
            "/compte/verifier/sessions",
            "/p/abc",
            "/carnets/1",
            "/carnets/../x",
            "/accueil\r\nX: y",
        ] {
            assert_eq!(known(path), None, "{path}");
        }
    }

    #[test]
    fn a_step_up_leads_back() {
        for page in [MY_PASSWORD, MY_EMAIL, MY_PHONE] {
            let asked = step_up(page);
            assert_eq!(after_step_up(asked.rsplit('/').next().unwrap()), page);
        }
        assert_eq!(after_step_up("sessions"), MY_ACCOUNT);
    }
}
