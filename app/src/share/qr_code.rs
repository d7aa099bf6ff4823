//! The QR code on the practitioner's screen.

use leptos::prelude::*;

use super::api::LinkView;
use crate::ui::{
    hiding::{Hiding, HidingDetails},
    texts,
};

/// The code of a link: a patient who is there scans it, and it hides before somebody else does.
pub(super) fn qr_code(link: &LinkView, hiding: Hiding) -> AnyView {
    let t = texts().sharing();
    let (side, path) = link.qr.clone();
    let what = link.url.clone();
    view! {
        <HidingDetails hiding what show=t.show_qr hide=t.hide_qr>
            <div class="qr">
                <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=t.qr_label>
                    <path d=path />
                </svg>
            </div>
            <p>{t.qr_help}</p>
        </HidingDetails>
    }
    .into_any()
}
