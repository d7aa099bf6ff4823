//! The pages of « Mon compte », in the part `account`: whoever opens one opens others.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{
        LoadMyAccount, LoadMyLanguage, LoadMyPassword,
        email::{LoadConfirmNewEmail, LoadMyEmail},
        lists::{LoadMyDevices, LoadMySessions},
        phone::{LoadMyPhone, LoadMyPhoneCode},
        step_up::LoadStepUp,
    },
    confirm_email, devices, email, language, overview, password, phone, sessions, step_up,
};
use crate::{
    routes,
    ui::{
        lasting::LastingForm,
        loaded::{Loading, asks, load, load_by, show},
        page::own_path,
        poll::watch_while,
    },
};

/// A page of « Mon compte ».
pub enum OwnPage {
    /// What there is.
    Overview(Loading),
    /// The language.
    Language(Loading),
    /// The password.
    Password(Loading),
    /// The address.
    Email(Loading),
    /// Confirming another address.
    ConfirmEmail(Loading),
    /// After that.
    EmailConfirmed,
    /// The number.
    Phone(Loading),
    /// The code that another number received.
    PhoneCode(Loading),
    /// The devices that are trusted.
    Devices(Loading),
    /// The sessions that are open.
    Sessions(Loading),
    /// What must be shown before.
    StepUp(Loading),
}

impl LazyRoute for OwnPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::MY_ACCOUNT => Self::Overview(load(asks!(LoadMyAccount))),
            routes::MY_LANGUAGE => Self::Language(load(asks!(LoadMyLanguage))),
            routes::MY_PASSWORD => Self::Password(load(asks!(LoadMyPassword))),
            routes::MY_EMAIL => Self::Email(load(asks!(LoadMyEmail))),
            routes::CONFIRM_EMAIL => Self::ConfirmEmail(load(asks!(LoadConfirmNewEmail))),
            routes::EMAIL_CONFIRMED => Self::EmailConfirmed,
            routes::MY_PHONE => Self::Phone(load(asks!(LoadMyPhone))),
            routes::MY_PHONE_CODE => Self::PhoneCode(load(asks!(LoadMyPhoneCode))),
            routes::MY_DEVICES => Self::Devices(load(asks!(LoadMyDevices))),
            routes::MY_SESSIONS => Self::Sessions(load(asks!(LoadMySessions))),
            _ => Self::StepUp(load_by(asks!(LoadStepUp { page }))),
        }
    }

    async fn view(this: Self) -> AnyView {
        own_view(this).await
    }

    async fn preload() {
        preload_own().await;
    }
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, preload(preload_own))]
fn own_view(this: OwnPage) -> AnyView {
    match this {
        OwnPage::Overview(view) => show(view, overview::page),
        OwnPage::Language(view) => show(view, language::page),
        OwnPage::Password(view) => show(view, password::page),
        OwnPage::Email(view) => {
            let (form, waits) = (LastingForm::of_page(), StoredValue::new(false));
            watch_while(view, waits);
            show(view, move |view| email::page(view, form, waits))
        }
        OwnPage::ConfirmEmail(view) => show(view, confirm_email::page),
        OwnPage::EmailConfirmed => confirm_email::confirmed(),
        OwnPage::Phone(view) => show(view, phone::page),
        OwnPage::PhoneCode(view) => show(view, phone::code),
        OwnPage::Devices(view) => show(view, devices::page),
        OwnPage::Sessions(view) => show(view, sessions::page),
        OwnPage::StepUp(view) => show(view, step_up::page),
    }
}
