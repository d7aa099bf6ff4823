//! Everything that fuzzing found worth keeping, read again; and no parser is left out of it.
#![cfg(test)]

use std::{
    collections::BTreeSet,
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
};

use fuzz::{
    TARGETS, Target,
    dice::{Dice, seed},
    mutation::mutated,
};

/// How many changed inputs each target reads here, where no coverage leads.
const CHANGED: usize = 300;

/// The most bytes of the whole corpus: it is part of the repository.
const SMALL: usize = 300_000;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let inputs = files(&here().join("corpus").join(target.name));
    assert!(!inputs.is_empty(), "{} has no corpus", target.name);
    inputs.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn assert_holds(target: &Target, input: &[u8]) {
    // What panicked is said already.
    let held = catch_unwind(|| target.run(input)).is_ok();
    assert!(
        held,
        "{}: {:?}",
        target.name,
        String::from_utf8_lossy(input)
    );
}

#[test]
fn holds_for_all_of_it() {
    let mut bytes = 0;
    for target in TARGETS {
        for input in corpus(target) {
            bytes += input.len();
            assert_holds(target, &input);
        }
    }
    assert!(bytes < SMALL, "{bytes} bytes: leave out what adds nothing");
}

#[test]
fn holds_for_what_is_like_it() {
    let seed = seed();
    println!("CALEPIN_FUZZ_SEED={seed}");
    let mut dice = Dice::new(seed);
    for target in TARGETS {
        let corpus = corpus(target);
        for _ in 0..CHANGED {
            let [input, other] = [0, 1].map(|_| dice.one_of(&corpus));
            assert_holds(target, &mutated(&mut dice, input, other));
        }
    }
}

#[test]
fn is_that_of_the_targets() {
    let folders = files(&here().join("corpus"));
    let folders: BTreeSet<&str> = folders
        .iter()
        .map(|folder| folder.file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(folders, TARGETS.iter().map(|target| target.name).collect());
}

/// A row of docs/fuzzing.md says which parsers a target calls.
#[test]
fn the_document_has_every_target_and_every_parser() {
    let document = fs::read_to_string(here().join("../docs/fuzzing.md")).unwrap();
    let mut rows = BTreeSet::new();
    let mut told = BTreeSet::new();
    for line in document.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", name, parsers, ..] = cells[..]
            && let Some(name) = name.strip_prefix('`')
        {
            rows.insert(name.trim_end_matches('`'));
            told.extend(parsers.split('`').filter(|word| word.contains("::")));
        }
    }
    let targets: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert!(rows.is_superset(&targets), "no row: {:?}", &targets - &rows);

    let source = here().join("../domain/src");
    let parsers = parsers(&source, &source);
    assert!(parsers.len() > 30, "they are not found: {parsers:?}");
    let told: BTreeSet<String> = told.into_iter().map(str::to_owned).collect();
    assert_eq!(
        &parsers - &told,
        BTreeSet::new(),
        "no target is said to read these"
    );
    assert_eq!(
        &told - &parsers,
        BTreeSet::new(),
        "there are no such parsers"
    );
}

/// Whatever is public and takes text, and every `parse` and `FromStr`, as `file.rs::name`.
fn parsers(folder: &Path, root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files(folder) {
        if path.is_dir() {
            found.extend(parsers(&path, root));
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let file = path.strip_prefix(root).unwrap().display();
        for function in source.split("pub fn ").skip(1) {
            let (name, rest) = function.split_once('(').unwrap();
            let name = name.split('<').next().unwrap();
            let takes = rest.split_once(") ->").map_or("", |(takes, _)| takes);
            let reads_text = takes.contains("&str") && !takes.contains("self");
            if reads_text || name == "parse" {
                found.insert(format!("{file}::{name}"));
            }
        }
        for of in source.split(" FromStr for ").skip(1) {
            let of = of.split([' ', '<']).next().unwrap();
            found.insert(format!("{file}::{of}"));
        }
    }
    found
}
