//! Who a mention is: someone met before, or someone new.

use std::ops::Range;

use super::holders::{FullName, holder};
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::name::Name;
use super::names::NameSpan;
use super::people::People;
use super::posts::{Post, shown};
use super::unnamed::shown_as_one;
use super::words::Words;
use crate::model::VoiceKind;

/// Where a mention stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Its paragraph.
    pub(super) words: &'a Words<'a>,
    /// The paragraph's index.
    pub(super) paragraph: usize,
    /// What kind of verb it is the subject of.
    pub(super) cue: Class,
    /// Who speaks next.
    pub(super) next: Next,
    /// It stands before a colon as a label.
    pub(super) label: bool,
    /// Names of the whole article.
    pub(super) full_names: &'a [FullName],
}

/// «در پاسخ» stands at most so many words behind who replies.
const FAR_REPLY: usize = 24;

/// Who is named first in so many paragraphs behind the lead is whom that has by a post.
const FAR_FROM_LEAD: usize = 3;

/// What the next attribution tells about a post without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    Unclear,
    /// A name that is new, without a post: probably theirs.
    NewName,
    /// Someone known: the post is theirs.
    Known(u32),
}

/// Someone, and the rule that found them.
pub(super) type Found = (u32, &'static str);

/// Finds who a mention is. The rules are explained in `docs/extraction.md`.
pub(super) fn resolve(people: &mut People, mention: &Mention, place: &Place<'_>) -> Option<Found> {
    let current = people.current;
    let kind = current.map(|person| people.get(person).kind);
    let posts = || -> Vec<Post> {
        mention.roles.iter().map(|role| Post::new(place.words, role.clone())).collect()
    };
    let text = place.words.text(mention.words.start, mention.words.end);
    let found = match &mention.form {
        Form::Dropped => (current?, "dropped-subject"),
        Form::Pronoun => (current?, "pronoun"),
        Form::Report => (current.filter(|_| kind == Some(VoiceKind::Body))?, "this-report"),
        Form::This => {
            let current = current.filter(|_| kind != Some(VoiceKind::Body))?;
            (this_one(people, mention, place, current), "this-official")
        }
        Form::Known(person) => {
            let person =
                people.nearest(*person, place.words.joined(mention.words.start, name_end(mention)));
            people.add_posts(person, posts());
            (person, "name-again")
        }
        Form::Name(span) => {
            let rule = match mention.roles.first() {
                Some(role) if role.start < span.end => "role-name",
                Some(_) => "name-role",
                None => "full-name",
            };
            let name = Name::new(place.words, span);
            // «سرهنگ دالوند», «رستگار آبسردی», whose full name stands elsewhere.
            let full = people.known.elsewhere.get(name.surname_key().as_str());
            let full = full.map(|at| &place.full_names[*at as usize].name);
            let fuller = |it: &&Name| name.given.is_empty() || it.listed && !name.listed;
            let full = full.filter(|it| it.given.len() > name.given.len() && it.agrees(&name));
            let full = full.filter(fuller);
            let name = full.cloned().unwrap_or(name);
            named(people, mention, place, (name, posts()), rule)
        }
        Form::Unlisted(span) => {
            let name = Name::new(place.words, span);
            named(people, mention, place, (name, posts()), "unlisted-name")
        }
        Form::Elsewhere(at) => {
            let full = place.full_names[*at as usize].clone();
            let posts = full.posts.into_iter().chain(posts()).collect();
            named(people, mention, place, (full.name, posts), "name-elsewhere")
        }
        Form::Role => post_alone(people, mention, place, posts()),
        // «معلم مدرسه\u{200C}ای که شش شاگرد دارد گفت: … | نسرین شریفیان: …»: the first may still be named.
        Form::Someone(_) if people.all.is_empty() => post_alone(people, mention, place, posts()),
        Form::Someone(indefinite) => (someone(people, mention, place, *indefinite), "role-only"),
        Form::Bare if place.cue.has(Class::WRITING) => (people.body(&shown(text)), "body"),
        Form::Bare => bare(people, mention, place),
        Form::Body => {
            let bare = text.strip_prefix('«').and_then(|text| text.strip_suffix('»'));
            (people.body(&shown(bare.unwrap_or(text))), "body")
        }
    };
    note(people, mention, place, found.0);
    Some(found)
}

/// «زنی میانسال»: nobody who was met before.
fn someone(people: &mut People, mention: &Mention, place: &Place<'_>, indefinite: usize) -> u32 {
    let post = |role: &Range<usize>| {
        let shown = shown_as_one(place.words, role, indefinite);
        Post::new(place.words, role.clone()).shown_as(shown)
    };
    let person = people.add(VoiceKind::Role);
    people.add_posts(person, mention.roles.iter().map(post).collect());
    person
}

/// «این نماینده مجلس»: who spoke under that post, the only one who holds it, or who is speaking.
fn this_one(people: &People, mention: &Mention, place: &Place<'_>, current: u32) -> u32 {
    let head = place.words.key(mention.words.start + 1);
    let post = mention.roles.first().map(|role| Post::new(place.words, role.clone()));
    let holder = post.and_then(|post| people.spoken_by_post(&post));
    // A member of one of its committees, too.
    let mut marks = mention.words.clone().skip(2).map(|at| place.words.key(at));
    let fits = marks.any(|mark| people.get(current).posts.iter().any(|it| it.key.contains(mark)));
    let only = || if fits { None } else { people.only_holder(head) };
    holder.or_else(only).unwrap_or(current)
}

/// Keeps what the mention tells about the person.
fn note(people: &mut People, mention: &Mention, place: &Place<'_>, person: u32) {
    let entry = people.get_mut(person);
    if mention.is_name() {
        entry.evidence.named += 1;
        entry.evidence.again += u32::from(matches!(mention.form, Form::Known(_)));
        entry.evidence.with_post |= !mention.roles.is_empty();
    }
    let form = match &mention.form {
        Form::Known(_) | Form::Elsewhere(_) | Form::Bare => {
            shown(place.words.text(mention.words.start, name_end(mention)))
        }
        Form::Name(span) | Form::Unlisted(span) => written(place.words, span),
        _ => return,
    };
    if !form.is_empty() && entry.forms.len() < 16 && !entry.forms.contains(&form) {
        entry.forms.push(form);
    }
}

/// One past the name of a mention, without the posts behind it.
fn name_end(mention: &Mention) -> usize {
    let end = mention.roles.first().map_or(mention.words.end, |role| role.start);
    end.max(mention.words.start)
}

/// A name as it was written, without its titles.
fn written(words: &Words<'_>, span: &NameSpan) -> String {
    let start = if span.given.is_empty() { span.surname.start } else { span.given.start };
    shown(words.text(start, span.surname.end))
}

/// Someone with a name: met before, announced by post, or new.
fn named(
    people: &mut People,
    mention: &Mention,
    place: &Place<'_>,
    (name, posts): (Name, Vec<Post>),
    rule: &'static str,
) -> Found {
    let met = people.met(&name);
    let announced = || {
        // «مدیر نشر گفت: … | نسرین شریفیان: …»: the guest of a talk is whom its lead has by a post.
        if place.label && people.of_lead().is_some() {
            return people.of_lead();
        }
        if posts.is_empty() {
            // «یکی از کشاورزان گفت: … | کاظم شیردل ادامه داد: …».
            let goes_on = place.cue.has(Class::CONTINUING);
            let unnamed = || people.unnamed_before(place.paragraph).filter(|_| goes_on);
            let near = people.pending_near(place.paragraph).or_else(unnamed);
            let near = near.filter(|_| !mention.also);
            // «وزیر نیرو گفت: … | رئیس جلسه گفت: … | شیردل نیز در ادامه افزود: …».
            let awaited = || people.only_pending(place.paragraph).filter(|_| goes_on);
            near.or_else(awaited).filter(|person| !people.get(*person).is_named_in_post(&name))
        } else {
            let alone = || lead_alone(people, mention, place, &posts);
            people.pending_like(&posts).or_else(alone)
        }
    };
    let (person, rule) = if let Some(person) = met {
        let known = people.get(person).name.as_ref().map_or(0, |known| known.given.len());
        if known < name.given.len() {
            people.set_name(person, name);
        }
        (person, if posts.is_empty() { "name-again" } else { rule })
    } else if let Some(person) = announced() {
        people.set_name(person, name);
        (person, if posts.is_empty() { "role-then-name" } else { rule })
    } else {
        let person = people.add(VoiceKind::Person);
        people.set_name(person, name);
        (person, rule)
    };
    people.add_posts(person, posts);
    (person, rule)
}

/// «عضو کمیسیون گفت: … | به گزارش …، کاظم شیردل، نماینده آبسرد …»: the lead's post alone, and who is named first.
fn lead_alone(
    people: &People,
    mention: &Mention,
    place: &Place<'_>,
    posts: &[Post],
) -> Option<u32> {
    let near = place.paragraph <= people.lead + FAR_FROM_LEAD;
    let lead = people.all.len() == 1 && near && !mention.also;
    let alike = |held: &Post, post: &Post| {
        post.has_head_of(held) && !(post.says_more_than(held) && held.says_more_than(post))
    };
    let either = |it: &u32| {
        let held = &people.get(*it).posts;
        held.iter().chain(posts).any(Post::is_standing)
            || held.iter().any(|held| posts.iter().any(|post| alike(held, post)))
    };
    let in_lead = |it: &u32| people.get(*it).last.is_some_and(|at| at <= people.lead);
    people.pending_near(place.paragraph).filter(|_| lead).filter(in_lead).filter(either)
}

/// A post without a name: met before, another post of who speaks, or someone whose name may come.
fn post_alone(
    people: &mut People,
    mention: &Mention,
    place: &Place<'_>,
    posts: Vec<Post>,
) -> Found {
    if let Some(first) = posts.first()
        && let Some(person) = people.by_post(first)
    {
        let held = &people.get(person).posts;
        let same = held
            .first()
            .is_some_and(|held| held.likeness(first) >= 80 && !first.says_more_than(held));
        if !mention.also || people.current != Some(person) || same {
            let guess = people.is_guess(person, first);
            people.add_posts(person, posts.into_iter().map(|it| it.guessed_if(guess)).collect());
            return (person, if guess { "second-title" } else { "role-again" });
        }
    }
    if let Some(full) =
        posts.first().and_then(|post| holder(place.full_names, place.paragraph, post))
    {
        let met = people.met(&full.name).or_else(|| people.pending_like(&posts));
        let person = met.unwrap_or_else(|| people.add(VoiceKind::Person));
        if people.get(person).name.is_none() {
            people.set_name(person, full.name.clone());
        }
        people.add_posts(person, full.posts.iter().cloned().chain(posts).collect());
        return (person, "role-again");
    }
    let one_of = place.words.is_any(mention.words.start, &["یکی"]);
    // «راننده یکی از خودروها».
    let of_some = mention
        .words
        .clone()
        .any(|at| place.words.is_any(at, &["یکی"]) && place.words.is_any(at + 1, &["از"]));
    let anonymous = of_some || place.words.is_any(mention.words.start, &["یک"]);
    if !anonymous
        && let Some(first) = posts.first()
        && let Some(person) = second_title(people, mention, place, first)
    {
        let first = people.get(person).posts.is_empty();
        people.add_posts(person, posts.into_iter().map(|it| it.guessed_if(!first)).collect());
        return (person, if first { "name-then-role" } else { "second-title" });
    }
    if let Some(person) = announced_above(people, &posts) {
        people.add_posts(person, posts);
        return (person, "role-again");
    }
    let person = people.add(VoiceKind::Role);
    let anonymous = one_of && place.paragraph >= 2;
    people.add_posts(person, posts);
    people.get_mut(person).pending = !anonymous;
    if !anonymous {
        people.pending.push(person);
    }
    (person, "role-only")
}

/// «معاون وزیر کار مطرح کرد: | … | معاون روابط کار وزارت تعاون گفت: …»: who was announced above the headline, in
/// fewer words, is the first to speak.
fn announced_above(people: &People, posts: &[Post]) -> Option<u32> {
    let [only] = people.all.as_slice() else { return None };
    let same = posts.first()?.begins_like(only.posts.first()?);
    (people.current.is_none() && only.pending && same).then_some(0)
}

/// A post never met before may be another one of who is speaking, or of who speaks next.
fn second_title(people: &People, mention: &Mention, place: &Place<'_>, post: &Post) -> Option<u32> {
    if mention.also || post.is_someones() || people.all.len() > 1 && replies(mention, place) {
        return None;
    }
    let continues = place.cue.has(Class::CONTINUING)
        || place.words.is_any(mention.words.end, &["همچنین"])
        || goes_on(mention, place);
    if let Some((idx, only)) = people.only()
        && only.kind == VoiceKind::Person
    {
        let like = |held: &Post| {
            (held.has_head_of(post) || held.is_near(post)) && !post.is_abroad_of(held)
        };
        let like = only.posts.iter().any(like);
        // Where a body spoke, too, the post may be of anybody.
        let alone = people.all.len() == 1 && (continues || only.posts.is_empty());
        let theirs = place.next == Next::Unclear && (alone || like);
        if theirs || place.next == Next::Known(idx) {
            return Some(idx);
        }
    }
    // «نماینده آبسرد در ادامه گفت»: who was named without a post, whoever comes next.
    let after = mention.words.end;
    let further = place.words.is_any(after, &["در"]) && place.words.is_any(after + 1, &["ادامه"]);
    if place.next != Next::NewName || further {
        // Who was named without a post is whose the post is that the next sentence begins with.
        let at = mention.words.start;
        let begins = place.words.sentence_start(at) == at;
        let current = people.current.filter(|person| {
            let person = people.get(*person);
            let just_spoke =
                person.last.is_some_and(|last| (last..=last + 1).contains(&place.paragraph));
            let named = person.name.as_ref().is_some_and(|name| !name.given.is_empty());
            let new = place.next == Next::NewName;
            let bare = person.posts.is_empty();
            // «مدافع تیم شهاب گفت: … | مدافع میانی تیم گفت: …».
            let near = begins && !new && person.posts.iter().any(|held| held.is_near(post));
            just_spoke
                && named
                && (continues && !new || near || bare && begins && (further || !new))
        });
        if current.is_some() {
            return current;
        }
    }
    match place.next {
        Next::Known(person) => Some(person),
        Next::Unclear | Next::NewName => None,
    }
}

/// «… در بخش دیگری از سخنان خود», «… در ادامه سخنانش»: who has been speaking.
fn goes_on(mention: &Mention, place: &Place<'_>) -> bool {
    let words = place.words;
    let near = mention.words.end..words.len().min(mention.words.end + FAR_REPLY);
    near.take_while(|at| words.sign(*at) != Some(':')).any(|at| {
        let of_own =
            words.is_any(at, &["سخنان", "صحبتهای"]) && words.is_any(at + 1, &["خود", "خویش"]);
        let further =
            at >= 2 && (words.is_any(at - 1, &["ادامه"]) || words.is_any(at - 2, &["دیگری"]));
        further && (of_own || words.is_any(at, &["سخنانش", "صحبتهایش"]))
    })
}

/// «… در پاسخ گفت», «در پاسخ به این سخنان گفت»: someone else than who spoke, unless a question is answered.
fn replies(mention: &Mention, place: &Place<'_>) -> bool {
    let words = place.words;
    let near = mention.words.end..words.len().min(mention.words.end + FAR_REPLY);
    let asked = |at: usize| {
        (at..at + 4).any(|at| words.is_any(at, &["سوال", "پرسش", "پرسشی", "سوالی", "سوالات"]))
    };
    near.take_while(|at| words.sign(*at) != Some(':')).any(|at| {
        words.is_any(at, &["پاسخ", "واکنش", "مقابل"]) && words.is_any(at - 1, &["در"]) && !asked(at)
    })
}

/// A bare word: the name of who was announced, else a guess.
fn bare(people: &mut People, mention: &Mention, place: &Place<'_>) -> Found {
    let name = Name::guessed(place.words, mention.words.clone());
    // «علی افزود»: a given name alone is hardly a surname.
    let given = mention.words.clone().all(|at| place.words.is(at, Class::GIVEN));
    let announced = people
        .pending_near(place.paragraph)
        .filter(|person| !mention.also && !given && !people.get(*person).is_named_in_post(&name));
    let person = announced.unwrap_or_else(|| people.add(VoiceKind::Person));
    people.set_name(person, name);
    if announced.is_none() {
        people.get_mut(person).evidence.guessed = true;
    }
    (person, if announced.is_some() { "role-then-surname" } else { "bare-surname" })
}
