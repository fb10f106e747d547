//! What grammar alone speaks for a reading: the texts that the weights were learned from are too few to
//! show every noun with every ending.

use super::rank::Last;
use super::reading::{Kind, Reading};

/// «علاقه|تان»: a silent he takes no ending without a half-space.
const SILENT_HE: f32 = 2.5;
/// «زندگی|شان», «خستگی|ام».
const AFTER_YE: f32 = 0.5;
/// «بعثی|ها».
const PLURAL: f32 = 1.5;
/// «قوی|تر».
const COMPARATIVE: f32 = 1.5;
/// «شریفی|نسب».
const NAME: f32 = 1.5;
/// «حجت|الاسلام».
const LINKED: f32 = 2.0;

/// A lead in nats over the joined spelling, where that is no known word and the parts are.
pub(super) fn lead(reading: &Reading, last: Last, whole: u32, is_name: bool) -> f32 {
    let host = reading.host.filter(|host| !matches!(host.kind, Kind::Unknown | Kind::AsIs));
    if whole == Kind::Counted as u32 && last == Last::Comparative && host.is_some() {
        return COMPARATIVE;
    }
    if whole != Kind::Unknown as u32 {
        return 0.0;
    }
    if reading.kind == Kind::Linked {
        return LINKED;
    }
    match (last, host) {
        (Last::Copula | Last::Possessive | Last::Ye, Some(host)) if host.silent == Some(true) => {
            SILENT_HE
        }
        (Last::Possessive | Last::CopulaYe, Some(_)) => AFTER_YE,
        (Last::Plural, Some(_)) => PLURAL,
        (Last::Comparative, Some(_)) => COMPARATIVE,
        _ if is_name => NAME,
        _ => 0.0,
    }
}
