//! What templates see: flat, serializable, documented in `docs/templates.md`.
//!
//! The frame of every page here; the rest in `view_pages`, `view_provenance` and `view_parts`.

use serde::Serialize;

use crate::site::file_view::FileView;
use crate::site::view_pages::{
    DayView, DaysView, EditorView, HomeView, MatrixView, NotFoundView, PrintView, RedirectView,
    ReportView, ReportsView, SearchView, SpeakerView, SpeakersView, TopicView, TopicsView,
};
use crate::site::view_parts::DateView;
use crate::site::view_provenance::ProvenanceView;

/// What one page shows.
#[derive(Debug)]
pub(crate) enum View<'a> {
    /// A page of the site, drawn by the template its body names.
    Html(Box<HtmlView>),
    /// A file for machines.
    Machine(Box<FileView<'a>>),
    /// A file that is written as it is.
    File(Vec<u8>),
}

/// A page: what all pages have, and what this kind has.
#[derive(Debug, Serialize)]
pub(crate) struct HtmlView {
    /// What all pages have.
    pub(crate) page: Shell,
    /// What this kind has; its fields stand beside `page`.
    #[serde(flatten)]
    pub(crate) body: Body,
}

/// What all pages have.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Shell {
    /// Address below the site: `speakers/`, nothing for home.
    pub(crate) address: String,
    /// What leads to the site's root: `../../`, nothing for home, the base path for `404.html`.
    pub(crate) up: String,
    /// Full address; empty when the site's is not known.
    pub(crate) url: String,
    /// Full address of the site, with a slash at the end; empty when not known.
    pub(crate) site_url: String,
    /// `fa`.
    pub(crate) language: String,
    /// Title of the site.
    pub(crate) site_title: String,
    /// One sentence about the site; empty when not given.
    pub(crate) site_description: String,
    /// Name of the event; the site's title when it is not known.
    pub(crate) event: String,
    /// Where it is held; empty when not known.
    pub(crate) place: String,
    /// Its first day, and its last when that is another.
    pub(crate) event_days: Vec<DateView>,
    /// Which entry of the navigation it belongs to: `reports`, `days`, `speakers`, `topics`, `search`, or none.
    pub(crate) section: &'static str,
    /// Entries of the navigation that the editor's pages add.
    pub(crate) pages: Vec<NavLink>,
    /// Address of the feed that belongs here.
    pub(crate) feed: String,
    /// Full address of the picture for link previews; empty where there is none: the site's address is not known,
    /// or the program was built without the feature `cards`.
    pub(crate) image: String,
    /// `website`, `article` or `profile`, for link previews.
    pub(crate) kind: &'static str,
    /// Search engines may list it.
    pub(crate) listed: bool,
    /// Structured data, each one JSON text.
    pub(crate) json_ld: Vec<String>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NavLink {
    /// As readers see it.
    pub(crate) label: String,
    /// Address of the page.
    pub(crate) href: String,
}

/// What one kind of page has.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Body {
    /// The briefing itself.
    Home(Box<HomeView>),
    /// A list of reports.
    Reports(ReportsView),
    /// One report.
    Report(Box<ReportView>),
    /// The received text of a report beside the shown one.
    Provenance(Box<ProvenanceView>),
    /// The list of speakers.
    Speakers(SpeakersView),
    /// One speaker.
    Speaker(Box<SpeakerView>),
    /// The list of topics.
    Topics(TopicsView),
    /// One topic.
    Topic(Box<TopicView>),
    /// The list of days.
    Days(DaysView),
    /// One day.
    Day(Box<DayView>),
    /// Speakers by topics by days.
    Matrix(MatrixView),
    /// The page that searches.
    Search(SearchView),
    /// The briefing as one document, or one booklet of it.
    Print(PrintView),
    /// A page of the editor's own.
    Editor(EditorView),
    /// What stands where nothing is.
    NotFound(NotFoundView),
    /// A former address.
    Redirect(RedirectView),
}

impl Body {
    /// Names the texts of its head in `strings.*.toml`, under `[head]`.
    pub(crate) fn head(&self) -> &'static str {
        match self {
            Body::Speakers(view) if !view.letter.is_empty() => "letter",
            Body::Print(view) if view.number > 0 => "booklet",
            Body::NotFound(_) => "not_found",
            _ => self.template().trim_end_matches(".html"),
        }
    }

    /// The template that draws it.
    pub(crate) fn template(&self) -> &'static str {
        match self {
            Body::Home(_) => "home.html",
            Body::Reports(_) => "reports.html",
            Body::Report(_) => "report.html",
            Body::Provenance(_) => "provenance.html",
            Body::Speakers(_) => "speakers.html",
            Body::Speaker(_) => "speaker.html",
            Body::Topics(_) => "topics.html",
            Body::Topic(_) => "topic.html",
            Body::Days(_) => "days.html",
            Body::Day(_) => "day.html",
            Body::Matrix(_) => "matrix.html",
            Body::Search(_) => "search.html",
            Body::Print(_) => "print.html",
            Body::Editor(_) => "page.html",
            Body::NotFound(_) => "404.html",
            Body::Redirect(_) => "redirect.html",
        }
    }
}
