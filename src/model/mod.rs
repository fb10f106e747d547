//! What a briefing is: plain data with public fields. No reading, no rendering, no templates.
//!
//! In the order of the walk: `seed` (raw, cut into blocks), `article` (restored), `credit` (what stands before its
//! words), `received` (what that leaves out of the
//! seed), `annotation` (read), `reading` (all of them);
//! `settings`, `role` and `content`, what the editor says; `table` and `briefing`, all of it joined; `review`, what an
//! editor should look at.

mod seed;
mod article;
mod credit;
mod received;
mod annotation;
mod reading;
mod settings;
mod role;
mod content;
mod table;
mod briefing;
mod review;

pub use annotation::{
    Annotation, Attribution, DayMention, Mode, SessionMention, Tier, Voice, VoiceKind,
};
pub use article::{Article, Dateline, Paragraph, Part};
pub use briefing::{Briefing, Day, Event, Phase, Report, Session, Speaker, Statement, Topic};
pub use content::{
    Content, EditorLexicon, EditorPage, EditorReport, EditorRole, EditorSpeaker, EditorStatement,
    EditorTopic, Fix, Keep, NameSpelling, Origin, Overrule, StaticFile,
};
pub(crate) use credit::behind_credit;
pub use reading::{Pieces, Reading, Said};
pub use received::Received;
pub use review::{
    Copies, Doubt, EventProposal, Evidence, NewPerson, OfficeHolder, Review, TopicProposal,
    UnlinkedSurname,
};
pub use role::Role;
pub use seed::{Block, BlockKind, Seed};
pub use settings::{
    EventSettings, ExtractSettings, People, SessionSettings, Settings, SiteSettings, Topics,
};
pub use table::{Id, Table};
