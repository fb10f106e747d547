//! Any text, searched for.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/properties/hold.rs"]
#[expect(dead_code, reason = "each target asks one of them")]
mod hold;

fuzz_target!(|text: &str| hold::searched(text));
