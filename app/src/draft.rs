//! A form that was refused and is shown again: what was typed (no password, no code) and why it was refused.

use serde::{Deserialize, Serialize};

use crate::error::ApiError;

/// What a form starts with: empty, or as it was when it was refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The names of the inputs and what was typed.
    pub values: Vec<(String, String)>,
    /// Why it was refused.
    pub error: Option<ApiError>,
}

impl Draft {
    /// What was typed into an input.
    pub fn value(&self, name: &str) -> String {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }
}
