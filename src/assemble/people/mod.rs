//! Voices of many reports into people: who is who, and never two people in one.
//!
//! In reading order: `names`, `roles`, what is compared; `join`, the rules; `profile`, what is shown of a person.

mod join;
mod names;
mod profile;
mod roles;

use chrono::NaiveDate;

use crate::model::{EditorSpeaker, Voice, VoiceKind};

pub(super) use join::join;
pub(super) use names::name_key;
pub(super) use profile::{Profile, profile};

/// One voice of one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sighting<'a> {
    /// The day the report was sent.
    pub(super) date: Option<NaiveDate>,
    /// What the report says of them.
    pub(super) voice: &'a Voice,
}

/// Sightings that are one person, office or body.
#[derive(Debug, Clone)]
pub(super) struct Person<'a> {
    /// Person, unnamed office, or body.
    pub(super) kind: VoiceKind,
    /// The editor's file, if there is one.
    pub(super) editor: Option<&'a EditorSpeaker>,
    /// By index in the list of sightings, in order.
    pub(super) sightings: Vec<usize>,
    /// What the joining found odd, as in `same-name-other-role`.
    pub(super) flags: Vec<&'static str>,
}

/// The people, and what could not be decided.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    /// The editor's first, in order of slug, then by first sighting.
    pub(super) all: Vec<Person<'a>>,
    /// By sighting: the person.
    pub(super) of: Vec<usize>,
    /// Surnames alone that stay alone: the sighting, and the people it may be.
    pub(super) unlinked: Vec<(usize, Vec<usize>)>,
    /// Offices without a name: the sighting, and the one person seen with that post.
    pub(super) offices: Vec<(usize, usize)>,
}

#[cfg(test)]
mod tests;
