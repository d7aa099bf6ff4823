//! A built site of a few bytes.

use std::{fs, path::Path};

/// Writes it.
pub fn build_site(root: &Path) {
    let pkg = root.join("pkg");
    fs::create_dir_all(&pkg).unwrap();
    for (name, content) in [
        ("calepin.UV9tqKb3NyGXb2YyV0QR-w.css", "main{color:red}"),
        ("calepin.UV9tqKb3NyGXb2YyV0QR-w.css.br", "(brotli)"),
        ("calepin.1V9tqKb3NyGXb2YyV0QR-w.js", "export {}"),
        ("calepin.2V9tqKb3NyGXb2YyV0QR-w.wasm", "\0asm"),
        ("plain.css", "main{color:blue}"),
        ("../icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        fs::write(pkg.join(name), content).unwrap();
    }
}
