//! The clauses of one paragraph: where speech began, and what may still be an attribution inside it.

use super::cues::Cue;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::scope::Scope;
use super::words::Words;

/// So many cues of one sentence are looked at.
const CUES_IN_SENTENCE: u32 = 6;

/// What the cues of one paragraph have told so far.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// Someone was named.
    pub(super) done: bool,
    /// The token where speech began.
    pub(super) speech: Option<usize>,
    /// The token behind a question, where its answer begins in the same sentence.
    pub(super) answer: usize,
    /// The sentence looked at, and how many of its cues.
    sentence: (usize, u32),
}

impl Clauses {
    /// A question was put to a speaker, and nobody said anything; the same sentence may tell the answer.
    pub(super) fn asked(&mut self, question: Cue, answered: bool) {
        if answered {
            self.answer = question.end + 1;
        } else {
            self.done = true;
            self.speech = Some(question.end);
        }
    }

    /// True unless too many cues of this sentence were looked at already.
    pub(super) fn enter(&mut self, sentence: usize) -> bool {
        let seen = if self.sentence.0 == sentence { self.sentence.1 } else { 0 };
        self.sentence = (sentence, seen + 1);
        seen < CUES_IN_SENTENCE
    }
}

/// A colon before the cue opens speech, unless it belongs to the agency's name.
pub(super) fn speech_colon(words: &Words<'_>, start: usize, cue: usize) -> Option<usize> {
    (start..cue).rev().find(|at| {
        words.sign(*at) == Some(':')
            && !words.is_quoted(*at)
            && *at > start + 3
            && !words.is(*at - 1, Class::AGENCY)
    })
}

/// True when a clause without a subject of its own may leave it out: «و افزود», «با اشاره به … گفت»,
/// «هدف این طرح را … دانست و گفت». A verb that continues may have a subject we cannot read.
pub(super) fn drops_subject(scope: &Scope<'_>, start: usize) -> bool {
    let adjunct = Class::PREPOSITION.or(Class::CONNECTIVE).or(Class::TIME);
    let continues = scope.words.longest(scope.end, scope.words.len(), Class::CONTINUING) > 0;
    // «خداوند فرمود» has a subject, of whom we know only that it is no name.
    let other = |at: usize| scope.is(at, Class::NOT_NAME) && !scope.is(at, adjunct);
    // «شیردل که … داشت، گفت»: someone whom we cannot read.
    let someone = scope.goes_on(start) && !scope.is(start, adjunct.or(Class::NOT_NAME));
    let unknown = |at: usize| scope.words.is_unlisted(at) || scope.is(at, Class::WEAK);
    let that = (1..=3).find(|count| scope.is_any(start + count, &["که"]));
    let whose = that.is_some_and(|count| count == 1 || (start..start + count).all(unknown));
    // «سلام که می\u{200C}کنیم، | می\u{200C}گوید: …»: the reporter, then who answers.
    let ours = |at: usize| {
        let verb = scope.words.is_present_verb(at) && scope.words.key(at).ends_with("یم");
        verb && scope.is_plain_comma(at + 1)
    };
    if (start..scope.end).any(ours) {
        return true;
    }
    if someone && (whose || scope.is(start, Class::GIVEN)) {
        return false;
    }
    scope.end <= start + 2 && !(start..scope.end).any(other)
        || continues && !scope.words.opens_quote(start)
        || scope.is(start, adjunct)
        || (start..scope.end).any(|at| scope.is_any(at, &["را"]))
}

/// Inside speech only a fresh sentence with a clear subject is another attribution.
pub(super) fn speaks_in_speech(words: &Words<'_>, mention: &Mention, start: usize) -> bool {
    // «… همچنین رئیس اتاق گفت: …».
    let next = words.is(start, Class::CONNECTIVE) && mention.words.start == start + 1;
    let clear = match mention.form {
        Form::Pronoun => mention.words.start == start,
        Form::Known(_) | Form::Name(_) | Form::Unlisted(_) | Form::Elsewhere(_) => true,
        Form::Role => mention.also || next,
        Form::Bare => mention.also,
        Form::This | Form::Report | Form::Someone(_) | Form::Body | Form::Dropped => false,
    };
    clear && mention.words.start - start <= 6
}
