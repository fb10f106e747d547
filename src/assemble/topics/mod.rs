//! What is spoken about: the editor's topics by their terms; until there are any, what the reports name themselves.

mod terms;
mod weighed;
mod recurring;
mod curated;
mod phrases;

use crate::assemble::cast::Line;
use crate::assemble::drafts::Draft;
use crate::assemble::suggest::did_you_mean;
use crate::diagnostic::{Diagnostic, Location};
use crate::model::{
    Content, Event, Id, Origin, Part, Session, Settings, Topic, TopicProposal, Topics,
};
use crate::pack::{Packer, Unpacker};
use crate::persian::order::PersianOrder;

use recurring::Places;
pub(super) use terms::Terms;
use weighed::{Weighed, Weighing, Weights};

/// A topic before it has its place.
#[derive(Debug, Clone, Default)]
struct Subject {
    slug: String,
    label: String,
    origin: Option<Origin>,
    introduction: String,
    former: Vec<String>,
}

/// Topics, and what each report and paragraph is about.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// By weight, then in alphabetical order. `statements` follows the published lines.
    pub(super) topics: Vec<Topic>,
    /// By report and paragraph: most weighty first.
    pub(super) paragraphs: Vec<Vec<Vec<Id<Topic>>>>,
    /// By report: most weighty first.
    pub(super) reports: Vec<Vec<Id<Topic>>>,
    /// For the editor.
    pub(super) proposals: Vec<TopicProposal>,
}

/// What topics are told from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Material<'m> {
    /// The editor's wishes.
    pub(super) settings: &'m Settings,
    /// The editor's topics.
    pub(super) content: &'m Content,
    /// Its name is no topic.
    pub(super) event: &'m Event,
    /// In order.
    pub(super) drafts: &'m [Draft<'m>],
    /// In order.
    pub(super) lines: &'m [Line<'m>],
    /// In order of first mention.
    pub(super) sessions: &'m [Session],
}

/// What is known of single reports from earlier walks.
#[derive(Debug, Default)]
pub(crate) struct Gleaned {
    weighed: Weighed,
    places: Places,
}

impl Gleaned {
    /// For the next process.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut to = Packer::new();
        self.weighed.pack(&mut to);
        self.places.pack(&mut to);
        to.into_bytes()
    }

    /// What [`Gleaned::pack`] gave.
    pub(crate) fn unpack(bytes: &[u8]) -> Option<Gleaned> {
        let mut from = Unpacker::of(bytes);
        Some(Gleaned { weighed: Weighed::unpack(&mut from)?, places: Places::unpack(&mut from)? })
    }
}

/// Headlines say what a report is about; so does a lead, less loudly.
fn loudness(part: Part) -> u32 {
    match part {
        Part::Kicker | Part::Headline => 4,
        Part::Lead => 2,
        Part::Subhead | Part::Body(_) => 1,
    }
}

/// Finds what each paragraph is about.
pub(super) fn subjects(material: Material<'_>, known: &mut Gleaned) -> Subjects {
    let Gleaned { weighed, places } = known;
    let phrases = recurring::recurring(material, places);
    let proposals = phrases::proposals(&phrases, material.content);
    let (subjects, mut weights) = if !material.content.topics.is_empty() {
        curated::weigh(material, weighed)
    } else if material.settings.extract.topics == Topics::Auto {
        phrases::weigh(material, &phrases, weighed)
    } else {
        (Vec::new(), vec![Vec::new(); material.drafts.len()])
    };
    obey(material, &subjects, &mut weights);
    Subjects { proposals, ..arrange(material, &subjects, &weights) }
}

/// Topics that the editor gives a report replace ours. One that no paragraph speaks of is the first paragraph's.
fn obey(material: Material<'_>, subjects: &[Subject], weights: &mut Weights) {
    for (draft, weights) in material.drafts.iter().zip(weights) {
        let Some(wanted) = draft.editor.and_then(|it| it.topics.as_ref()) else { continue };
        let wanted: Vec<usize> = wanted
            .iter()
            .filter_map(|slug| subjects.iter().position(|it| it.slug == *slug))
            .collect();
        for paragraph in weights.iter_mut() {
            paragraph.retain(|subject| wanted.contains(&subject));
        }
        for subject in wanted {
            let spoken_of = weights.iter().any(|it| it.has(subject));
            if let Some(first) = weights.first_mut().filter(|_| !spoken_of) {
                first.add(subject, 1);
            }
        }
    }
}

/// Gives topics their order and everything its topics.
fn arrange(material: Material<'_>, subjects: &[Subject], weights: &Weights) -> Subjects {
    let mut sums = vec![0u32; subjects.len()];
    for (subject, weight) in weights.iter().flatten().flat_map(Weighing::iter) {
        sums[subject] += weight;
    }
    let order = PersianOrder::new();
    let mut places: Vec<usize> = (0..subjects.len()).filter(|idx| sums[*idx] > 0).collect();
    places.sort_by(|left, right| {
        let label = |idx: &usize| subjects[*idx].label.as_str();
        sums[*right].cmp(&sums[*left]).then_with(|| order.compare(label(left), label(right)))
    });
    let mut ids: Vec<Option<Id<Topic>>> = vec![None; subjects.len()];
    for (place, subject) in places.iter().enumerate() {
        ids[*subject] = Some(Id::at(place));
    }
    let ranked = |weights: &Weighing| -> Vec<Id<Topic>> {
        let mut all: Vec<(u32, usize)> =
            weights.iter().map(|(subject, weight)| (u32::MAX - weight, subject)).collect();
        all.sort_unstable();
        all.into_iter().filter_map(|(_, subject)| ids[subject]).collect()
    };
    let paragraphs: Vec<Vec<Vec<Id<Topic>>>> =
        weights.iter().map(|report| report.iter().map(&ranked).collect()).collect();
    let reports = material.drafts.iter().zip(weights).map(|(draft, report)| {
        let mut sum = Weighing::default();
        for (paragraph, weights) in draft.reading.article.paragraphs.iter().zip(report) {
            for (subject, weight) in weights.iter() {
                sum.add(subject, weight * loudness(paragraph.part));
            }
        }
        ranked(&sum)
    });
    let reports = reports.collect();
    let mut topics: Vec<Topic> = places.iter().map(|idx| topic(&subjects[*idx])).collect();
    fill(&mut topics, &paragraphs, material.lines);
    Subjects { topics, paragraphs, reports, proposals: Vec::new() }
}

fn topic(subject: &Subject) -> Topic {
    Topic {
        slug: subject.slug.clone(),
        label: subject.label.clone(),
        editor: subject.origin.clone(),
        introduction: subject.introduction.clone(),
        former: subject.former.clone(),
        paragraphs: Vec::new(),
        statements: Vec::new(),
    }
}

/// Where each topic is spoken of, and by which published statements.
fn fill(topics: &mut [Topic], paragraphs: &[Vec<Vec<Id<Topic>>>], lines: &[Line<'_>]) {
    for (report, all) in paragraphs.iter().enumerate() {
        for (paragraph, ids) in (0..).zip(all) {
            for id in ids {
                topics[id.index()].paragraphs.push((Id::at(report), paragraph));
            }
        }
    }
    for (idx, line) in lines.iter().filter(|it| it.published).enumerate() {
        for id in of_paragraph(paragraphs, line) {
            topics[id.index()].statements.push(Id::at(idx));
        }
    }
}

/// The topics of the paragraph in which a statement stands.
pub(super) fn of_paragraph<'p>(
    paragraphs: &'p [Vec<Vec<Id<Topic>>>],
    line: &Line<'_>,
) -> &'p [Id<Topic>] {
    let report = paragraphs.get(line.draft);
    let topics = report.and_then(|it| it.get(line.claim.read.paragraph as usize));
    topics.map_or(&[], Vec::as_slice)
}

/// Topics in the editor's files about reports that no file in `content/topics/` describes.
pub(super) fn unknown(content: &Content) -> Vec<Diagnostic> {
    let known = || content.topics.iter().map(|it| it.slug.as_str());
    let mut res = Vec::new();
    for report in &content.reports {
        for slug in report.topics.iter().flatten().filter(|slug| known().all(|it| it != *slug)) {
            let nothing = format!("write `content/topics/{slug}.md`, or leave it out");
            res.push(
                Diagnostic::error("unknown-topic", "no topic has this address")
                    .at(Location::start(&report.origin.path))
                    .quoting(slug.clone())
                    .help(did_you_mean(slug, known(), &nothing)),
            );
        }
    }
    res
}
