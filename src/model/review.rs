//! What an editor should look at: gathered by `assemble`, shown by `neshast review`.

use chrono::NaiveDate;

use crate::model::{Mode, VoiceKind};

/// Everything that a person should confirm, and proposals that only a person can accept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Speakers without a file in `content/speakers/`, in order of first word.
    pub people: Vec<NewPerson>,
    /// Statements that are printed without a speaker, in order of the reports.
    pub doubtful: Vec<Doubt>,
    /// Surnames that could not be joined to one person, in order of the reports.
    pub surnames: Vec<UnlinkedSurname>,
    /// Unnamed offices that one known person holds, in order of the reports.
    pub offices: Vec<OfficeHolder>,
    /// Reports that came more than once.
    pub copies: Vec<Copies>,
    /// Subjects that recur and no topic covers, best first.
    pub topics: Vec<TopicProposal>,
    /// The event as the reports tell it, where `site.toml` does not.
    pub event: Option<EventProposal>,
}

/// Where something stands, and why it was read as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The seed, relative to the site folder.
    pub path: String,
    /// The name of the file in `content/reports/` that would correct it, without its ending.
    pub stem: String,
    /// As corrections count: from one, zero is the lead; `None` in a headline, which cannot be corrected.
    pub paragraph: Option<u32>,
    /// Of the paragraph.
    pub fingerprint: String,
    /// The words, shortened.
    pub words: String,
    /// The rule that named the speaker.
    pub rule: &'static str,
}

/// A speaker whom the editor has not confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Their address now, and the name of the file that would confirm them.
    pub slug: String,
    /// Person, unnamed office, or body.
    pub kind: VoiceKind,
    /// Full name; the title of an unnamed office.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Posts.
    pub roles: Vec<String>,
    /// What is odd about them, as in `unlisted-name`.
    pub flags: Vec<&'static str>,
    /// How many of their statements are published.
    pub statements: usize,
    /// The first two sightings in different paragraphs.
    pub evidence: Vec<Evidence>,
}

/// A statement whose speaker is a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub evidence: Evidence,
    /// Whom the rule names.
    pub speaker: String,
    /// The speaker's address, which a correction may name.
    pub slug: String,
    /// Whose words.
    pub mode: Mode,
}

/// A surname alone, which several people or nobody may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlinkedSurname {
    /// As written.
    pub surname: String,
    /// The speaker's address now.
    pub slug: String,
    /// Posts given with it.
    pub roles: Vec<String>,
    /// People of that surname: address and name.
    pub candidates: Vec<(String, String)>,
    /// Where.
    pub evidence: Evidence,
}

/// An office whose holder is known elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHolder {
    /// As written.
    pub role: String,
    /// Address of the one person seen with it.
    pub slug: String,
    /// Their name.
    pub name: String,
    /// Where the office speaks.
    pub evidence: Evidence,
}

/// One report in several files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The seed that is shown.
    pub shown: String,
    /// The others.
    pub others: Vec<String>,
}

/// A subject that the editor may adopt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicProposal {
    /// The name of the file that would adopt it.
    pub slug: String,
    /// As readers would see it.
    pub label: String,
    /// How many speakers use the words.
    pub speakers: usize,
    /// How many reports.
    pub reports: usize,
}

/// The event, read from the reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventProposal {
    /// Its commonest name, when `site.toml` gives none.
    pub name: Option<String>,
    /// First and last day, when `site.toml` gives none.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

impl Review {
    /// True when nothing waits for a decision. Topic and event proposals may wait for ever.
    pub fn is_settled(&self) -> bool {
        self.people.is_empty()
            && self.doubtful.is_empty()
            && self.surnames.is_empty()
            && self.offices.is_empty()
    }
}
