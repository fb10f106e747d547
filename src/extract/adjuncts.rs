//! What stands before a subject and is passed over: agencies, reports, adjuncts, times.

use super::heads::starts_role;
use super::lexicon::Class;
use super::names::{past_name, starts_name, weak_name_fits};
use super::roles::role_after;
use super::scope::Scope;
use super::step::Step;
use super::surnames::plain_run;

/// Past the agency at the head of a report: «خبرگزاری …: R گفت», «آبسرد - ایرنا - R گفت»,
/// «ایسنا/خراسان رضوی R گفت», «آبسرد- R گفت».
pub(super) fn past_agency(scope: &Scope<'_>, start: usize) -> usize {
    let near = start..scope.end.min(start + 12);
    let sign_in = |from: usize, signs: &[char]| {
        (from..near.end).find(|at| scope.words.sign(*at).is_some_and(|sign| signs.contains(&sign)))
    };
    let dash = ['-', '–', 'ـ', '_'];
    let agency = near.clone().take_while(|at| *at < start + 4).find(|at| {
        let titled = ["خبرگزاری", "باشگاه"].iter().any(|it| scope.words.key(*at).starts_with(it));
        scope.longest(*at, Class::AGENCY) > 0 || *at == start && titled
    });
    if let Some(agency) = agency
        && !scope.is(start, Class::PREPOSITION)
    {
        if scope.words.sign(start + 1) == Some('/') && agency == start {
            let someone = |at: &usize| starts_role(scope, *at) > 0 || starts_name(scope, *at);
            return near.clone().skip(2).find(someone).unwrap_or(start);
        }
        let closed = sign_in(agency, &[':', dash[0], dash[1], dash[2], dash[3]]);
        // «ایکنا ـ R گفت»: a stretched line for a dash is no sign.
        let behind = start + scope.longest(start, Class::AGENCY);
        let bare = behind > start && (starts_role(scope, behind) > 0 || starts_name(scope, behind));
        let placed = if behind > start { past_place(scope, behind) } else { start };
        let open = if bare || placed > behind { placed } else { start };
        return closed.map_or(open, |sign| past_place(scope, sign + 1));
    }
    let place = sign_in(start + 1, &dash) == Some(start + 1) && scope.known_name(start).is_none();
    if place { start + 2 } else { start }
}

/// «ایرنا - | آبسرد - R گفت»: the place behind the agency, of one word or two.
fn past_place(scope: &Scope<'_>, at: usize) -> usize {
    let ends = |place: &usize| {
        place < &scope.end
            && matches!(scope.words.sign(*place), Some('-' | '–' | 'ـ' | '_' | '؛' | ':'))
    };
    let someone = || starts_role(scope, at) > 0 || starts_name(scope, at);
    (at + 1..at + 3).find(ends).filter(|_| !someone()).map_or(at, |sign| sign + 1)
}

/// One past the next comma.
pub(super) fn past_comma(scope: &Scope<'_>, at: usize) -> Option<usize> {
    (at..scope.end).find(|place| scope.is_plain_comma(*place)).map(|comma| comma + 1)
}

/// Skips a sign, or a word before the subject that says nothing of it.
pub(super) fn sign_or_connective(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let sign = scope.is_sign(at) && !scope.words.opens_quote(at);
    let empty = scope.is(at, Class::CONNECTIVE) && !scope.is(at, Class::PRONOUN);
    (sign || empty).then_some(Step::Skip(at + 1))
}

/// «این در حالی است که …», «لازم به ذکر است که …».
pub(super) fn opening_that(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let near = at..scope.end.min(at + 7);
    let that = near
        .take_while(|place| !scope.is_sign(*place))
        .find(|place| scope.is_any(*place, &["که"]))?;
    let says = (at..that).any(|place| scope.is_any(place, &["است", "حالیست", "ذکر"]));
    let someone =
        (at..that).any(|place| starts_role(scope, place) > 0 || starts_name(scope, place));
    (says && !someone).then_some(Step::Skip(that + 1))
}

/// «به گزارش …،», «به نقل از …»: up to the comma, or to the name or post where there is none.
pub(super) fn reported(scope: &Scope<'_>, at: usize) -> Option<Step> {
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

/// Skips a prepositional phrase, a time, an ordinal.
pub(super) fn adjunct(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if scope.is(at, Class::PREPOSITION) {
        return Some(past_phrase(scope, at).map_or(Step::Give, Step::Skip));
    }
    scope.is(at, Class::TIME.or(Class::ORDINAL)).then_some(Step::Skip(at + 1))
}

/// «چند قدم آن\u{200C}سوتر», «کمی دورتر»: where, in a story.
pub(super) fn aside(scope: &Scope<'_>, at: usize) -> Option<Step> {
    const ENDS: &[&str] = &["سوتر", "طرفتر", "دورتر", "جلوتر", "عقبتر"];
    let near = at..scope.end.min(at + 4);
    let far = |place: &usize| ENDS.iter().any(|end| scope.words.key(*place).ends_with(end));
    let last = near.take_while(|place| scope.goes_on(*place) || far(place)).find(far)?;
    Some(Step::Skip(last + 1 + usize::from(scope.is_plain_comma(last + 1))))
}

/// «سخنران بعدی این نشست، | کاظم شیردل …», «دیگر سخنران آیین | رئیس انجمن …»: who it was comes next.
pub(super) fn next_speaker(scope: &Scope<'_>, at: usize) -> Option<Step> {
    const WHICH: &[&str] = &["بعدی", "دیگر", "پایانی", "ویژه", "اول", "نخست", "دوم", "سوم", "اخر"];
    let other = usize::from(scope.is_any(at, &["دیگر"]) || scope.is(at, Class::ORDINAL));
    let which = usize::from(scope.is_any(at + other + 1, WHICH));
    if !scope.is_any(at + other, &["سخنران"]) || other + which == 0 {
        return None;
    }
    let mut after = at + other + 1 + which;
    while scope.is(after, Class::THIS.or(Class::EVENT).or(Class::THIS_PLACE)) {
        after += 1;
    }
    let one_of = scope.is_any(after, &["یکی"]) && scope.is_any(after + 1, &["از"]);
    let someone = one_of || starts_role(scope, after) > 0 || starts_name(scope, after);
    let comma = usize::from(scope.is_plain_comma(after));
    (comma > 0 || someone).then_some(Step::Skip(after + comma))
}

/// Where the clause goes on after a prepositional phrase: past its comma, or at someone.
fn past_phrase(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let mut place = past_relative(scope, at);
    while place < scope.end {
        if scope.is_plain_comma(place) {
            return Some(place + 1);
        }
        if is_tied(scope, place) {
            // «خطاب به کاظم شیردل | گفت»: the whole name hangs on the phrase.
            place = past_name(scope, place);
            continue;
        }
        let someone = place > at + 1 && someone_after_adjunct(scope, place);
        if scope.is(place, Class::PRONOUN) || someone {
            return Some(place - usize::from(scope.words.opens_quote(place - 1)));
        }
        place += 1;
    }
    None
}

/// The word before takes this one: «به | وی», «معاون | وی».
fn is_tied(scope: &Scope<'_>, at: usize) -> bool {
    // «در این هنگام | کاظم شیردل».
    let then = at >= 2 && scope.is_any(at - 1, &["هنگام"]) && scope.is(at - 2, Class::THIS);
    let takes = scope.is(at - 1, Class::PREPOSITION.or(Class::RELATION));
    takes && !then || scope.is_any(at - 1, &["و"])
}

/// «در حالی که … بود، »: a relative clause goes with its phrase.
fn past_relative(scope: &Scope<'_>, at: usize) -> usize {
    let near = at + 1..scope.end.min(at + 7);
    // «در ادامه | رئیس اتاق آبسرد که … است، …»: the clause is of someone.
    let someone = |place: usize| place > at + 1 && someone_after_adjunct(scope, place);
    let that = near
        .take_while(|place| !scope.is_sign(*place) && !someone(*place))
        .find(|place| scope.is_any(*place, &["که"]));
    let closes = |place: &usize| {
        scope.is_plain_comma(place + 1)
            && (scope.is(*place, Class::LIGHT.or(Class::FINITE))
                || scope.words.key(*place).ends_with("ند"))
    };
    that.and_then(|that| (that + 1..scope.end).find(closes)).map_or(at + 1, |verb| verb + 1)
}

/// «در حاشیه این نشست کاظم شیردل»: what stands before closes the adjunct.
fn someone_after_adjunct(scope: &Scope<'_>, at: usize) -> bool {
    // «در ادامه نیز | کاظم شیردل».
    let also = scope.is_any(at - 1, &["نیز", "هم", "همچنین", "ابتدا"]) && at >= 2;
    let before = at - 1 - usize::from(also);
    if scope.is(before, Class::INSTITUTION) {
        return false;
    }
    let closed = (1..=2).any(|back| before >= back && scope.is(before - back, Class::THIS))
        || scope.is(before, Class::TIME)
        || scope.is_any(before, &["ادامه", "پایان"])
        // «پیش از این | شیردل», «پس از آن | خبرگزاری آبسرد».
        || before > 0
            && scope.is_any(before, &["این", "ان"])
            && scope.is_any(before - 1, &["از"]);
    let part = ["ابتدای", "اغاز", "پایان", "انتهای", "ادامه"];
    let meeting = scope.is(before, Class::EVENT) || scope.is_any(before, &["ابتدا"]);
    // «در ابتدای جلسه | رئیس دادگاه».
    let closed = closed || meeting && before >= 2 && scope.is_any(before - 1, &part);
    // «در آبسرد نیز | سخنگوی …».
    let closed = closed || also && at >= 3 && scope.is_any(at - 3, &["در"]);
    // «از سوی دیگر | انجمن آبسرد اعلام کرد».
    let turns =
        before > 0 && scope.is_any(before, &["دیگر"]) && scope.is_any(before - 1, &["سوی", "طرف"]);
    if turns && scope.is(at, Class::ORGANIZATION) {
        return true;
    }
    let one_of = scope.is_any(at, &["یکی"]) && scope.is_any(at + 1, &["از"]);
    let outlet = scope.is_any(at, &["خبرگزاری", "روزنامه"]);
    if closed && (starts_role(scope, at) > 0 || one_of || outlet) {
        return true;
    }
    let fits = || weak_name_fits(scope, at) || unlisted_name_fits(scope, at);
    if closed && (fits() || scope.surname_elsewhere(at)) {
        return true;
    }
    let free = closed || meeting || scope.is_any(at - 1, &["اما"]);
    starts_name(scope, at)
        && (free || scope.known_name(at).is_some() && is_whole_subject(scope, at))
}

/// «در پاسخ به پرسش نمایندگان | کاظم شیردل گفت», not «پس از سخنان کاظم شیردل، استاندار گفت» nor
/// «در نبود کاظم شیردل معاون وی گفت»: nobody else stands behind the name.
fn is_whole_subject(scope: &Scope<'_>, at: usize) -> bool {
    let name = past_name(scope, at);
    let end = role_after(scope, name).map_or(name, |(end, _)| end);
    let someone = |comma: usize| {
        let next = comma + 1;
        scope.is_plain_comma(comma) && (starts_role(scope, next) > 0 || starts_name(scope, next))
    };
    !someone(name) && !someone(end) && !scope.is(end, Class::PRONOUN)
}

/// «در ادامه | ویلار تانده، وزیر …», «در پایان | ویلار تانده گفت»: two words of no list, in the place of
/// a name.
fn unlisted_name_fits(scope: &Scope<'_>, at: usize) -> bool {
    let run = plain_run(scope, at, 4);
    if run.len() != 2 || !run.clone().all(|word| scope.words.is_unlisted(word)) {
        return false;
    }
    let comma = usize::from(scope.is_plain_comma(run.end));
    starts_role(scope, run.end + comma) > 0
        || run.end >= scope.end
        || scope.is_any(run.end, &["نیز", "هم"])
}
