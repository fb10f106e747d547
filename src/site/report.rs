//! One report.

use crate::model::{Id, Part, Report};
use crate::site::path::day_address;
use crate::site::view_pages::{CiteFile, ReportView};
use crate::site::{Site, items, link, turns};

/// The page of a report.
pub(crate) fn report(site: Site<'_>, id: Id<Report>) -> ReportView {
    let report = &site.briefing.reports[id];
    let place = site.index.place(id);
    let neighbour = |place: Option<usize>| {
        let id = site.index.reports.get(place?)?;
        Some(items::report(site, *id, false))
    };
    let day = report.date.and_then(|date| site.index.day(date));
    ReportView {
        title: report.title.clone(),
        kicker: part(report, Part::Kicker),
        lead: lead(site, report),
        headline_is_lead: headline_is_lead(site, report),
        summary: summary(site, report),
        date: report.date.map(|day| site.index.date(day)),
        day_href: day
            .map(|id| day_address(&site.index.date(site.briefing.days[id].date).jalali))
            .unwrap_or_default(),
        agency: link::agency(report),
        note: report.note.clone(),
        strip: turns::strip(site, id, None),
        turns: turns::turns(site, id),
        speakers: link::speakers_of(site, report)
            .into_iter()
            .map(|(id, n)| link::speaker(site, id, n))
            .collect(),
        topics: topics(site, report),
        sessions: report
            .sessions
            .iter()
            .map(|id| site.briefing.sessions[*id].title.clone())
            .collect(),
        cite_files: cite_files(),
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(place.checked_add(1)),
    }
}

/// The report's text as received.
pub(crate) fn source(site: Site<'_>, id: Id<Report>) -> Vec<u8> {
    let report = &site.briefing.reports[id];
    report.received.source(&report.article).into_bytes()
}

/// The lead, where it says more than the headline and nobody speaks in it.
pub(crate) fn lead(site: Site<'_>, report: &Report) -> String {
    let lead = turns::lead(report).unwrap_or_default();
    let shown_elsewhere =
        link::same_words(&report.title, lead) || turns::lead_is_turn(site, report);
    if shown_elsewhere { String::new() } else { lead.to_owned() }
}

/// True when the headline says what the lead says, so that it answers for both.
fn headline_is_lead(site: Site<'_>, report: &Report) -> bool {
    let same = turns::lead(report).is_some_and(|lead| link::same_words(&report.title, lead));
    same && !turns::lead_is_turn(site, report)
}

/// The line of one part; empty when the report has none.
fn part(report: &Report, part: Part) -> String {
    let found = report.article.paragraphs.iter().find(|it| it.part == part);
    found.map(|it| it.text.as_str().to_owned()).unwrap_or_default()
}

/// What search engines and link previews show: the lead, else the first paragraph, cut at a word.
fn summary(site: Site<'_>, report: &Report) -> String {
    let body = report.article.paragraphs.iter().find(|it| it.part.number().is_some());
    let lead = Some(lead(site, report)).filter(|lead| !lead.is_empty());
    let text = lead.or(body.map(|it| it.text.as_str().to_owned())).unwrap_or_default();
    shorten(&text, 160)
}

/// `text` cut at a word, with an ellipsis, where it has more characters.
pub(crate) fn shorten(text: &str, characters: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(characters) else { return text.to_owned() };
    let whole = text[..cut].rfind(' ').map_or(&text[..cut], |space| &text[..space]);
    format!("{}…", whole.trim_end_matches(['،', '؛', ':', ' ']))
}

/// Topics with the number of this report's paragraphs.
fn topics(site: Site<'_>, report: &Report) -> Vec<crate::site::view_parts::TopicLink> {
    let counted = link::count(report.paragraph_topics.iter().flatten().copied());
    let n_paragraphs = |id| counted.iter().find(|(it, _)| *it == id).map_or(0, |(_, n)| *n);
    report.topics.iter().map(|id| link::topic(site, *id, n_paragraphs(*id))).collect()
}

fn cite_files() -> Vec<CiteFile> {
    let files = [("BibTeX", "cite.bib"), ("RIS", "cite.ris"), ("CSL-JSON", "cite.json")];
    files.into_iter().map(|(format, file)| CiteFile { format, file }).collect()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shorten("باران آمد", 20), "باران آمد");
        assert_eq!(shorten("باران، سیل آمد", 8), "باران…");
    }
}
