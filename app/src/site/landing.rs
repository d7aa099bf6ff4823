//! What Calepin is, and where to go from here.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use crate::{
    routes,
    ui::{
        browser,
        page::{Heading, Page},
        texts,
    },
};

/// The landing page.
pub struct LandingPage {
    demo: bool,
}

impl LazyRoute for LandingPage {
    fn data() -> Self {
        Self {
            demo: browser::is_demo(),
        }
    }

    async fn view(this: Self) -> AnyView {
        landing_view(this).await
    }

    async fn preload() {
        preload_landing().await;
    }
}

#[wasm_split(landing, wasm_split_path = leptos::wasm_split, preload(preload_landing))]
fn landing_view(this: LandingPage) -> AnyView {
    page(this.demo)
}

fn page(demo: bool) -> AnyView {
    let t = texts();
    let landing = t.landing();
    let (patient_title, patient_text) = landing.patient;
    let (practitioner_title, practitioner_text) = landing.practitioner;
    let demo = demo.then(|| {
        let (title, steps) = landing.demo;
        let steps = steps
            .into_iter()
            .map(|step| view! { <li>{step}</li> })
            .collect_view();
        view! {
            <section class="panel stack" aria-labelledby="demo">
                <h2 id="demo">{title}</h2>
                <ol>{steps}</ol>
            </section>
        }
    });
    view! {
        <Page title=landing.title>
            <Heading>{landing.title}</Heading>
            <p class="lead">{landing.lead}</p>
            <a class="button" href=routes::SIGN_IN>
                {t.account.sign_in}
            </a>
            {demo}
            <section>
                <h2>{patient_title}</h2>
                <p>{patient_text}</p>
            </section>
            <section>
                <h2>{practitioner_title}</h2>
                <p>{practitioner_text}</p>
                <p>
                    <a class="button button--secondary" href=routes::REGISTER_PRACTITIONER>
                        {t.professional().register}
                    </a>
                </p>
            </section>
        </Page>
    }
    .into_any()
}
