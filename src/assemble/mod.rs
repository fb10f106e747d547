//! Many annotated articles into one briefing.
//!
//! In reading order: `decisions`, what the editor said of single reports; `copies`, `drafts`, which readings become
//! reports; `claims`, who said what after the editor's corrections; `people`, `cast`, who everyone is; `event`,
//! `days`, `sittings`, when and where; `topics`, about what; `briefing`, all of it in its final place; `review`,
//! what an editor should look at; `attributed`, each seed by itself, for export. `slugs` and `suggest` serve them.

mod decisions;
mod copies;
mod drafts;
mod claims;
mod people;
mod cast;
mod event;
mod days;
mod sittings;
mod topics;
mod briefing;
mod review;
mod attributed;
mod slugs;
mod suggest;
#[cfg(test)]
mod testing;

use rayon::join;

use crate::diagnostic::Diagnostic;
use crate::model::{Briefing, Content, Reading, Review, Settings};

pub(crate) use attributed::{Attributed, attributed};
use cast::Cast;
pub(crate) use copies::pieces;
use decisions::Decisions;
pub(crate) use topics::Gleaned;
use topics::Material;

/// Joins what was read in all seeds, which stand in order of their files. The same for the same material, whatever
/// the machine, and whatever was `known` before; time grows with the material, since nothing compares every seed with
/// every other.
pub(crate) fn assemble(
    settings: &Settings,
    content: &Content,
    readings: Vec<Reading>,
    known: &mut Gleaned,
) -> (Briefing, Review, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let decisions = Decisions::new(content, &readings, &mut found);
    let (drafts, copies) = drafts::drafts(readings, &decisions, settings.drafts, &mut found);
    let claims = claims::all(&drafts, content, &mut found);
    let (cast, (event, proposed)) =
        join(|| Cast::new(&drafts, &claims, content), || event::event(settings, &drafts));
    let lines = cast.lines(&claims, settings, &mut found);
    found.extend(cast.check_not(content));
    let sessions = sittings::sittings(&settings.sessions, &event, &drafts, &lines);
    let material = Material {
        settings,
        content,
        event: &event,
        drafts: &drafts,
        lines: &lines,
        sessions: &sessions,
    };
    let (subjects, review) =
        join(|| topics::subjects(material, known), || review::review(&drafts, &cast, &lines));
    found.extend(topics::unknown(content));
    let topics = subjects.proposals.clone();
    let review = Review { copies, event: proposed, topics, ..review };
    let parts = briefing::Parts { event, sessions, subjects };
    let briefing = briefing::briefing(settings, &cast, &lines, parts, drafts);
    (briefing, review, found)
}
