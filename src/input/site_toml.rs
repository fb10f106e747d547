//! `site.toml`: the wire types, and the settings they become.

use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;

use crate::diagnostic::Diagnostic;
use crate::input::toml_read::read;
use crate::input::toml_text::TomlText;
use crate::input::wire_day::{WireDay, day_at};
use crate::model::{
    EventSettings, ExtractSettings, People, SessionSettings, Settings, SiteSettings, Tier, Topics,
};
use crate::persian::repair;

/// `site.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct SiteToml {
    /// The site itself.
    site: SiteTable,
    /// The meeting the briefing is about.
    event: EventTable,
    /// One sitting of the event; there may be many.
    session: Vec<SessionTable>,
    /// How spelling is repaired.
    repair: RepairTable,
    /// How much of what was read is published.
    extract: ExtractTable,
    /// How files are made.
    build: BuildTable,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct SiteTable {
    /// Where the site will be served, as `https://example.org/neshast/`. Feeds and citations need it.
    base_url: Option<String>,
    /// Title of the site; the event's name when left out.
    title: Option<String>,
    /// One sentence for search engines and previews.
    description: Option<String>,
    /// Language of the site, `fa`.
    language: Option<String>,
    /// A domain of your own, for GitHub Pages.
    cname: Option<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct EventTable {
    /// As readers see it: «دومین نشست دیپلماسی استانی».
    name: Option<String>,
    /// Other names reports use for it.
    aliases: Vec<String>,
    /// Where it takes place.
    place: Option<String>,
    /// First day, ISO (`2025-10-22`) or Jalali (`"1404-07-30"`).
    start: Option<WireDay>,
    /// Last day; the first when left out.
    end: Option<WireDay>,
    /// Who holds it.
    organizer: Option<String>,
    /// A sentence or two for the home page.
    summary: Option<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct SessionTable {
    /// As readers see it.
    title: String,
    /// Its day.
    day: Option<WireDay>,
    /// Other names reports use for it.
    aliases: Vec<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct RepairTable {
    /// How sure the repair must be before it changes a word.
    level: Level,
    /// Whether «آنها» becomes «آن ها».
    plural: Plural,
    /// Which digits are shown.
    digits: Digits,
    /// The ezafe after a silent he.
    ezafe: Ezafe,
    /// Whether names are settled by other spellings in the reports.
    names: Names,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct ExtractTable {
    /// The last tier that is published: `A` sure, `B` inferred, `C` doubtful.
    publish: WireTier,
    /// Who gets a page.
    people: WirePeople,
    /// Where topics come from.
    topics: WireTopics,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(default)]
struct BuildTable {
    /// Whether pages are minified.
    minify: bool,
}

impl Default for BuildTable {
    fn default() -> BuildTable {
        BuildTable { minify: true }
    }
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Level {
    /// Only what is certain.
    Safe,
    /// What is certain or very likely; the default.
    #[default]
    Normal,
    /// What is likely, too.
    Eager,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Plural {
    /// As it was written; the default.
    #[default]
    Keep,
    /// With a half-space.
    Split,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Digits {
    /// Persian ones; the default.
    #[default]
    Fa,
    /// As they were written.
    Keep,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Ezafe {
    /// As it was written; the default.
    #[default]
    Keep,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Names {
    /// They are; the default.
    #[default]
    Evidence,
    /// They stay as they are.
    Off,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
enum WireTier {
    /// Only what is sure.
    A,
    /// What is sure or inferred; the default.
    #[default]
    B,
    /// Doubtful statements too, marked as such.
    C,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum WirePeople {
    /// Everyone who says something; the default.
    #[default]
    Auto,
    /// Only those with a file in `content/speakers/`.
    Approved,
}

#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum WireTopics {
    /// `content/topics/`, and proposals where there is nothing in it; the default.
    #[default]
    Auto,
    /// `content/topics/` alone.
    Curated,
}

/// Reads `site.toml`.
pub(crate) fn parse_settings(path: &str, file: &str) -> (Settings, Vec<Diagnostic>) {
    let text = TomlText { path, file, range: 0..file.len() };
    let (wire, mut found) = read::<SiteToml>(&text);
    let wire = wire.unwrap_or_default();
    let settings = Settings {
        site: site(&text, wire.site, wire.event.name.as_deref(), &mut found),
        event: event(&text, wire.event, &mut found),
        sessions: sessions(&text, wire.session, &mut found),
        repair: repair_settings(&wire.repair),
        extract: extract_settings(&wire.extract),
        minify: wire.build.minify,
        drafts: false,
    };
    (settings, found)
}

/// A base address with its final slash; `None` when it is no address.
pub(crate) fn parse_base_url(text: &str) -> Option<String> {
    let text = text.trim();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}?#@".contains(c);
    let url = Url::parse(text).ok().filter(|_| !text.contains(odd))?;
    let host = url.host_str().is_some_and(|it| it.starts_with(|c: char| c != '-' && c != '.'));
    let plain = matches!(url.scheme(), "http" | "https") && text.contains("://");
    (plain && host).then(|| format!("{}/", url.as_str().trim_end_matches('/')))
}

fn site(
    text: &TomlText<'_>,
    wire: SiteTable,
    event: Option<&str>,
    found: &mut Vec<Diagnostic>,
) -> SiteSettings {
    let said = |text: Option<String>| text.filter(|it| !it.trim().is_empty());
    let base_url = said(wire.base_url).map_or_else(String::new, |url| {
        parse_base_url(&url).unwrap_or_else(|| {
            found.push(
                Diagnostic::error("bad-address", "`base_url` is not a web address")
                    .at(text.place_of(&["site", "base_url"]))
                    .quoting(url)
                    .help("write it as `https://example.org/neshast/`"),
            );
            String::new()
        })
    });
    let title = said(wire.title)
        .or_else(|| said(event.map(str::to_owned)))
        .unwrap_or_else(|| "نشست".to_owned());
    let cname = wire.cname.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    if let Some(name) = cname.as_deref().filter(|it| !is_domain(it)) {
        found.push(
            Diagnostic::error("bad-address", "`cname` is not a domain name")
                .at(text.place_of(&["site", "cname"]))
                .quoting(name)
                .help("write only the domain, as `briefing.example.org`"),
        );
    }
    let language = said(wire.language).unwrap_or_else(|| "fa".to_owned());
    let tag =
        |it: &str| (2..=8).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_alphanumeric());
    if !language.split('-').all(tag) {
        found.push(
            Diagnostic::error("wrong-value", "`language` is not the code of a language")
                .at(text.place_of(&["site", "language"]))
                .quoting(&language)
                .help("write it as `fa`, or leave it out"),
        );
    }
    SiteSettings {
        base_url,
        title,
        description: wire.description.unwrap_or_default(),
        language,
        cname,
    }
}

fn is_domain(name: &str) -> bool {
    let label =
        |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    name.contains('.') && name.split('.').all(label)
}

fn event(text: &TomlText<'_>, wire: EventTable, found: &mut Vec<Diagnostic>) -> EventSettings {
    let start = day_at(text, &["event", "start"], wire.start.as_ref(), found);
    let end = day_at(text, &["event", "end"], wire.end.as_ref(), found).or(start);
    if let (Some(first), Some(last)) = (start, end)
        && last < first
    {
        found.push(
            Diagnostic::error("bad-date", "the event ends before it starts")
                .at(text.place_of(&["event", "end"]))
                .help("swap `start` and `end`"),
        );
    }
    EventSettings {
        name: wire.name.filter(|name| !name.trim().is_empty()),
        aliases: wire.aliases.into_iter().filter(|it| !it.trim().is_empty()).collect(),
        place: wire.place,
        start,
        end,
        organizer: wire.organizer,
        summary: wire.summary,
    }
}

fn sessions(
    text: &TomlText<'_>,
    wire: Vec<SessionTable>,
    found: &mut Vec<Diagnostic>,
) -> Vec<SessionSettings> {
    let mut sessions = Vec::new();
    for (idx, session) in wire.into_iter().enumerate() {
        let idx = idx.to_string();
        if session.title.trim().is_empty() {
            found.push(
                Diagnostic::error("wrong-value", "a session needs a title")
                    .at(text.place_of(&["session", &idx]))
                    .help("add `title = \"…\"` under this `[[session]]`"),
            );
        }
        let day = day_at(text, &["session", &idx, "day"], session.day.as_ref(), found);
        sessions.push(SessionSettings { title: session.title, day, aliases: session.aliases });
    }
    sessions
}

fn repair_settings(wire: &RepairTable) -> repair::Settings {
    repair::Settings {
        level: match wire.level {
            Level::Safe => repair::Level::Safe,
            Level::Normal => repair::Level::Normal,
            Level::Eager => repair::Level::Eager,
        },
        plural: match wire.plural {
            Plural::Keep => repair::Plural::Keep,
            Plural::Split => repair::Plural::Split,
        },
        digits: match wire.digits {
            Digits::Fa => repair::Digits::Persian,
            Digits::Keep => repair::Digits::Keep,
        },
        ezafe: match wire.ezafe {
            Ezafe::Keep => repair::Ezafe::Keep,
        },
        names: match wire.names {
            Names::Evidence => repair::Names::Evidence,
            Names::Off => repair::Names::Off,
        },
    }
}

fn extract_settings(wire: &ExtractTable) -> ExtractSettings {
    ExtractSettings {
        publish: match wire.publish {
            WireTier::A => Tier::A,
            WireTier::B => Tier::B,
            WireTier::C => Tier::C,
        },
        people: match wire.people {
            WirePeople::Auto => People::Auto,
            WirePeople::Approved => People::Approved,
        },
        topics: match wire.topics {
            WireTopics::Auto => Topics::Auto,
            WireTopics::Curated => Topics::Curated,
        },
    }
}
