//! The document around every page: its style, and the paths of what it loads.

use std::{fs, io, path::Path, sync::Arc};

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{App, cx::Cx, text::Texts};

/// The style sheet, and the paths of what pages load, read once from what the build left.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet itself. It stands in every page of the app: asked for by itself, it would come one way to the server
    /// and back later, and with it the first paint.
    pub style: Arc<str>,
    /// The same as a file, for the pages that are not the app's.
    pub css: String,
    /// The script that starts the WebAssembly, and stands in for it if it dies.
    boot: Arc<str>,
}

impl Assets {
    /// Finds the files, whose names hold a hash of their content, in `pkg` below `site_root`.
    ///
    /// # Errors
    /// When one is missing: the site was not built. When there are two: it was copied over another build, and a browser
    /// would get parts of both.
    pub fn read(site_root: &Path) -> io::Result<Self> {
        let folder = site_root.join("pkg");
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        let find = |extension: &str| {
            let mut found = names
                .iter()
                .filter(|name| name.starts_with("calepin.") && name.ends_with(extension));
            match (found.next(), found.next()) {
                (Some(name), None) => Ok(format!("/pkg/{name}")),
                (first, _) => {
                    let how_many = first.map_or("no", |_| "more than one");
                    let what = format!("{how_many} calepin.*{extension} in {}", folder.display());
                    Err(io::Error::other(what))
                }
            }
        };
        let css = find(".css")?;
        let style = fs::read_to_string(site_root.join(css.trim_start_matches('/')))?;
        if style.contains("</") {
            return Err(io::Error::other(format!(
                "{css} would end the element it stands in"
            )));
        }
        Ok(Self {
            style: style.into(),
            css,
            boot: boot_script(&find(".js")?, &find(".wasm")?).into(),
        })
    }
}

fn boot_script(js: &str, wasm: &str) -> String {
    let script = include_str!("boot.js");
    script.replace("{js}", js).replace("{wasm}", wasm)
}

/// The whole document.
pub fn shell() -> impl IntoView {
    let cx = Cx::find();
    let language = cx.as_ref().map(Cx::language).unwrap_or_default();
    let assets = cx
        .as_ref()
        .map(|cx| cx.assets().clone())
        .unwrap_or_default();
    let nonce = leptos::nonce::use_nonce();
    if let (Some(cx), Some(nonce)) = (&cx, &nonce) {
        cx.content_security_policy(nonce);
    }
    let description = Texts::of(language).site.description;
    let demo = cx.is_some_and(|cx| cx.is_demo());
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() data-demo=demo.then_some("")>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content=description />
                <meta name="format-detection" content="telephone=no, date=no" />
                <MetaTags />
                <style nonce=nonce.clone()>{assets.style}</style>
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <script type="module" nonce=nonce>
                    {assets.boot}
                </script>
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_one_build() {
        let root = std::env::temp_dir().join(format!("calepin-site-{}", std::process::id()));
        let folder = root.join("pkg");
        fs::create_dir_all(&folder).unwrap();
        let add = |name: &str| fs::write(folder.join(name), "").unwrap();
        for name in ["calepin.a.css", "calepin.b.js", "calepin.b.js.br"] {
            add(name);
        }
        let why = || Assets::read(&root).unwrap_err().to_string();
        assert!(why().starts_with("no calepin.*.wasm in"), "{}", why());
        add("calepin.c.wasm");
        fs::write(folder.join("calepin.a.css"), "p{}").unwrap();
        let assets = Assets::read(&root).unwrap();
        assert_eq!(
            (assets.css.as_str(), &*assets.style),
            ("/pkg/calepin.a.css", "p{}")
        );
        add("calepin.d.css");
        assert!(
            why().starts_with("more than one calepin.*.css in"),
            "{}",
            why()
        );
        fs::remove_dir_all(&root).unwrap();
    }
}
