//! What a browser says of itself, as far as its owner knows it again: its name and its system, by a few rules. Whatever
//! is not told apart with some certainty is left unnamed.

use serde::{Deserialize, Serialize};

/// A browser's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Browser {
    /// Firefox, on any system.
    Firefox,
    /// Edge.
    Edge,
    /// Opera.
    Opera,
    /// Samsung Internet.
    Samsung,
    /// Chrome and Chromium, and what cannot be told from them.
    Chrome,
    /// Safari.
    Safari,
}

/// The system that a browser runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum System {
    /// Android.
    Android,
    /// An iPhone.
    Iphone,
    /// An iPad, unless it says that it is a Mac.
    Ipad,
    /// Windows.
    Windows,
    /// A Mac.
    Mac,
    /// A Chromebook.
    ChromeOs,
    /// Linux.
    Linux,
}

/// A browser, as its owner knows it again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserAgent {
    /// Its name.
    pub browser: Option<Browser>,
    /// What it runs on.
    pub system: Option<System>,
}

/// What tells a browser: the first that is found. Most say that they are Chrome and Safari, too.
const BROWSERS: [(&str, Browser); 11] = [
    ("Firefox/", Browser::Firefox),
    ("FxiOS/", Browser::Firefox),
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("SamsungBrowser/", Browser::Samsung),
    ("CriOS/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// What tells a system: the first that is found. Android says that it is Linux, and an iPhone that it is like a Mac.
const SYSTEMS: [(&str, System); 7] = [
    ("iPhone", System::Iphone),
    ("iPad", System::Ipad),
    ("Android", System::Android),
    ("Windows NT", System::Windows),
    ("CrOS", System::ChromeOs),
    ("Macintosh", System::Mac),
    ("Linux", System::Linux),
];

/// Longer than any browser's own: whoever sends more is none.
const LONGEST: usize = 512;

impl UserAgent {
    /// Reads a `User-Agent` header.
    pub fn parse(header: &str) -> Self {
        if header.len() > LONGEST {
            return Self::default();
        }
        let browser = BROWSERS.iter().find(|(sign, _)| header.contains(sign));
        let system = SYSTEMS.iter().find(|(sign, _)| header.contains(sign));
        Self {
            browser: browser.map(|(_, browser)| *browser),
            system: system.map(|(_, system)| *system),
        }
    }
}

impl UserAgent {
    /// As the database holds it.
    pub fn to_text(self) -> String {
        let browser = self.browser.map_or("", Browser::name);
        let system = self.system.map_or("", System::name);
        format!("{browser}/{system}")
    }

    /// Reads what [`Self::to_text`] wrote; a name that is not known any more is none.
    pub fn from_text(text: &str) -> Self {
        let (browser, system) = text.split_once('/').unwrap_or_default();
        Self {
            browser: BROWSERS
                .iter()
                .map(|(_, known)| *known)
                .find(|known| known.name() == browser),
            system: SYSTEMS
                .iter()
                .map(|(_, known)| *known)
                .find(|known| known.name() == system),
        }
    }
}

impl Browser {
    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Firefox => "Firefox",
            Self::Edge => "Edge",
            Self::Opera => "Opera",
            Self::Samsung => "Samsung Internet",
            Self::Chrome => "Chrome",
            Self::Safari => "Safari",
        }
    }
}

impl System {
    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Android => "Android",
            Self::Iphone => "iPhone",
            Self::Ipad => "iPad",
            Self::Windows => "Windows",
            Self::Mac => "Mac",
            Self::ChromeOs => "ChromeOS",
            Self::Linux => "Linux",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn knows_what_people_use() {
        for (header, name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox Windows",
            ),
            (
                "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
                "Firefox Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 FxiOS/145.0 Mobile/15E148 Safari/605.1.15",
                "Firefox iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                 Safari/537.36 Edg/142.0.0.0",
                "Edge Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) \
                 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Samsung Internet Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/26.0 Mobile/15E148 Safari/604.1",
                "Safari iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/26.0 Safari/605.1.15",
                "Safari Mac",
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 16181.61.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 \
                 Safari/537.36",
                "Chrome ChromeOS",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                 Safari/537.36 OPR/124.0.0.0",
                "Opera Linux",
            ),
            ("curl/8.14.1", ""),
            ("", ""),
            ("<script>Firefox/1 iPhone", "Firefox iPhone"),
        ] {
            let UserAgent { browser, system } = UserAgent::parse(header);
            let names = [browser.map(Browser::name), system.map(System::name)];
            let known: Vec<&str> = names.into_iter().flatten().collect();
            assert_eq!(known.join(" "), name, "{header}");
        }
    }

    #[test]
    fn what_is_longer_than_any_is_none() {
        let long = format!("Firefox/145.0 {}", "x".repeat(LONGEST));
        assert_eq!(UserAgent::parse(&long), UserAgent::default());
    }

    #[test]
    fn its_text_is_read_back() {
        let all = BROWSERS.iter().map(|(_, browser)| Some(*browser));
        for browser in all.chain([None]) {
            let all = SYSTEMS.iter().map(|(_, system)| Some(*system));
            for system in all.chain([None]) {
                let one = UserAgent { browser, system };
                assert_eq!(UserAgent::from_text(&one.to_text()), one);
            }
        }
        assert_eq!(UserAgent::from_text(""), UserAgent::default());
    }

    proptest! {
        #[test]
        fn any_header_is_read(header in "\\PC{0,600}") {
            let _ = UserAgent::parse(&header);
        }
    }
}
