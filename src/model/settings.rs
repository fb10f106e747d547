//! What `site.toml` says, with every default filled in.

use chrono::NaiveDate;

use crate::model::Tier;
use crate::persian::repair::Settings as RepairSettings;

/// `site.toml`, resolved.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// `[site]`.
    pub site: SiteSettings,
    /// `[event]`.
    pub event: EventSettings,
    /// `[[session]]`, in order.
    pub sessions: Vec<SessionSettings>,
    /// `[repair]`.
    pub repair: RepairSettings,
    /// `[extract]`.
    pub extract: ExtractSettings,
    /// `[build] minify`.
    pub minify: bool,
    /// `--drafts`: publish what the editor holds back by `embargo`, too.
    pub drafts: bool,
}

/// The site itself.
#[derive(Debug, Clone, Default)]
pub struct SiteSettings {
    /// Where it will be served, ending in a slash; empty when not given.
    pub base_url: String,
    /// Title of the site; the event's name when not given.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// BCP 47; `fa`.
    pub language: String,
    /// Domain name for `CNAME`.
    pub cname: Option<String>,
}

/// The meeting the briefing is about.
#[derive(Debug, Clone, Default)]
pub struct EventSettings {
    /// «دومین نشست دیپلماسی استانی».
    pub name: Option<String>,
    /// Other names reports use.
    pub aliases: Vec<String>,
    /// «مشهد».
    pub place: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Who holds it.
    pub organizer: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
}

/// One sitting.
#[derive(Debug, Clone)]
pub struct SessionSettings {
    /// As readers see it.
    pub title: String,
    /// When.
    pub day: Option<NaiveDate>,
    /// Other names reports use.
    pub aliases: Vec<String>,
}

/// How much of what was read is published.
#[derive(Debug, Clone, Copy)]
pub struct ExtractSettings {
    /// The last tier that is published.
    pub publish: Tier,
    /// Who gets a page.
    pub people: People,
    /// Where topics come from.
    pub topics: Topics,
}

/// Who gets a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// Everyone with a published statement.
    Auto,
    /// Only those with a file in `content/speakers/`.
    Approved,
}

/// Where topics come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topics {
    /// The editor's; until there are any, what the reports name themselves.
    Auto,
    /// Only the editor's.
    Curated,
}

impl Default for ExtractSettings {
    fn default() -> ExtractSettings {
        ExtractSettings { publish: Tier::B, people: People::Auto, topics: Topics::Auto }
    }
}
