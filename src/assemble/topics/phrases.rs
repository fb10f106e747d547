//! Subjects that the reports name themselves: titles of sittings, and phrases that recur with several speakers.

use std::collections::BTreeSet;

use super::recurring::Phrase;
use super::{Material, Subject, Terms, Weighed, Weighing, Weights};
use crate::assemble::drafts::Draft;
use crate::assemble::slugs::Slugs;
use crate::digest::Digest;
use crate::model::{Content, Session, TopicProposal};
use crate::persian::Words;
use crate::persian::fold::key;
use crate::persian::romanize::slug;

/// So many automatic topics and proposals at most: better few than wrong.
const TOPICS: usize = 8;
const SITTINGS: usize = 32;
const PROPOSALS: usize = 20;

/// Topics out of sittings and the best phrases of several speakers.
pub(super) fn weigh(
    material: Material<'_>,
    phrases: &[Phrase],
    weighed: &mut Weighed,
) -> (Vec<Subject>, Weights) {
    let sittings: Vec<&Session> =
        material.sessions.iter().filter(|it| !it.statements.is_empty()).take(SITTINGS).collect();
    let said_by_several = phrases.iter().filter(|it| it.speakers > 1).take(TOPICS);
    let titles = sittings.iter().map(|it| it.title.as_str());
    let labels = titles.chain(said_by_several.map(|it| it.shown.as_str()));
    let mut terms = Terms::default();
    let mut slugs = Slugs::default();
    let mut subjects = Vec::new();
    for (idx, label) in labels.enumerate() {
        terms.add(label, idx);
        let slug = slugs.unique(&slug(label), "topic");
        subjects.push(Subject { slug, label: label.to_owned(), ..Subject::default() });
    }
    let weigh = |text: &str| {
        let mut res = Weighing::default();
        if terms.is_empty() {
            return res;
        }
        for (topic, _) in terms.hits(&Words::of(text)) {
            res.add(topic, 1);
        }
        res
    };
    let report = |draft: &&Draft<'_>| -> Vec<Weighing> {
        draft.reading.article.paragraphs.iter().map(|it| weigh(it.text.as_str())).collect()
    };
    let reports: Vec<_> = material.drafts.iter().map(|it| (it.reading.digest, it)).collect();
    let labels: Vec<&str> = subjects.iter().map(|it: &Subject| it.label.as_str()).collect();
    let mut weights = weighed.weigh(Digest::of_value(&("phrases", labels)), &reports, report);
    for (topic, sitting) in sittings.iter().enumerate() {
        for (report, paragraph) in &sitting.mentions {
            let weights = &mut weights[report.index()][*paragraph as usize];
            if !weights.has(topic) {
                weights.add(topic, 1);
            }
        }
    }
    (subjects, weights)
}

/// Phrases that no topic of the editor's has as a term.
pub(super) fn proposals(phrases: &[Phrase], content: &Content) -> Vec<TopicProposal> {
    let terms = content.topics.iter().flat_map(|it| it.terms.iter().chain([&it.label]));
    let known: BTreeSet<String> = terms.map(|term| key(term)).collect();
    let mut slugs = Slugs::default();
    let new = phrases.iter().filter(|it| !known.contains(&key(&it.shown)));
    new.take(PROPOSALS)
        .map(|it| TopicProposal {
            slug: slugs.unique(&slug(&it.shown), "topic"),
            label: it.shown.clone(),
            speakers: it.speakers,
            reports: it.reports,
        })
        .collect()
}
