//! Any text, repaired.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use neshast::persian::repair::{Exceptions, Repairer, Settings};

#[path = "../../tests/it/properties/hold.rs"]
#[expect(dead_code, reason = "each target asks one of them")]
mod hold;

static REPAIRER: LazyLock<Repairer> =
    LazyLock::new(|| Repairer::new(&Settings::default(), &Exceptions::default()));

fuzz_target!(|text: &str| hold::repaired(&REPAIRER, text));
