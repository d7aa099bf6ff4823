//! Compares the catalogue with a release of NUVA (`make nuva DIR=…`): every code, and what every vaccine holds and
//! protects against. Prints each fault with its line, and ends with an error if there is one.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command: it tells what it found"
)]

mod release;

use std::{collections::BTreeSet, env, path::Path, process::ExitCode};

use domain::vaccine::{
    self,
    disease::Disease,
    product::{Naming, Product},
    valence::{Nature, Valence},
};
use release::{Codes, Concept, Release};

/// The sheets, to find the line at fault.
const SHEETS: [(&str, &str); 3] = [
    (
        "catalogue.rs",
        include_str!("../../src/vaccine/catalogue.rs"),
    ),
    ("valence.rs", include_str!("../../src/vaccine/valence.rs")),
    ("disease.rs", include_str!("../../src/vaccine/disease.rs")),
];

fn main() -> ExitCode {
    let Some(dir) = env::args_os().nth(1) else {
        eprintln!("Which release of NUVA? Give its directory: make nuva DIR=…");
        return ExitCode::FAILURE;
    };
    let release = match Release::read(Path::new(&dir)) {
        Ok(release) => release,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };

    let faults: Vec<String> = [diseases(&release), valences(&release), products(&release)].concat();
    for fault in &faults {
        println!("{fault}");
    }
    println!(
        "NUVA {}: {} diseases, {} valences, {} vaccines compared, {} faults",
        release.version,
        Disease::ALL.len(),
        Valence::ALL.len(),
        vaccine::all().len(),
        faults.len()
    );
    ExitCode::from(u8::from(!faults.is_empty()))
}

/// `sheet:line: what is wrong`, the line being the first that begins with `row`.
fn fault(sheet: usize, row: &str, wrong: &str) -> String {
    let (file, text) = SHEETS[sheet];
    let line = text
        .lines()
        .position(|line| line.trim_start().starts_with(row));
    format!(
        "domain/src/vaccine/{file}:{}: {wrong}",
        line.map_or(0, |line| line + 1)
    )
}

fn diseases(release: &Release) -> Vec<String> {
    let mut faults = Vec::new();
    for disease in Disease::ALL {
        for code in disease.nuva() {
            if !release.concepts.contains_key(*code) {
                let row = format!("{disease:?} =");
                faults.push(fault(2, &row, &format!("NUVA has no disease {code}")));
            }
        }
    }
    faults
}

fn valences(release: &Release) -> Vec<String> {
    let mut faults = Vec::new();
    for valence in Valence::ALL {
        let row = format!("{valence:?} ");
        if let Some(wrong) = nature_fault(*valence, release) {
            faults.push(fault(1, &row, &wrong));
        }
        for codes in valence.nuva() {
            let prevented: Codes = codes
                .iter()
                .filter_map(|code| release.concepts.get(*code))
                .flat_map(|concept| concept.prevents.clone())
                .collect();
            let expected = owned(valence.disease().nuva());
            let missing = codes
                .iter()
                .any(|code| !release.concepts.contains_key(*code));
            if missing || prevented != expected {
                let wrong = format!("{codes:?} prevent {prevented:?} in NUVA, not {expected:?}");
                faults.push(fault(1, &row, &wrong));
            }
        }
    }
    faults
}

/// Whether a valence is live stands in NUVA's label alone; for BCG, which is, the label does not say it.
fn nature_fault(valence: Valence, release: &Release) -> Option<String> {
    let live = match valence.nature() {
        Nature::LiveVirus | Nature::LiveVirusMucosal | Nature::LiveBacterium => true,
        Nature::Inactivated | Nature::Antibody => false,
        Nature::Unspecified => return None,
    };
    let labels = valence.nuva().iter().copied().flatten();
    let labels = labels.filter_map(|code| release.concepts.get(*code)?.labels.first());
    let said = |label: &&String| {
        label.replace("non-live", "").contains("live") || label.contains("valence, replicating")
    };
    let other = labels
        .filter(|label| said(label) != live)
        .find(|_| valence != Valence::Bcg)?;
    Some(format!("{:?} here, in NUVA: {other}", valence.nature()))
}

fn products(release: &Release) -> Vec<String> {
    vaccine::all()
        .iter()
        .flat_map(|product| {
            let row = format!("\"{}\" ", product.key);
            let wrong = match release.concepts.get(product.nuva) {
                None => vec![format!("NUVA has no vaccine {}", product.nuva)],
                Some(concept) => product_faults(product, concept, release),
            };
            wrong.into_iter().map(move |wrong| fault(0, &row, &wrong))
        })
        .collect()
}

fn product_faults(product: &Product, concept: &Concept, release: &Release) -> Vec<String> {
    let mut faults = Vec::new();
    let mut differ = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            faults.push(format!(
                "{}: {what}: {ours} here, {theirs} in NUVA",
                product.nuva
            ));
        }
    };

    let unspecified = product.naming == Naming::Unspecified;
    differ(
        "unspecified",
        unspecified.to_string(),
        concept.is_abstract.to_string(),
    );
    let theirs: BTreeSet<String> = concept
        .labels
        .iter()
        .flat_map(|label| words(label))
        .collect();
    let unknown: Vec<_> = words(product.name)
        .into_iter()
        .filter(|word| !theirs.contains(word))
        .collect();
    differ("words of the name", format!("{unknown:?}"), "[]".to_owned());

    let cis = release
        .cis
        .iter()
        .filter(|(_, vaccine)| vaccine == product.nuva);
    let cis: Codes = cis.map(|(cis, _)| cis.clone()).collect();
    differ(
        "CIS",
        format!("{:?}", owned(product.cis)),
        format!("{cis:?}"),
    );
    let atc: Codes = product.atc.into_iter().map(str::to_owned).collect();
    differ(
        "ATC",
        format!("{atc:?}"),
        format!("{:?}", classes(&concept.valences, release)),
    );

    let prevented = |code: &String| {
        release
            .concepts
            .get(code)
            .map(|valence| valence.prevents.clone())
    };
    let prevented: Codes = concept
        .valences
        .iter()
        .filter_map(prevented)
        .flatten()
        .collect();
    let ours: Codes = product
        .diseases()
        .flat_map(|disease| owned(disease.nuva()))
        .collect();
    differ("diseases", format!("{ours:?}"), format!("{prevented:?}"));
    let (ours, theirs) = held_by_one_side(product, concept, release);
    differ("valences", ours, theirs);
    faults
}

/// The valences that only we have, and those that only NUVA has. Ours may be coarser, but no coarser than our other
/// valences allow: what NUVA calls a reduced dose of diphtheria toxoid is no `DiphtheriaUnspecified`.
fn held_by_one_side(product: &Product, concept: &Concept, release: &Release) -> (String, String) {
    let known: Codes = Valence::ALL
        .iter()
        .flat_map(|valence| valence.nuva())
        .flat_map(|codes| owned(codes))
        .collect();
    let theirs: Codes = concept
        .valences
        .iter()
        .map(|code| {
            release
                .upwards(code)
                .find(|code| known.contains(*code))
                .unwrap_or(code)
                .to_owned()
        })
        .collect();
    let fitting = |valence: &Valence| {
        valence
            .nuva()
            .iter()
            .map(|codes| owned(codes))
            .find(|codes| codes.is_subset(&theirs))
    };
    let ours: Codes = product
        .valences
        .iter()
        .filter_map(fitting)
        .flatten()
        .collect();
    let unfit: Vec<_> = product
        .valences
        .iter()
        .filter(|valence| fitting(valence).is_none())
        .collect();
    let missing: Vec<_> = theirs.difference(&ours).collect();
    (format!("{unfit:?}"), format!("{missing:?}"))
}

/// The ATC classes of vaccines that hold these valences or coarser ones, those that say least left out.
fn classes(valences: &Codes, release: &Release) -> Codes {
    let within = |finer: &Codes, coarser: &Codes| {
        finer
            .iter()
            .all(|code| release.upwards(code).any(|code| coarser.contains(code)))
            && coarser.iter().all(|wanted| {
                finer
                    .iter()
                    .any(|code| release.upwards(code).any(|code| code == wanted))
            })
    };
    let vaccines = release.atc.iter().filter(|(atc, _)| atc.starts_with("J07"));
    let fitting: Vec<(&String, &Codes)> = vaccines
        .filter_map(|(atc, vaccine)| Some((atc, &release.concepts.get(vaccine)?.valences)))
        .filter(|(_, coarser)| within(valences, coarser))
        .collect();
    let finest = |(_, codes): &&(&String, &Codes)| {
        !fitting
            .iter()
            .any(|(_, other)| other != codes && within(other, codes))
    };
    fitting
        .iter()
        .filter(finest)
        .map(|(atc, _)| (*atc).clone())
        .collect()
}

fn owned(codes: &[&str]) -> Codes {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// The words of a name, in lower case and without the accents that NUVA's capitals lack.
fn words(name: &str) -> Vec<String> {
    let plain = name.to_lowercase().replace(['é', 'è'], "e");
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
