//! What a briefing is: plain data with public fields. No reading, no rendering, no templates.
//!
//! In the order of the walk: `seed` (raw, cut into blocks), `article` (restored), `annotation` (read), `reading` (all three),
//! then what the briefing is made of; `settings` and `content` are the editor's.

mod seed;
mod article;
mod annotation;
mod reading;
mod statement;
mod speaker;
mod topic;
mod day;
mod report;
mod briefing;
mod review;
mod settings;
mod content;
mod table;

pub use annotation::{Annotation, Attribution, DayMention, SessionMention, Voice, VoiceKind};
pub use article::{Article, Dateline, Paragraph, Part};
pub use briefing::Briefing;
pub use content::{
    Content, EditorLexicon, EditorPage, EditorReport, EditorRole, EditorSpeaker, EditorStatement,
    EditorTopic, Fix, Keep, NameSpelling, Origin, Overrule, StaticFile,
};
pub use day::{Day, Event, Phase, Session};
pub use reading::{Reading, Said};
pub use report::{Report, Source};
pub use review::{
    Copies, Doubt, EventProposal, Evidence, NewPerson, OfficeHolder, Review, TopicProposal,
    UnlinkedSurname,
};
pub use seed::{Block, BlockKind, Seed};
pub use settings::{
    EventSettings, ExtractSettings, People, SessionSettings, Settings, SiteSettings, Topics,
};
pub use speaker::{Role, Speaker};
pub use statement::{Mode, Statement, Tier};
pub use table::{Id, Table};
pub use topic::Topic;
