//! What machines read: feeds, calendar, data, structured data, citations. Values only; `render` makes the bytes.
//!
//! In reading order: `address` (what links look like with and without a base address), `identity`
//! (identifiers that outlive a title), then one file for each thing that is published.

mod address;
mod identity;
mod feed;
mod calendar;
mod data;
mod gather;
mod map;
mod citation;
mod jsonld;
#[cfg(feature = "cards")]
mod card;

pub(crate) use address::{anchor, site_title};
pub(crate) use calendar::{CalendarEntry, CalendarView, calendar};
#[cfg(feature = "cards")]
pub(crate) use card::{CardView, event_card, report_card};
pub(crate) use citation::{CitationView, citation};
pub(crate) use data::{BriefingData, ModeData, ReportData, StatementData, TierData};
pub(crate) use feed::{
    FeedBlock, FeedEntry, FeedScope, FeedView, day_words, feed, feed_reports, first_day,
};
pub(crate) use gather::{briefing_head, report_data, statements_data};
pub(crate) use jsonld::{breadcrumbs, collection, event, profile, report, website};
pub(crate) use map::{MAP_ENTRIES, MapEntry, MapView, NewsEntry, part_name, sitemap};
