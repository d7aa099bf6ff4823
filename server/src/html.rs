//! The few pages that are not the app's: plain HTML in the app's looks, without a script.

use app::{cx::cookie, shell::Assets};
use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
use domain::account::Language;

use crate::layers::text;

/// The language that was chosen, or that the browser prefers.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie::find(headers, cookie::LANGUAGE).and_then(|tag| Language::from_tag(&tag));
    chosen
        .or_else(|| {
            text(headers, &ACCEPT_LANGUAGE)?
                .split(',')
                .find_map(|tag| Language::from_tag(tag.trim()))
        })
        .unwrap_or_default()
}

/// A page.
pub(crate) struct Document<'a> {
    pub language: Language,
    /// Text, not markup.
    pub title: &'a str,
    /// Where it is, for the language switch to come back to; nothing for a refusal, which cannot be asked for again.
    pub address: Option<&'a str>,
    /// Whether to say that this is a demonstration.
    pub demo: bool,
    /// Markup.
    pub main: &'a str,
}

/// The brand's sign, as the app draws it.
const MARK: &str = r#"<svg class="brand-mark" aria-hidden="true" focusable="false" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="M7 2.75h10.5a2 2 0 0 1 2 2v14.5a2 2 0 0 1-2 2H7z"/><path d="M4.5 6H9M4.5 10H9M4.5 14H9M4.5 18H9"/><path d="m11.5 11.5 2 2 3.5-4"/></svg>"#;

impl Document<'_> {
    pub(crate) fn write(&self, assets: &Assets) -> String {
        let (skip, name, demo, about) = match self.language {
            Language::French => (
                "Aller au contenu",
                "Démonstration",
                "Démonstration : rien n’est envoyé.",
                "Calepin, carnet de vaccination numérique. Logiciel libre.",
            ),
            Language::English => (
                "Skip to content",
                "Demonstration",
                "Demonstration: nothing is sent.",
                "Calepin, electronic vaccination record. Free software.",
            ),
        };
        let banner = if self.demo {
            format!(
                "<div class=\"demo-banner\" role=\"region\" aria-label=\"{name}\"><p>{demo}</p></div>\n"
            )
        } else {
            String::new()
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · Calepin</title>\n\
             <link rel=\"stylesheet\" href=\"{css}\">\n<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n\
             </head>\n<body>\n<a class=\"skip-link\" href=\"#main\">{skip}</a>\n{banner}\
             <header class=\"site-header\"><a class=\"brand\" href=\"/\">{MARK}<span>Calepin</span></a>{switch}</header>\n\
             <main id=\"main\" class=\"page\">\n{main}\n</main>\n\
             <footer class=\"site-footer\"><p>{about}</p></footer>\n</body>\n</html>\n",
            lang = self.language.tag(),
            title = escape(self.title),
            css = escape(&assets.css),
            main = self.main,
            switch = self
                .address
                .map_or_else(String::new, |back| self.switch(back)),
        )
    }

    fn switch(&self, back: &str) -> String {
        let (label, other, name) = match self.language {
            Language::French => ("Principale", Language::English, "English"),
            Language::English => ("Main", Language::French, "Français"),
        };
        let tag = other.tag();
        format!(
            "<nav class=\"site-nav\" aria-label=\"{label}\">\
             <form class=\"language-switch\" method=\"post\" action=\"/api/choose_language\">\
             <input type=\"hidden\" name=\"back\" value=\"{back}\">\
             <button lang=\"{tag}\" name=\"language\" value=\"{tag}\">{name}</button></form></nav>",
            back = escape(back),
        )
    }
}

/// Text as HTML shows it, in an element or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
