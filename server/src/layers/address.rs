//! Where a request comes from, for the limits: an IPv4 address, or the /64 of an IPv6 one.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use app::cx::ClientAddress;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName},
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Finds the client's address for everything that follows.
pub async fn find(
    State(proxies): State<Arc<[IpNet]>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(ConnectInfo(peer)) = peer {
        let client = client(peer.ip(), request.headers(), &proxies);
        request
            .extensions_mut()
            .insert(ClientAddress(counted(client)));
    }
    next.run(request).await
}

/// The nearest address that is no proxy of ours. Each of them added, at the right, whom it heard: what stands further
/// left is whatever the client chose to send.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let is_proxy = |ip: IpAddr| proxies.iter().any(|network| network.contains(&ip));
    let mut nearest = peer.to_canonical();
    let forwarded: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or("?").split(','))
        .collect();
    for hop in forwarded.into_iter().rev() {
        if !is_proxy(nearest) {
            break;
        }
        match address(hop.trim()) {
            Some(ip) => nearest = ip.to_canonical(),
            None => break,
        }
    }
    nearest
}

/// An address as proxies write it, with a port or without.
fn address(text: &str) -> Option<IpAddr> {
    let plain = || text.parse().ok();
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse().ok().map(|socket: SocketAddr| socket.ip());
    plain().or_else(bracketed).or_else(with_port)
}

/// What is counted as one client: who has an IPv6 address has 2⁶⁴ of them.
fn counted(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_listed_proxies_only() {
        for (proxies, peer, forwarded, expected) in [
            ("", "192.0.2.1", &["198.51.100.7"][..], "192.0.2.1"),
            ("10.0.0.0/8", "192.0.2.1", &["198.51.100.7"], "192.0.2.1"),
            ("10.0.0.0/8", "10.1.2.3", &[], "10.1.2.3"),
            ("10.0.0.0/8", "10.1.2.3", &["198.51.100.7"], "198.51.100.7"),
            // The client wrote the first, its real address is the second.
            (
                "10.0.0.0/8",
                "10.1.2.3",
                &["1.1.1.1, 198.51.100.7"],
                "198.51.100.7",
            ),
            // Two proxies of ours, two headers.
            (
                "10.0.0.0/8",
                "10.1.2.3",
                &["1.1.1.1", "198.51.100.7, 10.9.9.9"],
                "198.51.100.7",
            ),
            // Everything is ours: the furthest.
            (
                "10.0.0.0/8",
                "10.1.2.3",
                &["10.0.0.1, 10.0.0.2"],
                "10.0.0.1",
            ),
            // What cannot be read stops the search.
            (
                "10.0.0.0/8",
                "10.1.2.3",
                &["198.51.100.7, unknown"],
                "10.1.2.3",
            ),
            ("10.0.0.0/8", "10.1.2.3", &["198.51.100.7,,"], "10.1.2.3"),
            (
                "10.0.0.0/8",
                "10.1.2.3",
                &["198.51.100.7:4711"],
                "198.51.100.7",
            ),
            (
                "10.0.0.0/8",
                "::ffff:10.1.2.3",
                &["::ffff:198.51.100.7"],
                "198.51.100.7",
            ),
            (
                "127.0.0.1/32",
                "127.0.0.1",
                &["2001:db8:1:2:3:4:5:6"],
                "2001:db8:1:2::/64",
            ),
            (
                "127.0.0.1/32",
                "127.0.0.1",
                &["[2001:db8:1:2:ffff::1]:443"],
                "2001:db8:1:2::/64",
            ),
            (
                "127.0.0.1/32",
                "127.0.0.1",
                &["[2001:db8:1:2::9]"],
                "2001:db8:1:2::/64",
            ),
            ("::1/128", "::1", &["198.51.100.7"], "198.51.100.7"),
        ] {
            let proxies: Vec<IpNet> = proxies
                .split_terminator(',')
                .map(|p| p.parse().unwrap())
                .collect();
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append(FORWARDED_FOR, value.parse().unwrap());
            }
            let found = counted(client(peer.parse().unwrap(), &headers, &proxies));
            assert_eq!(found, expected, "{peer} {forwarded:?}");
        }
    }
}
