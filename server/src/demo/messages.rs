//! The messages that were not sent, as a page or as JSON.

use std::{io, sync::Arc};

use app::{cx::head::language, shell::Assets};
use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use domain::{account::Language, time::Instant};
use serde::Deserialize;
use services::{
    adapters::demo::{DemoMessages, KeptMessage},
    local_time,
};

use crate::html::{Document, escape};

/// What the address asks for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    format: Option<String>,
}

/// `GET /demo/messages`, newest first.
pub(super) async fn show(
    State((messages, assets)): State<(Arc<DemoMessages>, Arc<Assets>)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let kept = match read(messages).await {
        Ok(kept) => kept,
        Err(error) => {
            tracing::error!(%error, "the demo's messages cannot be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    if asked.format.as_deref() == Some("json") {
        Json(kept).into_response()
    } else {
        Html(page(&kept, language(&headers), &assets)).into_response()
    }
}

async fn read(messages: Arc<DemoMessages>) -> io::Result<Vec<KeptMessage>> {
    tokio::task::spawn_blocking(move || messages.newest_first())
        .await
        .map_err(io::Error::other)?
}

/// What the page says.
struct Texts {
    title: &'static str,
    lead: &'static str,
    empty: &'static str,
    start: &'static str,
    to: &'static str,
    written: &'static str,
    sms: &'static str,
}

const FRENCH: Texts = Texts {
    title: "Messages de démonstration",
    lead: "Les e\u{2011}mails et les SMS ne partent pas\u{a0}: ils sont tous ici, le plus récent en premier.",
    empty: "Aucun message pour l’instant. Connectez-vous\u{a0}: votre code s’affichera ici.",
    start: "Se connecter",
    to: "À",
    written: "Écrit",
    sms: "SMS",
};

const ENGLISH: Texts = Texts {
    title: "Demo messages",
    lead: "E\u{2011}mails and SMS are not sent: they are all here, newest first.",
    empty: "No messages yet. Sign in, and your code will appear here.",
    start: "Sign in",
    to: "To",
    written: "Written",
    sms: "SMS",
};

fn page(messages: &[KeptMessage], language: Language, assets: &Assets) -> String {
    let texts = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    let main = format!(
        "<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p><a class=\"button button--secondary\" href=\"{}\">{}</a></p>\n{}",
        texts.title,
        texts.lead,
        app::routes::DEMO_MESSAGES,
        app::text::Texts::of(language).site.refresh,
        list(messages, language, texts)
    );
    let document = Document {
        language,
        title: texts.title,
        address: Some(app::routes::DEMO_MESSAGES),
        demo: true,
        main: &main,
    };
    document.write(assets)
}

fn list(messages: &[KeptMessage], language: Language, texts: &Texts) -> String {
    if messages.is_empty() {
        return format!(
            "<div class=\"empty-state\"><p>{}</p><a class=\"button\" href=\"{}\">{}</a></div>",
            texts.empty,
            app::routes::SIGN_IN,
            texts.start
        );
    }
    let items: Vec<String> = messages
        .iter()
        .map(|message| article(message, language, texts))
        .collect();
    format!(
        "<ul class=\"card-list\" role=\"list\">\n<li>{}</li>\n</ul>",
        items.join("</li>\n<li>")
    )
}

fn article(message: &KeptMessage, language: Language, texts: &Texts) -> String {
    let title = if message.channel == "sms" {
        texts.sms
    } else {
        &message.subject
    };
    let code = code(message).map_or_else(String::new, |code| {
        format!("<p class=\"message__code\">{}</p>\n", escape(code))
    });
    format!(
        "<article class=\"panel message\">\n<h2>{}</h2>\n<dl class=\"facts\">\
         <div><dt>{}</dt><dd><bdi>{}</bdi></dd></div><div><dt>{}</dt><dd>{}</dd></div></dl>\n\
         {code}<pre class=\"message__body\">{}</pre>\n</article>",
        escape(title),
        texts.to,
        escape(&message.to),
        texts.written,
        when(&message.sent_at, language),
        linked(&message.text)
    )
}

/// The code that an SMS begins with.
fn code(message: &KeptMessage) -> Option<&str> {
    let first = message.text.split_whitespace().next()?;
    (message.channel == "sms" && first.len() == 6 && first.bytes().all(|b| b.is_ascii_digit()))
        .then_some(first)
}

fn when(sent_at: &str, language: Language) -> String {
    let Ok(instant) = sent_at.parse::<Instant>() else {
        return escape(sent_at).into_owned();
    };
    let moment = app::text::Texts::of(language).format.moment;
    let shown = moment(local_time(instant));
    format!("<time datetime=\"{}\">{shown}</time>", escape(sent_at))
}

/// Text whose web addresses can be followed.
fn linked(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            let space = &word[address.len()..];
            if address.starts_with("http://") || address.starts_with("https://") {
                let address = escape(address);
                format!("<a href=\"{address}\">{address}</a>{space}")
            } else {
                escape(word).into_owned()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sms(text: &str) -> KeptMessage {
        KeptMessage {
            id: "1".into(),
            channel: "sms".into(),
            to: "+33639980001".into(),
            subject: String::new(),
            text: text.into(),
            html: String::new(),
            sent_at: "2026-07-15T08:04:00Z".into(),
        }
    }

    #[test]
    fn addresses_can_be_followed_and_markup_is_text() {
        assert_eq!(
            linked("Ici :\nhttp://127.0.0.1:3000/p/abc?a=1&b=\"\n<b>"),
            "Ici :\n<a href=\"http://127.0.0.1:3000/p/abc?a=1&amp;b=&quot;\">\
             http://127.0.0.1:3000/p/abc?a=1&amp;b=&quot;</a>\n&lt;b&gt;"
        );
        assert_eq!(linked("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn shows_codes_and_paris_time() {
        let page = page(
            &[sms("012345 est votre code")],
            Language::French,
            &Assets::default(),
        );
        assert!(
            page.contains("<p class=\"message__code\">012345</p>"),
            "{page}"
        );
        assert!(
            page.contains("15/07/2026 à\u{a0}10\u{a0}h\u{a0}04"),
            "{page}"
        );
        let page = super::page(&[sms("Bonjour")], Language::English, &Assets::default());
        assert!(!page.contains("message__code"), "{page}");
        assert!(page.contains("15/07/2026 at\u{a0}10:04"), "{page}");
    }
}
