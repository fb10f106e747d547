//! Parts that several pages show: links, places, statements.

use crate::model::{Id, Mode, Part, Phase, Report, Speaker, Statement, Tier, Topic};
use crate::persian::Span;
use crate::persian::number::persian;
use crate::site::Site;
use crate::site::leaves::{Leaf, Leaves, leaf_address};
use crate::site::path::{report_address, speaker_address, topic_address};
use crate::site::view_parts::{Evidence, Pager, Saying, SpeakerLink, TopicLink};

/// The statements of a report that stand in one paragraph. A report's statements stand in order.
pub(crate) fn statements_in<'s>(
    site: Site<'s>,
    report: &'s Report,
    paragraph: u32,
) -> &'s [Id<Statement>] {
    let at = |id: &Id<Statement>| site.briefing.statements[*id].paragraph;
    let all = &report.statements;
    let start = all.partition_point(|id| at(id) < paragraph);
    let len = all[start..].partition_point(|id| at(id) == paragraph);
    &all[start..start + len]
}

/// A speaker, with so many statements in the list's scope.
pub(crate) fn speaker(site: Site<'_>, id: Id<Speaker>, n_statements: usize) -> SpeakerLink {
    let speaker = &site.briefing.speakers[id];
    SpeakerLink {
        name: speaker.name.clone(),
        short: short_name(speaker),
        role: speaker.roles.first().map(|role| role.title.clone()).unwrap_or_default(),
        href: if speaker.has_page { speaker_address(&speaker.slug) } else { String::new() },
        colour: site.index.colour(id),
        n_statements,
    }
}

/// The surname, where the name ends in it: they are filed under «شیردل کاظم», which says which part that is.
fn short_name(speaker: &Speaker) -> String {
    let cuts = speaker.sort_name.match_indices(' ').map(|(at, _)| &speaker.sort_name[..at]);
    let mut surnames = cuts.filter(|words| speaker.name.ends_with(words));
    surnames.next().unwrap_or(&speaker.name).to_owned()
}

/// A topic, with so many paragraphs in the list's scope.
pub(crate) fn topic(site: Site<'_>, id: Id<Topic>, n_paragraphs: usize) -> TopicLink {
    let topic = &site.briefing.topics[id];
    TopicLink { label: topic.label.clone(), href: topic_address(&topic.slug), n_paragraphs }
}

/// «خبرگزاری صدا و سیما، مرکز خراسان رضوی»; empty when unknown.
pub(crate) fn agency(report: &Report) -> String {
    match &report.dateline {
        None => String::new(),
        Some(line) => match &line.bureau {
            None => line.agency.clone(),
            Some(bureau) => format!("{}، {bureau}", line.agency),
        },
    }
}

/// Who speaks in a report, in order of first word, with the number of statements.
pub(crate) fn speakers_of(site: Site<'_>, report: &Report) -> Vec<(Id<Speaker>, usize)> {
    count(report.statements.iter().map(|id| site.briefing.statements[*id].speaker))
}

/// What there is, in order of first sight, and how often.
pub(crate) fn count<T>(items: impl Iterator<Item = Id<T>>) -> Vec<(Id<T>, usize)> {
    let mut places = std::collections::BTreeMap::new();
    let mut res: Vec<(Id<T>, usize)> = Vec::new();
    for item in items {
        let place = *places.entry(item.index()).or_insert(res.len());
        match res.get_mut(place) {
            Some((_, n)) => *n += 1,
            None => res.push((item, 1)),
        }
    }
    res
}

/// The number of a paragraph, by its index; 0 for the lead and whatever else has none.
pub(crate) fn number(report: &Report, paragraph: u32) -> u32 {
    part(report, paragraph).number().unwrap_or(0)
}

/// What a paragraph is, by its index.
pub(crate) fn part(report: &Report, paragraph: u32) -> Part {
    report.article.paragraphs.get(paragraph as usize).map_or(Part::Lead, |it| it.part)
}

/// As templates name it.
pub(crate) fn part_name(part: Part) -> &'static str {
    match part {
        Part::Kicker => "kicker",
        Part::Headline => "headline",
        Part::Lead => "lead",
        Part::Subhead => "subhead",
        Part::Body(_) => "body",
    }
}

/// What a paragraph is called: «بند ۷».
pub(crate) fn place(site: Site<'_>, part: Part) -> String {
    match part {
        Part::Body(number) => site.words.paragraph.replace("{n}", &persian(number)),
        Part::Kicker => site.words.kicker.clone(),
        Part::Headline => site.words.headline.clone(),
        Part::Lead => site.words.lead.clone(),
        Part::Subhead => site.words.subhead.clone(),
    }
}

/// What a run of paragraphs is called, by the indices of the first and the last: «بندهای ۷ تا ۹».
pub(crate) fn places(site: Site<'_>, report: &Report, first: u32, last: u32) -> String {
    match (part(report, first), number(report, last)) {
        (Part::Body(from), to) if to > from => {
            site.words.paragraphs.replace("{n}", &persian(from)).replace("{m}", &persian(to))
        }
        (other, _) => place(site, other),
    }
}

/// The fragment that names a paragraph in its report's pages: `p7`, `lead`, `headline`, `b3`.
pub(crate) fn anchor(report: &Report, paragraph: u32) -> String {
    match part(report, paragraph) {
        Part::Body(number) => format!("p{number}"),
        Part::Subhead => format!("b{paragraph}"),
        other => part_name(other).to_owned(),
    }
}

/// Address of a paragraph.
pub(crate) fn paragraph(site: Site<'_>, id: Id<Report>, paragraph: u32) -> String {
    let report = &site.briefing.reports[id];
    format!("{}#{}", report_address(&report.slug), anchor(report, paragraph))
}

/// The words of a span in a report's paragraph.
pub(crate) fn words(report: &Report, paragraph: u32, span: Span) -> &str {
    let paragraph = report.article.paragraphs.get(paragraph as usize);
    paragraph.and_then(|it| it.text.as_str().get(span.range())).unwrap_or_default()
}

/// A statement outside its report: the words and whose they are.
pub(crate) fn saying(site: Site<'_>, id: Id<Statement>) -> Saying {
    let statement = &site.briefing.statements[id];
    let report = &site.briefing.reports[statement.report];
    Saying {
        words: words(report, statement.paragraph, statement.content).trim().to_owned(),
        cut: false,
        more: Vec::new(),
        again: false,
        href: report_address(&report.slug),
        anchor: anchor(report, statement.paragraph),
        place: place(site, part(report, statement.paragraph)),
        colour: site.index.colour(statement.speaker),
        speaker: Some(speaker(site, statement.speaker, 0)),
        date: None,
        topics: Vec::new(),
        evidence: None,
    }
}

/// The same with the day of its report, for a list that does not name the report.
pub(crate) fn dated_saying(site: Site<'_>, id: Id<Statement>) -> Saying {
    let report = &site.briefing.reports[site.briefing.statements[id].report];
    Saying { date: report.date.map(|day| site.index.date(day)), ..saying(site, id) }
}

/// A paragraph of the reporter's, outside its report; nothing where the report's headline says it already.
pub(crate) fn narration(site: Site<'_>, id: Id<Report>, paragraph_idx: u32) -> Option<Saying> {
    let report = &site.briefing.reports[id];
    let found = report.article.paragraphs.get(paragraph_idx as usize)?;
    let words = found.text.as_str().trim();
    let shown = match found.part {
        Part::Body(_) => true,
        Part::Lead => !same_words(&report.title, words),
        Part::Kicker | Part::Headline | Part::Subhead => false,
    };
    shown.then(|| Saying {
        words: words.to_owned(),
        cut: false,
        more: Vec::new(),
        again: false,
        href: report_address(&report.slug),
        anchor: anchor(report, paragraph_idx),
        place: place(site, found.part),
        colour: 0,
        speaker: None,
        date: None,
        topics: Vec::new(),
        evidence: None,
    })
}

/// True when two lines differ in nothing but the stop at the end.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    let bare =
        |line: &str| line.trim().trim_end_matches(['.', '؛', '،', ':']).trim_end().to_owned();
    bare(left) == bare(right)
}

/// Why a statement is attributed to its speaker.
pub(crate) fn evidence(report: &Report, statement: &Statement) -> Evidence {
    Evidence {
        speaker: String::new(),
        tier: match statement.tier {
            Tier::A => "A",
            Tier::B => "B",
            Tier::C => "C",
        },
        rule: statement.rule,
        mode: match statement.mode {
            Mode::Direct => "direct",
            Mode::Indirect => "indirect",
            Mode::Continued => "continued",
        },
        cue: cue(report, statement),
    }
}

/// The words between subject and verb too, unless they are many: «شیردل نیز در این نشست گفت».
fn cue(report: &Report, statement: &Statement) -> String {
    const SHORT: usize = 160;
    let subject = words(report, statement.paragraph, statement.subject);
    let verb = words(report, statement.paragraph, statement.cue);
    let (start, end) = (
        statement.subject.start.min(statement.cue.start),
        statement.subject.end.max(statement.cue.end),
    );
    let whole = words(report, statement.paragraph, Span { start, end });
    match (subject.is_empty(), verb.is_empty()) {
        (true, _) => verb.to_owned(),
        (_, true) => subject.to_owned(),
        _ if whole.len() <= SHORT => whole.to_owned(),
        _ => format!("{subject} … {verb}"),
    }
}

/// As templates name it.
pub(crate) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Before => "before",
        Phase::During => "during",
        Phase::After => "after",
        Phase::Undated => "undated",
    }
}

/// The way from one leaf of a list to the others.
pub(crate) fn pager(leaves: Leaves, leaf: Leaf, list: &str) -> Pager {
    let (newer, older) = leaves.neighbours(leaf);
    let address = |leaf: Option<Leaf>| leaf.map_or_else(String::new, |it| leaf_address(list, it));
    Pager { number: leaf.unwrap_or(0), newer: address(newer), older: address(older) }
}

#[cfg(test)]
mod tests {
    use super::short_name;
    use crate::site::sample::speaker;

    #[track_caller]
    fn check(name: &str, filed_under: &str, expected: &str) {
        let mut speaker = speaker("", name, "");
        speaker.sort_name = filed_under.to_owned();
        assert_eq!(short_name(&speaker), expected);
    }

    #[test]
    fn narrow_places_show_the_surname() {
        check("کاظم شیردل", "شیردل کاظم", "شیردل");
        check("محمد راشدی نوری", "راشدی نوری محمد", "راشدی نوری");
        check("وزیر راه", "وزیر راه", "وزیر راه");
        check("شیردل", "شیردل", "شیردل");
    }
}
