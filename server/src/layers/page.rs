//! A refusal that nothing else has put into words gets a page that a person can read, or a line for a program.

use std::sync::Arc;

use app::{
    cx::head::{accepts_html, form_of_refresh, language},
    shell::Assets,
};
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE, REFRESH, RETRY_AFTER},
    },
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use domain::account::Language;

use super::is_safe;
use crate::html::{Document, escape};

/// Says what a bare status means.
pub async fn explain(State(assets): State<Arc<Assets>>, request: Request, next: Next) -> Response {
    let html = accepts_html(request.headers());
    let language = language(request.headers());
    let reads = is_safe(request.method());
    let mut response = next.run(request).await;
    let status = response.status();
    let bare = !response.headers().contains_key(CONTENT_TYPE);
    if !bare || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if reads && let Some(when) = response.headers().get(RETRY_AFTER).cloned() {
        // What was only asked for is asked for again by itself.
        response.headers_mut().insert(REFRESH, when);
    }
    let body = if html {
        let again = Again::of(response.headers());
        Html(page(status, language, again, &assets)).into_response()
    } else {
        format!("{status}\n").into_response()
    };
    with_body(response, body)
}

/// The head of one answer with the body of another.
fn with_body(head: Response, body: Response) -> Response {
    let (mut parts, _) = head.into_parts();
    let (said, body) = body.into_parts();
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.extend(said.headers);
    Response::from_parts(parts, body)
}

/// What makes another try, where one may help.
#[derive(Clone, Copy)]
enum Again<'a> {
    /// Whoever reads the page.
    Reader,
    /// The page: it asks for itself again.
    Page,
    /// The page leads back to the form that was sent, which is here.
    Form(&'a str),
}

impl<'a> Again<'a> {
    fn of(headers: &'a HeaderMap) -> Self {
        match form_of_refresh(headers) {
            Some(form) => Self::Form(form),
            None if headers.contains_key(REFRESH) => Self::Page,
            None => Self::Reader,
        }
    }
}

fn page(status: StatusCode, language: Language, again: Again, assets: &Assets) -> String {
    let (title, advice) = words(status, again, language);
    let (to, onward) = match (again, language) {
        (Again::Form(form), Language::French) => (form, "Revenir au formulaire"),
        (Again::Form(form), Language::English) => (form, "Back to the form"),
        (_, Language::French) => ("/", "Revenir à l’accueil"),
        (_, Language::English) => ("/", "Back to the start"),
    };
    let main = format!(
        "<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p><a class=\"button\" href=\"{}\">{onward}</a></p>",
        escape(title),
        escape(advice),
        escape(to)
    );
    let document = Document {
        language,
        title,
        address: None,
        demo: false,
        main: &main,
    };
    document.write(assets)
}

/// What happened, and what to do now.
type Words = (&'static str, &'static str);

/// The words of a status.
fn words(status: StatusCode, again: Again, language: Language) -> Words {
    let (french, english) = match status {
        StatusCode::FORBIDDEN => (
            (
                "Demande refusée",
                "Elle ne vient pas d’une page de Calepin. Revenez à la page précédente, rechargez-la et recommencez.",
            ),
            (
                "Request refused",
                "It does not come from one of Calepin’s pages. Go back, reload the page and try again.",
            ),
        ),
        StatusCode::NOT_FOUND => (
            (
                "Page introuvable",
                "Vérifiez l’adresse, ou revenez à l’accueil.",
            ),
            (
                "Page not found",
                "Check the address, or go back to the start.",
            ),
        ),
        StatusCode::PAYLOAD_TOO_LARGE => (
            (
                "C’est trop long",
                "Ce que vous avez envoyé dépasse 64 Ko. Revenez à la page précédente et raccourcissez.",
            ),
            (
                "That is too long",
                "What you sent is longer than 64 KB. Go back and make it shorter.",
            ),
        ),
        StatusCode::REQUEST_TIMEOUT => (
            (
                "L’envoi a pris trop de temps",
                "Votre connexion est peut-être lente. Revenez à la page précédente et recommencez.",
            ),
            (
                "Sending took too long",
                "Your connection may be slow. Go back and try again.",
            ),
        ),
        StatusCode::TOO_MANY_REQUESTS => (
            (
                "Beaucoup de formulaires en peu de temps",
                "Revenez à la page précédente, vérifiez ce que vous avez saisi, et recommencez dans quelques minutes.",
            ),
            (
                "Many forms in a short time",
                "Go back, check what you typed, and try again in a few minutes.",
            ),
        ),
        StatusCode::SERVICE_UNAVAILABLE => not_now(again),
        status if status.is_server_error() => (
            (
                "Quelque chose n’a pas marché",
                "Cela vient de nous, et nous en sommes avertis. Revenez à la page précédente et recommencez.",
            ),
            (
                "Something went wrong",
                "It is our fault, and we have been told. Go back and try again.",
            ),
        ),
        _ => (
            (
                "Demande incomprise",
                "Revenez à la page précédente, rechargez-la et recommencez.",
            ),
            (
                "Request not understood",
                "Go back, reload the page and try again.",
            ),
        ),
    };
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// What is said where nobody had time, in French and in English.
const fn not_now(again: Again) -> (Words, Words) {
    (
        (
            "Calepin n’est pas disponible pour l’instant",
            match again {
                Again::Reader => {
                    "Votre demande n’a pas abouti. Attendez quelques instants, puis rechargez cette page\u{a0}: ce que vous avez saisi sera envoyé de nouveau."
                }
                Again::Page => "Cette page se recharge d’elle-même dans quelques secondes.",
                Again::Form(_) => {
                    "Votre demande n’a pas abouti. Dans quelques secondes, le formulaire revient de lui-même, avec ce que vous avez saisi, sauf les mots de passe et les codes. Il vous restera à l’envoyer."
                }
            },
        ),
        (
            "Calepin is not available right now",
            match again {
                Again::Reader => {
                    "Your request did not go through. Wait a moment, then reload this page: what you typed will be sent again."
                }
                Again::Page => "This page reloads by itself in a few seconds.",
                Again::Form(_) => {
                    "Your request did not go through. In a few seconds the form comes back by itself, with what you typed but passwords and codes. You will only have to send it."
                }
            },
        ),
    )
}
