//! The subject of a saying clause: read from its beginning, adjunct by adjunct, until someone is found.

use std::ops::Range;

use super::adjuncts::{
    adjunct, aside, next_speaker, opening_that, past_agency, past_comma, reported,
    sign_or_connective,
};
use super::guesses::{bare_surname, body, unlisted_name, unlisted_title};
use super::heads::{is_relation, starts_role};
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::names::{parse_name, past_name, starts_name, weak_name_fits};
use super::roles::{one_other, parse_role, role_after, split_roles};
use super::scope::Scope;
use super::step::{Step, found, named, says_also};
use super::surnames::plain_run;
use super::unnamed::unnamed;

/// A clause is read at most this many steps far.
const STEPS: usize = 60;

/// So many speak with someone at most.
const PARTNERS: usize = 8;

/// Looks at one place; `None` when it is not its matter.
type Reader = fn(&Scope<'_>, usize) -> Option<Step>;

/// In this order, at every place.
const READERS: &[Reader] = &[
    sign_or_connective,
    opening_that,
    next_speaker,
    pronoun,
    this,
    reported,
    unnamed,
    given_alone,
    name,
    group,
    role,
    adjunct,
    aside,
    body,
    unlisted_name,
    bare_surname,
    unlisted_title,
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
            None => at = joined_someone(scope, at).or_else(|| past_stop(scope, at + 1))?,
        }
    }
    None
}

/// One past the next comma or semicolon.
fn past_stop(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let comma = past_comma(scope, at);
    let until = comma.unwrap_or(scope.end);
    (at..until).find(|place| scope.words.sign(*place) == Some('؛')).map(|stop| stop + 1).or(comma)
}

/// «این توضیح کافی نبود و | کاظم شیردل، سخنگوی …»: someone with a post, in a clause that «و» joins.
fn joined_someone(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let end = past_comma(scope, at + 1).unwrap_or(scope.end);
    (at + 2..end).find(|place| {
        let joined = scope.is_any(place - 1, &["و"]) && starts_name(scope, *place);
        joined && role_after(scope, past_name(scope, *place)).is_some()
    })
}

fn pronoun(scope: &Scope<'_>, at: usize) -> Option<Step> {
    scope.is(at, Class::PRONOUN).then(|| found(scope, Form::Pronoun, at, at + 1))
}

fn this(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if !scope.is(at, Class::THIS) || !scope.is_any(at, &["این"]) {
        return None;
    }
    if scope.is(at + 1, Class::REPORT.or(Class::ORGANIZATION).or(Class::THIS_PLACE)) {
        return Some(found(scope, Form::Report, at, at + 2));
    }
    let listed = if at + 1 < scope.end { scope.longest(at + 1, Class::THIS_HEAD) } else { 0 };
    let listed = listed.max(starts_role(scope, at + 1));
    let end = if listed > 0 { at + 1 + listed } else { someone_unlisted(scope, at + 1)? };
    // «این | عضو شورای شهر آبسرد | گفت»: who holds it.
    let post = parse_role(scope, at + 1, false).map(|it| it.words).filter(|it| it.end > end + 1);
    let end = post.as_ref().map_or(end, |post| post.end);
    let (roles, also) = (post.into_iter().collect(), says_also(scope, end));
    Some(Step::Found(Mention { form: Form::This, words: at..end, roles, also }))
}

/// «این کوهنورد باتجربه | گفت»: a word or two that are nothing else, right before the verb.
fn someone_unlisted(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let other = Class::NOT_NAME.or(Class::EVENT).or(Class::ACTION).or(Class::TIME);
    let run = plain_run(scope, at, 3);
    // «این کشتی\u{200C}گیر | ۲۲ ساله».
    let aged = (run.start + 1..run.end).find(|word| scope.is_any(word + 1, &["ساله"]));
    let after = aged.map_or(run.end, |number| number + 2);
    let run = run.start..aged.unwrap_or(run.end);
    let plain = |word: usize| !scope.is(word, other);
    // «به گفته این زمین\u{200C}شناس، …».
    let closed = after == scope.end
        || begins(scope, at - 1)
            && scope.words.sentence_start(at) < at - 1
            && scope.is_plain_comma(after);
    // «این منجم آماتور | در عین حال اعتراف کرد».
    let then = ["عین", "ادامه", "پایان", "همینحال"];
    let then = scope.is_any(after, &["در"]) && scope.is_any(after + 1, &then);
    let closed = closed || (aged.is_some() || then) && begins(scope, at - 1);
    let fits = (1..=2).contains(&run.len()) && closed && run.clone().all(plain);
    fits.then_some(after)
}

/// A name. «کاظم شیردل را …» is whom someone sees, not who speaks.
fn name(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let (form, end) = name_at(scope, at)?;
    // «باشگاه خبرنگاران جوان؛ نسرین شریفیان - | کاظم شیردل گفت»: who wrote it, and who speaks.
    let dash = end < scope.end && matches!(scope.words.sign(end), Some('-' | '–' | 'ـ' | '_'));
    if dash && (starts_name(scope, end + 1) || weak_name_fits(scope, end + 1)) {
        return Some(Step::Skip(end + 1));
    }
    let object = scope.is_any(end, &["را"]);
    Some(if object { Step::Skip(end + 1) } else { named(scope, form, at, end) })
}

/// True at the head of a sentence, and behind «به گفته» there.
fn begins(scope: &Scope<'_>, at: usize) -> bool {
    let start = scope.words.sentence_start(at);
    start == at || scope.words.longest(start, at, Class::ACCORDING) == at - start
}

/// «خدابخش این را که می\u{200C}شنود | می\u{200C}گوید»: a sentence begins with the given name of one person alone.
fn given_alone(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let listed = scope.is(at, Class::GIVEN.or(Class::WEAK));
    if !listed || !begins(scope, at) || scope.is(at + 1, Class::GIVEN) {
        return None;
    }
    let met = scope.known.given.get(scope.words.key(at)).copied().flatten();
    // «لیلا: …», as a label.
    let label = at + 1 == scope.end && scope.words.sign(at + 1) == Some(':');
    if met.is_none() && label {
        let full = scope.known.first.get(scope.words.key(at)).copied()?;
        return Some(found(scope, Form::Elsewhere(full), at, at + 1));
    }
    let person = met?;
    // With anything behind it that may be a surname it is somebody else.
    if parse_name(scope, at, true).is_some() {
        return None;
    }
    Some(found(scope, Form::Known(person), at, at + 1))
}

fn name_at(scope: &Scope<'_>, at: usize) -> Option<(Form, usize)> {
    let weak = weak_name_fits(scope, at);
    let may = weak || scope.words.opens_quote(at) || starts_name(scope, at);
    let name = if may { parse_name(scope, at, weak) } else { None };
    // «مرادقلی | حال دو نفر را …» is someone known, not «مرادقلی حال».
    let fuller = |len: usize| {
        name.as_ref().is_some_and(|name| {
            let longer = name.end - at > len && !name.given.is_empty();
            let common = scope.is(name.surname.start, Class::NOT_NAME.or(Class::EVENT));
            longer && !(common && name.surname.len() == 1)
        })
    };
    if let Some((len, person)) = scope.known_name(at)
        && !fuller(len)
        && !(len == 1 && is_post(scope, at))
    {
        return Some((Form::Known(person), at + len));
    }
    let name = name?;
    let end = name.end;
    Some((Form::Name(name), end))
}

/// «دبیر جشنواره» is not «کاظم دبیر»: the post goes on behind its head.
fn is_post(scope: &Scope<'_>, at: usize) -> bool {
    let after = at + 1;
    let adverb = Class::PREPOSITION.or(Class::CONNECTIVE).or(Class::TIME).or(Class::REQUEST);
    let goes_on = scope.goes_on(after) && !scope.is(after, adverb) && !scope.starts_cue(after);
    let whole = || parse_role(scope, at, false).is_some_and(|it| it.words.end >= at + 3);
    starts_role(scope, at) > 0
        && goes_on
        && (scope.is(after, Class::EVENT.or(Class::ORGANIZATION)) || whole())
}

/// «نمایندگان مجلس», «کشاورزان آبسرد»: many speak, and nobody by name.
fn group(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if !scope.is(at, Class::ROLES) {
        return None;
    }
    let role = parse_role(scope, at, true)?;
    Some(found(scope, Form::Body, at, role.words.end))
}

/// «علی راستین | ، حسن دماوندی و نسرین شریفیان گفتند»: who speaks with the one of a mention.
pub(super) fn partners(scope: &Scope<'_>, mention: &Mention) -> Vec<Mention> {
    let mut others = Vec::new();
    let mut at = mention.words.end;
    while mention.is_name() && others.len() < PARTNERS {
        let and = scope.is_any(at, &["و"]);
        if !and && !scope.is_plain_comma(at) {
            break;
        }
        let Some(Step::Found(other)) = name(scope, at + 1) else { break };
        at = other.words.end;
        others.push(other);
        if and {
            return others;
        }
    }
    Vec::new()
}

fn role(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let other = at + one_other(scope, at);
    let one_of = other > at && scope.is_any(other, &["از"]);
    let one = scope.is_any(at, &["یک"]);
    let (from, plural) = if one_of && (scope.is(other + 1, Class::ROLES) || many(scope, other + 1))
    {
        (other + 1, true)
    } else if one && scope.is_any(at + 1, &["مقام", "منبع", "کارشناس"]) {
        (at + 1, starts_role(scope, at + 1) == 0)
    } else if one && starts_role(scope, at + 1) > 0 {
        (at + 1, false)
    } else if is_former(scope, at) {
        (at, true)
    } else {
        (at, false)
    };
    let role = parse_role(scope, from, plural)?;
    let words = at..role.words.end;
    // «معاون وی گفت»: someone of whom we know only whose.
    if scope.is(words.end, Class::PRONOUN) && is_relation(scope, words.clone()) {
        return Some(Step::Give);
    }
    if is_listed(scope, &words) {
        return Some(Step::Give);
    }
    let sign = words.end < scope.end
        && matches!(scope.words.sign(words.end), Some('،' | ',' | '(' | '-' | '–'));
    let comma = sign && starts_name(scope, words.end + 1);
    // «رئیس دادگاه، قاضی | کاظم شیردل».
    let second = if sign { parse_role(scope, words.end + 1, false) } else { None };
    if let Some(second) = second.filter(|it| it.name_follows)
        && let Some((form, end)) = name_after_role(scope, second.words.end)
    {
        let roles = vec![words, second.words];
        return Some(Step::Found(Mention {
            form,
            words: at..end,
            roles,
            also: says_also(scope, end),
        }));
    }
    let name_at = words.end + usize::from(comma);
    let quote = name_at < scope.end && scope.words.opens_quote(name_at);
    let mut form = Form::Role;
    let mut end = words.end;
    if role.name_follows || comma || quote {
        (form, end) = name_after_role(scope, name_at).unwrap_or((form, end));
    }
    let roles =
        if form == Form::Role && from > at { vec![words] } else { split_roles(scope, words) };
    if let Some(full) = surname_of_post(scope, &form, at..end) {
        return Some(named(scope, Form::Elsewhere(full), at, end));
    }
    if let Some(full) = surname_behind(scope, &form, at..end) {
        let post = at..end - 1;
        let (form, also) = (Form::Elsewhere(full), says_also(scope, end));
        return Some(Step::Found(Mention { form, words: at..end, roles: [post].into(), also }));
    }
    let also = says_also(scope, end);
    Some(Step::Found(Mention { form, words: at..end, roles, also }))
}

/// «مدیر | گفت», «کارگر آبسردی | گفت»: a post that is the surname of a full name of the article.
fn surname_of_post(scope: &Scope<'_>, form: &Form, words: Range<usize>) -> Option<u32> {
    let whole = || scope.words.joined(words.start, words.end);
    if *form == Form::Role { scope.known.elsewhere.get(whole()).copied() } else { None }
}

/// «قاضی | امیدوار»: behind the bare head of a post, the surname of a full name of the article.
fn surname_behind(scope: &Scope<'_>, form: &Form, words: Range<usize>) -> Option<u32> {
    let last = words.end - 1;
    let bare = *form == Form::Role && words.start + starts_role(scope, words.start) == last;
    // «همسر شهید شیردل» is not «شیردل».
    let whose = words.start < last && (words.start..last).any(|at| scope.is(at, Class::RELATION));
    if bare && !whose { scope.known.elsewhere.get(scope.words.key(last)).copied() } else { None }
}

/// «هافبک سابق تیم ملی»: a word we do not know, made a post by the next.
fn is_former(scope: &Scope<'_>, at: usize) -> bool {
    scope.goes_on(at)
        && starts_role(scope, at) == 0
        && !scope.is(at, Class::NOT_NAME.or(Class::ORGANIZATION).or(Class::EVENT))
        && scope.is_any(at + 1, &["سابق", "اسبق", "پیشین"])
}

/// «… رییس جمهور، نخست وزیر، رییس پارلمان …»: one of a list, after which nobody can be told.
fn is_listed(scope: &Scope<'_>, words: &Range<usize>) -> bool {
    words.start > 0
        && scope.is_plain_comma(words.start - 1)
        && scope.is_plain_comma(words.end)
        && starts_role(scope, words.end + 1) > 0
}

/// «یکی از | مشتریان»: people of any kind, in the plural.
fn many(scope: &Scope<'_>, at: usize) -> bool {
    let key = if at < scope.end { scope.words.key(at) } else { "" };
    scope.goes_on(at)
        && key.chars().nth(3).is_some()
        && ["ان", "ها", "های"].iter().any(|end| key.ends_with(end))
        && !scope.is(at, Class::ORGANIZATION.or(Class::EVENT).or(Class::INSTITUTION))
}

fn name_after_role(scope: &Scope<'_>, at: usize) -> Option<(Form, usize)> {
    if let Some(name) = parse_name(scope, at, false) {
        let end = name.end;
        return Some((Form::Name(name), end));
    }
    let (len, person) = scope.known_name(at)?;
    Some((Form::Known(person), at + len))
}
