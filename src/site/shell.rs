//! What all pages have.

use crate::site::hooks;
use crate::site::listed::is_listed;
use crate::site::machine::site_title;
use crate::site::view::{NavLink, Shell};
use crate::site::{Page, PageKind, Site};

/// The shell of one page.
pub(crate) fn shell(site: Site<'_>, page: &Page) -> Shell {
    let settings = &site.settings.site;
    let event = &site.briefing.event;
    let listed = is_listed(&page.kind);
    let site_title = site_title(site).to_owned();
    let name = if event.name.is_empty() { site_title.clone() } else { event.name.clone() };
    let mut event_days: Vec<_> =
        [event.start, event.end].into_iter().flatten().map(|day| site.index.date(day)).collect();
    event_days.dedup();
    let url = if settings.base_url.is_empty() {
        String::new()
    } else {
        format!("{}{}", settings.base_url, page.path.address())
    };
    Shell {
        address: page.path.address().to_owned(),
        up: up(page, &settings.base_url),
        url,
        site_url: settings.base_url.clone(),
        language: if settings.language.is_empty() {
            "fa".into()
        } else {
            settings.language.clone()
        },
        site_title,
        site_description: settings.description.clone(),
        event: name,
        place: event.place.clone().unwrap_or_default(),
        event_days,
        section: section(&page.kind),
        pages: pages(site),
        feed: hooks::feed(site, page),
        image: image(site, page),
        kind: kind(&page.kind),
        listed,
        json_ld: hooks::json_ld(site, page),
    }
}

/// Full address of the picture for link previews, which know no other.
fn image(site: Site<'_>, page: &Page) -> String {
    let (base, card) = (&site.settings.site.base_url, hooks::card(site, page));
    if base.is_empty() || card.is_empty() { String::new() } else { format!("{base}{card}") }
}

/// A missing page is served at any depth, so its links start from the root of the host.
fn up(page: &Page, base_url: &str) -> String {
    if page.kind != PageKind::NotFound {
        return page.path.up();
    }
    let after_scheme = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path.trim_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

fn section(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Reports(_) | PageKind::Report(_) | PageKind::Provenance(_) => "reports",
        PageKind::Days(_) | PageKind::Day(..) => "days",
        PageKind::Speakers | PageKind::Letter(_) | PageKind::Speaker(..) => "speakers",
        PageKind::Topics | PageKind::Topic(..) => "topics",
        PageKind::Search => "search",
        _ => "",
    }
}

fn kind(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Report(_) => "article",
        PageKind::Speaker(..) => "profile",
        _ => "website",
    }
}

fn pages(site: Site<'_>) -> Vec<NavLink> {
    let link = |page: &crate::model::EditorPage| {
        let label = page.nav.clone()?;
        Some(NavLink { label, href: format!("{}/", page.slug) })
    };
    site.content.pages.iter().filter_map(link).collect()
}
