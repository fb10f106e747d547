//! What each seed says, its people as all seeds together tell them: for export.

use std::collections::BTreeMap;

use crate::assemble::cast::{Cast, Line};
use crate::assemble::claims::{self, Claims};
use crate::assemble::decisions::Decisions;
use crate::assemble::drafts::Draft;
use crate::assemble::topics::{self, Gleaned, Material};
use crate::assemble::{drafts, event, sittings};
use crate::diagnostic::Diagnostic;
use crate::model::Reading;
use crate::model::{Attribution, Content, Settings, VoiceKind};

/// One seed and who says what in it.
#[derive(Debug)]
pub(crate) struct Attributed {
    /// The seed and what was read in it alone.
    pub(crate) reading: Reading,
    /// In order of first statement.
    pub(crate) speakers: Vec<Attributee>,
    /// In reading order, with the speaker's index. Doubtful statements and repeated leads are among them.
    pub(crate) statements: Vec<(Attribution, usize)>,
    /// Labels of the editor's topics, most weighty first.
    pub(crate) topics: Vec<String>,
}

/// Someone who speaks in one seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attributee {
    /// Their address: the same in every seed in which they speak.
    pub(crate) slug: String,
    /// Person, unnamed office, or body.
    pub(crate) kind: VoiceKind,
    /// The editor's name, else the fullest that any seed gives; `None` for an office.
    pub(crate) name: Option<String>,
    /// The posts that this seed gives them.
    pub(crate) roles: Vec<String>,
}

/// Every seed by itself, copies too, in the order given; seeds that the editor skips are left out.
pub(crate) fn attributed(
    settings: &Settings,
    content: &Content,
    readings: Vec<Reading>,
) -> (Vec<Attributed>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let decisions = Decisions::new(content, &readings, &mut found);
    let drafts = drafts::singly(readings, &decisions);
    let claims: Vec<Claims> =
        drafts.iter().map(|draft| claims::claims(draft, content, &mut found)).collect();
    let cast = Cast::new(&drafts, &claims, content);
    let lines = cast.lines(&claims, settings, &mut found);
    found.extend(cast.check_not(content));
    let topics = labels(settings, content, &drafts, &lines);
    let mut spoken: Vec<Vec<&Line<'_>>> = vec![Vec::new(); drafts.len()];
    for line in &lines {
        spoken[line.draft].push(line);
    }
    let mut res: Vec<Attributed> = Vec::with_capacity(drafts.len());
    for (idx, (draft, topics)) in drafts.into_iter().zip(topics).enumerate() {
        let (speakers, statements) = speakers(&cast, idx, &claims[idx], &spoken[idx]);
        res.push(Attributed { reading: draft.reading, speakers, statements, topics });
    }
    res.sort_by(|left, right| left.reading.article.seed_path.cmp(&right.reading.article.seed_path));
    (res, found)
}

/// Everyone who speaks in a seed, and the statements, each with its speaker's index.
fn speakers(
    cast: &Cast<'_>,
    draft: usize,
    claims: &Claims,
    lines: &[&Line<'_>],
) -> (Vec<Attributee>, Vec<(Attribution, usize)>) {
    let mut people: Vec<usize> = Vec::new();
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut statements = Vec::with_capacity(lines.len());
    for line in lines {
        let speaker = *place.entry(line.person).or_insert_with(|| {
            people.push(line.person);
            people.len() - 1
        });
        statements.push((line.claim.read.clone(), speaker));
    }
    let mut speakers: Vec<Attributee> =
        people.iter().map(|person| attributee(cast, *person)).collect();
    for (voice, met) in claims.voices.iter().enumerate() {
        let Some(speaker) = place.get(&cast.person(draft, voice)) else { continue };
        let roles = &mut speakers[*speaker].roles;
        for role in &met.roles {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
    }
    (speakers, statements)
}

fn attributee(cast: &Cast<'_>, person: usize) -> Attributee {
    let kind = cast.people.all[person].kind;
    let name = cast.profiles[person].name.clone();
    Attributee {
        slug: cast.slugs[person].clone(),
        kind,
        name: Some(name).filter(|name| kind != VoiceKind::Role && !name.is_empty()),
        roles: Vec::new(),
    }
}

/// By seed: labels of the editor's topics. Those that the reports name themselves are no one's taxonomy.
fn labels(
    settings: &Settings,
    content: &Content,
    drafts: &[Draft<'_>],
    lines: &[Line<'_>],
) -> Vec<Vec<String>> {
    if content.topics.is_empty() {
        return vec![Vec::new(); drafts.len()];
    }
    let (event, _) = event::event(settings, drafts);
    let sessions = sittings::sittings(&settings.sessions, &event, drafts, lines);
    let material =
        Material { settings, content, event: &event, drafts, lines, sessions: &sessions };
    let subjects = topics::subjects(material, &mut Gleaned::default());
    let label =
        |id: &crate::model::Id<crate::model::Topic>| subjects.topics[id.index()].label.clone();
    subjects.reports.iter().map(|ids| ids.iter().map(label).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Attributed, attributed};
    use crate::assemble::testing::{person, reading};
    use crate::model::{Content, Settings};

    fn told(reports: &[Attributed]) -> Vec<String> {
        let name = |report: &Attributed| {
            let each = report.speakers.iter().map(|it| {
                format!(
                    "{} {} ({})",
                    it.slug,
                    it.name.as_deref().unwrap_or("-"),
                    it.roles.join(", ")
                )
            });
            each.collect::<Vec<_>>().join("; ")
        };
        reports.iter().map(name).collect()
    }

    #[test]
    fn a_surname_takes_its_name_from_another_report() {
        let text = "راه سبز\nکوهستانی گفت: خوب است.";
        let readings = vec![
            reading("a", "2025-10-22", text, vec![person("کوهستانی", &["دبیر همایش"])]),
            reading(
                "b",
                "2025-10-23",
                text,
                vec![person("فرهاد کوهستانی", &["دبیر همایش راه سبز"])],
            ),
            reading("c", "2025-10-24", text, vec![person("کوهستانی", &[])]),
        ];
        let (reports, found) = attributed(&Settings::default(), &Content::default(), readings);
        assert!(found.is_empty());
        let expected = [
            "farhad-kouhestani فرهاد کوهستانی (دبیر همایش)",
            "farhad-kouhestani فرهاد کوهستانی (دبیر همایش راه سبز)",
            "kouhestani کوهستانی ()",
        ];
        assert_eq!(told(&reports), expected);
    }
}
