//! The pages that the links in the messages lead to.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    link_api::{LoadBeginWait, LoadCancelWait},
    said::said,
};
use crate::{
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{Loading, load, show},
        notice::Info,
        page::{Heading, Page},
        texts,
    },
};

/// The page of the link that begins the wait.
pub struct BeginWaitPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for BeginWaitPage {
    fn data() -> Self {
        Self {
            view: load::<LoadBeginWait>(),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, begin)
    }
}

fn begin(ending: Option<String>) -> AnyView {
    let t = texts().lost_phone();
    let Some(ending) = ending else {
        return said(t.begin_ended, crate::icon!("clock").into_any(), false);
    };
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.begin_title>
            <ErrorSummary state />
            <Heading>{t.begin_title}</Heading>
            <p class="lead">{(t.begin_lead)(&ending)}</p>
            <Info text=t.begin_advice />
            <Form state action="/api/begin_wait">
                <SubmitButton state label=t.begin />
            </Form>
        </Page>
    }
    .into_any()
}

/// The page of the link that ends it.
pub struct CancelWaitPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for CancelWaitPage {
    fn data() -> Self {
        Self {
            view: load::<LoadCancelWait>(),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, cancel)
    }
}

fn cancel(valid: Option<()>) -> AnyView {
    let t = texts().lost_phone();
    if valid.is_none() {
        return said(t.cancel_ended, crate::icon!("clock").into_any(), false);
    }
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.cancel_title>
            <ErrorSummary state />
            <Heading>{t.cancel_title}</Heading>
            <p class="lead">{t.cancel_lead}</p>
            <Form state action="/api/cancel_wait">
                <SubmitButton state label=t.cancel />
            </Form>
        </Page>
    }
    .into_any()
}
