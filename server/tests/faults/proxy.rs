//! A network between a server and its database that can be cut.

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// What becomes of what is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// It arrives.
    Whole,
    /// Every connection is closed, and none is opened.
    Closed,
    /// Nothing arrives, and nobody is told: what was connected then never is again.
    Silent,
}

/// The network, until it is dropped.
pub struct Proxy {
    pub port: u16,
    now: watch::Sender<Network>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Towards a port of this machine.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let now = watch::Sender::new(Network::Whole);
        let news = now.subscribe();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(connection(stream, port, news.clone()));
            }
        });
        Self {
            port: own,
            now,
            task,
        }
    }

    pub fn set(&self, network: Network) {
        self.now.send_replace(network);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Whoever goes away ends the conversation: no error of the network's.
async fn connection(mut near: TcpStream, port: u16, mut news: watch::Receiver<Network>) {
    if *news.borrow() == Network::Whole {
        let Ok(mut far) = TcpStream::connect(("127.0.0.1", port)).await else {
            return;
        };
        tokio::select! {
            _ = copy_bidirectional(&mut near, &mut far) => return,
            _ = news.wait_for(|network| *network != Network::Whole) => {}
        }
        if *news.borrow() == Network::Silent {
            // The far end hears nothing either, and keeps what it holds.
            std::future::pending::<()>().await;
        }
    } else if *news.borrow() == Network::Silent {
        std::future::pending::<()>().await;
    }
}
