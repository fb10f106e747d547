//! Everyone met in one article, and every form by which they can be met again.

use std::cmp::Reverse;

use super::lexicon::{KeyMap, key};
use super::name::{Name, forms_of};
use super::posts::Post;
use super::scope::Known;
use crate::model::VoiceKind;

/// Someone met in one article.
#[derive(Debug)]
pub(super) struct Person {
    /// What they are so far; a post becomes a person when the name comes.
    pub(super) kind: VoiceKind,
    /// The fullest form met.
    pub(super) name: Option<Name>,
    /// Every form met, as it was written.
    pub(super) forms: Vec<String>,
    /// Posts, in order of first mention.
    pub(super) posts: Vec<Post>,
    /// The paragraph of the last statement, or of the one that announced them.
    pub(super) last: Option<usize>,
    /// They have said something.
    pub(super) spoke: bool,
    /// A post whose name may still come.
    pub(super) pending: bool,
    /// What speaks for them.
    pub(super) evidence: Evidence,
    /// Why an editor should look.
    pub(super) flags: Vec<&'static str>,
}

/// How well someone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Evidence {
    /// Times they were named.
    pub(super) named: u32,
    /// Times a known form named them again.
    pub(super) again: u32,
    /// Named with a post beside the name.
    pub(super) with_post: bool,
    /// A bare word was taken for a surname, and nothing supported it.
    pub(super) guessed: bool,
}

/// Everyone met so far.
#[derive(Debug, Default)]
pub(super) struct People {
    /// In order of first mention.
    pub(super) all: Vec<Person>,
    /// The forms by which they are met again.
    pub(super) known: Known,
    /// Posts without a name, the latest last.
    pub(super) pending: Vec<u32>,
    /// The last paragraph of the opening: headline and lead.
    pub(super) lead: usize,
    /// Who spoke last.
    pub(super) current: Option<u32>,
    /// Someone has spoken since of whom we could not read who they are.
    pub(super) unread: bool,
    by_bucket: KeyMap<Vec<u32>>,
    bodies: Vec<u32>,
}

/// So many people with like posts, and so many bodies, are compared, the latest first.
const COMPARED: usize = 32;
/// Posts this alike are one.
const ALIKE: usize = 70;
/// Posts this alike are one, said in more words or fewer.
const SAME: usize = 90;
/// A post that waits for its name is known again by this much.
const AWAITED: usize = 50;

impl People {
    /// By index.
    pub(super) fn get(&self, person: u32) -> &Person {
        &self.all[person as usize]
    }

    /// By index.
    pub(super) fn get_mut(&mut self, person: u32) -> &mut Person {
        &mut self.all[person as usize]
    }

    /// The only one met so far, bodies aside.
    pub(super) fn only(&self) -> Option<(u32, &Person)> {
        let mut all = (0..).zip(&self.all).filter(|(_, it)| it.kind != VoiceKind::Body);
        all.next().filter(|_| all.next().is_none())
    }

    /// Adds someone of whom nothing is known yet.
    pub(super) fn add(&mut self, kind: VoiceKind) -> u32 {
        let person = u32::try_from(self.all.len()).expect("fewer people than bytes");
        self.all.push(Person {
            kind,
            name: None,
            forms: Vec::new(),
            posts: Vec::new(),
            last: None,
            spoke: false,
            pending: false,
            evidence: Evidence::default(),
            flags: Vec::new(),
        });
        person
    }

    /// Gives someone a name, and registers the forms by which it may come again.
    pub(super) fn set_name(&mut self, person: u32, name: Name) {
        for form in forms_of(&name) {
            self.known.names.entry(form.into()).or_insert(person);
        }
        // Of two people with one surname, the one named later is meant by it.
        self.known.names.insert(name.surname_key().into(), person);
        if let [given] = name.given.as_slice() {
            let whose = self.known.given.entry(key(given).into()).or_insert(Some(person));
            *whose = whose.filter(|known| *known == person);
        }
        let entry = self.get_mut(person);
        let announced = std::mem::take(&mut entry.pending);
        entry.kind = VoiceKind::Person;
        entry.name = Some(name);
        if announced && let Some(at) = self.pending.iter().rposition(|other| *other == person) {
            self.pending.remove(at);
        }
    }

    /// Who is meant by a form that `person` was last known by: who is speaking, if it is theirs too.
    pub(super) fn nearest(&self, person: u32, form: &str) -> u32 {
        let speaking = self.current.filter(|current| {
            let name = self.get(*current).name.as_ref();
            name.is_some_and(|name| name.surname_key() == form)
        });
        speaking.unwrap_or(person)
    }

    /// Who goes by this form.
    pub(super) fn by_name(&self, form: &str) -> Option<u32> {
        self.known.names.get(form).copied()
    }

    /// Who has this name, in full or in a form that may be short for it.
    pub(super) fn met(&self, name: &Name) -> Option<u32> {
        self.by_name(&name.key()).or_else(|| {
            let same = self.by_name(&name.surname_key())?;
            let known = self.get(same).name.as_ref()?;
            let agrees = name.given.is_empty() || known.given.is_empty() || name.agrees(known);
            agrees.then_some(same)
        })
    }

    /// Gives someone posts.
    pub(super) fn add_posts(&mut self, person: u32, posts: Vec<Post>) {
        for post in posts {
            self.add_post(person, post);
        }
    }

    /// Gives someone a post, unless they hold it already; a fuller form replaces a shorter one.
    fn add_post(&mut self, person: u32, post: Post) {
        self.known.roles.entry(post.key.clone()).or_insert(person);
        let holders = self.by_bucket.entry(post.bucket().into()).or_default();
        if !holders.contains(&person) {
            holders.push(person);
            if holders.len() > COMPARED {
                holders.remove(0);
            }
        }
        let posts = &mut self.get_mut(person).posts;
        match posts.iter().position(|held| held.likeness(&post) >= SAME) {
            Some(at) if posts[at].guessed && !post.guessed => posts[at] = post,
            Some(at) if post.key.len() > posts[at].key.len() + 4 => posts[at] = post,
            None if posts.len() < COMPARED => posts.push(post),
            Some(_) | None => {}
        }
    }

    /// Who holds a post like this one; among equals, who spoke last.
    pub(super) fn by_post(&self, post: &Post) -> Option<u32> {
        let holders = self.by_bucket.get(post.bucket()).into_iter().flatten();
        let likeness = |person: &&u32| {
            let held = &self.get(**person).posts;
            // Of someone who was only mentioned, «نویسنده» is not «نویسنده کتاب».
            let silent = self.get(**person).last.is_none();
            let at_home = held
                .iter()
                .filter(|held| !(post.is_abroad_of(held) || silent && post.says_more_than(held)));
            at_home.map(|held| held.likeness(post)).max().unwrap_or(0)
        };
        let exact = || self.known.roles.get(&post.key).copied();
        // «رئیس شورا» is the head of the council, not of a committee of it.
        let begins = |person: u32| self.get(person).posts.iter().any(|held| held.goes_on_as(post));
        holders
            .map(|person| (likeness(&person), *person))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by_key(|(likeness, person)| {
                (*likeness, begins(*person), self.get(*person).last, Reverse(*person))
            })
            .map_or_else(exact, |(_, person)| Some(person))
    }

    /// Who holds a post like this one and has spoken.
    pub(super) fn spoken_by_post(&self, post: &Post) -> Option<u32> {
        self.by_post(post).filter(|person| self.get(*person).spoke)
    }

    /// True when someone was only guessed to hold the posts like this one.
    pub(super) fn is_guess(&self, person: u32, post: &Post) -> bool {
        let mut like = self.get(person).posts.iter().filter(|held| held.likeness(post) >= ALIKE);
        like.clone().next().is_some() && like.all(|held| held.guessed)
    }

    /// The latest post without a name that is like one of these.
    pub(super) fn pending_like(&self, posts: &[Post]) -> Option<u32> {
        let holds = |person: u32, likeness: usize| {
            let held = &self.get(person).posts;
            held.iter().any(|held| posts.iter().any(|post| held.likeness(post) >= likeness))
        };
        let announced = self.pending.iter().rev().take(COMPARED).copied();
        announced.clone().find(|person| holds(*person, AWAITED)).or_else(|| {
            // «یک کارشناس مسکن گفت: … کاظم شیردل، کارشناس مسکن، افزود: …».
            let last = self.current.filter(|it| self.get(*it).kind == VoiceKind::Role)?;
            holds(last, SAME).then_some(last)
        })
    }

    /// The latest post without a name, when it spoke at most three paragraphs ago and nobody since.
    /// Of several in one paragraph, the first.
    pub(super) fn pending_near(&self, paragraph: usize) -> Option<u32> {
        let last = *self.pending.last()?;
        let when = self.get(last).last;
        let together = |it: &&u32| when.is_some() && self.get(**it).last == when;
        let first = self.pending.iter().rev().take_while(together).last().copied();
        self.spoke_near(last, paragraph, 3).then_some(first.unwrap_or(last))
    }

    /// The post without a name that spoke in the lead, and nobody else before or since.
    pub(super) fn of_lead(&self) -> Option<u32> {
        let [only] = self.all.as_slice() else { return None };
        let in_lead = only.last.is_some_and(|at| at <= self.lead + 1);
        (only.pending && in_lead).then_some(0)
    }

    /// The only post without a name, when it spoke at most three paragraphs ago.
    pub(super) fn only_pending(&self, paragraph: usize) -> Option<u32> {
        let [only] = self.pending.as_slice() else { return None };
        let last = self.get(*only).last?;
        (paragraph.saturating_sub(last) <= 3).then_some(*only)
    }

    /// The only one who has spoken and holds a post with this head, where who is speaking holds others.
    pub(super) fn only_holder(&self, head: &str) -> Option<u32> {
        let holds = |person: &Person| person.posts.iter().any(|post| post.is_headed(head));
        let current = self.get(self.current?);
        if self.all.len() > COMPARED || current.posts.is_empty() || holds(current) {
            return None;
        }
        let mut others = (0..).zip(&self.all).filter(|(_, it)| it.spoke && holds(it));
        others.next().filter(|_| others.next().is_none()).map(|(person, _)| person)
    }

    /// Someone of whom only a post is known, who spoke in the paragraph before and nobody since: «یکی از کشاورزان».
    pub(super) fn unnamed_before(&self, paragraph: usize) -> Option<u32> {
        let unnamed = |it: &u32| self.get(*it).kind == VoiceKind::Role;
        self.current.filter(unnamed).filter(|it| self.spoke_near(*it, paragraph, 1))
    }

    /// Someone spoke at most so many paragraphs ago, and nobody since.
    fn spoke_near(&self, person: u32, paragraph: usize, most: usize) -> bool {
        let others = self.unread || self.current.is_some_and(|current| current != person);
        !others && self.get(person).last.is_some_and(|last| paragraph.saturating_sub(last) <= most)
    }

    /// A body by its name, which may be cut short.
    pub(super) fn body(&mut self, name: &str) -> u32 {
        let form = key(name);
        let same = self.bodies.iter().rev().take(COMPARED).copied().find(|body| {
            let known = key(&self.get(*body).forms[0]);
            known.starts_with(&form) || form.starts_with(&known)
        });
        same.unwrap_or_else(|| {
            let body = self.add(VoiceKind::Body);
            self.get_mut(body).forms.push(name.to_owned());
            self.bodies.push(body);
            body
        })
    }
}

impl Person {
    /// True when a post of theirs names someone: «همسر کاظم شیردل» is not «شیردل».
    pub(super) fn is_named_in_post(&self, name: &Name) -> bool {
        let surname = name.surname_key();
        self.posts.iter().any(|post| post.is_whose(&surname))
    }
}
