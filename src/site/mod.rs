//! A briefing into the list of pages to publish: addresses and views, no HTML.
//!
//! [`plan()`] lists every page by address, cheaply; [`view()`] gathers what one page shows, when it is drawn.
//! In reading order: [`path`], `leaves`, `letters` and `booklets` (how long lists are cut), `words`, `view_*` (what
//! templates see in pages), `link`, `index`, `turns` and `items` (what many pages ask for), [`machine`], `hooks`, `listed` and
//! `files` (what machines read), `plan`, `file_view`, `view` and `shell` (what any page has), then one file for each kind of
//! page, and `dependencies` (what each page is made from).

mod path;
mod leaves;
mod letters;
mod booklets;
mod words;
mod view_parts;
mod view_provenance;
mod view_pages;
mod link;
mod index;
mod turns;
mod items;
pub(crate) mod machine;
mod hooks;
mod listed;
mod files;
mod plan;
mod file_view;
mod view;
mod shell;
mod home;
mod report;
mod changes;
mod provenance;
mod speaker;
mod topic;
mod grid;
mod day;
mod print;
pub(crate) mod search;
mod dependencies;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use crate::model::{Briefing, Content, Day, Id, Report, Settings, Speaker, Topic};

pub(crate) use changes::ChangePart;
pub(crate) use dependencies::Dependencies;
pub(crate) use file_view::FileView;
pub(crate) use files::{CitationForm, FileKind};
pub(crate) use index::SiteIndex;
pub(crate) use leaves::Leaf;
pub(crate) use path::SitePath;
pub(crate) use plan::{checked_plan, plan};
pub(crate) use view::{Body, HtmlView, View};
pub(crate) use view_provenance::Changes;
pub(crate) use words::Words;

/// Everything pages are made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    /// What the editor set.
    pub(crate) settings: &'a Settings,
    /// What the editor wrote.
    pub(crate) content: &'a Content,
    /// What the reports say.
    pub(crate) briefing: &'a Briefing,
    /// Look-ups beside the briefing.
    pub(crate) index: &'a SiteIndex,
    /// Words of the theme's that machines read.
    pub(crate) words: &'a Words,
}

/// A page to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Where it goes.
    pub(crate) path: SitePath,
    /// What it is.
    pub(crate) kind: PageKind,
}

/// What a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// The briefing itself.
    Home,
    /// A leaf of the list of reports.
    Reports(Leaf),
    /// One report.
    Report(Id<Report>),
    /// Its received text beside the shown one.
    Provenance(Id<Report>),
    /// Its received text as a file.
    Source(Id<Report>),
    /// The list of speakers.
    Speakers,
    /// One shelf of the list of speakers, by place in [`SiteIndex::shelves`].
    Letter(usize),
    /// A leaf of one speaker's page.
    Speaker(Id<Speaker>, Leaf),
    /// The list of topics.
    Topics,
    /// A leaf of one topic's page.
    Topic(Id<Topic>, Leaf),
    /// A leaf of the list of days.
    Days(Leaf),
    /// A leaf of one day's page.
    Day(Id<Day>, Leaf),
    /// Speakers by topics by days.
    Matrix,
    /// The page that searches.
    Search,
    /// The print edition: its cover, or a booklet counted from one.
    Print(u32),
    /// A page of the editor's own, by place in the content.
    Editor(usize),
    /// What stands where nothing is.
    NotFound,
    /// A former address.
    Redirect {
        /// What stands there now.
        title: String,
        /// Where it stands now.
        target: String,
    },
    /// A file copied as it is, by place in the content.
    Static(usize),
    /// A file for machines.
    File(FileKind),
    /// A short file with these words: `CNAME`, `.nojekyll`.
    Words(String),
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Artifact {
    /// Where it goes.
    pub(crate) path: SitePath,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// What a page shows.
pub(crate) fn view<'a>(site: Site<'a>, page: &Page) -> View<'a> {
    let body = match &page.kind {
        PageKind::Home => Body::Home(Box::new(home::home(site))),
        PageKind::Reports(leaf) => Body::Reports(home::reports(site, *leaf)),
        PageKind::Report(id) => Body::Report(Box::new(report::report(site, *id))),
        PageKind::Provenance(id) => Body::Provenance(Box::new(provenance::provenance(site, *id))),
        PageKind::Speakers => Body::Speakers(speaker::speakers(site, None)),
        PageKind::Letter(shelf) => Body::Speakers(speaker::speakers(site, Some(*shelf))),
        PageKind::Speaker(id, leaf) => Body::Speaker(Box::new(speaker::speaker(site, *id, *leaf))),
        PageKind::Topics => Body::Topics(topic::topics(site)),
        PageKind::Topic(id, leaf) => Body::Topic(Box::new(topic::topic(site, *id, *leaf))),
        PageKind::Days(leaf) => Body::Days(day::days(site, *leaf)),
        PageKind::Day(id, leaf) => Body::Day(Box::new(day::day(site, *id, *leaf))),
        PageKind::Matrix => Body::Matrix(view_pages::MatrixView { grid: grid::whole(site) }),
        PageKind::Search => Body::Search(search::choices(site)),
        PageKind::Print(number) => Body::Print(print::print(site, *number)),
        PageKind::Editor(idx) => {
            let page = &site.content.pages[*idx];
            Body::Editor(view_pages::EditorView {
                title: page.title.clone(),
                text: page.body.clone(),
            })
        }
        PageKind::NotFound => Body::NotFound(view_pages::NotFoundView {}),
        PageKind::Redirect { title, target } => Body::Redirect(view_pages::RedirectView {
            title: title.clone(),
            target: target.clone(),
        }),
        PageKind::Source(id) => return View::File(report::source(site, *id)),
        PageKind::Static(idx) => return View::File(site.content.static_files[*idx].bytes.clone()),
        PageKind::File(kind) => return View::Machine(Box::new(file_view::file(site, kind))),
        PageKind::Words(words) => return View::File(words.clone().into_bytes()),
    };
    View::Html(Box::new(HtmlView { page: shell::shell(site, page), body }))
}
