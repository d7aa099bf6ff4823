//! The pages about a lost mobile, in the part `account`.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{LoadLostPhone, LoadLostPhoneCode},
    ask, change_password, link,
    link_api::{LoadBeginWait, LoadCancelWait},
};
use crate::{
    account::said::said,
    routes,
    ui::{
        loaded::{Loading, asks, load, show},
        page::own_path,
        texts,
    },
};

/// A page about a lost mobile.
pub enum LostPhonePage {
    /// The number that is to replace it, or what has become of it.
    Number(Loading),
    /// That number's code.
    Code(Loading),
    /// The link is in the mailbox.
    Mail,
    /// The page of the link that begins the wait.
    Begin(Loading),
    /// It has begun.
    Begun,
    /// The page of the link that ends it.
    Cancel(Loading),
    /// It was ended.
    Cancelled,
    /// The other number is the account's.
    Replaced,
}

impl LazyRoute for LostPhonePage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::LOST_PHONE_CODE => Self::Code(load(asks!(LoadLostPhoneCode))),
            routes::LOST_PHONE_MAIL => Self::Mail,
            routes::BEGIN_WAIT => Self::Begin(load(asks!(LoadBeginWait))),
            routes::WAIT_BEGUN => Self::Begun,
            routes::CANCEL_WAIT => Self::Cancel(load(asks!(LoadCancelWait))),
            routes::WAIT_CANCELLED => Self::Cancelled,
            routes::PHONE_REPLACED => Self::Replaced,
            _ => Self::Number(load(asks!(LoadLostPhone))),
        }
    }

    async fn view(this: Self) -> AnyView {
        lost_phone_view(this).await
    }

    async fn preload() {
        preload_lost_phone().await;
    }
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, preload(preload_lost_phone))]
fn lost_phone_view(this: LostPhonePage) -> AnyView {
    let t = texts().lost_phone();
    match this {
        LostPhonePage::Number(view) => show(view, ask::page),
        LostPhonePage::Code(view) => show(view, ask::code),
        LostPhonePage::Mail => ask::mail(),
        LostPhonePage::Begin(view) => show(view, link::begin),
        LostPhonePage::Begun => link::begun(),
        LostPhonePage::Cancel(view) => show(view, link::cancel),
        LostPhonePage::Cancelled => said(
            t.cancelled,
            crate::icon!("check").into_any(),
            true,
            texts().account.sign_in,
            change_password(),
        ),
        LostPhonePage::Replaced => said(
            t.replaced,
            crate::icon!("check").into_any(),
            true,
            texts().account.go_on,
            ().into_any(),
        ),
    }
}
