//! Verbs of saying, and how firmly what follows them says that speech begins.

use super::lexicon::Class;
use super::words::Words;

/// A verb of saying outside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// What follows it.
    pub(super) force: Force,
}

/// What follows a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
    /// Nothing that tells: «… گفت و رفت».
    Bare,
    /// A comma or «که».
    Comma,
    /// A colon or an opening quotation mark.
    Colon,
}

/// Finds every cue of a paragraph, in order. «وی گفت: …» → «گفت».
pub(super) fn find_cues(words: &Words<'_>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words.is_sign(at) || words.is_quoted(at) {
            at += 1;
            continue;
        }
        let trap = words.longest(at, words.len(), Class::TRAP);
        let len = if trap == 0 { words.longest(at, words.len(), Class::CUE) } else { 0 };
        if len > 0 {
            cues.push(Cue { start: at, end: at + len, force: force_at(words, at + len) });
        } else if brings(words, at) {
            cues.push(Cue { start: at, end: at + 2, force: Force::Colon });
        } else if trap == 0 && closes_before_colon(words, at) {
            let done = cues.last().map_or(0, |cue: &Cue| cue.end);
            let start = if takes_noun(words, at) { (at - 1).max(done) } else { at };
            cues.push(Cue { start, end: at + 1, force: Force::Colon });
        }
        at += trap.max(len).max(1);
    }
    cues
}

/// «مادرش به من | گفت»: told by who is speaking.
pub(super) fn is_told_to_me(words: &Words<'_>, cue: Cue) -> bool {
    cue.start >= 2
        && words.is_any(cue.start - 1, &["من", "ما", "بنده"])
        && words.is_any(cue.start - 2, &["به"])
}

/// True when a verb of saying begins here.
pub(super) fn starts_cue(words: &Words<'_>, at: usize, end: usize) -> bool {
    words.longest(at, end, Class::TRAP) == 0 && words.longest(at, end, Class::CUE) > 0
}

/// «… در این نوشته آورده است: …».
fn brings(words: &Words<'_>, at: usize) -> bool {
    words.key(at) == "اورده"
        && words.is_any(at + 1, &["است", "اند"])
        && words.sign(at + 2) == Some(':')
}

/// Any light verb right before a colon is a cue, and so is one of judging: «یاد کرد: …», «دانست: …».
fn closes_before_colon(words: &Words<'_>, at: usize) -> bool {
    let colon = at > 0 && at + 1 < words.len() && words.sign(at + 1) == Some(':');
    let active = words.is(at, Class::LIGHT)
        && !words.key(at).starts_with("شد")
        && !words.is_any(at, &["میشود", "میشوند", "گردید"]);
    // «سپس به وضع بازار پرداخت: …».
    let turns = words.is_any(at, &["پرداخت", "پرداختند"]);
    // «دستی تکان می\u{200C}دهد و می\u{200C}خندد: «…»».
    let gesture = words.is_present_verb(at)
        && words.key(at).ends_with('د')
        && !words.key(at).ends_with("ند")
        && !words.is_any(at, &["میشود", "میباشد", "میرسد"])
        && words.opens_quote(at + 2);
    // «شیردل دل خوشی از این وعده ندارد: «…»», «پاسخش کوتاه بود: «…»».
    let holds = words.is_any(at, &["دارد", "ندارد"]) && words.opens_quote(at + 2);
    let answer = |place: usize| words.is_any(place, &["پاسخش", "جوابش", "حرفش", "پاسخ", "جواب"]);
    let was = words.is_any(at, &["بود", "است"])
        && words.opens_quote(at + 2)
        && (at.saturating_sub(3)..at).any(answer);
    let gesture = gesture || holds || was;
    colon
        && (active
            || turns
            || gesture
            || takes_the_word(words, at)
            || words.is(at, Class::INDIRECT))
}

/// «رشته کلام را به دست گرفت: …», «حرفش را پی می\u{200C}گیرد: …», «زبان به گله گشود: …».
fn takes_the_word(words: &Words<'_>, at: usize) -> bool {
    const VERBS: &[&str] = &["گرفت", "میگیرد", "گشود", "میگشاید"];
    const WORDS: &[&str] = &["کلام", "سخن", "سخنش", "حرف", "حرفش", "گله", "شکوه", "انتقاد"];
    words.is_any(at, VERBS) && (at.saturating_sub(6)..at).any(|at| words.is_any(at, WORDS))
}

/// A light verb and the noun before it are one verb: «فرمانده سپاه | عنوان داشت:».
fn takes_noun(words: &Words<'_>, at: usize) -> bool {
    let other = Class::PRONOUN.or(Class::STOP).or(Class::ROLE);
    words.is(at, Class::LIGHT) && !words.is_sign(at - 1) && !words.is(at - 1, other)
}

fn force_at(words: &Words<'_>, after: usize) -> Force {
    if after >= words.len() {
        return Force::Bare;
    }
    let that = words.key(after) == "که";
    let colon = |at: usize| at < words.len() && words.sign(at) == Some(':');
    if colon(after) || that && colon(after + 1) || words.opens_quote(after) {
        return Force::Colon;
    }
    // «خواستار سهم شد، | ولی کارگر تأکید کرد …».
    let but = words.is_any(after + 1, &["اما", "ولی", "هرچند", "اگرچه"]);
    let comma = !but && words.sign(after).is_some_and(|sign| matches!(sign, '،' | ',' | '؛'));
    if comma || that { Force::Comma } else { Force::Bare }
}
