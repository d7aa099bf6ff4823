//! The registration of a new patient or practitioner: which step is due, and until when. A pure state machine over a time
//! that is passed in.
//!
//! ```text
//! Mobile --number--> Code --right code--> Mail --link, within 10 minutes--> Confirmed --its browser--> Done
//!                                                                                  (or its ways in are closed)
//!   any of the first three --time--> Expired: it starts again      Confirmed, Done --time--> Over: sign in
//! ```

use crate::{
    ids::Registration as Marker,
    link_token::LinkToken,
    time::{self, Instant},
};

/// The secret of the link that confirms an e-mail address.
pub type ConfirmationToken = LinkToken<Marker>;

/// How far a registration has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The form was accepted; no number yet.
    Mobile,
    /// A number was given; its code is due.
    Code,
    /// The code was right: a mail was asked for, whose link is to be followed.
    Mail {
        /// When the latest mail was asked for.
        sent_at: Instant,
        /// How many more can be.
        resends_left: u8,
    },
    /// The address was confirmed: there is an account, and the browser that registered may sign in.
    Confirmed,
    /// That browser has signed in, or may no more.
    Done,
}

/// The registration of one person, in one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    /// How far it has come.
    pub stage: Stage,
    /// Until when its stage may be left for the next: while `now` comes before.
    pub expires_at: Instant,
}

/// A page of the registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The mobile number.
    Mobile,
    /// The code received by SMS.
    Code,
    /// « Consultez vos e-mails », and what follows once the address is confirmed.
    Mail,
    /// It took too long: the form again.
    Expired,
    /// Nothing is left to do here: signed in, or time to sign in.
    Over,
}

/// The step that was asked for is not the one that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotDue;

/// Why no other mail is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMail {
    /// The registration is at another step.
    NotDue,
    /// The latest left too short a time ago.
    Wait {
        /// How many seconds to wait.
        seconds: u32,
    },
    /// There were as many as there may be.
    NoneLeft,
}

impl Registration {
    /// How many seconds there are for the number and its code.
    pub const BEFORE_MAIL: i64 = 60 * 60;
    /// How many seconds the link of the mail is valid, from the moment the first mail was asked for (the guide for
    /// patients: 10 minutes).
    pub const MAIL_LIFETIME: i64 = 10 * 60;
    /// How many seconds must pass between two mails.
    pub const RESEND_AFTER: i64 = 60;
    /// How many mails may follow the first one.
    pub const RESENDS: u8 = 3;
    /// How many seconds the browser that registered may sign in without a password, once the address is confirmed.
    pub const SIGN_IN_WITHIN: i64 = 30 * 60;
    /// How many seconds a registration is kept after its end, to fill in the form of the next with.
    pub const KEPT: i64 = 24 * 60 * 60;

    /// A form was accepted.
    pub fn begun_at(now: Instant) -> Self {
        Self {
            stage: Stage::Mobile,
            expires_at: time::after(now, Self::BEFORE_MAIL),
        }
    }

    /// The step that is due.
    pub fn step(&self, now: Instant) -> Step {
        let expired = now >= self.expires_at;
        match self.stage {
            Stage::Confirmed | Stage::Done if expired => Step::Over,
            Stage::Done => Step::Over,
            _ if expired => Step::Expired,
            Stage::Mobile => Step::Mobile,
            Stage::Code => Step::Code,
            Stage::Mail { .. } | Stage::Confirmed => Step::Mail,
        }
    }

    /// Whether the page of a step may be shown: the one that is due, and the number's as long as its code is.
    pub fn shows(&self, page: Step, now: Instant) -> bool {
        let due = self.step(now);
        page == due || (page, due) == (Step::Mobile, Step::Code)
    }

    /// A number was given, or corrected.
    ///
    /// # Errors
    /// Once a code was right, or too late.
    pub fn take_number(self, now: Instant) -> Result<Self, NotDue> {
        if !self.shows(Step::Mobile, now) {
            return Err(NotDue);
        }
        Ok(Self {
            stage: Stage::Code,
            ..self
        })
    }

    /// The code was right: the first mail is asked for.
    ///
    /// # Errors
    /// When no code is due.
    pub fn take_code(self, now: Instant) -> Result<Self, NotDue> {
        if self.step(now) != Step::Code {
            return Err(NotDue);
        }
        Ok(Self {
            stage: Stage::Mail {
                sent_at: now,
                resends_left: Self::RESENDS,
            },
            expires_at: time::after(now, Self::MAIL_LIFETIME),
        })
    }

    /// Another mail is asked for: the deadline stays.
    ///
    /// # Errors
    /// [`NoMail`].
    pub fn send_again(self, now: Instant) -> Result<Self, NoMail> {
        let Stage::Mail {
            sent_at,
            resends_left,
        } = self.stage
        else {
            return Err(NoMail::NotDue);
        };
        if self.step(now) != Step::Mail {
            return Err(NoMail::NotDue);
        }
        let resends_left = resends_left.checked_sub(1).ok_or(NoMail::NoneLeft)?;
        let seconds = Self::resend_in(sent_at, now);
        if seconds > 0 {
            return Err(NoMail::Wait { seconds });
        }
        let stage = Stage::Mail {
            sent_at: now,
            resends_left,
        };
        Ok(Self { stage, ..self })
    }

    /// In how many seconds a mail may follow the one that was sent at `sent_at`.
    pub fn resend_in(sent_at: Instant, now: Instant) -> u32 {
        time::wait_left(sent_at, Self::RESEND_AFTER, now)
    }

    /// The link of the mail was followed, and its button pressed.
    ///
    /// # Errors
    /// When no mail was asked for, or its time is up, or it was done already.
    pub fn confirm(self, now: Instant) -> Result<Self, NotDue> {
        match self.stage {
            Stage::Mail { .. } if now < self.expires_at => Ok(Self {
                stage: Stage::Confirmed,
                expires_at: time::after(now, Self::SIGN_IN_WITHIN),
            }),
            _ => Err(NotDue),
        }
    }

    /// The browser that registered signs in.
    ///
    /// # Errors
    /// Before the address is confirmed, too late, or a second time.
    pub fn sign_in(self, now: Instant) -> Result<Self, NotDue> {
        match self.stage {
            Stage::Confirmed if now < self.expires_at => Ok(Self {
                stage: Stage::Done,
                ..self
            }),
            _ => Err(NotDue),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Instant {
        time::after(Instant::UNIX_EPOCH, seconds)
    }

    /// A registration whose mail was asked for at 0.
    fn mailed() -> Registration {
        let begun = Registration::begun_at(at(0));
        let with_number = begun.take_number(at(0)).unwrap();
        with_number.take_code(at(0)).unwrap()
    }

    #[test]
    fn leads_from_step_to_step() {
        let mut registration = Registration::begun_at(at(0));
        assert_eq!(registration.step(at(0)), Step::Mobile);
        registration = registration.take_number(at(1)).unwrap();
        assert_eq!(registration.step(at(1)), Step::Code);
        registration = registration.take_number(at(2)).unwrap();
        registration = registration.take_code(at(3)).unwrap();
        assert_eq!(registration.step(at(3)), Step::Mail);
        registration = registration.confirm(at(4)).unwrap();
        assert_eq!(registration.step(at(4)), Step::Mail);
        registration = registration.sign_in(at(5)).unwrap();
        assert_eq!(registration.step(at(5)), Step::Over);
    }

    #[test]
    fn expires_to_the_second() {
        let begun = Registration::begun_at(at(0));
        let confirmed = mailed().confirm(at(0)).unwrap();
        for (registration, lifetime, before, then) in [
            (begun, 3600, Step::Mobile, Step::Expired),
            (
                begun.take_number(at(9)).unwrap(),
                3600,
                Step::Code,
                Step::Expired,
            ),
            (mailed(), 600, Step::Mail, Step::Expired),
            (confirmed, 1800, Step::Mail, Step::Over),
        ] {
            assert_eq!(registration.step(at(lifetime - 1)), before);
            assert_eq!(registration.step(at(lifetime)), then);
        }
        assert!(mailed().confirm(at(599)).is_ok());
        assert_eq!(mailed().confirm(at(600)), Err(NotDue));
    }

    #[test]
    fn the_number_can_be_corrected_until_its_code_was_right() {
        let begun = Registration::begun_at(at(0));
        let with_number = begun.take_number(at(0)).unwrap();
        for (registration, shown) in [
            (begun, [true, false, false]),
            (with_number, [true, true, false]),
            (mailed(), [false, false, true]),
        ] {
            let pages = [Step::Mobile, Step::Code, Step::Mail];
            assert_eq!(pages.map(|page| registration.shows(page, at(1))), shown);
        }
        assert_eq!(mailed().take_number(at(1)), Err(NotDue));
    }

    #[test]
    fn three_more_mails_a_minute_apart_and_no_more_time() {
        let mut registration = mailed();
        for n in 1..=3 {
            let early = registration.send_again(at(60 * n - 1));
            assert_eq!(early, Err(NoMail::Wait { seconds: 1 }));
            registration = registration.send_again(at(60 * n)).unwrap();
            assert_eq!(registration.expires_at, at(600));
        }
        assert_eq!(registration.send_again(at(300)), Err(NoMail::NoneLeft));
        assert_eq!(mailed().send_again(at(600)), Err(NoMail::NotDue));
    }

    #[derive(Debug, Clone, Copy)]
    enum Event {
        Wait(i64),
        Number,
        Code,
        Again,
        Confirm,
        SignIn,
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            (0_i64..700).prop_map(Event::Wait),
            Just(Event::Number),
            Just(Event::Code),
            Just(Event::Again),
            Just(Event::Confirm),
            Just(Event::SignIn),
        ]
    }

    proptest! {
        #[test]
        fn whatever_happens_nobody_signs_in_without_number_code_and_mail(
            events in prop::collection::vec(event(), 0..40)
        ) {
            let (mut now, mut registration) = (at(0), Registration::begun_at(at(0)));
            let (mut mail_asked_at, mut mails, mut confirmed, mut sign_ins) = (None, 0, None, 0);
            for event in events {
                let before = registration;
                let next = match event {
                    Event::Wait(seconds) => { now = time::after(now, seconds); Err(NotDue) }
                    Event::Number => registration.take_number(now),
                    Event::Code => registration.take_code(now),
                    Event::Again => registration.send_again(now).map_err(|_| NotDue),
                    Event::Confirm => registration.confirm(now),
                    Event::SignIn => registration.sign_in(now),
                };
                let Ok(next) = next else { continue };
                match event {
                    Event::Code => {
                        prop_assert_eq!((before.stage, mail_asked_at), (Stage::Code, None));
                        (mail_asked_at, mails) = (Some(now), 1);
                    }
                    Event::Again => mails += 1,
                    Event::Confirm => {
                        let asked = mail_asked_at.unwrap_or(Instant::MIN);
                        prop_assert!(now < time::after(asked, 600));
                        prop_assert_eq!(confirmed, None);
                        confirmed = Some(now);
                    }
                    Event::SignIn => {
                        prop_assert!(confirmed.is_some_and(|at| now < time::after(at, 1800)));
                        sign_ins += 1;
                    }
                    Event::Number | Event::Wait(_) => prop_assert_eq!(mail_asked_at, None),
                }
                prop_assert!(mails <= 4 && sign_ins <= 1);
                registration = next;
            }
        }
    }
}
