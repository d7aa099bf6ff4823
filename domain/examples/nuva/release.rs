//! A release of NUVA, read from its files: <https://ivci.org>.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

/// Codes of NUVA: `VAC…`, `VAL…` or `DIS…`.
pub type Codes = BTreeSet<String>;

/// What NUVA says of a vaccine, a valence or a disease.
#[derive(Default)]
pub struct Concept {
    /// English, then French.
    pub labels: Vec<String>,
    /// Of a vaccine: it stands for all that hold the same.
    pub is_abstract: bool,
    /// Of a vaccine: its valences.
    pub valences: Codes,
    /// Of a valence: its diseases.
    pub prevents: Codes,
    /// Of a valence: the coarser one.
    pub parents: Codes,
}

/// A release.
pub struct Release {
    pub version: String,
    pub concepts: BTreeMap<String, Concept>,
    /// ATC class and vaccine.
    pub atc: Vec<(String, String)>,
    /// French medicine (CIS) and vaccine.
    pub cis: Vec<(String, String)>,
}

impl Release {
    /// Reads the files of a directory.
    ///
    /// # Errors
    /// A file that is missing, or that holds nothing we know.
    pub fn read(dir: &Path) -> io::Result<Self> {
        let mut concepts = core(&text(dir, "nuva_core.ttl")?);
        for (code, label) in french(&text(dir, "nuva_fr.ttl")?) {
            concepts.entry(code).or_default().labels.push(label);
        }
        let release = Self {
            version: text(dir, "version")?.trim().to_owned(),
            concepts,
            atc: alignment(&text(dir, "ATC2nuva.csv")?, "ATC-"),
            cis: alignment(&text(dir, "CIS2nuva.csv")?, "CIS-"),
        };
        let empty = release.concepts.is_empty() || release.atc.is_empty() || release.cis.is_empty();
        if empty {
            return Err(io::Error::other(format!(
                "{}: not a release of NUVA",
                dir.display()
            )));
        }
        Ok(release)
    }

    /// A valence and all the coarser ones above it.
    pub fn upwards<'a>(&'a self, valence: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(valence), |code| {
            self.concepts
                .get(*code)?
                .parents
                .first()
                .map(String::as_str)
        })
    }
}

fn text(dir: &Path, file: &str) -> io::Result<String> {
    let path = dir.join(file);
    fs::read_to_string(&path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// The concepts of `nuva_core.ttl`: one a paragraph, which begins with its code.
fn core(turtle: &str) -> BTreeMap<String, Concept> {
    turtle
        .split("\n\n")
        .filter_map(|paragraph| {
            let code = paragraph.strip_prefix("nuva:")?.split(' ').next()?;
            let concept = Concept {
                labels: label(paragraph).into_iter().collect(),
                is_abstract: paragraph.contains("nuvs:isAbstract true"),
                valences: codes(paragraph, "nuvs:containsValence"),
                prevents: codes(paragraph, "nuvs:prevents"),
                parents: codes(paragraph, "rdfs:subClassOf"),
            };
            Some((code.to_owned(), concept))
        })
        .collect()
}

/// The codes that follow a predicate, up to the semicolon.
fn codes(paragraph: &str, predicate: &str) -> Codes {
    let objects = paragraph
        .split_once(predicate)
        .map_or("", |(_, after)| after);
    let objects = objects.split([';', '.']).next().unwrap_or_default();
    objects
        .split([',', ' ', '\n'])
        .filter_map(|object| object.strip_prefix("nuva:"))
        .filter(|code| code.ends_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// The first label of a paragraph.
fn label(paragraph: &str) -> Option<String> {
    let (_, after) = paragraph.split_once("rdfs:label \"")?;
    after.split_once('"').map(|(label, _)| label.to_owned())
}

/// The codes and labels of `nuva_fr.ttl`.
fn french(turtle: &str) -> Vec<(String, String)> {
    turtle
        .split("\n\n")
        .filter_map(|paragraph| {
            let (_, after) = paragraph.split_once("/NUVA/")?;
            let (code, _) = after.split_once('>')?;
            Some((code.to_owned(), label(paragraph)?))
        })
        .collect()
}

/// The lines of an alignment: `CIS-61104024,VAC0001,ACT-HIB`.
fn alignment(csv: &str, prefix: &str) -> Vec<(String, String)> {
    csv.lines()
        .filter_map(|line| {
            let mut columns = line.split(',');
            let code = columns.next()?.strip_prefix(prefix)?;
            Some((code.to_owned(), columns.next()?.to_owned()))
        })
        .collect()
}
