//! Which pages the site has, and where.

use std::collections::BTreeSet;

use rayon::slice::ParallelSliceMut as _;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::Origin;
use crate::site::leaves::{Leaf, Leaves, leaf_address};
use crate::site::letters::ONE_PAGE;
use crate::site::path::{SitePath, day_address, report_address, speaker_address, topic_address};
use crate::site::{Page, PageKind, Site, files};

/// Reports to a leaf.
pub(crate) const REPORTS_A_LEAF: usize = 50;
/// Statements to a leaf, on the pages of speakers and topics.
pub(crate) const SAYINGS_A_LEAF: usize = 40;
/// Days to a leaf.
pub(crate) const DAYS_A_LEAF: usize = 40;

/// Decides every page of the site, in order of path.
pub(crate) fn plan(site: Site<'_>) -> Vec<Page> {
    distinct(every_page(site))
}

/// The same, and what is wrong with it.
pub(crate) fn checked_plan(site: Site<'_>) -> (Vec<Page>, Vec<Diagnostic>) {
    let pages = every_page(site);
    let found = clashes(site, &pages);
    (distinct(pages), found)
}

fn distinct(mut pages: Vec<Page>) -> Vec<Page> {
    pages.dedup_by(|later, first| later.path == first.path);
    pages
}

/// Addresses that two pages ask for: `content/pages/reports.md` would stand where the list of reports does, a
/// file `content/static/speakers` where a folder must be.
fn clashes(site: Site<'_>, pages: &[Page]) -> Vec<Diagnostic> {
    let twice = pages.windows(2).filter(|pair| pair[0].path == pair[1].path);
    let mut found: Vec<Diagnostic> = twice.map(|pair| clash(site, [&pair[1], &pair[0]])).collect();
    let mut told = BTreeSet::new();
    // Earlier pages whose paths this one's begins with, each longer than the one before it.
    let mut begins: Vec<&Page> = Vec::new();
    for page in pages {
        let path = page.path.as_str();
        let rest = |it: &Page| path.strip_prefix(it.path.as_str());
        while begins.pop_if(|it| rest(it).is_none()).is_some() {}
        for file in begins.iter().filter(|it| rest(it).is_some_and(|it| it.starts_with('/'))) {
            if told.insert(file.path.as_str()) {
                found.push(clash(site, [file, page]));
            }
        }
        begins.push(page);
    }
    found
}

/// The finding stands at the first of the two that is the editor's.
fn clash(site: Site<'_>, pages: [&Page; 2]) -> Diagnostic {
    let address = pages[0].path.address();
    let found =
        Diagnostic::error("address-taken", format!("two pages ask for the address `/{address}`"));
    let found = match pages.into_iter().find_map(|page| file_of(site, page)) {
        Some(path) => found.at(Location::start(&path)),
        None => found,
    };
    found.help("rename one of them, or take the address out of a `former` list")
}

/// The editor's file that asks for a page.
fn file_of(site: Site<'_>, page: &Page) -> Option<String> {
    let content = site.content;
    let path = match &page.kind {
        PageKind::Editor(idx) => &content.pages[*idx].origin.path,
        PageKind::Static(idx) => {
            return Some(format!("content/static/{}", content.static_files[*idx].path));
        }
        PageKind::Redirect { .. } => {
            let address = page.path.address();
            let last = address.trim_end_matches('/').rsplit_once('/').map_or(address, |it| it.1);
            let in_folder = |folder: &str, former: &[String]| {
                address.starts_with(folder) && former.iter().any(|it| it == last)
            };
            let whole = |former: &[String]| former.iter().any(|it| address == format!("{it}/"));
            let pages = content.pages.iter().filter(|it| whole(&it.former)).map(|it| &it.origin);
            let speakers = content.speakers.iter().filter(|it| in_folder("speakers/", &it.former));
            let topics = content.topics.iter().filter(|it| in_folder("topics/", &it.former));
            let reports = content.reports.iter().filter(|it| in_folder("reports/", &it.former));
            let others = speakers.map(|it| &it.origin).chain(topics.map(|it| &it.origin));
            &pages.chain(others).chain(reports.map(|it| &it.origin)).next()?.path
        }
        _ => return None,
    };
    Some(path.clone())
}

/// In order of path; of two with one path, the one that wins comes first: a redirect never hides a page.
fn every_page(site: Site<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    fixed(site, &mut pages);
    reports(site, &mut pages);
    speakers(site, &mut pages);
    topics(site, &mut pages);
    days(site, &mut pages);
    editors(site, &mut pages);
    let files = files::files(site, &pages);
    pages.extend(files);
    pages.par_sort_by(|left, right| {
        let redirect = |page: &Page| matches!(page.kind, PageKind::Redirect { .. });
        left.path.cmp(&right.path).then_with(|| redirect(left).cmp(&redirect(right)))
    });
    pages
}

fn fixed(site: Site<'_>, pages: &mut Vec<Page>) {
    add(pages, "", PageKind::Home);
    add(pages, "matrix/", PageKind::Matrix);
    add(pages, "search/", PageKind::Search);
    add(pages, "404.html", PageKind::NotFound);
    add(pages, ".nojekyll", PageKind::Words(String::new()));
    if let Some(domain) = &site.settings.site.cname {
        add(pages, "CNAME", PageKind::Words(format!("{domain}\n")));
    }
    add(pages, "print/", PageKind::Print(0));
    if site.index.booklets.len() > 1 {
        for number in (1..).take(site.index.booklets.len()) {
            add(pages, &booklet_address(number), PageKind::Print(number));
        }
    }
}

/// Address of a booklet of the print edition.
pub(crate) fn booklet_address(number: u32) -> String {
    format!("print/{number}/")
}

fn reports(site: Site<'_>, pages: &mut Vec<Page>) {
    let leaves = Leaves::new(site.briefing.reports.len(), REPORTS_A_LEAF);
    leafed(pages, "reports/", leaves, PageKind::Reports);
    for (id, report) in site.briefing.reports.iter() {
        let address = report_address(&report.slug);
        add(pages, &address, PageKind::Report(id));
        add(pages, &format!("{address}changes/"), PageKind::Provenance(id));
        add(pages, &format!("{address}source.txt"), PageKind::Source(id));
        let former = report.former.iter().map(|former| report_address(former));
        redirects(pages, former, &report.title, &address);
    }
}

fn speakers(site: Site<'_>, pages: &mut Vec<Page>) {
    add(pages, "speakers/", PageKind::Speakers);
    if letters_have_pages(site) {
        for (idx, shelf) in site.index.shelves.iter().enumerate() {
            add(pages, &letter_address(shelf.number), PageKind::Letter(idx));
        }
    }
    for (id, speaker) in site.briefing.speakers.iter().filter(|(_, it)| it.has_page) {
        let address = speaker_address(&speaker.slug);
        let leaves = Leaves::new(speaker.statements.len(), SAYINGS_A_LEAF);
        leafed(pages, &address, leaves, |leaf| PageKind::Speaker(id, leaf));
        let former = speaker.former.iter().map(|former| speaker_address(former));
        redirects(pages, former, &speaker.name, &address);
    }
}

/// True when the list of speakers is too long for one page.
pub(crate) fn letters_have_pages(site: Site<'_>) -> bool {
    site.index.most_quoted.len() > ONE_PAGE
}

/// Address of a letter's own page.
pub(crate) fn letter_address(number: u32) -> String {
    format!("speakers/letter-{number}/")
}

fn topics(site: Site<'_>, pages: &mut Vec<Page>) {
    add(pages, "topics/", PageKind::Topics);
    for (id, topic) in site.briefing.topics.iter() {
        let address = topic_address(&topic.slug);
        let leaves = Leaves::new(topic.paragraphs.len(), SAYINGS_A_LEAF);
        leafed(pages, &address, leaves, |leaf| PageKind::Topic(id, leaf));
        let former = topic.former.iter().map(|former| topic_address(former));
        redirects(pages, former, &topic.label, &address);
    }
}

fn days(site: Site<'_>, pages: &mut Vec<Page>) {
    let leaves = Leaves::new(site.briefing.days.len(), DAYS_A_LEAF);
    leafed(pages, "days/", leaves, PageKind::Days);
    for (id, day) in site.briefing.days.iter() {
        let address = day_address(&site.index.date(day.date).jalali);
        let leaves = Leaves::new(day.reports.len(), REPORTS_A_LEAF);
        leafed(pages, &address, leaves, |leaf| PageKind::Day(id, leaf));
    }
}

fn editors(site: Site<'_>, pages: &mut Vec<Page>) {
    for (idx, page) in site.content.pages.iter().enumerate() {
        let address = format!("{}/", page.slug);
        add(pages, &address, PageKind::Editor(idx));
        let former = page.former.iter().map(|former| format!("{}/", former.trim_matches('/')));
        redirects(pages, former, &page.title, &address);
    }
    for (idx, file) in site.content.static_files.iter().enumerate() {
        add(pages, &file.path, PageKind::Static(idx));
    }
}

fn add(pages: &mut Vec<Page>, address: &str, kind: PageKind) {
    pages.push(Page { path: SitePath::of_address(address), kind });
}

fn leafed(pages: &mut Vec<Page>, list: &str, leaves: Leaves, kind: impl Fn(Leaf) -> PageKind) {
    for leaf in leaves.all() {
        add(pages, &leaf_address(list, leaf), kind(leaf));
    }
}

fn redirects(
    pages: &mut Vec<Page>,
    former: impl Iterator<Item = String>,
    title: &str,
    target: &str,
) {
    for address in former {
        let kind = PageKind::Redirect { title: title.to_owned(), target: target.to_owned() };
        add(pages, &address, kind);
    }
}

/// The file an editor writes to correct a report: theirs, or the one to make.
pub(crate) fn editor_file(editor: Option<&Origin>, stem: &str) -> String {
    editor.map_or_else(|| format!("content/reports/{stem}.md"), |origin| origin.path.clone())
}
