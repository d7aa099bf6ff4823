//! The pages about records: the patient's in the part `patients`, the practitioner's in `professionals`.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{LoadHome, LoadPatientRecord, LoadRecord},
    home,
    identity::{
        api::{LoadIdentity, LoadNewRecord, LoadSimilarRecords},
        correct, create, similar,
    },
    patient_list::{self, Search},
    patient_record, record_page,
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, asks, load, load_by, show},
        page::own_path,
    },
};

/// A patient's page.
pub enum PatientPage {
    /// Their records.
    Home(Loading),
    /// One of them.
    Record(Loading),
}

impl LazyRoute for PatientPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::PATIENT_HOME => Self::Home(load(asks!(LoadHome))),
            _ => Self::Record(load_by(asks!(LoadRecord { record }))),
        }
    }

    async fn view(this: Self) -> AnyView {
        patient_view(this).await
    }

    async fn preload() {
        preload_patient().await;
    }
}

#[wasm_split(patients, wasm_split_path = leptos::wasm_split, preload(preload_patient))]
fn patient_view(this: PatientPage) -> AnyView {
    match this {
        PatientPage::Home(view) => show(view, home::page),
        PatientPage::Record(view) => show(view, record_page::page),
    }
}

/// A practitioner's page about records.
pub enum PractitionerPage {
    /// The patient list.
    List(Loading, Search),
    /// A record on it.
    Record(Loading),
    /// Making one.
    New(Loading),
    /// Those that are likely the same person's.
    Similar(Loading),
    /// Correcting whose it is.
    Correct(Loading),
}

impl LazyRoute for PractitionerPage {
    fn data() -> Self {
        let path = own_path();
        let parts: Vec<&str> = path.split('/').skip(2).collect();
        match parts[..] {
            [] => {
                let search = Search::new();
                Self::List(search.load(), search)
            }
            ["nouveau", _, "ressemblance"] => {
                Self::Similar(load_by(asks!(LoadSimilarRecords { form })))
            }
            ["nouveau", ..] => Self::New(load_by(asks!(LoadNewRecord { form }))),
            [_, "identite"] => Self::Correct(load_by(asks!(LoadIdentity { record }))),
            _ => Self::Record(load_by(asks!(LoadPatientRecord { record }))),
        }
    }

    async fn view(this: Self) -> AnyView {
        practitioner_view(this).await
    }

    async fn preload() {
        preload_practitioner().await;
    }
}

#[wasm_split(professionals, wasm_split_path = leptos::wasm_split, preload(preload_practitioner))]
fn practitioner_view(this: PractitionerPage) -> AnyView {
    match this {
        PractitionerPage::List(view, search) => patient_list::shown(view, search),
        PractitionerPage::Record(view) => show(view, patient_record::page),
        PractitionerPage::New(view) => show(view, create::page),
        PractitionerPage::Similar(view) => show(view, similar::page),
        PractitionerPage::Correct(view) => show(view, correct::page),
    }
}
