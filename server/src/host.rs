//! Accepts connections and hands their requests to the router, until it is told to stop.

use std::{future::Future, net::SocketAddr, pin::pin, time::Duration};

use axum::{Router, extract::ConnectInfo};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tower_http::add_extension::AddExtension;

use crate::layers::deadline;

/// How long to wait before accepting again when the system has no more connections to give.
const BREATHE: Duration = Duration::from_millis(500);

/// Serves until `stop`, then lets the requests that are under way finish.
pub async fn run(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    // HTTP/1.1 alone: browsers speak HTTP/2 over TLS only, to the proxy that ends it.
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(deadline::AT_MOST);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => serve(&builder, &open, stream, peer, router.clone()),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    time::sleep(BREATHE).await;
                }
            },
        }
    }
    drop(listener);
    // No request takes longer; a connection that stays open without one is cut.
    let _ = time::timeout(deadline::AT_MOST, open.shutdown()).await;
}

fn serve(
    builder: &Builder<TokioExecutor>,
    open: &GracefulShutdown,
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) {
    // Answers are small: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(AddExtension::new(router, ConnectInfo(peer)));
    let connection = builder
        .serve_connection(TokioIo::new(stream), service)
        .into_owned();
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // A client that goes away is no error of ours.
        let _ = connection.await;
    });
}
