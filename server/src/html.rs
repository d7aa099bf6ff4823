//! The few pages that are not the app's: plain HTML in the app's looks, without a script.

use app::{shell::Assets, text::Texts};
use domain::account::Language;
pub(crate) use html_escape::encode_quoted_attribute as escape;

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
const MARK: &str = include_str!("../../style/icons/brand-mark.svg");

impl Document<'_> {
    pub(crate) fn write(&self, assets: &Assets) -> String {
        let site = &Texts::of(self.language).site;
        let banner = if self.demo {
            format!(
                "<div class=\"demo-banner\" role=\"region\" aria-label=\"{}\"><p>{}</p></div>\n",
                site.demo, site.demo_banner
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
            skip = site.skip,
            about = site.footer,
            title = escape(self.title),
            css = escape(&assets.css),
            main = self.main,
            switch = self
                .address
                .map_or_else(String::new, |back| self.switch(back)),
        )
    }

    fn switch(&self, back: &str) -> String {
        let name = Texts::of(self.language).site.other_language;
        let other = match self.language {
            Language::French => Language::English,
            Language::English => Language::French,
        };
        let tag = other.tag();
        format!(
            "<form class=\"language-switch\" method=\"post\" action=\"/api/choose_language\">\
             <input type=\"hidden\" name=\"back\" value=\"{back}\">\
             <button lang=\"{tag}\" name=\"language\" value=\"{tag}\">{name}</button></form>",
            back = escape(back),
        )
    }
}
