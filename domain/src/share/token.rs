//! The secret of an invitation: who holds it may try to claim the record.

use crate::{ids::Invitation, link_token::LinkToken};

/// The token of an invitation's link. The database holds its digest and a sealed copy.
pub type ShareToken = LinkToken<Invitation>;
