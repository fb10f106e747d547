//! The rules of joining: the editor's registry, full names, surnames with a post, offices, bodies.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::names::{name_key, surname_keys};
use super::roles::Post;
use super::{People, Person, Sighting};
use crate::model::{EditorSpeaker, VoiceKind};
use crate::persian::fold::key;
use crate::persian::romanize::is_surname_suffix;

/// More people of one name than this are not told apart: the sighting stays alone.
const NAMESAKES: usize = 32;
/// Posts of one person that are compared; the rest say no more.
const POSTS: usize = 32;
/// Two sightings of an unnamed office further apart than this many days may be two holders.
const TERM: i64 = 366;

/// People while they are joined, with their posts and names.
#[derive(Debug, Default)]
struct Joiner<'a> {
    people: People<'a>,
    /// By person: posts that were seen, without doubles.
    posts: Vec<Vec<Post>>,
    /// By person: the day of the last sighting.
    seen: Vec<Option<NaiveDate>>,
    by_name: HashMap<String, Vec<usize>>,
    by_surname: HashMap<String, Vec<usize>>,
    /// Named people by the key of each of their posts.
    by_post: HashMap<String, Vec<usize>>,
    /// The last unnamed holder of a post, by its key.
    by_office: HashMap<String, usize>,
    by_body: HashMap<String, usize>,
}

/// Joins sightings, which stand in order of the reports.
pub(in crate::assemble) fn join<'a>(
    sightings: &[Sighting<'_>],
    registry: &'a [EditorSpeaker],
) -> People<'a> {
    let mut joiner = Joiner::default();
    for speaker in registry {
        joiner.register(speaker);
    }
    let mut of = vec![usize::MAX; sightings.len()];
    // Full names first, wherever they stand: a surname may come in an earlier report than its name.
    for pass in [is_named, is_surname, is_office, is_body] {
        for (idx, sighting) in sightings.iter().enumerate().filter(|(_, it)| pass(it)) {
            of[idx] = joiner.place(idx, sighting);
        }
    }
    let mut people = joiner.people;
    people.of = of;
    for person in &mut people.all {
        person.sightings.sort_unstable();
    }
    people
}

fn is_named(it: &Sighting<'_>) -> bool {
    it.voice.kind == VoiceKind::Person && !is_surname(it)
}

/// A surname alone, or a name that does not begin with a known given name and so may be one: «کوهستانی فر».
fn is_surname(it: &Sighting<'_>) -> bool {
    let voice = it.voice;
    voice.kind == VoiceKind::Person && (voice.surname_only || !voice.given_name_known)
}

/// Two words that are as good as a full name: «مکارم شیرازی», not «کوهستانی فر».
fn is_distinct(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() > 1 && !words.iter().any(|it| is_surname_suffix(it))
}

fn is_office(it: &Sighting<'_>) -> bool {
    it.voice.kind == VoiceKind::Role
}

fn is_body(it: &Sighting<'_>) -> bool {
    it.voice.kind == VoiceKind::Body
}

impl<'a> Joiner<'a> {
    /// A person of the editor's, whether a report quotes them or not.
    fn register(&mut self, speaker: &'a EditorSpeaker) {
        let posts = speaker.roles.iter().map(|it| Post::of(&it.role.title)).collect();
        let person = self.add(VoiceKind::Person, Some(speaker), posts);
        for name in speaker.aliases.iter().chain([&speaker.name]) {
            let named = self.by_name.entry(name_key(name)).or_default();
            if !named.contains(&person) {
                named.push(person);
            }
        }
        self.index_surnames(&speaker.name, person);
    }

    /// Finds or makes the person of a sighting.
    fn place(&mut self, idx: usize, sighting: &Sighting<'_>) -> usize {
        let posts: Vec<Post> = sighting.voice.roles.iter().map(|it| Post::of(it)).collect();
        let found = match sighting.voice.kind {
            VoiceKind::Person if is_surname(sighting) => {
                self.named(sighting, &posts).or_else(|| self.surname(idx, sighting, &posts))
            }
            VoiceKind::Person => self.named(sighting, &posts),
            VoiceKind::Role => self.office(idx, sighting, &posts),
            VoiceKind::Body => self.by_body.get(&key(&sighting.voice.name)).copied(),
        };
        let person = found.unwrap_or_else(|| self.create(sighting));
        self.remember(person, idx, sighting.date, posts);
        person
    }

    /// By full name, or by another full name that the report gives.
    fn named(&mut self, sighting: &Sighting<'_>, posts: &[Post]) -> Option<usize> {
        let voice = sighting.voice;
        let given = key(voice.name.split_whitespace().next().unwrap_or_default());
        let is_full = |alias: &&String| alias.contains(' ') && key(alias).starts_with(&given);
        let others = voice.aliases.iter().filter(is_full).map(|it| name_key(it));
        let keys: Vec<String> = [name_key(&voice.name)].into_iter().chain(others).collect();
        keys.iter().find_map(|key| self.of_name(key, posts))
    }

    /// The one person of a name whom these posts fit.
    fn of_name(&mut self, name: &str, posts: &[Post]) -> Option<usize> {
        let namesakes = self.by_name.get(name)?;
        if namesakes.len() > NAMESAKES {
            return None;
        }
        let namesakes = namesakes.clone();
        let agreeing: Vec<usize> =
            namesakes.iter().copied().filter(|it| self.agrees(*it, posts)).collect();
        if let [person] = agreeing[..] {
            return Some(person);
        }
        let possible: Vec<usize> =
            namesakes.iter().copied().filter(|it| !self.excludes(*it, posts)).collect();
        match possible[..] {
            [person] if namesakes.len() == 1 && !self.has_namesakes(person) => {
                if !posts.is_empty() && !self.posts[person].is_empty() {
                    self.flag(person, "same-name-other-role");
                }
                Some(person)
            }
            _ => {
                for namesake in namesakes {
                    self.flag(namesake, "same-name-two-people");
                }
                None
            }
        }
    }

    /// A surname alone: with a post that agrees, and only one person whom it fits.
    fn surname(&mut self, idx: usize, sighting: &Sighting<'_>, posts: &[Post]) -> Option<usize> {
        let candidates = self.by_surname.get(&key(&sighting.voice.name));
        let candidates = candidates.map_or(&[][..], Vec::as_slice);
        let candidates = candidates[..candidates.len().min(NAMESAKES + 1)].to_vec();
        let few = candidates.len() <= NAMESAKES;
        let fits = |it: &&usize| few && self.agrees(**it, posts) && !self.excludes(**it, posts);
        let fitting: Vec<usize> = candidates.iter().filter(fits).copied().collect();
        if let [person] = fitting[..] {
            return Some(person);
        }
        if sighting.voice.surname_only {
            let namesakes = candidates.into_iter().take(NAMESAKES);
            self.people.unlinked.push((idx, namesakes.collect()));
        }
        None
    }

    /// An office without a name: the editor's person who holds it, else the same office elsewhere.
    fn office(&mut self, idx: usize, sighting: &Sighting<'_>, posts: &[Post]) -> Option<usize> {
        let post = posts.first().filter(|it| it.says_enough())?;
        let named = self.by_post.get(&post.key()).map_or(&[][..], Vec::as_slice);
        let named = if named.len() > NAMESAKES { &[] } else { named };
        let editor = |it: &usize| self.people.all[*it].editor;
        let held =
            named.iter().filter(|it| editor(it).is_some_and(|it| holds(it, post, sighting.date)));
        if let [person] = held.copied().collect::<Vec<_>>()[..] {
            return Some(person);
        }
        if let [person] = *named {
            self.people.offices.push((idx, person));
        }
        let last = *self.by_office.get(&post.key())?;
        let one = is_one_office(&sighting.voice.roles[0]);
        (one && within_term(self.seen[last], sighting.date)).then_some(last)
    }

    fn create(&mut self, sighting: &Sighting<'_>) -> usize {
        let voice = sighting.voice;
        let person = self.add(voice.kind, None, Vec::new());
        match voice.kind {
            VoiceKind::Body => {
                self.by_body.insert(key(&voice.name), person);
            }
            VoiceKind::Person => {
                if !is_surname(sighting) || is_distinct(&voice.name) {
                    self.by_name.entry(name_key(&voice.name)).or_default().push(person);
                    self.index_surnames(&voice.name, person);
                }
                if voice.surname_only {
                    self.by_surname.entry(key(&voice.name)).or_default().push(person);
                }
            }
            VoiceKind::Role => {
                let post = voice.roles.first().map(|it| Post::of(it).key());
                self.by_office.extend(post.map(|it| (it, person)));
            }
        }
        person
    }

    fn add(
        &mut self,
        kind: VoiceKind,
        editor: Option<&'a EditorSpeaker>,
        posts: Vec<Post>,
    ) -> usize {
        let person = self.people.all.len();
        self.people.all.push(Person { kind, editor, sightings: Vec::new(), flags: Vec::new() });
        self.posts.push(Vec::new());
        self.seen.push(None);
        for post in posts {
            self.add_post(person, post);
        }
        person
    }

    fn remember(&mut self, person: usize, idx: usize, date: Option<NaiveDate>, posts: Vec<Post>) {
        self.people.all[person].sightings.push(idx);
        self.seen[person] = self.seen[person].max(date);
        for post in posts {
            self.add_post(person, post);
        }
    }

    fn add_post(&mut self, person: usize, post: Post) {
        let posts = &mut self.posts[person];
        if posts.len() < POSTS && !posts.iter().any(|it| it.is_same(&post)) {
            if self.people.all[person].kind == VoiceKind::Person {
                self.by_post.entry(post.key()).or_default().push(person);
            }
            posts.push(post);
        }
    }

    fn index_surnames(&mut self, name: &str, person: usize) {
        for surname in surname_keys(name) {
            self.by_surname.entry(surname).or_default().push(person);
        }
    }

    fn flag(&mut self, person: usize, flag: &'static str) {
        let flags = &mut self.people.all[person].flags;
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }

    /// The editor says that there are others of this name: the name alone is not enough.
    fn has_namesakes(&self, person: usize) -> bool {
        self.people.all[person].editor.is_some_and(|it| !it.not.is_empty())
    }

    fn agrees(&self, person: usize, posts: &[Post]) -> bool {
        self.posts[person].iter().any(|left| posts.iter().any(|right| left.agrees(right)))
    }

    fn excludes(&self, person: usize, posts: &[Post]) -> bool {
        let excludes = |post: &Post| self.posts[person].iter().any(|it| it.excludes(post));
        !self.agrees(person, posts) && posts.iter().any(excludes)
    }
}

/// The editor gives the person this post, on that day.
fn holds(speaker: &EditorSpeaker, post: &Post, date: Option<NaiveDate>) -> bool {
    speaker.roles.iter().any(|role| {
        let began = role.from.is_none_or(|from| date.is_none_or(|date| from <= date));
        let lasted = role.to.is_none_or(|to| date.is_none_or(|date| date <= to));
        began && lasted && Post::of(&role.role.title).is_same(post)
    })
}

/// «یک مقام آگاه» and «یکی از حاضران» are someone else each time.
fn is_one_office(role: &str) -> bool {
    !role.split_whitespace().next().is_some_and(|word| matches!(word, "یک" | "یکی"))
}

fn within_term(left: Option<NaiveDate>, right: Option<NaiveDate>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).num_days().abs() <= TERM,
        _ => true,
    }
}
