//! The walk over an article: paragraph by paragraph, cue by cue, to who said what.

use super::ahead::look_ahead;
use super::clauses::{Clauses, drops_subject, speaks_in_speech, speech_colon};
use super::cues::{Cue, Force, find_cues};
use super::introduced::{INTRODUCED, UNCLEAR, rule_of_pronoun};
use super::lexicon::{Class, Lexicon, key};
use super::mention::{Form, Mention};
use super::people::People;
use super::resolve::{FullName, Next, Place, resolve};
use super::roles::joins_posts;
use super::scope::Scope;
use super::subject::{find_subject, partners};
use super::words::Words;
use super::{full_names, headline, indirect};
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

/// Reads an article from its first paragraph to its last.
pub(super) fn read<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Reader<'a> {
    let passages: Vec<Words<'a>> = article
        .paragraphs
        .iter()
        .map(|paragraph| Words::scan(paragraph.text.as_str(), lexicon))
        .collect();
    let cues = passages.iter().map(find_cues).collect();
    let names = full_names::collect(&passages);
    let mut people = People::default();
    people.known.elsewhere = names.unique;
    people.known.shared = names.shared;
    let full_names = names.all;
    let mut reader = Reader { article, passages, cues, people, full_names, drafts: Vec::new() };
    for paragraph in 0..reader.passages.len() {
        reader.read_paragraph(paragraph);
    }
    headline::read(&mut reader);
    reader.drafts.sort_by_key(|draft| draft.paragraph);
    reader
}

impl Reader<'_> {
    fn read_paragraph(&mut self, paragraph: usize) {
        if self.only_announces(paragraph) {
            self.read_announced(paragraph);
            return;
        }
        let done = self.read_cues(paragraph)
            || indirect::read(self, paragraph)
            || headline::read_turn(self, paragraph)
            || self.read_broken_off(paragraph)
            || self.read_continued(paragraph);
        if !done {
            self.read_introduction(paragraph);
        }
    }

    /// Attributions by verbs of saying with a colon, a comma or «که».
    fn read_cues(&mut self, paragraph: usize) -> bool {
        let mut clauses = Clauses::default();
        for idx in 0..self.cues[paragraph].len() {
            let cue = self.cues[paragraph][idx];
            if !self.counts(paragraph, cue, clauses.done) {
                continue;
            }
            let Some(mention) = self.subject_of(paragraph, cue, &mut clauses) else {
                let speaks = clauses.speech.is_none() && !clauses.done;
                self.people.unread |= speaks && cue.force == Force::Colon;
                continue;
            };
            self.attribute_cue(paragraph, cue, &mention, &mut clauses);
        }
        clauses.done
    }

    /// True when a cue may carry an attribution by itself.
    fn counts(&self, paragraph: usize, cue: Cue, done: bool) -> bool {
        if cue.force > Force::Bare {
            return true;
        }
        let words = &self.passages[paragraph];
        let speech_follows = cue.end < words.len()
            && !words.is_sign(cue.end)
            && !words.is(cue.end, Class::STOP)
            && !words.is_any(cue.end, &["و"]);
        self.is_opening(paragraph)
            && !done
            && speech_follows
            && words.longest(cue.start, cue.end, Class::MID) == cue.end - cue.start
    }

    /// The subject of a cue; `None` when the cue stands inside speech or says nothing.
    fn subject_of(&self, paragraph: usize, cue: Cue, clauses: &mut Clauses) -> Option<Mention> {
        let words = &self.passages[paragraph];
        let start = words.sentence_start(cue.start);
        if !clauses.enter(start) {
            return None;
        }
        let near = cue.start - start <= LONGEST_CLAUSE;
        if clauses.speech.is_none() && near {
            clauses.speech = speech_colon(words, start, cue.start);
        }
        let scope = Scope { words, end: cue.start, known: &self.people.known };
        let read = || if near { find_subject(&scope, start) } else { None };
        if let Some(speech) = clauses.speech {
            if start <= speech {
                return None;
            }
            return read().filter(|mention| speaks_in_speech(words, mention, start));
        }
        let dropped = !clauses.done && drops_subject(&scope, start);
        read().or_else(|| dropped.then(Mention::dropped))
    }

    fn attribute_cue(&mut self, at: usize, cue: Cue, mention: &Mention, clauses: &mut Clauses) {
        let words = &self.passages[at];
        let that = cue.end < words.len() && words.key(cue.end) == "که";
        let body = mention.form == Form::Body;
        let indirect = !body && (cue.force == Force::Bare || cue.force == Force::Comma && that);
        let weak = matches!(mention.form, Form::Dropped | Form::Bare);
        let strong = mention.is_name() || mention.form == Form::Role;
        if indirect && weak || cue.force == Force::Bare && !strong {
            return;
        }
        let mode = if indirect || body && cue.force < Force::Colon {
            Mode::Indirect
        } else {
            Mode::Direct
        };
        let parts = Parts {
            subject: (mention.words.start, mention.words.end),
            cue: (cue.start, cue.end),
            content: (cue.end, words.len()),
        };
        let partners = self.partners(at, mention, cue);
        let mention = &self.as_group(at, mention, cue);
        if self.attribute(at, mention, parts, (mode, cue.force)) {
            for other in partners {
                self.attribute(at, &other, parts, (mode, cue.force));
            }
            clauses.done = true;
            if !indirect {
                clauses.speech = Some(cue.end);
            }
        } else if mention.form == Form::Report {
            clauses.done = true;
            clauses.speech = Some(cue.end);
        }
    }

    /// «استاندار، فرماندار و بخشدار گفتند»: nobody of whom one could tell.
    fn as_group(&self, paragraph: usize, mention: &Mention, cue: Cue) -> Mention {
        let words = &self.passages[paragraph];
        let scope = Scope { words, end: cue.start, known: &self.people.known };
        let group = mention.form == Form::Role && self.several(paragraph, cue);
        if group && joins_posts(&scope, &mention.words) {
            Mention { form: Form::Body, roles: Vec::new(), ..mention.clone() }
        } else {
            mention.clone()
        }
    }

    /// True for a verb in the plural.
    fn several(&self, paragraph: usize, cue: Cue) -> bool {
        (cue.start..cue.end).any(|at| self.passages[paragraph].key(at).ends_with("ند"))
    }

    /// Who speaks with the one of a mention, where the verb says that several do.
    fn partners(&self, paragraph: usize, mention: &Mention, cue: Cue) -> Vec<Mention> {
        let words = &self.passages[paragraph];
        let scope = Scope { words, end: cue.start, known: &self.people.known };
        let several = self.several(paragraph, cue);
        if several { partners(&scope, mention) } else { Vec::new() }
    }

    /// Names the speaker of a mention and keeps what was said; false when nobody is meant.
    pub(super) fn attribute(
        &mut self,
        paragraph: usize,
        mention: &Mention,
        parts: Parts,
        (mode, force): (Mode, Force),
    ) -> bool {
        let pointed = force == Force::Colon && matches!(mention.form, Form::Pronoun | Form::This);
        let other = if pointed { rule_of_pronoun(self, paragraph, parts) } else { None };
        let unclear = mention.carries_on() && self.people.unread && other != Some(INTRODUCED);
        let other = if unclear { Some(UNCLEAR) } else { other };
        let Some((person, rule)) = self.resolve(paragraph, mention, parts.cue) else {
            return false;
        };
        let rule = other.unwrap_or(rule);
        let words = &self.passages[paragraph];
        // Of two with one surname it may be either.
        let force =
            if self.is_shared(paragraph, mention) { force.min(Force::Comma) } else { force };
        let sentence = words.sentence_start(parts.cue.0.max(parts.subject.0));
        let draft = Draft {
            paragraph,
            person,
            mode,
            force,
            rule,
            begins: words.span(sentence, sentence + 1).start,
            subject: words.span(parts.subject.0, parts.subject.1),
            cue: words.span(parts.cue.0, parts.cue.1),
            content: words.said(parts.content.0, parts.content.1),
        };
        self.people.current = Some(person);
        self.people.unread &= unclear;
        self.keep(draft);
        true
    }

    /// True for a surname alone that several people of the article have.
    fn is_shared(&self, paragraph: usize, mention: &Mention) -> bool {
        let Form::Known(person) = mention.form else { return false };
        let Some(name) = self.people.get(person).name.as_ref() else { return false };
        let shared = self.people.known.shared.contains(name.surname_key().as_str());
        let written = || self.passages[paragraph].joined(mention.words.start, mention.words.end);
        shared && !name.given.iter().any(|given| written().contains(&key(given)))
    }

    /// Names the person of a mention.
    pub(super) fn resolve(
        &mut self,
        paragraph: usize,
        mention: &Mention,
        cue: (usize, usize),
    ) -> Option<(u32, &'static str)> {
        let next =
            if mention.form == Form::Role { look_ahead(self, paragraph) } else { Next::Unclear };
        let words = &self.passages[paragraph];
        let kinds = [Class::CONTINUING, Class::WRITING].into_iter();
        let cue = kinds
            .filter(|kind| cue.0 < cue.1 && words.longest(cue.0, cue.1, *kind) == cue.1 - cue.0)
            .fold(Class::default(), Class::or);
        let place = Place { words, paragraph, cue, next, full_names: &self.full_names };
        resolve(&mut self.people, mention, &place)
    }

    /// Keeps an attribution. What a person says in a row is one, direct if a part of it is; where someone else speaks
    /// between, each has their own words.
    pub(super) fn keep(&mut self, draft: Draft) {
        let person = self.people.get_mut(draft.person);
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

    /// True for the headline, the lead, and the paragraph after.
    pub(super) fn is_opening(&self, paragraph: usize) -> bool {
        paragraph <= 1
            || matches!(
                self.article.paragraphs[paragraph].part,
                Part::Kicker | Part::Headline | Part::Lead
            )
    }
}
