//! Demo mode has one address. `localhost` leads there, since cookies and forms belong to it; any other name is a
//! stranger's, pointed at this machine to read it through a browser here (DNS rebinding).

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{StatusCode, header::HOST, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::public_url::PublicUrl;
use app::cx::head::text;

/// What to do with a request, by the host it was sent to.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Answer,
    Redirect,
    Refuse,
}

/// Answers what is sent to our own address.
pub async fn check(State(ours): State<Arc<PublicUrl>>, request: Request, next: Next) -> Response {
    match verdict(text(request.headers(), &HOST), &ours) {
        Verdict::Answer => next.run(request).await,
        Verdict::Redirect => {
            let path = request
                .uri()
                .path_and_query()
                .map_or("/", |path| path.as_str());
            Redirect::temporary(&format!("{ours}{path}")).into_response()
        }
        Verdict::Refuse => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

fn verdict(host: Option<&str>, ours: &PublicUrl) -> Verdict {
    // Every browser sends it.
    let Some(host) = host else {
        return Verdict::Answer;
    };
    let Ok(authority) = host.parse::<Authority>() else {
        return Verdict::Refuse;
    };
    let name = authority.host().to_ascii_lowercase();
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    if name == ours.host() || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()) {
        Verdict::Answer
    } else if name == "localhost" {
        Verdict::Redirect
    } else {
        Verdict::Refuse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address() {
        let ours = "http://127.0.0.1:3000".parse().unwrap();
        for (host, expected) in [
            (None, Verdict::Answer),
            (Some("127.0.0.1:3000"), Verdict::Answer),
            (Some("[::1]:3000"), Verdict::Answer),
            (Some("localhost:3000"), Verdict::Redirect),
            (Some("LOCALHOST"), Verdict::Redirect),
            (Some("evil.example"), Verdict::Refuse),
            (Some("localhost.evil.example"), Verdict::Refuse),
            (Some("192.0.2.1:3000"), Verdict::Refuse),
            (Some("not a host"), Verdict::Refuse),
        ] {
            assert_eq!(verdict(host, &ours), expected, "{host:?}");
        }
        let ours = "http://localhost:3000".parse().unwrap();
        assert_eq!(verdict(Some("localhost:3000"), &ours), Verdict::Answer);
    }
}
