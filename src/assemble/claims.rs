//! Who said what in each report, after the editor's corrections.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::assemble::drafts::Draft;
use crate::assemble::people::name_key;
use crate::diagnostic::{Diagnostic, Location};
use crate::model::{
    Attribution, Content, EditorReport, EditorStatement, Mode, Overrule, Paragraph, Part, Tier,
    Voice, VoiceKind,
};
use crate::persian::Span;
use crate::persian::fold::fingerprint;

/// What one report claims.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Its voices, then those that only the editor names.
    pub(super) voices: Vec<Voice>,
    /// In reading order.
    pub(super) all: Vec<Claim>,
    /// Addresses of speakers in corrections that no longer fit, and where they stand.
    pub(super) named: Vec<(String, Location)>,
}

impl Claims {
    /// Without the headlines and leads that the report says again: readers see each statement once.
    pub(super) fn once(mut self) -> Claims {
        self.all.retain(|it| !it.read.repeated);
        self
    }
}

/// One statement and its speaker.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// As it was read; an editor's correction is of tier A, rule `editor`.
    pub(super) read: Attribution,
    /// Who speaks.
    pub(super) who: Who,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// By index in [`Claims::voices`].
    Voice(usize),
    /// The speaker with this address, named at a place in an editor's file.
    Slug(String, Location),
}

/// The rule of a statement whose speaker an editor named.
const EDITOR: &str = "editor";
/// So much of a paragraph is quoted, in characters.
const QUOTE: usize = 90;

/// What each report claims.
pub(super) fn all(
    drafts: &[Draft<'_>],
    content: &Content,
    found: &mut Vec<Diagnostic>,
) -> Vec<Claims> {
    let one = |draft: &Draft<'_>| {
        let mut found = Vec::new();
        (claims(draft, content, &mut found).once(), found)
    };
    let (all, odd): (Vec<Claims>, Vec<Vec<Diagnostic>>) = drafts.par_iter().map(one).unzip();
    found.extend(odd.into_iter().flatten());
    all
}

/// Corrects what was read in a report.
pub(super) fn claims(draft: &Draft<'_>, content: &Content, found: &mut Vec<Diagnostic>) -> Claims {
    let annotation = &draft.reading.annotation;
    let as_read = |it: &Attribution| Claim { read: it.clone(), who: Who::Voice(it.voice as usize) };
    let all = annotation.attributions.iter().map(as_read).collect();
    let mut res = Claims { voices: annotation.voices.clone(), all, named: Vec::new() };
    if let Some(editor) = draft.editor.filter(|it| !it.statements.is_empty()) {
        correct(&mut res, draft, editor, content, found);
    }
    res
}

/// Replaces what was read in the paragraphs that the editor corrects.
fn correct(
    claims: &mut Claims,
    draft: &Draft<'_>,
    editor: &EditorReport,
    content: &Content,
    found: &mut Vec<Diagnostic>,
) {
    let mut corrected: Vec<(u32, Vec<Attribution>)> = Vec::new();
    for entry in &editor.statements {
        let place = Location { path: editor.origin.path.clone(), line: entry.line, column: 1 };
        let (idx, paragraph) = match target(draft, entry, &place) {
            Ok(it) => it,
            Err(diagnostic) => {
                found.push(diagnostic);
                // Whom it names can be wrong all the same.
                if let Overrule::Speaker(name) = &entry.speaker {
                    claims.named.extend(is_address(name, content).then(|| (name.clone(), place)));
                }
                continue;
            }
        };
        let at = corrected.iter().position(|(it, _)| *it == idx).unwrap_or_else(|| {
            let before = claims.all.iter().filter(|it| it.read.paragraph == idx);
            let mut before: Vec<Attribution> = before.map(|it| it.read.clone()).collect();
            before.reverse();
            claims.all.retain(|it| it.read.paragraph != idx);
            corrected.push((idx, before));
            corrected.len() - 1
        });
        let spare = &mut corrected[at].1;
        if let Overrule::Speaker(name) = &entry.speaker {
            let read = spare.pop().unwrap_or_else(|| whole(idx, paragraph));
            let mode = entry.mode.unwrap_or(read.mode);
            let read = Attribution { mode, tier: Tier::A, rule: EDITOR, repeated: false, ..read };
            let who = who(name, place, &mut claims.voices, content);
            claims.all.push(Claim { read, who });
        }
    }
    claims.all.sort_by_key(|it| it.read.paragraph);
}

/// The paragraph that a correction is about, when it still says what it said.
fn target<'d>(
    draft: &'d Draft<'_>,
    entry: &EditorStatement,
    place: &Location,
) -> Result<(u32, &'d Paragraph), Diagnostic> {
    let part = if entry.paragraph == 0 { Part::Lead } else { Part::Body(entry.paragraph) };
    let paragraphs = (0..).zip(&draft.reading.article.paragraphs);
    let Some((idx, paragraph)) = paragraphs.into_iter().find(|(_, it)| it.part == part) else {
        return Err(Diagnostic::error("unknown-paragraph", "the report has no such paragraph")
            .at(place.clone())
            .quoting(entry.paragraph.to_string())
            .help("paragraphs are numbered as on the report's page; 0 is the lead"));
    };
    let text = paragraph.text.as_str();
    let now = fingerprint(text);
    if now.eq_ignore_ascii_case(&entry.fingerprint) {
        return Ok((idx, paragraph));
    }
    let number = entry.paragraph;
    let message = match entry.fingerprint.as_str() {
        "" => format!("the correction of paragraph {number} does not say of which words"),
        _ => format!("paragraph {number} has changed since it was corrected"),
    };
    let help = format!("read it again; if the correction holds, write `fingerprint = \"{now}\"`");
    let quote: String = text.chars().take(QUOTE).collect();
    Err(Diagnostic::error("stale-fingerprint", message).at(place.clone()).quoting(quote).help(help))
}

/// An attribution of a whole paragraph in which nothing was read.
fn whole(idx: u32, paragraph: &Paragraph) -> Attribution {
    Attribution {
        paragraph: idx,
        voice: 0,
        mode: Mode::Continued,
        tier: Tier::A,
        rule: EDITOR,
        subject: Span::default(),
        cue: Span::default(),
        content: Span::new(0, paragraph.text.as_str().len()),
        repeated: false,
    }
}

/// A slug is looked up when all slugs are known; a name is a voice of this report, or becomes one.
fn who(name: &str, place: Location, voices: &mut Vec<Voice>, content: &Content) -> Who {
    if is_address(name, content) {
        return Who::Slug(name.to_owned(), place);
    }
    let wanted = name_key(name);
    let is_meant =
        |it: &Voice| it.aliases.iter().chain([&it.name]).any(|it| name_key(it) == wanted);
    let idx = voices.iter().position(is_meant).unwrap_or_else(|| {
        voices.push(Voice {
            kind: VoiceKind::Person,
            name: name.trim().to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            surname_only: false,
            given_name_known: true,
            flags: Vec::new(),
        });
        voices.len() - 1
    });
    Who::Voice(idx)
}

/// True for what can only be an address, not a name.
fn is_address(name: &str, content: &Content) -> bool {
    let is_slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    content.speakers.iter().any(|it| it.slug == name) || name.bytes().all(is_slug)
}
