//! libFuzzer around one target: the one that `CALEPIN_FUZZ_TARGET` names. `scripts/fuzz.sh` starts it.
#![no_main]

use std::{env, process, sync::LazyLock};

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("CALEPIN_FUZZ_TARGET").unwrap_or_default();
    fuzz::target(&name).unwrap_or_else(|| {
        eprintln!("CALEPIN_FUZZ_TARGET: there is no target {name:?}");
        process::exit(2)
    })
});

fuzz_target!(|input: &[u8]| TARGET.run(input));
