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
    /// The same, in the language of the request: another was chosen meanwhile, perhaps.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn said_again(mut self) -> Self {
        if let Some(ApiError::Refused(refusals)) = &mut self.error {
            for refusal in refusals {
                *refusal = refusal.at.into();
            }
        }
        self
    }

    /// What was typed into an input.
    pub fn value(&self, name: &str) -> String {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }
}
