//! Every parser of `domain`, and what must hold of whatever it reads: not only that it does not panic. `cargo test` runs
//! each on its corpus; `make fuzz` grows that, led by coverage. docs/fuzzing.md lists the targets.

mod account;
mod calendar;
pub mod dice;
pub mod mutation;
mod record;
mod status;
mod text;
mod vaccine;

use domain::{date::CivilDate, parse, problem::FieldProblem};

/// A parser, or a few that belong together.
#[derive(Debug)]
pub struct Target {
    /// Its name, which is its corpus's, too.
    pub name: &'static str,
    input: Input,
}

#[derive(Debug)]
enum Input {
    /// What somebody typed; the fields of a form are lines.
    Text(fn(&str)),
    /// Numbers.
    Bytes(fn(&[u8])),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    typed("line", text::line),
    typed("words", text::words),
    typed("names", text::names),
    typed("id", text::id),
    typed("link_token", text::link_token),
    typed("date", calendar::date),
    typed("claim_form", calendar::claim_form),
    typed("email", account::email),
    typed("phone", account::phone),
    typed("password", account::password),
    typed("code", account::code),
    typed("rpps", account::rpps),
    typed("sign_in", account::sign_in),
    typed("sign_up", account::sign_up),
    typed("user_agent", account::user_agent),
    typed("identity", record::identity),
    typed("looked_for", record::looked_for),
    typed("patient_search", record::patient_search),
    typed("act_form", vaccine::act_form),
    typed("vaccine_search", vaccine::vaccine_search),
    Target {
        name: "status",
        input: Input::Bytes(status::status),
    },
    typed("cases", status::cases),
];

const fn typed(name: &'static str, check: fn(&str)) -> Target {
    Target {
        name,
        input: Input::Text(check),
    }
}

/// The target of a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

impl Target {
    /// Has it read `input`, and panics when something does not hold.
    pub fn run(&self, input: &[u8]) {
        match self.input {
            Input::Text(check) => check(&String::from_utf8_lossy(input)),
            Input::Bytes(check) => check(input),
        }
    }
}

/// The fields of a form, one a line; whatever is missing is empty.
fn fields<const N: usize>(text: &str) -> [&str; N] {
    let mut lines = text.splitn(N, '\n');
    std::array::from_fn(|_| lines.next().unwrap_or_default())
}

/// The day on which everything is typed.
fn today() -> CivilDate {
    CivilDate::new(2026, 11, 22).unwrap_or(CivilDate::FIRST)
}

/// A text that the database keeps as it was typed is a line that can be read: PostgreSQL has none with a NUL in it.
fn assert_kept_as_a_line(text: &str) {
    assert_eq!(parse::line(text, u16::MAX).as_deref(), Ok(text));
}

/// A refused form says what is wrong, once a field.
fn assert_told(wrong: &[FieldProblem]) {
    assert!(!wrong.is_empty(), "refused without a word");
    for (at, one) in wrong.iter().enumerate() {
        let again = wrong[..at].iter().any(|other| other.field == one.field);
        assert!(!again, "told twice: {wrong:?}");
    }
}
