//! Any bytes as a report: cut, repaired, read.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use neshast::Reader;

#[path = "../../tests/it/properties/hold.rs"]
#[expect(dead_code, reason = "each target asks one of them")]
mod hold;

static READER: LazyLock<Reader> = LazyLock::new(Reader::default);

fuzz_target!(|bytes: &[u8]| hold::report(&READER, bytes));
