//! Everything that is answered, and what every request passes through. Tests and the program share it.

use std::{
    any::Any,
    future::Future,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use app::{
    App,
    cx::{Host, provide},
    shell::{Assets, shell},
};
use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::account::email::Email;
use ipnet::IpNet;
use leptos::config::LeptosOptions;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context,
};
use serde_json::json;
use services::Services;
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    demo::{self, Doors},
    entry,
    files::Files,
    layers::{
        address, body, busy, csrf, deadline, form, headers, log, loopback, not_there, page, shared,
    },
    metrics::Metrics,
    public_url::PublicUrl,
    security_txt::{self, SecurityContact},
};

/// What the router stands on.
#[derive(Debug, Clone)]
pub struct Site {
    /// The use cases.
    pub services: Services,
    /// The names of the style sheet and the scripts.
    pub assets: Arc<Assets>,
    /// The folder of the built site.
    pub root: PathBuf,
    /// Where people reach it.
    pub public_url: PublicUrl,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// What is counted of every request.
    pub metrics: Arc<Metrics>,
    /// Whom people can write to, if anybody.
    pub contact: Option<Email>,
    /// Where vulnerabilities are reported, if anywhere.
    pub security_contact: Option<SecurityContact>,
    /// Demo mode's own, in demo mode only.
    pub demo: Option<Doors>,
}

/// Answers everything.
pub fn router(site: Site) -> Router {
    let ours = Arc::new(site.public_url.clone());
    let accounts = Arc::new(site.services.account.clone());
    let services = Arc::new(site.services.clone());
    let mut router = pages(&site).layer(
        ServiceBuilder::new()
            .layer(from_fn_with_state(Arc::clone(&ours), csrf::check))
            .layer(from_fn(form::check))
            .layer(from_fn_with_state(services, entry::enter))
            .layer(shared::within()),
    );
    if let Some(doors) = site.demo {
        router = router
            .merge(demo::routes(
                doors,
                Arc::clone(&site.assets),
                Arc::clone(&ours),
            ))
            .layer(from_fn_with_state(ours, loopback::check));
    }
    let proxies: Arc<[IpNet]> = site.trusted_proxies.into();
    // The first one is met first. In one: each by itself would be a route of its own, which axum copies with all those
    // within at every request.
    router.layer(
        ServiceBuilder::new()
            .layer(from_fn_with_state(site.metrics, log::log))
            .layer(from_fn(headers::secure))
            .layer(from_fn_with_state(accounts, busy::turn_away))
            .layer(CompressionLayer::new())
            .layer(from_fn_with_state(site.assets, page::explain))
            .layer(CatchPanicLayer::custom(after_panic))
            .layer(from_fn(deadline::keep))
            .layer(from_fn(body::read))
            .layer(from_fn_with_state(proxies, address::find))
            .layer(shared::within()),
    )
    // Now, and not at every request, what is asked by functions gets its layers.
    .with_state(())
}

/// The app's pages and server functions, and the files beside them.
fn pages(site: &Site) -> Router {
    let host = Arc::new(Host {
        services: site.services.clone(),
        assets: Arc::clone(&site.assets),
        demo: site.demo.is_some(),
        contact: site.contact.clone(),
    });
    let context = move || provide(Arc::clone(&host));
    let options = LeptosOptions::builder().output_name("calepin").build();
    let files = Files::new(&site.root);
    let render = render_app_async_with_context(context.clone(), shell);
    let unmatched = {
        let files = files.clone();
        move |request| unmatched(files, render, request)
    };
    Router::new()
        .leptos_routes_with_context(&options, routes(), context, shell)
        .fallback(unmatched)
        .with_state(options)
        .route("/health", get(health).with_state(site.services.clone()))
        .merge(security_txt::routes(
            site.security_contact.clone(),
            &site.public_url,
            site.services.clone(),
        ))
        .route(
            "/pkg/{*file}",
            get(move |request| async move { files.serve(request).await }),
        )
}

/// The app's routes, listed once: meanwhile no resource loads in the whole process, so that a page rendered then
/// would never end.
fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    ROUTES.get_or_init(|| generate_route_list(App)).clone()
}

/// A file of the site, or the app's page for what does not exist.
async fn unmatched<R>(files: Files, render: impl FnOnce(Request) -> R, request: Request) -> Response
where
    R: Future<Output = Response>,
{
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let file = files.serve(head_of(&request)).await;
    if file.status() != StatusCode::NOT_FOUND {
        return file;
    }
    not_there(render(request).await)
}

fn head_of(request: &Request) -> Request {
    let mut head = Request::new(Body::empty());
    *head.method_mut() = request.method().clone();
    *head.uri_mut() = request.uri().clone();
    *head.headers_mut() = request.headers().clone();
    head
}

async fn health(State(services): State<Services>) -> Response {
    match services.health().await {
        Ok(()) => Json(json!({ "status": "ok" })).into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            let body = Json(json!({ "status": "unavailable" }));
            (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
        }
    }
}

/// The panic's message may hold anything: it goes to nobody but the one who reads the standard error output.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0198c0de-0000-7000-8000-000000000001";

    /// Whoever changes the language there, or comes back from a pause, must not find themselves elsewhere.
    #[test]
    fn every_page_is_one_that_a_form_may_lead_back_to() {
        let routes = routes();
        assert!(routes.len() > 50, "{}", routes.len());
        for route in routes {
            let path = route.path();
            // The link of an invitation is an entry: whoever comes back finds its page. The step-up has three.
            if path.starts_with("/p/") || path.starts_with("/compte/verifier/") {
                continue;
            }
            let filled = path.split('/').map(|part| match part.chars().next() {
                Some('{' | ':') => ID,
                _ => part,
            });
            let page = filled.collect::<Vec<_>>().join("/");
            assert_eq!(app::routes::known(&page), Some(page.as_str()), "{path}");
        }
    }
}
