//! What is spoken about: the list, and the page of each.

use crate::model::{Id, Report, Statement, Topic};
use crate::persian::number::persian_digits;
use crate::site::leaves::{Leaf, Leaves};
use crate::site::path::topic_address;
use crate::site::plan::SAYINGS_A_LEAF;
use crate::site::report::shorten;
use crate::site::speaker::groups;
use crate::site::view_pages::{ReportGroup, TopicView, TopicsView};
use crate::site::view_parts::{PlaceLink, Saying, SpeakerLink};
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

/// One leaf of a topic's page. The front counts everything; a full leaf counts what stands on it, so that it
/// never changes.
pub(crate) fn topic(site: Site<'_>, id: Id<Topic>, leaf: Leaf) -> TopicView {
    let topic = &site.briefing.topics[id];
    let leaves = Leaves::new(topic.paragraphs.len(), SAYINGS_A_LEAF);
    let shown = &topic.paragraphs[leaves.items(leaf)];
    let scope = if leaf.is_none() { &topic.paragraphs[..] } else { shown };
    // Why it is theirs has no room on a full leaf.
    let say = if leaf.is_none() { reasoned } else { link::saying };
    let sayings = shown.iter().map(|(report, at)| (*report, said_in(site, *report, *at, say)));
    let mut groups = groups(site, sayings, None);
    if leaf.is_some() {
        groups.iter_mut().for_each(abridge);
    }
    TopicView {
        label: topic.label.clone(),
        introduction: topic.introduction.clone(),
        automatic: topic.editor.is_none(),
        n_paragraphs: scope.len(),
        n_reports: link::count(scope.iter().map(|(report, _)| *report)).len(),
        groups,
        pager: link::pager(leaves, leaf, &topic_address(&topic.slug)),
        speakers: if leaf.is_none() { speakers(site, topic) } else { Vec::new() },
    }
}

/// Who speaks about it, most first.
fn speakers(site: Site<'_>, topic: &Topic) -> Vec<SpeakerLink> {
    let all = topic.statements.iter().map(|it| site.briefing.statements[*it].speaker);
    let mut counted = link::count(all);
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted.truncate(ROOM_FOR_SPEAKERS);
    counted.into_iter().map(|(id, n)| link::speaker(site, id, n)).collect()
}

/// The first words of each speaker, and where they go on: the full leaves of a long topic are for looking
/// through, and each statement stands in full in its report and on its speaker's page.
fn abridge(group: &mut ReportGroup) {
    const ROOM: usize = 140;
    let mut res: Vec<Saying> = Vec::new();
    for saying in group.sayings.drain(..) {
        match res.last_mut() {
            Some(first) if saying.again => first.more.push(PlaceLink {
                label: saying.anchor.strip_prefix('p').map_or(saying.place, persian_digits),
                anchor: saying.anchor,
            }),
            _ => {
                let words = shorten(&saying.words, ROOM).trim_end_matches('…').to_owned();
                let cut = words.len() < saying.words.len();
                res.push(Saying { words, cut, ..saying });
            }
        }
    }
    group.sayings = res;
}

/// What stands in a paragraph: its statements, else the reporter's words, unless they are the headline's.
pub(crate) fn said_in<'a>(
    site: Site<'a>,
    id: Id<Report>,
    paragraph: u32,
    say: impl Fn(Site<'a>, Id<Statement>) -> Saying,
) -> Vec<Saying> {
    let statements = link::statements_in(site, &site.briefing.reports[id], paragraph);
    let found: Vec<Saying> = statements.iter().map(|it| say(site, *it)).collect();
    if found.is_empty() {
        link::narration(site, id, paragraph).into_iter().collect()
    } else {
        found
    }
}

/// A statement with the reason for its speaker.
pub(crate) fn reasoned(site: Site<'_>, id: Id<Statement>) -> Saying {
    let statement = &site.briefing.statements[id];
    let report = &site.briefing.reports[statement.report];
    Saying { evidence: Some(link::evidence(report, statement)), ..link::saying(site, id) }
}
