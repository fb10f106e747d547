//! What is spoken about: the list, and the page of each.

use crate::model::{Id, Report, Topic};
use crate::site::leaves::{Leaf, Leaves};
use crate::site::path::topic_address;
use crate::site::plan::SAYINGS_A_LEAF;
use crate::site::speaker::groups;
use crate::site::view::{TopicView, TopicsView};
use crate::site::view_parts::Saying;
use crate::site::{Site, link};

/// Speakers beside a topic's statements.
const ROOM_FOR_SPEAKERS: usize = 12;

/// The list of topics.
pub(crate) fn topics(site: Site<'_>) -> TopicsView {
    let topics = &site.briefing.topics;
    TopicsView {
        n_topics: topics.len(),
        automatic: !topics.is_empty() && topics.iter().all(|(_, topic)| topic.editor.is_none()),
        topics: topics.iter().map(|(id, it)| link::topic(site, id, it.paragraphs.len())).collect(),
    }
}

/// One leaf of a topic's page.
pub(crate) fn topic(site: Site<'_>, id: Id<Topic>, leaf: Leaf) -> TopicView {
    let topic = &site.briefing.topics[id];
    let leaves = Leaves::new(topic.paragraphs.len(), SAYINGS_A_LEAF);
    let of_leaf = topic.paragraphs[leaves.items(leaf)].iter();
    let sayings = of_leaf.map(|(report, at)| (*report, said_in(site, *report, *at)));
    let speakers =
        link::count(topic.statements.iter().map(|it| site.briefing.statements[*it].speaker));
    let mut speakers: Vec<_> =
        speakers.into_iter().map(|(id, n)| link::speaker(site, id, n)).collect();
    speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.n_statements));
    speakers.truncate(ROOM_FOR_SPEAKERS);
    TopicView {
        label: topic.label.clone(),
        introduction: topic.introduction.clone(),
        automatic: topic.editor.is_none(),
        n_paragraphs: topic.paragraphs.len(),
        n_reports: link::count(topic.paragraphs.iter().map(|(report, _)| *report)).len(),
        groups: groups(site, sayings, None),
        pager: link::pager(leaves, leaf, &topic_address(&topic.slug)),
        speakers,
    }
}

/// What stands in a paragraph: its statements, else the reporter's words, unless they are the headline's.
pub(crate) fn said_in(site: Site<'_>, id: Id<Report>, paragraph: u32) -> Vec<Saying> {
    let statements = &site.briefing.reports[id].statements;
    let found: Vec<Saying> = statements
        .iter()
        .filter(|it| site.briefing.statements[**it].paragraph == paragraph)
        .map(|it| link::saying(site, *it))
        .collect();
    if found.is_empty() {
        link::narration(site, id, paragraph).into_iter().collect()
    } else {
        found
    }
}
