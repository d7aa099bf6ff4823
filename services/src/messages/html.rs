//! The HTML of an e-mail: one column, no images, no style sheet (mail apps drop it), and no colour but the button's, so
//! that each app gives it its own light and dark.

use domain::account::Language;
use html_escape::encode_quoted_attribute as escape;

use super::{Letter, Texts};

/// A whole e-mail.
///
/// What is hidden at the top is what mail apps show beside the subject. The button stands in a table, because Outlook
/// gives no padding to anything else.
pub(super) fn page(language: Language, texts: &Texts, letter: &Letter, link: &str) -> String {
    let lang = language.tag();
    let subject = escape(&letter.subject);
    let preview = escape(letter.paragraphs.first().map_or("", String::as_str));
    let greeting = paragraph(texts.greeting);
    let before: String = letter
        .paragraphs
        .iter()
        .map(|text| paragraph(text))
        .collect();
    let action = escape(letter.action);
    let after: String = letter.after.iter().map(|text| paragraph(text)).collect();
    let link = escape(link);
    let fallback = escape(texts.fallback);
    let signature = escape(texts.signature);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\
         <title>{subject}</title></head><body style=\"margin:0\">\
         <div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">{preview}</div>\
         <div lang=\"{lang}\" dir=\"ltr\" style=\"max-width:34em;margin:0 auto;padding:24px 16px;\
         font:17px/1.55 {FONT};overflow-wrap:break-word\">\
         <p style=\"margin:0 0 20px;font:700 22px Georgia,serif\">Calepin</p>\
         {greeting}{before}\
         <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:28px 0\"><tr>\
         <td bgcolor=\"{BUTTON}\" style=\"border-radius:6px;background:{BUTTON}\"><a href=\"{link}\" \
         style=\"display:inline-block;padding:14px 22px;border-radius:6px;color:#ffffff;\
         font:600 17px/1.55 {FONT};text-decoration:none\">{action}</a></td>\
         </tr></table>\
         {after}\
         <div style=\"margin:32px 0 0;padding-top:16px;border-top:1px solid #8a8a8a;font-size:15px\">\
         <p style=\"margin:0 0 16px\">{fallback}<br>\
         <a href=\"{link}\" style=\"word-break:break-all\">{link}</a></p>\
         <p style=\"margin:0\">{signature}</p></div>\
         </div></body></html>\n"
    )
}

/// Said again inside the table: without a doctype, which mail apps drop, a table inherits no font.
const FONT: &str = "system-ui,-apple-system,'Segoe UI',sans-serif";

/// Told from its white text (5.3:1), and from the darkest and the lightest that mail apps put around it (3:1, Gmail's
/// dark grey; WCAG 2.2, 1.4.3 and 1.4.11).
const BUTTON: &str = "#12777b";

fn paragraph(text: &str) -> String {
    format!("<p style=\"margin:0 0 16px\">{}</p>", escape(text))
}
