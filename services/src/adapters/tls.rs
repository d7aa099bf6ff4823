//! Whom the gateways' certificates are believed from: the authorities that the system trusts, and those of a file.

use std::sync::Arc;

use lettre::transport::smtp::client::Certificate;
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

/// Authorities beside the system's, such as a hospital's own.
#[derive(Clone, Default)]
pub struct Authorities(Vec<CertificateDer<'static>>);

/// The text holds no certificate, or one that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no certificate in PEM form")]
pub struct NotAuthorities;

impl Authorities {
    /// Reads certificates in PEM form.
    ///
    /// # Errors
    /// [`NotAuthorities`].
    pub fn parse(pem: &[u8]) -> Result<Self, NotAuthorities> {
        let certificates = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| NotAuthorities)?;
        let mut roots = RootCertStore::empty();
        for certificate in &certificates {
            roots.add(certificate.clone()).map_err(|_| NotAuthorities)?;
        }
        if certificates.is_empty() {
            return Err(NotAuthorities);
        }
        Ok(Self(certificates))
    }

    /// For lettre, which reads the system's by itself.
    pub(super) fn for_lettre(&self) -> Result<Vec<Certificate>, lettre::transport::smtp::Error> {
        let each = self.0.iter();
        each.map(|certificate| Certificate::from_der(certificate.to_vec()))
            .collect()
    }

    /// What an HTTP client believes.
    pub(super) fn client(&self) -> Result<ClientConfig, rustls::Error> {
        let mut roots = RootCertStore::empty();
        // A system without any is one whose certificates are all refused, each with its reason.
        let system = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(system.certs);
        roots.add_parsable_certificates(self.0.iter().cloned());
        let provider = Arc::new(ring::default_provider());
        Ok(ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth())
    }
}

impl std::fmt::Debug for Authorities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Authorities({})", self.0.len())
    }
}
