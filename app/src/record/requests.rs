//! Who asks for a new link, above the patient list.

use domain::share::NewLinkRequest;
use leptos::prelude::*;

use crate::{routes, ui::texts};

/// A notice with the way to the page where a link is made; nothing where nobody asks.
pub(super) fn requests(requests: Vec<NewLinkRequest>, more: bool) -> Option<AnyView> {
    if requests.is_empty() {
        return None;
    }
    let t = texts().sharing();
    let view = view! {
        <div class="notice notice--info" role="region" aria-labelledby="demandes">
            {crate::icon!("info")}
            <div>
                <h2 id="demandes">{t.new_link_requests}</h2>
                <ul>{requests.into_iter().map(request).collect_view()}</ul>
                {more.then(|| view! { <p>{t.more_requests}</p> })}
            </div>
        </div>
    };
    Some(view.into_any())
}

fn request(request: NewLinkRequest) -> AnyView {
    let at = (texts().format.moment)(request.at);
    view! {
        <li>
            <a href=routes::sharing(request.record)>
                <bdi>{request.holder.listed_name()}</bdi>
            </a>
            {format!(" ({at})")}
        </li>
    }
    .into_any()
}
