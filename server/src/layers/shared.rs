//! What stands within layers made of functions. Each of those copies all that is within it at every request: layers
//! within layers, and the route with all that it holds. This is copied in their stead, for next to nothing; what is in it,
//! only when it is asked.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use tower::{Layer, Service, ServiceExt, layer::layer_fn, util::Oneshot};

/// A service that its copies have in common.
#[derive(Debug)]
pub struct Shared<S>(Arc<S>);

/// A layer to be named last: all before it copy a pointer to what is within.
pub fn within<S>() -> impl Layer<S, Service = Shared<S>> + Clone {
    layer_fn(|service| Shared(Arc::new(service)))
}

impl<S> Clone for Shared<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Service<Request> + Clone, Request> Service<Request> for Shared<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = Oneshot<S, Request>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        // The copy that is asked says so itself.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        S::clone(&self.0).oneshot(request)
    }
}
