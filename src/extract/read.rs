//! The walk over an article: paragraph by paragraph, cue by cue, to who said what.

use std::ops::Range;

use super::attribute::attribute;
use super::clauses::{Clauses, drops_subject, speaks_in_speech, speech_colon};
use super::cues::{Cue, Force, find_cues, is_told_to_me};
use super::lexicon::{Class, Lexicon};
use super::mention::{Form, Mention};
use super::people::People;
use super::posts::Post;
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::roles::joins_posts;
use super::scope::Scope;
use super::subject::{find_subject, partners};
use super::words::Words;
use super::{
    answers, continued, full_names, headline, indirect, joined, messages, monologue, questions,
    quotations, talks, uncued,
};
use crate::model::{Article, Mode, Paragraph, Part};

/// Reads an article from its first paragraph to its last.
pub(super) fn read<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Reader<'a> {
    let mut passages: Vec<Words<'a>> = article
        .paragraphs
        .iter()
        .map(|paragraph| Words::scan(paragraph.text.as_str(), lexicon))
        .collect();
    questions::settle_dashes(&mut passages);
    let cues = passages.iter().map(find_cues).collect();
    let names = full_names::collect(&passages);
    let mut people = People::default();
    people.known.elsewhere = names.unique;
    people.known.shared = names.shared;
    people.known.first = names.given;
    let is_lead = |it: &Paragraph| matches!(it.part, Part::Kicker | Part::Headline | Part::Lead);
    people.lead = article.paragraphs.iter().take_while(|it| is_lead(it)).count().max(2) - 1;
    let full_names = names.all;
    let labelled = questions::labelled(&passages);
    let asks =
        passages.iter().zip(&labelled).filter(|(words, it)| **it || questions::is_short(words));
    let n_questions = asks.count();
    let to_you = |words: &Words<'_>| questions::is_short(words) && questions::is_to_you(words);
    let asks_you = passages.iter().any(to_you);
    let mut reader = Reader {
        article,
        passages,
        cues,
        questions: labelled,
        n_questions,
        asks_you,
        several_spoke: false,
        name_line: None,
        teller: None,
        people,
        full_names,
        drafts: Vec::new(),
    };
    for paragraph in 0..reader.passages.len() {
        reader.read_paragraph(paragraph);
    }
    headline::read(&mut reader);
    reader.drafts.sort_by_key(|draft| draft.paragraph);
    reader
}

impl Reader<'_> {
    fn read_paragraph(&mut self, paragraph: usize) {
        if uncued::only_announces(self, paragraph) {
            uncued::read_announced(self, paragraph);
            return;
        }
        if self.questions[paragraph] || talks::is_put_to_you(self, paragraph) {
            headline::read_inline(self, paragraph);
            return;
        }
        if headline::read_name_line(self, paragraph) {
            return;
        }
        if monologue::announces(self, paragraph) {
            return;
        }
        let done = monologue::read(self, paragraph)
            || continued::read_quotation(self, paragraph)
            || answers::read_named(self, paragraph)
            || messages::read(self, paragraph)
            || answers::read(self, paragraph)
            || headline::read_turn(self, paragraph)
            || quotations::read_behind(self, paragraph)
            || self.read_sentences(paragraph)
            || headline::read_inline(self, paragraph)
            || uncued::read_broken_off(self, paragraph)
            || quotations::read_beside(self, paragraph)
            || continued::read(self, paragraph);
        if !done {
            uncued::read_introduction(self, paragraph);
            uncued::read_report(self, paragraph);
        }
    }

    /// Attributions by verbs: first in the sentences before the one that opens speech, then in the rest.
    fn read_sentences(&mut self, paragraph: usize) -> bool {
        let words = &self.passages[paragraph];
        let (opens, len) = (self.opens_speech(paragraph), words.len());
        let unread = self.people.unread;
        let before = opens > 0 && opens < len && indirect::read(self, paragraph, 0..opens);
        self.people.unread &= unread;
        let rest = if before { opens } else { 0 };
        match self.read_cues(paragraph) {
            Some(told) => {
                let later = joined::next_clause(self, paragraph, told);
                indirect::read(self, paragraph, later);
                true
            }
            None => indirect::read(self, paragraph, rest..len) || before,
        }
    }

    /// Where the first sentence begins that a verb of saying with a colon stands in; the end where none does.
    fn opens_speech(&self, paragraph: usize) -> usize {
        let words = &self.passages[paragraph];
        let first = self.cues[paragraph].iter().find(|cue| cue.force > Force::Bare);
        first.map_or(words.len(), |cue| joined::clause_start(self, paragraph, cue.start))
    }

    /// Attributions by verbs of saying with a colon, a comma or «که». Where the last one stands that opened no speech;
    /// the end of the paragraph where speech was opened; `None` when there is none.
    fn read_cues(&mut self, paragraph: usize) -> Option<usize> {
        let mut clauses = Clauses::default();
        let mut told = None;
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
            told = told.or(Some(cue.start)).filter(|_| clauses.done);
        }
        let end = self.passages[paragraph].len();
        told.map(|told| if clauses.speech.is_some() { end } else { told })
    }

    /// True when a cue may carry an attribution by itself.
    fn counts(&self, paragraph: usize, cue: Cue, done: bool) -> bool {
        let words = &self.passages[paragraph];
        if is_told_to_me(words, cue) && talks::follows_speech(self, paragraph) {
            return false;
        }
        if cue.force > Force::Bare {
            // «قصه\u{200C}هایی که او می\u{200C}گوید، …» is what someone does, not says here.
            let relative = cue.start >= 2
                && words.is(cue.start - 1, Class::PRONOUN)
                && words.key(cue.start - 2) == "که";
            return cue.force == Force::Colon || !relative;
        }
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
        let sentence = words.sentence_start(cue.start);
        if !clauses.enter(sentence) {
            return None;
        }
        let near = cue.start - sentence <= LONGEST_CLAUSE;
        let start = if near { joined::clause_start(self, paragraph, cue.start) } else { sentence };
        let start = start.max(clauses.answer);
        if clauses.speech.is_none() && near {
            clauses.speech = speech_colon(words, start, cue.start);
        }
        let scope = Scope { words, end: cue.start, known: &self.people.known };
        let read = || if near { find_subject(&scope, start) } else { None };
        if let Some(speech) = clauses.speech {
            if start <= speech {
                return None;
            }
            return read().filter(|mention| {
                speaks_in_speech(words, mention, start)
                    || cue.force == Force::Colon
                        && self.replies_by_post(paragraph, mention, start..cue.start)
            });
        }
        // «کارگران در آن اعلام کردند: …»: several say it.
        let one = !self.several(paragraph, cue) || words.is_any(cue.end - 1, &["فرمودند"]);
        let dropped = one && !clauses.done && drops_subject(&scope, start);
        read().or_else(|| dropped.then(Mention::dropped))
    }

    /// «قاضی گفت: … | متهم | پاسخ داد: …»: a clause of nothing but the post of someone else who has spoken.
    fn replies_by_post(&self, paragraph: usize, mention: &Mention, clause: Range<usize>) -> bool {
        let words = &self.passages[paragraph];
        let rest = mention.words.end..clause.end;
        // «متهم در پاسخ | گفت».
        let answers = rest.len() <= 2 && rest.clone().all(|at| words.is_any(at, &["در", "پاسخ"]));
        let whole = mention.form == Form::Role && mention.words.start == clause.start && answers;
        let post = || mention.roles.first().map(|it| Post::new(words, it.clone()));
        let person = whole.then(post).flatten().and_then(|post| self.people.by_post(&post));
        person
            .is_some_and(|it| self.people.get(it).last.is_some() && self.people.current != Some(it))
    }

    fn attribute_cue(&mut self, at: usize, cue: Cue, mention: &Mention, clauses: &mut Clauses) {
        let words = &self.passages[at];
        // «همکار من می\u{200C}گفت: …»: told by who is speaking.
        let of_mine = mention.form == Form::Role
            && mention
                .words
                .clone()
                .chain([mention.words.end])
                .any(|at| words.is_any(at, &["من", "ما"]));
        if of_mine && talks::follows_speech(self, at) {
            return;
        }
        if questions::is_put(words, cue, mention, &self.people) {
            clauses.asked(cue, self.answered(at, cue));
            return;
        }
        let that = cue.end < words.len() && words.key(cue.end) == "که";
        let body = mention.form == Form::Body;
        let indirect = !body && (cue.force == Force::Bare || cue.force == Force::Comma && that);
        let weak = matches!(mention.form, Form::Dropped | Form::Bare);
        let strong = mention.is_name() || matches!(mention.form, Form::Role | Form::Someone(_));
        // «می\u{200C}گوید که …», right behind what was said.
        let begins =
            words.sentence_start(cue.start) == cue.start && words.is_present_verb(cue.start);
        let spoke = self.drafts.last().is_some_and(|it| it.paragraph + 1 >= at);
        let goes_on = that && begins && spoke;
        if indirect && weak && !goes_on || cue.force == Force::Bare && !strong {
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
        if attribute(self, at, mention, parts, (mode, cue.force)) {
            for other in partners {
                attribute(self, at, &other, parts, (mode, cue.force));
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

    /// «خبرنگاری پرسید که … | استاندار گفت: …»: the same sentence has the answer.
    fn answered(&self, paragraph: usize, question: Cue) -> bool {
        let words = &self.passages[paragraph];
        let sentence = words.sentence_start(question.start);
        question.force < Force::Colon
            && self.cues[paragraph].iter().any(|cue| {
                cue.start > question.start
                    && cue.force == Force::Colon
                    && words.sentence_start(cue.start) == sentence
            })
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

    /// True for a verb in the plural: «گفتند», «می\u{200C}دانند», but not «می\u{200C}داند».
    fn several(&self, paragraph: usize, cue: Cue) -> bool {
        const ONE: &[&str] = &["کند", "داند", "خواند", "ماند", "بیند", "میزند"];
        (cue.start..cue.end).any(|at| {
            let key = self.passages[paragraph].key(at);
            key.ends_with("ند") && !ONE.iter().any(|end| key.ends_with(end))
        })
    }

    /// Who speaks with the one of a mention, where the verb says that several do.
    fn partners(&self, paragraph: usize, mention: &Mention, cue: Cue) -> Vec<Mention> {
        let words = &self.passages[paragraph];
        let scope = Scope { words, end: cue.start, known: &self.people.known };
        let several = self.several(paragraph, cue);
        if several { partners(&scope, mention) } else { Vec::new() }
    }
}
