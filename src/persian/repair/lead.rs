//! What grammar alone speaks for a reading: the texts that the weights were learned from are too few to
//! show every noun with every ending.

use super::reading::{Host, Kind, Last, Reading};

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
/// «ستم|دیدگان», which the lists hold in this spelling alone.
const LISTED: f32 = 1.0;
/// «منهای» is no plural of «من».
const REFUSED: f32 = -2.0;

/// A lead in nats over the joined spelling, where that is in no dictionary and the parts are.
pub(super) fn lead(reading: &Reading, last: Last, whole: u32, is_name: bool) -> f32 {
    let host = reading.host.filter(|host| !matches!(host.kind, Kind::Unknown | Kind::AsIs));
    let is_ending = matches!(last, Last::Plural | Last::Comparative | Last::Possessive);
    if is_ending && host.is_some_and(|host| host.takes == Some(false)) {
        return REFUSED;
    }
    if whole == Kind::Counted as u32 {
        return host.map_or(0.0, |host| over_counted(last, host));
    }
    if whole == Kind::Unknown as u32 { over_unknown(reading, last, host, is_name) } else { 0.0 }
}

/// Where writers joined the word too.
fn over_counted(last: Last, host: Host) -> f32 {
    match last {
        Last::Comparative => COMPARATIVE,
        Last::Plural if host.takes == Some(true) => PLURAL,
        Last::Copula if host.takes == Some(true) && host.silent == Some(true) => SILENT_HE,
        _ => 0.0,
    }
}

/// Where nobody knows the joined spelling.
fn over_unknown(reading: &Reading, last: Last, host: Option<Host>, is_name: bool) -> f32 {
    if reading.kind == Kind::Linked {
        return LINKED;
    }
    if reading.is_listed {
        return LISTED;
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
