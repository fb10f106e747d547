//! Any bytes as a file of the editor's.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/properties/hold.rs"]
#[expect(dead_code, reason = "each target asks one of them")]
mod hold;

fuzz_target!(|bytes: &[u8]| hold::content(bytes));
