//! The HTML of an e-mail: one column, no images, readable in a phone's mail app in light and dark.

use domain::account::Language;
use html_escape::encode_quoted_attribute as escape;

use super::Letter;

/// A whole e-mail.
pub(super) fn page(language: Language, letter: &Letter, link: &str, signature: &str) -> String {
    let lang = language.tag();
    let subject = escape(&letter.subject);
    let before = paragraphs(&letter.paragraphs);
    let after = paragraphs(&letter.after);
    let action = escape(letter.action);
    let link = escape(link);
    let signature = escape(signature);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\
         <title>{subject}</title></head>\
         <body style=\"margin:0;padding:24px 16px;font:17px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif\">\
         <div style=\"max-width:34em;margin:0 auto\">\
         <p style=\"margin:0 0 24px;font-weight:700;letter-spacing:.02em\">Calepin</p>\
         {before}\
         <p style=\"margin:28px 0\"><a href=\"{link}\" style=\"display:inline-block;padding:14px 22px;\
         border-radius:6px;background:#0b5a5e;color:#ffffff;font-weight:600;text-decoration:none\">{action}</a></p>\
         <p style=\"margin:0 0 16px;font-size:15px;overflow-wrap:anywhere\"><a href=\"{link}\">{link}</a></p>\
         {after}\
         <p style=\"margin:32px 0 0;padding-top:16px;border-top:1px solid #8a8a8a;font-size:14px\">{signature}</p>\
         </div></body></html>\n"
    )
}

fn paragraphs(texts: &[String]) -> String {
    texts
        .iter()
        .flat_map(|text| {
            [
                "<p style=\"margin:0 0 16px\">".into(),
                escape(text).into_owned(),
                "</p>".into(),
            ]
        })
        .collect()
}
