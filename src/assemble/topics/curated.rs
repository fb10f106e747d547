//! The editor's topics, found by their terms.

use std::collections::BTreeMap;

use super::{Material, Subject, Terms, Weights};
use crate::model::EditorTopic;
use crate::persian::{Span, Words};

/// Weighs every paragraph: how often the terms of each topic stand in it.
pub(super) fn weigh(material: Material<'_>) -> (Vec<Subject>, Weights) {
    let topics = &material.content.topics;
    let mut terms = Terms::default();
    let mut not_terms = Terms::default();
    for (idx, topic) in topics.iter().enumerate() {
        topic.terms.iter().for_each(|term| terms.add(term, idx));
        topic.not_terms.iter().for_each(|term| not_terms.add(term, idx));
    }
    let subjects = topics.iter().map(subject).collect();
    let mut weights: Weights = Vec::with_capacity(material.drafts.len());
    let mut lines = material.lines.iter().peekable();
    for (idx, draft) in material.drafts.iter().enumerate() {
        let paragraphs = &draft.reading.article.paragraphs;
        let mut names: Vec<Vec<Span>> = vec![Vec::new(); paragraphs.len()];
        while let Some(line) = lines.next_if(|it| it.draft == idx) {
            if let Some(names) = names.get_mut(line.claim.read.paragraph as usize) {
                names.push(line.claim.read.subject);
            }
        }
        let weigh = |(paragraph, names): (&crate::model::Paragraph, Vec<Span>)| {
            weigh_text(paragraph.text.as_str(), &names, &terms, &not_terms)
        };
        weights.push(paragraphs.iter().zip(names).map(weigh).collect());
    }
    (subjects, weights)
}

fn subject(topic: &EditorTopic) -> Subject {
    Subject {
        slug: topic.slug.clone(),
        label: topic.label.clone(),
        origin: Some(topic.origin.clone()),
        introduction: topic.body.clone(),
        former: topic.former.clone(),
    }
}

/// A term in the speaker's title says who speaks, not of what: «رئیس خانه معدن گفت: …».
fn weigh_text(
    text: &str,
    names: &[Span],
    terms: &Terms,
    not_terms: &Terms,
) -> BTreeMap<usize, u32> {
    let words = Words::of(text);
    let mut res = BTreeMap::new();
    let hits = terms.hits(&words);
    if hits.is_empty() {
        return res;
    }
    let excluded = not_terms.hits(&words);
    for (topic, (from, to)) in hits {
        let at = words.span(from, to).start;
        let named = names.iter().any(|it| it.start <= at && at < it.end);
        let looks_like =
            excluded.iter().any(|(it, (start, end))| *it == topic && *start < to && from < *end);
        if !named && !looks_like {
            *res.entry(topic).or_insert(0) += 1;
        }
    }
    res
}
