//! Where people reach Calepin: links start with it, and a form must come from it.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
};

use axum::http::{Uri, uri::Authority};

/// A scheme, a host and a port, written as browsers write an `Origin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    secure: bool,
}

/// The text is not an address such as `https://calepin.example`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPublicUrl;

impl PublicUrl {
    /// Where a browser of this machine reaches what listens there.
    pub fn here(mut listen: SocketAddr) -> Self {
        if listen.ip().is_unspecified() {
            listen.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let host = match listen.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let origin = match listen.port() {
            80 => format!("http://{host}"),
            port => format!("http://{host}:{port}"),
        };
        Self {
            origin,
            host,
            secure: false,
        }
    }

    /// The address, without a final `/`.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// The host, without its port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is https.
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether only this machine reaches it.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }
}

/// Whether a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

impl FromStr for PublicUrl {
    type Err = NotAPublicUrl;

    fn from_str(text: &str) -> Result<Self, NotAPublicUrl> {
        if text.contains(['#', '?', '@']) {
            return Err(NotAPublicUrl);
        }
        let uri: Uri = text.parse().map_err(|_| NotAPublicUrl)?;
        let (scheme, default_port) = match uri.scheme_str() {
            Some("https") => ("https", 443),
            Some("http") => ("http", 80),
            _ => return Err(NotAPublicUrl),
        };
        let authority = uri.authority().ok_or(NotAPublicUrl)?;
        if uri.path() != "/" || authority.host().is_empty() {
            return Err(NotAPublicUrl);
        }
        let host = authority.host().to_ascii_lowercase();
        let port = port(authority)?;
        let origin = match port {
            Some(port) if port != default_port => format!("{scheme}://{host}:{port}"),
            _ => format!("{scheme}://{host}"),
        };
        Ok(Self {
            origin,
            host,
            secure: scheme == "https",
        })
    }
}

/// The port of an address, if it has one.
///
/// # Errors
/// When what stands there is none, or a user's name and password stand before the host.
pub(crate) fn port(authority: &Authority) -> Result<Option<u16>, NotAPublicUrl> {
    match authority.as_str().strip_prefix(authority.host()) {
        Some("") => Ok(None),
        Some(rest) => rest
            .strip_prefix(':')
            .and_then(|port| port.parse().ok())
            .filter(|port| *port > 0)
            .map(Some)
            .ok_or(NotAPublicUrl),
        None => Err(NotAPublicUrl),
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_an_origin() {
        for (text, origin, loopback) in [
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000", true),
            ("http://127.0.0.1:3000/", "http://127.0.0.1:3000", true),
            ("http://localhost:80", "http://localhost", true),
            ("http://[::1]:3000", "http://[::1]:3000", true),
            (
                "https://Calepin.Example:443/",
                "https://calepin.example",
                false,
            ),
            (
                "https://calepin.example:8443",
                "https://calepin.example:8443",
                false,
            ),
            (
                "http://localhost.example",
                "http://localhost.example",
                false,
            ),
        ] {
            let url: PublicUrl = text.parse().unwrap();
            assert_eq!(url.as_str(), origin);
            assert_eq!(url.is_loopback(), loopback, "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "calepin.example",
            "ftp://calepin.example",
            "https://",
            "https://calepin.example/sub",
            "https://calepin.example?x=1",
            "https://calepin.example/#x",
            "https://user:secret@calepin.example",
            "https://calepin.example:",
            "https://calepin.example:0",
            "https://calepin.example:99999",
            "https://calepin.exa mple",
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(NotAPublicUrl), "{text}");
        }
    }
}
