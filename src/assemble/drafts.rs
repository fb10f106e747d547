//! Which readings become reports: copies folded, the editor's decisions obeyed, in publishing order.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::assemble::copies;
use crate::assemble::decisions::Decisions;
use crate::assemble::slugs::{Slugs, report_slug};
use crate::diagnostic::{Diagnostic, Location};
use crate::digest::Digest;
use crate::model::Reading;
use crate::model::{Article, Copies, EditorReport, Part, Pieces};

/// A report before anything is known of its people and topics.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The seed that is shown.
    pub(super) reading: Reading,
    /// Its copies' files, and what stands for what was read in them.
    copies: Vec<(String, Digest)>,
    /// The editor's file about it.
    pub(super) editor: Option<&'a EditorReport>,
    /// The editor's file that holds it back, be it about this seed or about a copy.
    embargo: Option<&'a EditorReport>,
    /// The day it was sent; the editor's wins.
    pub(super) date: Option<NaiveDate>,
    /// Its address.
    pub(super) slug: String,
    /// Its heading.
    pub(super) title: String,
}

/// A shown text is at least this part of the fullest copy, in percent.
const FULL: usize = 85;

/// Folds, drops, orders and names. Reports stand in order of date, then of file; undated ones last.
pub(super) fn drafts<'a>(
    readings: Vec<Reading>,
    decisions: &Decisions<'a>,
    with_embargoed: bool,
    found: &mut Vec<Diagnostic>,
) -> (Vec<Draft<'a>>, Vec<Copies>) {
    let readings: Vec<Reading> =
        readings.into_iter().filter(|it| !decisions.skips(&it.article.stem)).collect();
    let groups = groups(&readings, decisions);
    // What they were compared by is of no more use.
    let compared = |it| Some(Reading { pieces: Arc::default(), ..it });
    let mut readings: Vec<Option<Reading>> = readings.into_iter().map(compared).collect();
    let mut drafts: Vec<Draft<'a>> = Vec::with_capacity(groups.len());
    let mut copies = Vec::new();
    for group in groups {
        let mut members: Vec<Reading> =
            group.into_iter().filter_map(|idx| readings.get_mut(idx)?.take()).collect();
        let shown = shown(&members, decisions);
        members[..=shown].rotate_right(1);
        if members.len() > 1 {
            copies.push(copies_of(&members));
            found.extend(shadowed(&members, decisions));
        }
        drafts.extend(draft(members, decisions));
    }
    if !with_embargoed {
        hold_back(&mut drafts, found);
    }
    drafts.sort_by(|left, right| order(left).cmp(&order(right)));
    name(&mut drafts, found);
    (drafts, copies)
}

/// Every reading as a report of its own, copies too, in the order in which reports are published.
pub(super) fn singly<'a>(readings: Vec<Reading>, decisions: &Decisions<'a>) -> Vec<Draft<'a>> {
    let kept = readings.into_iter().filter(|it| !decisions.skips(&it.article.stem));
    let mut drafts: Vec<Draft<'a>> =
        kept.filter_map(|reading| draft(vec![reading], decisions)).collect();
    drafts.sort_by(|left, right| order(left).cmp(&order(right)));
    drafts
}

fn order<'d>(draft: &'d Draft<'_>) -> (bool, Option<NaiveDate>, &'d str) {
    (draft.date.is_none(), draft.date, &draft.reading.article.seed_path)
}

/// Indexes of readings that are one report, each group in file order, by its first.
fn groups(readings: &[Reading], decisions: &Decisions<'_>) -> Vec<Vec<usize>> {
    let texts: Vec<&Pieces> = readings.iter().map(|it| &*it.pieces).collect();
    let mut leader = copies::group(&texts);
    let places = (0..).zip(readings).map(|(idx, it)| (it.article.stem.as_str(), idx));
    let place: HashMap<&str, usize> = places.collect();
    for (idx, reading) in readings.iter().enumerate() {
        let target = decisions.same_as(&reading.article.stem).and_then(|stem| place.get(stem));
        if let Some(target) = target {
            join(&mut leader, idx, *target);
        }
    }
    let mut res: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for idx in 0..leader.len() {
        res.entry(root(&leader, idx)).or_default().push(idx);
    }
    res.into_values().collect()
}

fn root(leader: &[usize], mut idx: usize) -> usize {
    while leader[idx] != idx {
        idx = leader[idx];
    }
    idx
}

fn join(leader: &mut [usize], left: usize, right: usize) {
    let (left, right) = (root(leader, left), root(leader, right));
    leader[left.max(right)] = left.min(right);
}

/// Which of some copies is shown: the one the editor points at or writes about, else the earliest that is full.
fn shown(members: &[Reading], decisions: &Decisions<'_>) -> usize {
    let letters = |it: &Reading| -> usize {
        it.article.paragraphs.iter().map(|paragraph| paragraph.text.as_str().len()).sum()
    };
    let fullest = members.iter().map(letters).max().unwrap_or(0);
    let rank = |it: &Reading| {
        let stem = it.article.stem.as_str();
        let is_copy = decisions.same_as(stem).is_some();
        let short = letters(it) * 100 < fullest * FULL;
        let date = it.article.date;
        (is_copy, decisions.report(stem).is_none(), short, date.is_none(), date)
    };
    let ranked = members.iter().enumerate().min_by_key(|(idx, it)| (rank(it), *idx));
    ranked.map_or(0, |(idx, _)| idx)
}

fn copies_of(members: &[Reading]) -> Copies {
    let mut paths = members.iter().map(|it| it.article.seed_path.clone());
    Copies { shown: paths.next().unwrap_or_default(), others: paths.collect() }
}

/// Editors' files about copies that are not shown: what they correct has no place.
fn shadowed(members: &[Reading], decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let Some((shown, others)) = members.split_first() else { return Vec::new() };
    let files = others.iter().filter_map(|it| decisions.report(&it.article.stem));
    let unread = files.filter(|it| it.same_as.is_none() || !it.statements.is_empty());
    let warning = |file: &EditorReport| {
        Diagnostic::warning("copy-not-shown", "this file is about a copy that is not shown")
            .at(Location::start(&file.origin.path))
            .quoting(file.stem.clone())
            .help(format!("write it in `content/reports/{}.md`", shown.article.stem))
    };
    unread.map(warning).collect()
}

/// The shown reading and its copies as one report.
fn draft<'a>(members: Vec<Reading>, decisions: &Decisions<'a>) -> Option<Draft<'a>> {
    let headline = members.iter().find(|it| has_headline(&it.article));
    let title = headline.or(members.first())?.article.title.clone();
    let dated = members.iter().find_map(|it| it.article.date);
    let mut files = members.iter().filter_map(|it| decisions.report(&it.article.stem));
    let embargo = files.find(|it| it.embargo.is_some());
    let editor = members.first().and_then(|it| decisions.report(&it.article.stem));
    let mut members = members.into_iter();
    let reading = members.next()?;
    Some(Draft {
        reading,
        copies: members.map(|it| (it.article.seed_path.clone(), it.digest)).collect(),
        date: editor.and_then(|it| it.date).or(dated),
        slug: String::new(),
        title: editor.and_then(|it| it.title.clone()).unwrap_or(title),
        editor,
        embargo,
    })
}

impl Draft<'_> {
    /// Its file, then its copies'.
    pub(super) fn sources(&self) -> Vec<String> {
        let copies = self.copies.iter().map(|it| &it.0);
        std::iter::once(&self.reading.article.seed_path).chain(copies).cloned().collect()
    }

    /// What stands for what was read in each of them.
    pub(super) fn made_from(&self) -> Vec<Digest> {
        let copies = self.copies.iter().map(|it| it.1);
        std::iter::once(self.reading.digest).chain(copies).collect()
    }
}

fn has_headline(article: &Article) -> bool {
    article.paragraphs.iter().any(|it| it.part == Part::Headline)
}

/// Takes out what is not to appear before a day that no published report has reached yet.
fn hold_back(drafts: &mut Vec<Draft<'_>>, found: &mut Vec<Diagnostic>) {
    let free = drafts.iter().filter(|it| it.embargo.is_none());
    let newest = free.filter_map(|it| it.date).max();
    drafts.retain(|draft| {
        let Some((file, day)) = draft.embargo.and_then(|it| Some((it, it.embargo?))) else {
            return true;
        };
        let free = newest.is_some_and(|newest| day <= newest);
        if !free {
            let message = format!("held back until {day}: no report is that new yet");
            let at = Location::start(&file.origin.path);
            found.push(
                Diagnostic::review("held-back", message)
                    .at(at)
                    .help("build with `--drafts` to see it; remove `embargo` to publish it"),
            );
        }
        free
    });
}

/// Gives every report its address: the editor's first, then ours in order.
fn name(drafts: &mut [Draft<'_>], found: &mut Vec<Diagnostic>) {
    let mut slugs = Slugs::default();
    for draft in drafts.iter_mut() {
        let Some((file, slug)) = draft.editor.and_then(|it| Some((it, it.slug.as_ref()?))) else {
            continue;
        };
        if slugs.reserve(slug) {
            draft.slug.clone_from(slug);
        } else {
            found.push(
                Diagnostic::error("slug-taken", "two reports ask for one address")
                    .at(Location::start(&file.origin.path))
                    .quoting(slug.clone())
                    .help("change `slug` in one of the two files"),
            );
        }
    }
    for draft in drafts.iter_mut().filter(|it| it.slug.is_empty()) {
        draft.slug = slugs.unique(&report_slug(draft.date, &draft.reading.article.stem), "report");
    }
}
