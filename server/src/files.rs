//! The files of the built site: precompressed, and kept for a year where their name holds a hash of their content.

use std::path::Path;

use axum::{
    body::Body,
    extract::Request,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::layers::headers::Immutable;

/// How many characters of base64url the build writes for a hash (MD5).
const HASH_CHARS: usize = 22;

/// The files below a folder.
#[derive(Debug, Clone)]
pub struct Files(ServeDir);

impl Files {
    /// The files below `root`.
    pub fn new(root: &Path) -> Self {
        let files = ServeDir::new(root)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Self(files)
    }

    /// The file that a request asks for; 404 when there is none.
    pub async fn serve(&self, request: Request) -> Response {
        let hashed = is_hashed(request.uri().path());
        let Ok(response) = self.0.clone().oneshot(request).await;
        let mut response = response.map(Body::new);
        let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        if hashed && there {
            response.extensions_mut().insert(Immutable);
        }
        response.into_response()
    }
}

/// Whether it is a file such as `/pkg/calepin.UV9tqKb3NyGXb2YyV0QR-w.css`.
fn is_hashed(path: &str) -> bool {
    let Some(name) = path.strip_prefix("/pkg/") else {
        return false;
    };
    let mut parts = name.rsplit('.');
    let (extension, hash) = (parts.next(), parts.next());
    let is_hash = |hash: &str| {
        hash.len() == HASH_CHARS
            && hash
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    extension.is_some() && hash.is_some_and(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_told_from_a_name() {
        for (path, hashed) in [
            ("/pkg/calepin.UV9tqKb3NyGXb2YyV0QR-w.css", true),
            ("/pkg/chunk_3.UV9tqKb3NyGXb2YyV0QR-w.wasm", true),
            ("/pkg/calepin.css", false),
            ("/pkg/calepin.min.css", false),
            ("/pkg/UV9tqKb3NyGXb2YyV0QR-w", false),
            ("/calepin.UV9tqKb3NyGXb2YyV0QR-w.css", false),
            ("/pkg/", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }
}
