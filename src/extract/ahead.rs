//! Who a mention is, with a look ahead: who is named next tells whose a new post is.

use super::cues::Force;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::name::Name;
use super::reader::{LONGEST_CLAUSE, Reader};
use super::reporting::first_verb;
use super::resolve::{Found, Next, Place, resolve};
use super::scope::Scope;
use super::subject::find_subject;

/// So many paragraphs are looked ahead.
const FAR_AHEAD: usize = 4;
/// Someone known who speaks this near is whose post it is; further on, only who is alone.
const NEAR_AHEAD: usize = 2;

/// Names the person of a mention; whose a post is, who is named next may tell.
pub(super) fn person_of(
    reader: &mut Reader<'_>,
    paragraph: usize,
    mention: &Mention,
    cue: (usize, usize),
) -> Option<Found> {
    let next = match mention.form {
        Form::Role => look_ahead(reader, paragraph),
        _ => Next::Unclear,
    };
    let next = match next {
        Next::Known(person) if names_near(reader, paragraph, mention, person) => Next::Unclear,
        next => next,
    };
    let words = &reader.passages[paragraph];
    let kinds = [Class::CONTINUING, Class::WRITING].into_iter();
    let label = words.sign(cue.0) == Some(':') && cue.1 == cue.0 + 1;
    let cue = kinds
        .filter(|kind| cue.0 < cue.1 && words.longest(cue.0, cue.1, *kind) == cue.1 - cue.0)
        .fold(Class::default(), Class::or);
    let place = Place { words, paragraph, cue, next, label, full_names: &reader.full_names };
    resolve(&mut reader.people, mention, &place)
}

/// «رئیس جلسه خطاب به شیردل | گفت: …»: the clause behind a post names someone else.
fn names_near(reader: &Reader<'_>, paragraph: usize, mention: &Mention, person: u32) -> bool {
    let words = &reader.passages[paragraph];
    let from = mention.words.end;
    let near = from..words.len().min(from + LONGEST_CLAUSE);
    let end = near.clone().find(|at| words.sign(*at) == Some(':')).unwrap_or(near.start);
    let scope = Scope { words, end, known: &reader.people.known };
    (from..end).any(|at| scope.known_name(at).is_some_and(|(_, known)| known == person))
}

/// Who is named next: it tells whose a new post is. «وی» and «این مقام» are passed over.
fn look_ahead(reader: &Reader<'_>, paragraph: usize) -> Next {
    let last = reader.passages.len().min(paragraph + 1 + FAR_AHEAD);
    let mut carried = false;
    for next in paragraph + 1..last {
        let Some(mention) = first_subject(reader, next) else { continue };
        let near = next <= paragraph + NEAR_AHEAD;
        let known = |person: u32| {
            // Further on, someone known may come back; of one alone it is sure.
            let sure = !mention.also && (near || reader.people.all.len() == 1);
            if sure { Next::Known(person) } else { Next::Unclear }
        };
        return match &mention.form {
            Form::Pronoun | Form::This => {
                carried = true;
                continue;
            }
            _ if !mention.roles.is_empty() => Next::Unclear,
            Form::Name(span) => {
                let name = Name::new(&reader.passages[next], span);
                let far = next > paragraph + 1 && !carried;
                let new = if far { Next::Unclear } else { Next::NewName };
                reader.people.met(&name).map_or(new, known)
            }
            Form::Elsewhere(_) => Next::NewName,
            Form::Known(person) => known(*person),
            _ => Next::Unclear,
        };
    }
    Next::Unclear
}

/// The subject of a paragraph's first cue, «به گفته» included, whoever it is.
pub(super) fn first_subject(reader: &Reader<'_>, paragraph: usize) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    let according =
        if words.len() > 0 { words.longest(0, words.len(), Class::ACCORDING) } else { 0 };
    let (start, end) = if according > 0 {
        (according, words.sentence_end(0, LONGEST_CLAUSE))
    } else {
        let cue = reader.cues[paragraph].iter().find(|cue| cue.force > Force::Bare);
        cue.map(|cue| (words.sentence_start(cue.start), cue.start))
            .or_else(|| first_verb(words).map(|verb| (0, verb)))?
    };
    let scope = Scope { words, end, known: &reader.people.known };
    if end - start > LONGEST_CLAUSE { None } else { find_subject(&scope, start) }
}
