//! Gateways that the tests start: they speak the real protocols over real sockets, and misbehave as real ones do.

pub mod sms;
pub mod smtp;

use std::{sync::Arc, time::Duration};

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpSocket, TcpStream},
    time::timeout,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// A connection, in clear or not.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A certificate of its own for `localhost`.
pub struct Identity {
    /// What a client must believe.
    pub pem: String,
    acceptor: TlsAcceptor,
}

impl Identity {
    pub fn new() -> Self {
        Self::of(&Self::certificate())
    }

    /// One whose time is over.
    pub fn expired() -> Self {
        let mut certificate = Self::certificate();
        certificate.not_after = date_time_ymd(2020, 1, 1);
        Self::of(&certificate)
    }

    fn certificate() -> CertificateParams {
        CertificateParams::new(["localhost".to_owned()]).unwrap()
    }

    fn of(certificate: &CertificateParams) -> Self {
        let signing_key = KeyPair::generate().unwrap();
        let cert = certificate.self_signed(&signing_key).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        Self {
            pem: cert.pem(),
            acceptor: TlsAcceptor::from(Arc::new(config)),
        }
    }
}

/// A port of this machine that turns away who comes: nobody listens there, and nobody else can.
pub struct Refusing {
    pub port: u16,
    _bound: TcpSocket,
}

impl Refusing {
    pub fn new() -> Self {
        let bound = TcpSocket::new_v4().unwrap();
        bound.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        Self {
            port: bound.local_addr().unwrap().port(),
            _bound: bound,
        }
    }
}

/// A port of this machine that swallows who comes, as a firewall does: they are neither let in nor turned away.
pub struct Swallowing {
    pub port: u16,
    _listener: TcpListener,
    _waiting: Vec<TcpStream>,
}

impl Swallowing {
    /// More than wait for a listener who lets nobody in are swallowed.
    pub async fn new() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(1).unwrap();
        let address = listener.local_addr().unwrap();
        let mut waiting = vec![];
        let a_moment = Duration::from_millis(100);
        while let Ok(stream) = timeout(a_moment, TcpStream::connect(address)).await {
            waiting.push(stream.unwrap());
        }
        Self {
            port: address.port(),
            _listener: listener,
            _waiting: waiting,
        }
    }
}
