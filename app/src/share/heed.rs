//! What the practitioner has to heed before going on: a birth date in doubt, a patient who asks for a new link.

use domain::{ids::RecordId, record::person::Person, share::invitation::State, time::LocalTime};
use leptos::prelude::*;

use crate::{
    record::sheet::described,
    routes,
    ui::{notice::Info, texts},
};

/// So many birth dates were refused: perhaps the one in the record is wrong. Enough of them have locked the link.
pub(super) fn doubt(record: RecordId, holder: &Person, refused: usize, state: State) -> AnyView {
    let t = texts();
    let why = match state {
        State::Locked => t.sharing().locked.to_owned(),
        _ => (t.sharing().refused_dates)(refused),
    };
    let whose = described(holder);
    view! {
        <div class="notice notice--warning">
            {crate::icon!("alert")}
            <div>
                <p>
                    <strong>{why}</strong>
                </p>
                <p>
                    {t.sharing().kept_identity} " " <bdi>{whose}</bdi>
                </p>
                <p>
                    <a href=routes::identity(record)>{t.identity().correct}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The link has expired, and a new one is asked for.
pub(super) fn new_link_asked(at: LocalTime) -> AnyView {
    let t = texts();
    let at = (t.format.moment)(at);
    view! { <Info text=(t.sharing().new_link_asked)(&at) /> }.into_any()
}
