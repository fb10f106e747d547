//! What a link preview's picture says.

use serde::Serialize;

use crate::model::Report;
use crate::site::Site;
use crate::site::machine::address::site_title;
use crate::site::machine::feed::{author, day_words};

/// The words on a card. Lines are broken when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CardView {
    /// Small, above: the site.
    pub(crate) over: String,
    /// Large: a headline, or the event's name.
    pub(crate) title: String,
    /// Small, below: who sent it and when, or where and when.
    pub(crate) under: String,
}

/// The card of a report.
pub(crate) fn report_card(site: Site<'_>, report: &Report) -> CardView {
    let mut under = vec![author(site, report)];
    under.extend(report.date.map(day_words));
    CardView {
        over: site_title(site).to_owned(),
        title: report.title.clone(),
        under: under.join(" · "),
    }
}

/// The card of every other page.
pub(crate) fn event_card(site: Site<'_>) -> CardView {
    let event = &site.briefing.event;
    let when = event.start.map(day_words);
    let under: Vec<String> = event.place.clone().into_iter().chain(when).collect();
    CardView {
        over: event.organizer.clone().unwrap_or_default(),
        title: site_title(site).to_owned(),
        under: under.join(" · "),
    }
}
