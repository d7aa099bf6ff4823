//! What the engine answers to random people, as one number a hundred of them: `scripts/agreement.sh` compares what this
//! prints with what the same code, built for the browser, returns.

#[path = "../tests/support/people.rs"]
mod people;

use people::Person;

/// How many people there are, and how many one number is about.
const PEOPLE: u32 = 10_000;
const BATCH: u32 = 100;

fn main() {
    for batch in 0..PEOPLE / BATCH {
        println!("{:016x}", digest(batch));
    }
}

/// FNV-1a over the answers to a batch of people, as JSON, with every reason in both languages.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen)]
pub fn digest(batch: u32) -> u64 {
    use domain::account::Language;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |text: &str| {
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for number in batch * BATCH..(batch + 1) * BATCH {
        let status = Person::random(number).status();
        feed(&serde_json::to_string(&status).unwrap_or_default());
        for forecast in &status.forecasts {
            for language in [Language::French, Language::English] {
                forecast
                    .words(language)
                    .iter()
                    .for_each(|sentence| feed(sentence));
            }
        }
    }
    hash
}
