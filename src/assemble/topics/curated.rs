//! The editor's topics, found by their terms.

use super::{Material, Subject, Terms, Weighed, Weighing, Weights};
use crate::assemble::drafts::Draft;
use crate::digest::Digest;
use crate::model::{EditorTopic, Paragraph};
use crate::persian::{Span, Words};

/// Weighs every paragraph: how often the terms of each topic stand in it.
pub(super) fn weigh(material: Material<'_>, weighed: &mut Weighed) -> (Vec<Subject>, Weights) {
    let topics = &material.content.topics;
    let mut terms = Terms::default();
    let mut not_terms = Terms::default();
    for (idx, topic) in topics.iter().enumerate() {
        topic.terms.iter().for_each(|term| terms.add(term, idx));
        topic.not_terms.iter().for_each(|term| not_terms.add(term, idx));
    }
    let subjects = topics.iter().map(subject).collect();
    let mut names: Vec<Vec<(u32, Span)>> = vec![Vec::new(); material.drafts.len()];
    for line in material.lines {
        names[line.draft].push((line.claim.read.paragraph, line.claim.read.subject));
    }
    let report = |(it, names): (_, Vec<(u32, Span)>)| {
        let it: &Draft<'_> = it;
        (Digest::of_value(&(it.reading.digest, &names)), (it, names))
    };
    let reports: Vec<_> = material.drafts.iter().zip(names).map(report).collect();
    let report = |(draft, names): &(&Draft<'_>, Vec<(u32, Span)>)| {
        let weigh = |(idx, paragraph): (u32, &Paragraph)| {
            // Lines stand in reading order.
            let first = names.partition_point(|it| it.0 < idx);
            let here = names[first..].iter().take_while(|it| it.0 == idx);
            let names: Vec<Span> = here.map(|it| it.1).collect();
            weigh_text(paragraph.text.as_str(), &names, &terms, &not_terms)
        };
        (0..).zip(&draft.reading.article.paragraphs).map(weigh).collect()
    };
    let all: Vec<_> = topics.iter().map(|it| (&it.terms, &it.not_terms)).collect();
    (subjects, weighed.weigh(Digest::of_value(&("terms", all)), &reports, report))
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
fn weigh_text(text: &str, names: &[Span], terms: &Terms, not_terms: &Terms) -> Weighing {
    let words = Words::of(text);
    let names = sorted(names);
    let mut res = Weighing::default();
    let hits = terms.hits(&words);
    if hits.is_empty() {
        return res;
    }
    let excluded = not_terms.hits(&words);
    for (topic, (from, to)) in hits {
        let at = words.span(from, to).start;
        let named = stands_in(&names, at);
        let looks_like =
            excluded.iter().any(|(it, (start, end))| *it == topic && *start < to && from < *end);
        if !named && !looks_like {
            res.add(topic, 1);
        }
    }
    res
}

/// Spans in order of their first byte.
fn sorted(spans: &[Span]) -> Vec<Span> {
    let mut res = spans.to_vec();
    res.sort_unstable_by_key(|it| it.start);
    res
}

/// True when a byte stands in one of some spans, which stand in order and apart.
fn stands_in(spans: &[Span], at: u32) -> bool {
    let after = spans.partition_point(|it| it.start <= at);
    after.checked_sub(1).is_some_and(|idx| at < spans[idx].end)
}
