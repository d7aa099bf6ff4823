//! The cookies of a browser: kept and sent as a real one does, without looking at where and for how long.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, header};

/// What a browser was given and has not been told to forget.
#[derive(Debug, Clone, Default)]
pub struct Cookies(BTreeMap<String, String>);

impl Cookies {
    /// Keeps what an answer sets, and forgets what it empties.
    pub fn keep(&mut self, answer: &HeaderMap) {
        for cookie in answer.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = cookie.split_once('=').unwrap();
            if value.is_empty() {
                self.0.remove(name);
            } else {
                self.set(name, value);
            }
        }
    }

    /// All of them, as the header `Cookie` holds them.
    pub fn sent(&self) -> String {
        let cookies = self.0.iter();
        let cookies: Vec<String> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        cookies.join("; ")
    }

    /// The value of one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Puts one in, as if it had been given.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// Their names, in order.
    pub fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}
