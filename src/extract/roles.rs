//! Posts: a head («رئیس») and the chain of words that hang on it, up to where it must end.

use std::ops::Range;

use super::heads::{is_relation, starts_role};
use super::lexicon::Class;
use super::names::{past_name, starts_name, weak_name_fits};
use super::scope::Scope;

/// A post, by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RoleSpan {
    /// Its words.
    pub(super) words: Range<usize>,
    /// A name begins right after it, with no comma between.
    pub(super) name_follows: bool,
}

/// A chain is at most this many tokens long.
const LONGEST_CHAIN: usize = 40;
/// A list inside a post: its items, of at most [`LONGEST_ITEM`] words, and the commas between them.
const LONGEST_LIST: usize = 16;
/// «درمیان», «بندر آبسرد نو».
const LONGEST_ITEM: usize = 3;

/// Reads the post that begins here. `plural` takes one word of any kind for its head.
pub(super) fn parse_role(scope: &Scope<'_>, at: usize, plural: bool) -> Option<RoleSpan> {
    let head = if plural { 1 } else { starts_role(scope, at) };
    if head == 0 {
        return None;
    }
    let limit = scope.end.min(at + LONGEST_CHAIN);
    let chain = Chain { scope: scope.until(limit), start: at, head_end: at + head };
    let (end, stop) = chain.walk();
    // «همسر | شهید سرگرد | کاظم شیردل».
    let of_dead = scope.is_any(at + 1, &["شهید", "مرحوم"]) && is_relation(scope, at..at + 1);
    let whose = of_dead || end == chain.head_end && is_relation(scope, at..end);
    if stop == Stop::Name && whose {
        return Some(RoleSpan { words: at..past_name(scope, end), name_follows: false });
    }
    if stop == Stop::Name {
        return Some(RoleSpan { words: at..chain.trim(end), name_follows: true });
    }
    let end = chain.cut_at_object(end);
    Some(RoleSpan { words: at..chain.trim(end), name_follows: false })
}

/// The posts named right after a name: «، رییس … و عضو …». With the end of the last.
pub(super) fn role_after(scope: &Scope<'_>, after: usize) -> Option<(usize, Vec<Range<usize>>)> {
    let sign = after < scope.end
        && scope
            .words
            .sign(after)
            .is_some_and(|sign| matches!(sign, '،' | ',' | '-' | '«' | '(' | '؛'));
    let at = after + usize::from(sign);
    let at = at + usize::from(scope.is_any(at, &["دیگر"]) && starts_role(scope, at + 1) > 0);
    if at >= scope.end {
        return None;
    }
    let from = at + one_other(scope, at);
    if scope.is_any(from, &["از"]) && scope.is(from + 1, Class::ROLES) {
        let role = parse_role(scope, from + 1, true)?;
        let end = role.words.end;
        // «شیردل از کشاورزان | خواست …» asks them, and is none of them.
        if from == at && end < scope.words.len() && scope.words.is(end, Class::ASKING) {
            return None;
        }
        return Some((end, std::iter::once(at..end).collect()));
    }
    let role = parse_role(scope, at, false)?;
    Some((role.words.end, split_roles(scope, role.words)))
}

/// Words of «یکی», «یکی دیگر» before «از»; zero for none.
pub(super) fn one_other(scope: &Scope<'_>, at: usize) -> usize {
    let one = usize::from(scope.is_any(at, &["یکی"]));
    one + usize::from(one > 0 && scope.is_any(at + 1, &["دیگر"]))
}

/// True when posts are joined to a post by «و» or a comma: «استاندار و فرماندار», «استاندار، فرماندار و بخشدار».
pub(super) fn joins_posts(scope: &Scope<'_>, post: &Range<usize>) -> bool {
    let joins = |at: usize| {
        let next = at + 1;
        (scope.is_any(at, &["و"]) || scope.is_plain_comma(at))
            && (starts_role(scope, next) > 0 || scope.is(next, Class::ROLES))
    };
    (post.start + 1..=post.end).any(joins)
}

/// Two posts joined by «و» are two: «مدیر انتشارات … و عضو شورای …».
pub(super) fn split_roles(scope: &Scope<'_>, role: Range<usize>) -> Vec<Range<usize>> {
    let mut res = Vec::new();
    let mut start = role.start;
    for at in role.start + 1..role.end.saturating_sub(1) {
        let splits = scope.is_any(at, &["و"])
            && starts_role(scope, at + 1) > 0
            && !scope.is_any(at + 1, &["معاون", "مشاور"]);
        if splits && at > start {
            res.push(start..at);
            start = at + 1;
        }
    }
    res.push(start..role.end);
    res.retain(|part| !part.is_empty());
    res
}

/// «… دانشگاه آبسرد و | کاظم شیردل معاون …»: someone else, with a post of their own.
fn someone_else(scope: &Scope<'_>, at: usize) -> bool {
    let name = past_name(scope, at);
    name > at + 1 && {
        let comma = usize::from(scope.is_plain_comma(name));
        starts_name(scope, at) && starts_role(scope, name + comma) > 0
    }
}

/// Why a chain ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Something that cannot belong to a post.
    Boundary,
    /// A name begins.
    Name,
}

/// A post being read.
struct Chain<'a> {
    scope: Scope<'a>,
    start: usize,
    head_end: usize,
}

impl Chain<'_> {
    /// Goes on while words belong to the post; gives the end of its last word.
    fn walk(&self) -> (usize, Stop) {
        let mut at = self.head_end;
        let mut end = at;
        while at < self.scope.end {
            if self.asks(at) {
                return (end, Stop::Boundary);
            }
            if self.is_verb(at) {
                // «… پایان یافت», «… قرار گرفت»: the noun before belongs to the verb.
                return (end.min(at - 1).max(self.head_end), Stop::Boundary);
            }
            let next = if self.scope.is_sign(at) { self.past_sign(at) } else { self.past_word(at) };
            match next {
                Ok(after) => {
                    at = after;
                    if !self.dangles(at - 1) {
                        end = at;
                    }
                }
                Err(stop) => return (end, stop),
            }
        }
        (end, Stop::Boundary)
    }

    /// «وزیر اقتصاد | خواستار»: a verb by itself.
    fn asks(&self, at: usize) -> bool {
        self.scope.is(at, Class::REQUEST) || self.scope.is_any(at, &["خواستار", "خواهان"])
    }

    /// True for a verb that ends the sentence, or that can be nothing else.
    fn is_verb(&self, at: usize) -> bool {
        let scope = &self.scope;
        let closes = !scope.goes_on(at + 1) || scope.is_any(at + 1, &["و"]);
        scope.is(at, Class::FINITE.or(Class::FIRST_PERSON))
            || scope.is(at, Class::LIGHT) && closes
            || at < scope.end && scope.words.is_present_verb(at)
    }

    /// True for a word that never ends a post.
    fn dangles(&self, at: usize) -> bool {
        self.scope.is_sign(at) && self.scope.words.is_comma(at)
            || self.scope.is_any(at, &["در", "با", "به", "از", "بر"])
    }

    fn past_sign(&self, at: usize) -> Result<usize, Stop> {
        let scope = &self.scope;
        let close_by = |most: usize, closes: &dyn Fn(usize) -> bool| {
            (at + 1..scope.end.min(at + most)).find(|place| closes(*place)).ok_or(Stop::Boundary)
        };
        if scope.words.sign(at) == Some('(') {
            // «شهردار آبسرد (کاظم شیردل)».
            if starts_name(scope, at + 1) {
                return Err(Stop::Boundary);
            }
            return Ok(close_by(9, &|place| scope.words.sign(place) == Some(')'))? + 1);
        }
        if scope.words.opens_quote(at) {
            let close = close_by(14, &|place| scope.words.closes_quote(place))?;
            let name = close - at <= 5 && starts_name(&scope.until(close), at + 1);
            return if name { Err(Stop::Boundary) } else { Ok(close + 1) };
        }
        if scope.is_plain_comma(at) && self.lists_on(at) { Ok(at + 1) } else { Err(Stop::Boundary) }
    }

    /// «هماهنگی، توسعه و ترویج …»: the comma stands in a list that «و» closes soon.
    fn lists_on(&self, comma: usize) -> bool {
        let scope = &self.scope;
        let next = comma + 1;
        let other = Class::STOP.or(Class::PREPOSITION).or(Class::ORGANIZATION);
        if next + 1 >= scope.end
            || scope.is(next, other)
            || starts_role(scope, next) > 0
            || starts_name(scope, next)
            || weak_name_fits(scope, next)
        {
            return false;
        }
        let mut item = next;
        for word in next..scope.end.min(next + LONGEST_LIST) {
            if scope.is_any(word, &["و"]) {
                return word > item;
            }
            if scope.words.key(word).starts_with(|c: char| c.is_ascii_digit()) {
                return false;
            }
            if scope.is_plain_comma(word) && word > item && word - item <= LONGEST_ITEM {
                item = word + 1;
            } else if !scope.goes_on(word) || scope.starts_cue(word) || word - item >= LONGEST_ITEM
            {
                return false;
            }
        }
        false
    }

    fn past_word(&self, at: usize) -> Result<usize, Stop> {
        let scope = &self.scope;
        if scope.starts_cue(at) {
            return Err(Stop::Boundary);
        }
        match scope.words.key(at) {
            "در" => return self.past_in(at),
            "این" | "همین" => return self.past_this(at),
            "با" => return self.past_preposition(at, Class::TAKES_BA),
            "به" => return self.past_preposition(at, Class::TAKES_BE),
            "از" => return self.past_preposition(at, Class::TAKES_AZ),
            "بر" => return self.past_preposition(at, Class::TAKES_BAR),
            // «مدیر یک کارگاه», «مدیر فروش یک شرکت».
            "یک" if (at == self.head_end || scope.is(at + 1, Class::ORGANIZATION))
                && scope.goes_on(at + 1)
                && !scope.is_any(at + 1, &["بار"])
                && !scope.starts_cue(at + 1) =>
            {
                return Ok(at + 2);
            }
            // «امام جمعه», «خطیب نماز جمعه»: no day.
            "جمعه" if scope.is_any(at - 1, &["نماز", "امام", "خطیب", "ایمه", "امامان"]) =>
            {
                return Ok(at + 1);
            }
            // «قاضی شیردل | ختم جلسه را اعلام کرد».
            "رشته" if scope.is_any(at + 1, &["کلام", "سخن"]) => {
                return Err(Stop::Boundary);
            }
            "ختم" | "پایان" | "اغاز"
                if scope.is(at + 1, Class::EVENT) || scope.is_any(at + 1, &["جلسه", "دادگاه"]) =>
            {
                return Err(Stop::Boundary);
            }
            "و" if scope.is(at + 1, Class::STOP)
                || scope.starts_cue(at + 1)
                || someone_else(scope, at + 1) =>
            {
                return Err(Stop::Boundary);
            }
            _ => {}
        }
        if scope.is(at, Class::STOP.or(Class::PRONOUN)) {
            return Err(Stop::Boundary);
        }
        // «باغدار | ۷۱ ساله».
        if scope.is(at, Class::TIME) || scope.is_any(at + 1, &["ساله"]) {
            return Err(Stop::Boundary);
        }
        let before = at - 1;
        let name_may_stand = !scope.is(before, Class::INSTITUTION) && !scope.is_any(before, &["و"]);
        if name_may_stand && starts_name(scope, at) { Err(Stop::Name) } else { Ok(at + 1) }
    }

    /// «در» belongs to «سفیر ایران در …» and to «در شمال شرق کشور», not to «در حاشیه …».
    fn past_in(&self, at: usize) -> Result<usize, Stop> {
        let scope = &self.scope;
        let next = at + 1;
        let circumstance = Class::ADJUNCT.or(Class::ORDINAL).or(Class::EVENT);
        if next >= scope.end || scope.is_sign(next) || scope.longest(next, circumstance) > 0 {
            return Err(Stop::Boundary);
        }
        let posted = (self.start..at).any(|word| scope.is(word, Class::POSTED));
        if posted || scope.is(next, Class::PLACE) { Ok(next) } else { Err(Stop::Boundary) }
    }

    /// «مدیر این مجموعه», «دبیر این پویش گفت», but not «رئیس … این طرح را …».
    fn past_this(&self, at: usize) -> Result<usize, Stop> {
        let scope = &self.scope;
        let after = at + 2;
        let place = Class::THIS_PLACE.or(Class::EVENT).or(Class::ORGANIZATION);
        let closed = at == self.head_end
            && scope.goes_on(at + 1)
            && (scope.is_plain_comma(after) || scope.starts_cue(after));
        let belongs = (scope.is(at + 1, place) || closed) && !scope.is_any(after, &["را"]);
        if belongs { Ok(after) } else { Err(Stop::Boundary) }
    }

    /// «مبارزه با …», «نظارت بر …»: the preposition belongs to the word before it.
    fn past_preposition(&self, at: usize, taker: Class) -> Result<usize, Stop> {
        if self.scope.is(at - 1, taker) { Ok(at + 1) } else { Err(Stop::Boundary) }
    }

    /// «وزیر کشور عامل بروز … را … دانست»: the chain has swallowed the object. It goes back to the
    /// longest post that is known already, else to before a noun that begins an object.
    fn cut_at_object(&self, end: usize) -> usize {
        let scope = &self.scope;
        let clause = end..scope.end;
        let Some(object) = clause.clone().find(|at| scope.is_any(*at, &["را"])) else {
            return end;
        };
        let known = (self.head_end + 1..=end)
            .rev()
            .find(|cut| scope.known.roles.contains_key(scope.words.joined(self.start, *cut)));
        let swallowed = !(end..object).any(|at| scope.words.is_comma(at))
            && (object == end
                || scope.is(end, Class::PREPOSITION)
                || scope.is_any(end, &["که", "این"]));
        if known.is_some() || !swallowed {
            return known.unwrap_or(end);
        }
        let action = (self.head_end..end).find(|at| scope.is(*at, Class::ACTION));
        // «مدیرکل آموزش استان کرمان | هفت کلاس این مدرسه را …»: a place ends the post.
        let place = (self.head_end..end)
            .find(|at| scope.is_any(*at, &["استان", "شهرستان"]) && scope.goes_on(at + 1))
            .map(|at| at + 2)
            .filter(|after| after + 1 < end && !scope.is_any(*after, &["و"]));
        // «عضو شورای آبسرد | دیپلماسی آب، معیشت مردم و … را»: a list of objects begins a word or two before its comma.
        let listed = (self.head_end..end).find(|at| scope.is_plain_comma(*at));
        let listed = listed.map(|comma| (comma - 2).max(self.head_end));
        // «سرپرستار بخش | پرونده\u{200C}ای را …».
        let last = end.saturating_sub(1);
        let one = object == end && last > self.head_end && scope.words.key(last).ends_with("های");
        let some = (one && !scope.words.is_plural(last)).then_some(last);
        action.or(place).or(listed).or(some).unwrap_or(end)
    }

    /// Takes a dangling «و» or comma off the end.
    fn trim(&self, mut end: usize) -> usize {
        while end > self.head_end
            && (self.scope.is_any(end - 1, &["و", "در", "ی"]) || self.scope.words.is_comma(end - 1))
        {
            end -= 1;
        }
        end
    }
}
