//! The subject of a saying clause: read from its beginning, adjunct by adjunct, until someone is found.

use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::names::{
    NameSpan, looks_like_surname, parse_name, plain_run, starts_name, weak_name_fits,
};
use super::roles::{parse_role, role_after, split_roles, starts_role};
use super::scope::Scope;

/// A clause is read at most this many steps far.
const STEPS: usize = 60;

/// What one look at a place gave.
enum Step {
    /// The subject.
    Found(Mention),
    /// Not here: go on from there.
    Skip(usize),
    /// No subject in this clause.
    Give,
}

/// Looks at one place; `None` when it is not its matter.
type Reader = fn(&Scope<'_>, usize) -> Option<Step>;

/// In this order, at every place.
const READERS: &[Reader] = &[
    sign_or_connective,
    opening_that,
    pronoun,
    this,
    reported,
    name,
    role,
    adjunct,
    body,
    unlisted_name,
    bare_surname,
];

/// Finds who speaks in the clause that begins at token `start`.
///
/// «به گزارش خبرگزاری …، کاظم شیردل، رییس … نیز در ابتدای این نشست | گفت» → «کاظم شیردل».
pub(super) fn find_subject(scope: &Scope<'_>, start: usize) -> Option<Mention> {
    let mut at = past_agency(scope, start);
    for _ in 0..STEPS {
        if at >= scope.end {
            return None;
        }
        let step = READERS.iter().find_map(|reader| reader(scope, at));
        match step {
            Some(Step::Found(mention)) => return Some(mention),
            Some(Step::Skip(next)) => at = next.max(at + 1),
            Some(Step::Give) => return None,
            None => at = past_comma(scope, at + 1)?,
        }
    }
    None
}

/// Past the agency at the head of a report: «خبرگزاری …: R گفت», «آبسرد - ایرنا - R گفت»,
/// «ایسنا/خراسان رضوی R گفت», «آبسرد- R گفت».
fn past_agency(scope: &Scope<'_>, start: usize) -> usize {
    let near = start..scope.end.min(start + 8);
    let sign_in = |from: usize, signs: &[char]| {
        (from..near.end).find(|at| scope.words.sign(*at).is_some_and(|sign| signs.contains(&sign)))
    };
    let dash = ['-', '–', 'ـ', '_'];
    let agency = near.clone().take_while(|at| *at < start + 4).find(|at| {
        scope.is(*at, Class::AGENCY) || *at == start && scope.is_any(*at, &["خبرگزاری", "باشگاه"])
    });
    if let Some(agency) = agency
        && !scope.is(start, Class::PREPOSITION)
    {
        if scope.words.sign(start + 1) == Some('/') && agency == start {
            let someone = |at: &usize| starts_role(scope, *at) > 0 || starts_name(scope, *at);
            return near.clone().skip(2).find(someone).unwrap_or(start);
        }
        let closed = sign_in(agency, &[':', dash[0], dash[1], dash[2], dash[3]]);
        return closed.map_or(start, |sign| sign + 1);
    }
    let place = sign_in(start + 1, &dash) == Some(start + 1) && scope.known_name(start).is_none();
    if place { start + 2 } else { start }
}

/// One past the next comma.
fn past_comma(scope: &Scope<'_>, at: usize) -> Option<usize> {
    (at..scope.end).find(|place| scope.is_plain_comma(*place)).map(|comma| comma + 1)
}

fn sign_or_connective(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let sign = scope.is_sign(at) && !scope.words.opens_quote(at);
    let empty = scope.is(at, Class::CONNECTIVE) && !scope.is(at, Class::PRONOUN);
    (sign || empty).then_some(Step::Skip(at + 1))
}

/// «این در حالی است که …», «لازم به ذکر است که …».
fn opening_that(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let near = at..scope.end.min(at + 7);
    let that = near
        .take_while(|place| !scope.is_sign(*place))
        .find(|place| scope.is_any(*place, &["که"]))?;
    let says = (at..that).any(|place| scope.is_any(place, &["است", "حالیست", "ذکر"]));
    let someone = (at..that).any(|place| starts_role(scope, place) > 0);
    (says && !someone).then_some(Step::Skip(that + 1))
}

fn pronoun(scope: &Scope<'_>, at: usize) -> Option<Step> {
    scope.is(at, Class::PRONOUN).then(|| found(scope, Form::Pronoun, at, at + 1))
}

fn this(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if !scope.is(at, Class::THIS) || !scope.is_any(at, &["این"]) {
        return None;
    }
    if scope.is(at + 1, Class::REPORT) {
        return Some(found(scope, Form::Report, at, at + 2));
    }
    let len = if at + 1 < scope.end { scope.longest(at + 1, Class::THIS_HEAD) } else { 0 };
    (len > 0).then(|| found(scope, Form::This, at, at + 1 + len))
}

/// «به گزارش …،», «به نقل از …»: up to the comma, or to the name or post where there is none.
fn reported(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let by = scope.is_any(at, &["به"]) && scope.is_any(at + 1, &["گزارش", "نقل", "نوشته"]);
    let based = scope.is_any(at, &["بنابر", "براساس"])
        || scope.is_any(at, &["بنا", "بر"]) && scope.is_any(at + 1, &["به", "بر", "اساس"]);
    if !by && !based {
        return None;
    }
    let from = at + 2;
    let comma = (from..scope.end).find(|place| scope.words.is_comma(*place));
    let until = comma.unwrap_or(scope.end);
    if let Some(name) = (from..until).find(|place| after_agency(scope, *place)) {
        return Some(Step::Skip(name));
    }
    if let Some(comma) = comma {
        return Some(Step::Skip(past_bureau(scope, comma + 1)));
    }
    let role = (from..scope.end).find(|place| {
        let before = Class::PREPOSITION.or(Class::INSTITUTION);
        starts_role(scope, *place) > 0 && !scope.is(place - 1, before)
    });
    let agency = || (from..scope.end).find(|place| scope.is(place - 1, Class::AGENCY));
    role.or_else(agency).map_or(Some(Step::Give), |place| Some(Step::Skip(place)))
}

/// True where someone is named although no comma closed «به گزارش …».
fn after_agency(scope: &Scope<'_>, at: usize) -> bool {
    let agency = scope.is(at - 1, Class::AGENCY);
    let before = Class::PREPOSITION.or(Class::INSTITUTION);
    let free = !scope.is(at - 1, before) && !scope.is_any(at - 1, &["و", "سیمای"]);
    free && starts_name(scope, at)
        || agency && (starts_role(scope, at) > 0 || weak_name_fits(scope, at))
        || scope.is(at, Class::PRONOUN)
}

/// «، مرکز خراسان رضوی ،»: the bureau between commas.
fn past_bureau(scope: &Scope<'_>, mut at: usize) -> usize {
    while scope.is_any(at, &["مرکز", "استان", "شهرستان", "دفتر"]) {
        let near = at..scope.end.min(at + 7);
        match near.into_iter().find(|place| scope.words.is_comma(*place)) {
            Some(comma) => at = comma + 1,
            None => break,
        }
    }
    at
}

fn name(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let weak = weak_name_fits(scope, at);
    let may = weak || scope.words.opens_quote(at) || starts_name(scope, at);
    let name = if may { parse_name(scope, at, weak) } else { None };
    let fuller = |len: usize| {
        name.as_ref().is_some_and(|name| name.end - at > len && !name.given.is_empty())
    };
    if let Some((len, person)) = scope.known_name(at)
        && !fuller(len)
    {
        return Some(named(scope, Form::Known(person), at, at + len));
    }
    let name = name?;
    let end = name.end;
    Some(named(scope, Form::Name(name), at, end))
}

fn role(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let one_of = scope.is_any(at, &["یکی"]) && scope.is_any(at + 1, &["از"]);
    let one = scope.is_any(at, &["یک"]);
    let (from, plural) = if one_of && scope.is(at + 2, Class::ROLES) {
        (at + 2, true)
    } else if one && scope.is_any(at + 1, &["مقام", "منبع", "کارشناس"]) {
        (at + 1, starts_role(scope, at + 1) == 0)
    } else if one && starts_role(scope, at + 1) > 0 {
        (at + 1, false)
    } else {
        (at, false)
    };
    let role = parse_role(scope, from, plural)?;
    let words = at..role.words.end;
    let comma = scope.is_plain_comma(words.end) && starts_name(scope, words.end + 1);
    let name_at = words.end + usize::from(comma);
    let quote = name_at < scope.end && scope.words.opens_quote(name_at);
    let mut form = Form::Role;
    let mut end = words.end;
    if role.name_follows || comma || quote {
        (form, end) = name_after_role(scope, name_at).unwrap_or((form, end));
    }
    let roles =
        if form == Form::Role && from > at { vec![words] } else { split_roles(scope, words) };
    let also = says_also(scope, end);
    Some(Step::Found(Mention { form, words: at..end, roles, also }))
}

fn name_after_role(scope: &Scope<'_>, at: usize) -> Option<(Form, usize)> {
    if let Some(name) = parse_name(scope, at, false) {
        let end = name.end;
        return Some((Form::Name(name), end));
    }
    let (len, person) = scope.known_name(at)?;
    Some((Form::Known(person), at + len))
}

/// Skips a prepositional phrase, a time, an ordinal.
fn adjunct(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if scope.is(at, Class::PREPOSITION) {
        return Some(past_phrase(scope, at).map_or(Step::Give, Step::Skip));
    }
    scope.is(at, Class::TIME.or(Class::ORDINAL)).then_some(Step::Skip(at + 1))
}

/// Where the clause goes on after a prepositional phrase: past its comma, or at someone.
fn past_phrase(scope: &Scope<'_>, at: usize) -> Option<usize> {
    (past_relative(scope, at)..scope.end).find_map(|place| {
        if scope.is_plain_comma(place) {
            return Some(place + 1);
        }
        let tied = scope.is(place - 1, Class::PREPOSITION) || scope.is_any(place - 1, &["و"]);
        let pronoun = scope.is(place, Class::PRONOUN) && !tied;
        let someone = place > at + 1 && !tied && someone_after_adjunct(scope, place);
        (pronoun || someone).then_some(place)
    })
}

/// «در حالی که … بود، »: a relative clause goes with its phrase.
fn past_relative(scope: &Scope<'_>, at: usize) -> usize {
    let near = at + 1..scope.end.min(at + 7);
    let that =
        near.take_while(|place| !scope.is_sign(*place)).find(|place| scope.is_any(*place, &["که"]));
    let closes = |place: &usize| {
        scope.is_plain_comma(place + 1)
            && (scope.is(*place, Class::LIGHT.or(Class::FINITE))
                || scope.words.key(*place).ends_with("ند"))
    };
    that.and_then(|that| (that + 1..scope.end).find(closes)).map_or(at + 1, |verb| verb + 1)
}

/// «در حاشیه این نشست کاظم شیردل»: what stands before closes the adjunct.
fn someone_after_adjunct(scope: &Scope<'_>, at: usize) -> bool {
    let before = at - 1;
    if scope.is(before, Class::INSTITUTION) {
        return false;
    }
    let closed = (2..=3).any(|back| at >= back && scope.is(at - back, Class::THIS))
        || scope.is(before, Class::TIME)
        || scope.is_any(before, &["ادامه", "پایان"]);
    let meeting = scope.is(before, Class::EVENT) || scope.is_any(before, &["ابتدا"]);
    if starts_role(scope, at) > 0 && closed {
        return true;
    }
    (closed || meeting || scope.known_name(at).is_some()) && starts_name(scope, at)
}

fn body(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if !scope.is(at, Class::ORGANIZATION) {
        return None;
    }
    let ends = |place: &usize| !scope.goes_on(*place) || scope.starts_cue(*place);
    let end = (at..scope.end).find(ends).unwrap_or(scope.end);
    Some(found(scope, Form::Body, at, end))
}

/// Unlisted words right before a post: «ویلار تانده وزیر بازرگانی …», «روشنایی، مدیرعامل …».
fn unlisted_name(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let run = plain_run(scope, at, 5);
    let comma = run.end < scope.end && scope.words.is_comma(run.end);
    let role_at = run.end + usize::from(comma && scope.is_plain_comma(run.end));
    if !(1..=4).contains(&run.len()) || starts_role(scope, role_at) == 0 {
        return None;
    }
    let common = Class::NOT_NAME.or(Class::EVENT).or(Class::ORGANIZATION).or(Class::ROLES);
    let plain = |word: usize| {
        !scope.is(word, common) && !scope.is_any(word, &["و"]) && !is_number(scope, word)
    };
    let shaped = run.len() > 1 || role_at > run.end || looks_like_surname(scope, at);
    if !run.clone().all(plain) || is_short(scope, at) || !shaped {
        return None;
    }
    let split = run.end - 1;
    let name =
        NameSpan { given: run.start..split, surname: split..run.end, end: run.end, marked: false };
    match named(scope, Form::Unlisted(name), at, run.end) {
        Step::Found(mention) if mention.roles.is_empty() => None,
        step => Some(step),
    }
}

/// A word or two before a boundary that may be a surname.
fn bare_surname(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let head = scope.words.key(at);
    let fused = ["مدیر", "رییس", "معاون", "فرمانده", "مسیول"];
    if fused.iter().any(|role| head.strip_prefix(role).is_some_and(|rest| rest.len() > 4)) {
        return Some(Step::Give);
    }
    let ends = |place: &usize| !scope.goes_on(*place) || scope.starts_cue(*place);
    let limit = scope.end.min(at + 4);
    let end = (at..limit).find(ends).unwrap_or(limit);
    let open_end = ["را", "که", "است", "بود", "شد"];
    let bounded = end >= scope.end
        || scope.is_plain_comma(end)
        || scope.is(end, Class::STOP) && !scope.is_any(end, &open_end)
        || scope.starts_cue(end);
    if !bounded || end == at {
        return None;
    }
    if let Some(full) = scope.known.elsewhere.get(scope.words.joined(at, end)) {
        return Some(named(scope, Form::Elsewhere(*full), at, end));
    }
    let common = Class::NOT_NAME.or(Class::EVENT).or(Class::ROLES);
    let plain = |word: usize| !scope.is_sign(word) && !scope.is(word, common);
    let fits = end - at <= 2 && (at..end).all(plain);
    if !fits || is_short(scope, at) || is_number(scope, at) {
        return None;
    }
    if end - at == 2 && scope.is(at, Class::WEAK) {
        let name = NameSpan { given: at..at + 1, surname: at + 1..end, end, marked: false };
        return Some(found(scope, Form::Name(name), at, end));
    }
    Some(found(scope, Form::Bare, at, end))
}

fn is_number(scope: &Scope<'_>, at: usize) -> bool {
    scope.words.key(at).starts_with(|c: char| c.is_ascii_digit())
}

/// Fewer than three letters.
fn is_short(scope: &Scope<'_>, at: usize) -> bool {
    scope.words.key(at).chars().nth(2).is_none()
}

fn found(scope: &Scope<'_>, form: Form, start: usize, end: usize) -> Step {
    let also = says_also(scope, end);
    Step::Found(Mention { form, words: start..end, roles: Vec::new(), also })
}

/// A name, with the posts that follow it.
fn named(scope: &Scope<'_>, form: Form, start: usize, end: usize) -> Step {
    let (end, roles) = role_after(scope, end).unwrap_or((end, Vec::new()));
    Step::Found(Mention { form, words: start..end, roles, also: says_also(scope, end) })
}

/// «نیز» or «هم» right behind, a comma allowed between.
fn says_also(scope: &Scope<'_>, end: usize) -> bool {
    let at = end + usize::from(scope.is_sign(end));
    scope.is_any(at, &["نیز", "هم"]) || scope.is_any(end, &["نیز", "هم"])
}
