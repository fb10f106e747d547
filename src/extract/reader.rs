//! An article while it is read: its paragraphs and cues, who was met in it, and what was attributed so far.

use super::cues::{Cue, Force};
use super::holders::FullName;
use super::people::People;
use super::words::Words;
use crate::model::{Article, Mode, Part};
use crate::persian::Span;

/// A clause is read at most this many tokens far.
pub(super) const LONGEST_CLAUSE: usize = 300;
/// So many attributions of one paragraph are compared, the latest first.
const NEAR: usize = 16;

/// An article while it is read.
pub(super) struct Reader<'a> {
    /// What the paragraphs are.
    pub(super) article: &'a Article,
    /// The paragraphs, scanned.
    pub(super) passages: Vec<Words<'a>>,
    /// Their cues.
    pub(super) cues: Vec<Vec<Cue>>,
    /// By paragraph: a question under a label, put to a speaker.
    pub(super) questions: Vec<bool>,
    /// How many paragraphs are questions, under a label or with little else.
    pub(super) n_questions: usize,
    /// One of the questions is put to «شما».
    pub(super) asks_you: bool,
    /// More than one person has spoken so far.
    pub(super) several_spoke: bool,
    /// The last paragraph that is nothing but a name and a colon.
    pub(super) name_line: Option<usize>,
    /// Who was said to tell the rest in their own words.
    pub(super) teller: Option<u32>,
    /// Everyone met so far.
    pub(super) people: People,
    /// Full names of the whole article.
    pub(super) full_names: Vec<FullName>,
    /// What was attributed so far.
    pub(super) drafts: Vec<Draft>,
}

/// An attribution whose tier is not decided yet.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// By index.
    pub(super) paragraph: usize,
    /// By index of person.
    pub(super) person: u32,
    /// In their words or the reporter's.
    pub(super) mode: Mode,
    /// What follows the cue.
    pub(super) force: Force,
    /// The rule that named the speaker.
    pub(super) rule: &'static str,
    /// The byte where its sentence begins.
    pub(super) begins: u32,
    /// The words that point at the speaker.
    pub(super) subject: Span,
    /// The verb of saying.
    pub(super) cue: Span,
    /// The words said.
    pub(super) content: Span,
}

/// Where the parts of an attribution stand, by token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// The subject.
    pub(super) subject: (usize, usize),
    /// The cue.
    pub(super) cue: (usize, usize),
    /// The words said.
    pub(super) content: (usize, usize),
}

impl Reader<'_> {
    /// Keeps an attribution. What a person says in a row is one, direct if a part of it is; where someone else speaks
    /// between, each has their own words.
    pub(super) fn keep(&mut self, draft: Draft) {
        self.several_spoke |= self.drafts.last().is_some_and(|last| last.person != draft.person);
        let person = self.people.get_mut(draft.person);
        person.spoke = true;
        person.last = Some(person.last.map_or(draft.paragraph, |last| last.max(draft.paragraph)));
        let near = self.drafts.len().saturating_sub(NEAR);
        let here = || self.drafts[near..].iter().rposition(|it| it.paragraph == draft.paragraph);
        let last = here().map(|place| near + place);
        let is_later = last.is_none_or(|last| self.drafts[last].begins < draft.begins);
        let same = self.drafts[near..]
            .iter()
            .rposition(|kept| kept.paragraph == draft.paragraph && kept.person == draft.person);
        let same = same.map(|place| near + place).filter(|it| Some(*it) == last || !is_later);
        if let Some(kept) = same.map(|place| &mut self.drafts[place]) {
            if draft.mode == Mode::Direct {
                kept.mode = Mode::Direct;
                kept.force = kept.force.max(draft.force);
            }
            kept.content.end = kept.content.end.max(draft.content.end);
            return;
        }
        for kept in self.drafts[near..].iter_mut().filter(|kept| kept.paragraph == draft.paragraph)
        {
            if kept.begins < draft.begins {
                kept.content.end = kept.content.end.min(draft.begins).max(kept.content.start);
            }
        }
        self.drafts.push(draft);
    }

    /// True for what stands under a name: «شیردل: …», «شیردل- …».
    pub(super) fn is_turn(&self, draft: &Draft) -> bool {
        let text = self.article.paragraphs[draft.paragraph].text.as_str();
        let label = matches!(&text[draft.cue.range()], ":" | "-" | "–" | "ـ");
        draft.mode == Mode::Direct && label
    }

    /// True for the headline, the lead, and the paragraph after.
    pub(super) fn is_opening(&self, paragraph: usize) -> bool {
        paragraph <= 1
            || matches!(
                self.article.paragraphs[paragraph].part,
                Part::Kicker | Part::Headline | Part::Lead
            )
    }
}
