//! What each file of the site is made from, as a hash that is known without gathering what the file shows.
//!
//! A file that depends on what it depended on in an earlier build has the bytes it had then. So whatever a view
//! looks at must be counted here: too much costs time, too little shows an old page. Places in tables are never
//! counted, what stands there is: a new report moves everything behind it.

use std::hash::Hash as _;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::digest::{Digest, Hashed};
use crate::model::{Day, Id, Report, Session, Speaker, Statement, Topic};
use crate::site::files::FileKind;
use crate::site::hooks::every_report_has_a_card;
use crate::site::leaves::{Leaf, Leaves};
use crate::site::machine::{FeedScope, feed_reports, first_day};
use crate::site::plan::{DAYS_A_LEAF, REPORTS_A_LEAF, SAYINGS_A_LEAF};
use crate::site::{Page, PageKind, Site, day, home};

/// Hashes of what the site is made from, each thing with everything that is shown of it.
#[derive(Debug)]
pub(crate) struct Dependencies {
    /// What every page shows: settings, the event, words, the editor's pages.
    frame: Digest,
    /// Everything there is.
    whole: Digest,
    /// By report: its text, what was said in it, by whom and about what.
    reports: Vec<Digest>,
    /// By speaker: who they are, without what they said.
    speakers: Vec<Digest>,
    /// By topic: what it is called, without what is said about it.
    topics: Vec<Digest>,
}

impl Dependencies {
    /// Walks the site once, many reports at a time.
    pub(crate) fn new(site: Site<'_>) -> Dependencies {
        let briefing = site.briefing;
        let speakers = briefing.speakers.iter().map(|(id, it)| head(site, id, it)).collect();
        let topics = briefing.topics.iter().map(|(_, it)| subject(it)).collect();
        let frame = frame(site);
        let mut res =
            Dependencies { frame, whole: Digest::default(), reports: Vec::new(), speakers, topics };
        let all: Vec<&Report> = briefing.reports.iter().map(|(_, it)| it).collect();
        res.reports = all
            .into_par_iter()
            .map_init(Hashed::default, |bytes, it| res.report(site, it, bytes))
            .collect();
        res.whole = res.whole(site);
        res
    }

    /// What `page` is made from; none for what is copied as fast as it is known again.
    pub(crate) fn of(&self, site: Site<'_>, page: &Page) -> Option<Digest> {
        let mut on = Hashed::default();
        self.frame.hash(&mut on);
        match &page.kind {
            PageKind::Static(_) | PageKind::Words(_) => return None,
            PageKind::NotFound | PageKind::Editor(_) => {}
            PageKind::Redirect { title, target } => (title, target).hash(&mut on),
            PageKind::Report(id) => self.add_neighbours(site, *id, &mut on),
            PageKind::Provenance(id) | PageKind::Source(id) => self.add_report(*id, &mut on),
            PageKind::Speaker(id, leaf) => self.add_speaker(site, *id, *leaf, &mut on),
            PageKind::Topic(id, leaf) => self.add_topic(site, *id, *leaf, &mut on),
            PageKind::Day(id, leaf) => self.add_day(site, *id, *leaf, &mut on),
            PageKind::Reports(leaf @ Some(_)) => {
                let leaves = Leaves::new(site.index.reports.len(), REPORTS_A_LEAF);
                add_leaf(leaves, *leaf, &mut on);
                home::has_strips(site).hash(&mut on);
                self.add_reports(&site.index.reports[leaves.items(*leaf)], &mut on);
            }
            PageKind::Days(leaf @ Some(_)) => {
                let leaves = Leaves::new(site.index.days.len(), DAYS_A_LEAF);
                add_leaf(leaves, *leaf, &mut on);
                day::has_strips(site).hash(&mut on);
                for id in &site.index.days[leaves.items(*leaf)] {
                    self.add_day_item(site, *id, &mut on);
                }
            }
            PageKind::Print(number) if *number > 0 => {
                let booklet = site.index.booklets[*number as usize - 1].clone();
                (number, site.index.booklets.len() < 2).hash(&mut on);
                self.add_reports(&site.index.reports[booklet], &mut on);
            }
            PageKind::File(kind) => self.add_file(site, kind, &mut on),
            PageKind::Home
            | PageKind::Reports(None)
            | PageKind::Speakers
            | PageKind::Letter(_)
            | PageKind::Topics
            | PageKind::Days(None)
            | PageKind::Matrix
            | PageKind::Search
            | PageKind::Print(_) => self.whole.hash(&mut on),
        }
        Some(on.digest())
    }

    /// What a report's part of the search index is made from.
    pub(crate) fn of_doc(&self, id: Id<Report>) -> Digest {
        let mut on = Hashed::default();
        self.frame.hash(&mut on);
        self.add_report(id, &mut on);
        on.digest()
    }

    fn add_report(&self, id: Id<Report>, on: &mut Hashed) {
        self.reports[id.index()].hash(on);
    }

    fn add_reports(&self, ids: &[Id<Report>], on: &mut Hashed) {
        ids.len().hash(on);
        for id in ids {
            self.add_report(*id, on);
        }
    }

    fn add_neighbours(&self, site: Site<'_>, id: Id<Report>, on: &mut Hashed) {
        let place = site.index.place(id);
        let around = place.saturating_sub(1)..(place + 2).min(site.index.reports.len());
        (place == 0).hash(on);
        self.add_reports(&site.index.reports[around], on);
        let date = site.briefing.reports[id].date;
        date.is_some_and(|date| site.index.day(date).is_some()).hash(on);
    }

    fn add_speaker(&self, site: Site<'_>, id: Id<Speaker>, leaf: Leaf, on: &mut Hashed) {
        let speaker = &site.briefing.speakers[id];
        let leaves = Leaves::new(speaker.statements.len(), SAYINGS_A_LEAF);
        add_leaf(leaves, leaf, on);
        (self.speakers[id.index()], &speaker.biography).hash(on);
        let scope = if leaf.is_none() { 0..speaker.statements.len() } else { leaves.items(leaf) };
        self.add_statements(site, &speaker.statements[scope], on);
    }

    fn add_topic(&self, site: Site<'_>, id: Id<Topic>, leaf: Leaf, on: &mut Hashed) {
        let topic = &site.briefing.topics[id];
        let leaves = Leaves::new(topic.paragraphs.len(), SAYINGS_A_LEAF);
        add_leaf(leaves, leaf, on);
        (self.topics[id.index()], &topic.introduction).hash(on);
        let scope = if leaf.is_none() { 0..topic.paragraphs.len() } else { leaves.items(leaf) };
        self.add_paragraphs(&topic.paragraphs[scope], on);
        if leaf.is_none() {
            self.add_statements(site, &topic.statements, on);
        }
    }

    fn add_day(&self, site: Site<'_>, id: Id<Day>, leaf: Leaf, on: &mut Hashed) {
        let day = &site.briefing.days[id];
        add_leaf(Leaves::new(day.reports.len(), REPORTS_A_LEAF), leaf, on);
        let around = id.index().saturating_sub(1)..(id.index() + 2).min(site.index.days.len());
        (id.index() == 0).hash(on);
        for id in &site.index.days[around] {
            let Day { date, phase, reports, mentions: _ } = &site.briefing.days[*id];
            (date, phase, reports.len()).hash(on);
        }
        self.add_reports(&day.reports, on);
        self.add_paragraphs(&day.mentions, on);
        for (_, session) in site.briefing.sessions.iter().filter(|(_, it)| it.day == Some(day.date))
        {
            add_session(session, on);
            self.add_paragraphs(&session.mentions[..session.mentions.len().min(1)], on);
        }
    }

    /// A day as lists show it.
    fn add_day_item(&self, site: Site<'_>, id: Id<Day>, on: &mut Hashed) {
        let Day { date, phase, reports, mentions: _ } = &site.briefing.days[id];
        (date, phase).hash(on);
        self.add_reports(reports, on);
    }

    fn add_paragraphs(&self, paragraphs: &[(Id<Report>, u32)], on: &mut Hashed) {
        for (id, at) in paragraphs {
            self.add_report(*id, on);
            at.hash(on);
        }
        paragraphs.len().hash(on);
    }

    fn add_statements(&self, site: Site<'_>, ids: &[Id<Statement>], on: &mut Hashed) {
        for id in ids {
            let statement = &site.briefing.statements[*id];
            self.add_report(statement.report, on);
            (statement.paragraph, statement.content).hash(on);
        }
        ids.len().hash(on);
    }

    fn add_file(&self, site: Site<'_>, kind: &FileKind, on: &mut Hashed) {
        match kind {
            FileKind::Citation(id, _) => self.add_report(*id, on),
            #[cfg(feature = "cards")]
            FileKind::Card(Some(id)) => self.add_report(*id, on),
            FileKind::Atom(scope) => self.add_feed(site, *scope, on),
            FileKind::JsonFeed => self.add_feed(site, FeedScope::Site, on),
            _ => self.whole.hash(on),
        }
    }

    fn add_feed(&self, site: Site<'_>, scope: FeedScope, on: &mut Hashed) {
        first_day(site).hash(on);
        self.add_reports(&feed_reports(site, scope), on);
        match scope {
            FeedScope::Site => {}
            FeedScope::Speaker(id) => self.speakers[id.index()].hash(on),
            FeedScope::Topic(id) => self.topics[id.index()].hash(on),
            FeedScope::Day(id) => site.briefing.days[id].date.hash(on),
        }
    }

    fn report(&self, site: Site<'_>, report: &Report, on: &mut Hashed) -> Digest {
        let Report { slug, former, title, date, dateline, made_from, .. } = report;
        let Report {
            phase,
            days,
            statements,
            paragraph_topics,
            topics,
            sessions,
            editor,
            note,
            ..
        } = report;
        (slug, former, title, date, dateline, made_from).hash(on);
        (phase, days, editor, note).hash(on);
        for id in statements {
            self.add_statement(&site.briefing.statements[*id], on);
        }
        for topics in paragraph_topics.iter().chain([topics]) {
            self.add_topics(topics, on);
        }
        for id in sessions {
            add_session(&site.briefing.sessions[*id], on);
        }
        on.digest()
    }

    fn add_statement(&self, statement: &Statement, on: &mut Hashed) {
        let Statement {
            report: _,
            paragraph,
            speaker,
            mode,
            tier,
            rule,
            subject,
            cue,
            content,
            topics,
        } = statement;
        (paragraph, self.speakers[speaker.index()], mode, tier, rule).hash(on);
        (subject, cue, content).hash(on);
        self.add_topics(topics, on);
    }

    fn add_topics(&self, ids: &[Id<Topic>], on: &mut Hashed) {
        ids.len().hash(on);
        for id in ids {
            self.topics[id.index()].hash(on);
        }
    }

    fn whole(&self, site: Site<'_>) -> Digest {
        let briefing = site.briefing;
        let mut on = Hashed::default();
        self.frame.hash(&mut on);
        self.add_reports(&site.index.reports, &mut on);
        for (id, speaker) in briefing.speakers.iter() {
            (self.speakers[id.index()], &speaker.biography).hash(&mut on);
            speaker.statements.len().hash(&mut on);
        }
        for (id, topic) in briefing.topics.iter() {
            (self.topics[id.index()], &topic.introduction).hash(&mut on);
            self.add_paragraphs(&topic.paragraphs, &mut on);
            topic.statements.len().hash(&mut on);
        }
        for (id, day) in briefing.days.iter() {
            self.add_day_item(site, id, &mut on);
            self.add_paragraphs(&day.mentions, &mut on);
        }
        for (_, session) in briefing.sessions.iter() {
            add_session(session, &mut on);
            self.add_paragraphs(&session.mentions, &mut on);
            self.add_statements(site, &session.statements, &mut on);
        }
        on.digest()
    }
}

/// What stands around every page. What the editor writes of single things is counted with them.
fn frame(site: Site<'_>) -> Digest {
    let mut on = Hashed::default();
    format!("{:?}{:?}{:?}", site.settings, site.briefing.event, site.words).hash(&mut on);
    format!("{:?}", site.content.pages).hash(&mut on);
    every_report_has_a_card(site).hash(&mut on);
    on.digest()
}

fn head(site: Site<'_>, id: Id<Speaker>, speaker: &Speaker) -> Digest {
    let Speaker {
        slug,
        kind,
        name,
        sort_name,
        aliases,
        roles,
        editor,
        former,
        has_page,
        flags,
        ..
    } = speaker;
    let mut on = Hashed::default();
    (slug, kind, name, sort_name, aliases, roles).hash(&mut on);
    (editor, former, has_page, flags, site.index.colour(id)).hash(&mut on);
    on.digest()
}

fn subject(topic: &Topic) -> Digest {
    let Topic { slug, label, editor, introduction: _, former, paragraphs: _, statements: _ } =
        topic;
    let mut on = Hashed::default();
    (slug, label, editor, former).hash(&mut on);
    on.digest()
}

fn add_session(session: &Session, on: &mut Hashed) {
    let Session { title, noun, day, mentions: _, statements: _ } = session;
    (title, noun, day).hash(on);
}

/// Which leaf it is, and which others it leads to.
fn add_leaf(leaves: Leaves, leaf: Leaf, on: &mut Hashed) {
    (leaf, leaves.neighbours(leaf)).hash(on);
}
