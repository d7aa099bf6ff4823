//! The server functions, each with its inputs: the registry names the functions, and the sources say what each takes, so
//! that a new one is there without being listed.

use std::{collections::BTreeMap, fs, path::Path};

use axum::Router;
use leptos::server_fn::axum::server_fn_paths;
use server::router::{Site, router};

/// A server function.
#[derive(Debug)]
pub struct Function {
    /// Where it is called: `/api/sign_in`.
    pub path: &'static str,
    /// The names of its inputs.
    pub inputs: Vec<String>,
}

impl Function {
    /// What it is called: `sign_in`.
    pub fn name(&self) -> &'static str {
        self.path.trim_start_matches("/api/")
    }
}

/// Every one that is registered.
pub fn functions() -> Vec<Function> {
    // What the router does not bring in registers nothing.
    std::hint::black_box(router as fn(Site) -> Router);
    let sources = sources();
    let mut described = described(&sources);
    let functions: Vec<Function> = server_fn_paths()
        .map(|(path, _)| {
            let inputs = described.remove(path);
            assert!(inputs.is_some(), "{path} is not found in the sources");
            Function {
                path,
                inputs: inputs.unwrap(),
            }
        })
        .collect();
    assert!(functions.len() > 20, "the functions are not registered");
    functions
}

/// The sources of `app` and of `domain`, whose forms some functions take.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![root.join("app/src"), root.join("domain/src")];
    let mut text = String::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            files.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text += &fs::read_to_string(&path).unwrap();
        }
    }
    text
}

/// The inputs of each path.
fn described(sources: &str) -> BTreeMap<String, Vec<String>> {
    let functions = sources.split("#[server(prefix = \"").skip(1);
    functions
        .map(|function| {
            let (attributes, rest) = function.split_once("]\n").unwrap();
            let prefix = attributes.split('"').next().unwrap();
            let (_, endpoint) = attributes.split_once("endpoint = \"").unwrap();
            let endpoint = endpoint.split('"').next().unwrap();
            let (_, rest) = rest.split_once("pub async fn ").unwrap();
            let (_, rest) = rest.split_once('(').unwrap();
            let (arguments, _) = rest.split_once(") -> ").unwrap();
            let arguments = arguments.replace("#[server(default)]", "");
            let arguments = arguments.split(',').map(str::trim);
            let inputs = arguments
                .filter(|argument| !argument.is_empty())
                .flat_map(|argument| inputs_of(argument, sources))
                .collect();
            (format!("{prefix}/{endpoint}"), inputs)
        })
        .collect()
}

/// The inputs that an argument is read from: its own, or those of a form.
fn inputs_of(argument: &str, sources: &str) -> Vec<String> {
    let name_of = |typed: &str| typed.split(':').next().unwrap().trim().to_owned();
    let Some(form) = argument.strip_prefix("#[server(flatten)]") else {
        return vec![name_of(argument)];
    };
    let (_, form) = form.split_once(": ").unwrap();
    let (_, fields) = sources
        .split_once(&format!("pub struct {form} {{"))
        .unwrap();
    let (fields, _) = fields.split_once("\n}").unwrap();
    let fields = fields.lines().map(str::trim);
    let fields = fields.map(|line| line.strip_prefix("pub ").unwrap_or(line));
    let inputs: Vec<String> = fields
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .map(name_of)
        .collect();
    assert!(!inputs.is_empty(), "no inputs are found of {form}");
    inputs
}
