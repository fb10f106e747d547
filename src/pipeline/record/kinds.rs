//! Names of kinds as numbers: their place in a list of all there are.

use crate::model::{Mode, Tier, VoiceKind};

/// What a voice is.
pub(super) const VOICES: [VoiceKind; 3] = [VoiceKind::Person, VoiceKind::Role, VoiceKind::Body];
/// How words are told.
pub(super) const MODES: [Mode; 3] = [Mode::Direct, Mode::Indirect, Mode::Continued];
/// How sure an attribution is.
pub(super) const TIERS: [Tier; 3] = [Tier::A, Tier::B, Tier::C];
