//! QR codes, drawn on the server: no page needs a program to show one.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The quiet zone that the standard asks for (ISO/IEC 18004), in modules.
const QUIET_ZONE: usize = 4;

/// The side of the square that holds `text`'s code and its quiet zone, in modules, and the path that draws its dark
/// modules, a run of them at a time.
pub(super) fn path(text: &str) -> (usize, String) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        // A link is far below the 2,331 bytes that a code holds.
        return (0, String::new());
    };
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] == Color::Dark {
                let (left, top, length) = (x + QUIET_ZONE, y + QUIET_ZONE, run.len());
                // A String takes whatever is written to it.
                let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    (width + 2 * QUIET_ZONE, path)
}
