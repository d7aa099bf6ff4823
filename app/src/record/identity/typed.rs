//! An identity as its form sends it, and as its draft keeps it.

use domain::record::identity::IdentityForm;
use serde::{Deserialize, Serialize};

use crate::draft::Draft;

/// What stands in the inputs, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedIdentity {
    /// Family name.
    pub family_name: String,
    /// First name.
    pub first_name: String,
    /// `female` or `male`.
    pub sex: String,
    /// Day of birth, or the whole date.
    pub day: String,
    /// Month of birth.
    pub month: String,
    /// Year of birth.
    pub year: String,
    /// Name used in daily life.
    pub used_name: String,
    /// Place of birth.
    pub birth_place: String,
    /// E-mail address.
    pub email: String,
    /// Mobile number.
    pub phone: String,
    /// Comment.
    pub comment: String,
    /// `on`: the names are kept as they were typed.
    pub names_as_typed: String,
}

impl TypedIdentity {
    /// To be read: the names as identity papers write them, unless whoever typed them wants them as they are.
    pub fn form(self) -> IdentityForm {
        let as_typed = self.names_as_typed == ON;
        let mut form = IdentityForm {
            family_name: self.family_name,
            used_name: self.used_name,
            first_name: self.first_name,
            sex: self.sex,
            birth_date: [self.day, self.month, self.year],
            birth_place: self.birth_place,
            email: self.email,
            phone: self.phone,
            comment: self.comment,
        };
        if !as_typed {
            form.tidy();
        }
        form
    }

    /// The inputs and what stands in them.
    pub fn inputs(&self) -> [(&'static str, &str); 12] {
        [
            ("family_name", &self.family_name),
            ("first_name", &self.first_name),
            ("sex", &self.sex),
            ("day", &self.day),
            ("month", &self.month),
            ("year", &self.year),
            ("used_name", &self.used_name),
            ("birth_place", &self.birth_place),
            ("email", &self.email),
            ("phone", &self.phone),
            ("comment", &self.comment),
            ("names_as_typed", &self.names_as_typed),
        ]
    }
}

/// What a ticked box sends.
const ON: &str = "on";

impl From<IdentityForm> for TypedIdentity {
    fn from(form: IdentityForm) -> Self {
        let names_as_typed = if form.is_tidy() { "" } else { ON };
        let [day, month, year] = form.birth_date;
        Self {
            family_name: form.family_name,
            first_name: form.first_name,
            sex: form.sex,
            day,
            month,
            year,
            used_name: form.used_name,
            birth_place: form.birth_place,
            email: form.email,
            phone: form.phone,
            comment: form.comment,
            names_as_typed: names_as_typed.to_owned(),
        }
    }
}

impl From<&Draft> for TypedIdentity {
    fn from(draft: &Draft) -> Self {
        let value = |name| draft.value(name);
        Self {
            family_name: value("family_name"),
            first_name: value("first_name"),
            sex: value("sex"),
            day: value("day"),
            month: value("month"),
            year: value("year"),
            used_name: value("used_name"),
            birth_place: value("birth_place"),
            email: value("email"),
            phone: value("phone"),
            comment: value("comment"),
            names_as_typed: value("names_as_typed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_unless_whoever_typed_them_wants_them_so() {
        let typed = |names_as_typed: &str| TypedIdentity {
            family_name: "de villepin".into(),
            first_name: "camille".into(),
            names_as_typed: names_as_typed.into(),
            ..TypedIdentity::default()
        };
        let form = typed("").form();
        assert_eq!(
            (&*form.family_name, &*form.first_name),
            ("DE VILLEPIN", "Camille")
        );
        let form = typed("on").form();
        assert_eq!(
            (&*form.family_name, &*form.first_name),
            ("de villepin", "camille")
        );
        // What was kept so stays so when it is shown again.
        assert_eq!(TypedIdentity::from(form).names_as_typed, "on");
    }

    #[test]
    fn a_draft_gives_everything_back() {
        let mut typed = TypedIdentity::from(IdentityForm::looked_for("durand camille 14032019"));
        typed.comment = "jumelle".into();
        let inputs = typed.inputs();
        let values = inputs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let draft = Draft {
            values: values.to_vec(),
            error: None,
        };
        assert_eq!(TypedIdentity::from(&draft), typed);
    }
}
