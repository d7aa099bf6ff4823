//! Plain text, words of closed lists, and what stands in addresses.

use domain::{
    account::{Language, professional::bind_title},
    approval::DecisionReason,
    french,
    ids::RecordId,
    outbox::Channel,
    parse,
    record::{
        names::{tidy_family_name, tidy_first_name},
        person::Sex,
        vaccination::{BodySite, Route, Source, Validation},
        withdrawal::WithdrawalReason,
    },
    share::token::ShareToken,
    status::schedule::Condition,
    vaccine::{self, disease::Disease},
};
use unicode_normalization::UnicodeNormalization;

/// How long the fields of Calepin's forms may be.
const LENGTHS: [u16; 6] = [40, 80, 100, 120, 300, 500];

/// One line of text is what can be read, no longer than its field, and the same however it was composed.
pub(crate) fn line(text: &str) {
    for max in LENGTHS {
        let Ok(kept) = parse::line(text, max) else {
            continue;
        };
        assert!((1..=usize::from(max)).contains(&kept.chars().count()));
        assert_eq!(kept.trim(), kept);
        assert!(!kept.contains(char::is_control));
        let decomposed: String = kept.nfd().collect();
        for typed in [&kept, &decomposed] {
            assert_eq!(parse::line(typed, max).as_deref(), Ok(&*kept));
        }
        // A longer field takes it, too.
        assert_eq!(parse::line(text, max + 1), Ok(kept));
    }
    let reason = parse::line(text, 300).ok();
    let withdrawal = WithdrawalReason::parse(text).ok();
    let decision = DecisionReason::parse(text).ok();
    assert_eq!(
        withdrawal.as_ref().map(WithdrawalReason::as_str),
        reason.as_deref()
    );
    assert_eq!(
        decision.as_ref().map(DecisionReason::as_str),
        reason.as_deref()
    );
}

/// A word stands for one thing, whose word it is.
pub(crate) fn words(text: &str) {
    let read = [
        Validation::from_word(text).map(Validation::word),
        Source::from_word(text).map(Source::word),
        Route::from_word(text).map(Route::word),
        BodySite::from_word(text).map(BodySite::word),
        Sex::parse(text).map(Sex::word).ok(),
        Disease::from_code(text).map(Disease::code),
        Condition::from_code(text).map(Condition::code),
        Channel::from_name(text).map(Channel::name),
        vaccine::product(text).map(|product| product.key),
        vaccine::by_nuva(text).map(|product| product.nuva),
    ];
    for word in read.into_iter().flatten() {
        assert_eq!(word, text);
    }
    if let Some(language) = Language::from_tag(text) {
        assert!(text.starts_with(language.tag()));
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

/// A name that was tidied is tidy; and there is a French « de » for every one.
pub(crate) fn names(text: &str) {
    for tidy in [tidy_family_name, tidy_first_name] {
        let tidied = tidy(text);
        assert_eq!(tidy(&tidied), tidied, "of {text:?}");
        assert_eq!(
            tidied.split_whitespace().collect::<Vec<_>>().join(" "),
            tidied
        );
    }
    assert!(["d’", "de\u{a0}"].contains(&french::de(text)));
    let titled = bind_title(text);
    assert_eq!(titled.replace('\u{a0}', " "), text.replace('\u{a0}', " "));
    assert!(french::of(text).ends_with(&titled) && french::to(text).ends_with(&titled));
}

/// An identifier is read as the one that it is written as.
pub(crate) fn id(text: &str) {
    let Ok(id) = text.parse::<RecordId>() else {
        return;
    };
    let written = id.to_string();
    assert_eq!(written.len(), 36);
    assert_eq!(written.parse(), Ok(id));
    assert_eq!(RecordId::from_uuid(id.uuid()), id);
}

/// No two texts are one token.
pub(crate) fn link_token(text: &str) {
    if let Some(token) = ShareToken::parse(text) {
        assert_eq!(token.expose_text(), text);
        assert_eq!(ShareToken::from_bytes(*token.expose()), token);
    }
}
