//! What is shown of a person: the best name, the other spellings, the posts with their first day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::names::{best_spelling, sort_name, with_surname};
use super::roles::Post;
use super::{Person, Sighting};
use crate::model::{Role, VoiceKind};
use crate::persian::fold::key;

/// So many posts of one person are told apart.
const ROLES: usize = 64;

/// A person as readers see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assemble) struct Profile {
    /// The editor's name, else the fullest met, in the best spelling; the title of an unnamed office.
    pub(in crate::assemble) name: String,
    /// What they are filed under.
    pub(in crate::assemble) sort_name: String,
    /// Other spellings met, in order of code points.
    pub(in crate::assemble) aliases: Vec<String>,
    /// The editor's posts, then those met, each once and as full as it was given.
    pub(in crate::assemble) roles: Vec<Role>,
    /// Why an editor should look, in order of code points.
    pub(in crate::assemble) flags: Vec<&'static str>,
}

/// Gathers a person's sightings, of which there is at least one, or an editor's file.
pub(in crate::assemble) fn profile(person: &Person<'_>, sightings: &[Sighting<'_>]) -> Profile {
    let seen: Vec<&Sighting<'_>> = person.sightings.iter().map(|idx| &sightings[*idx]).collect();
    let roles = roles(person, &seen);
    let title = roles.first().map_or_else(String::new, |role| role.title.clone());
    let name = match (person.editor, person.kind) {
        (Some(editor), _) => editor.name.clone(),
        (None, VoiceKind::Role) => title,
        (None, VoiceKind::Person | VoiceKind::Body) => name(&seen),
    };
    let surname_alone = person.editor.is_none() && seen.iter().all(|it| it.voice.surname_only);
    let sort_name = match person.kind {
        VoiceKind::Person if !surname_alone => sort_name(&name),
        VoiceKind::Person | VoiceKind::Role | VoiceKind::Body => name.clone(),
    };
    let mut flags: BTreeSet<&'static str> =
        seen.iter().flat_map(|it| &it.voice.flags).chain(&person.flags).copied().collect();
    if !surname_alone {
        flags.remove("surname-only");
    }
    if person.editor.is_some() {
        flags.clear();
    }
    Profile {
        aliases: aliases(&name, person, &seen),
        name,
        sort_name,
        roles,
        flags: flags.into_iter().collect(),
    }
}

/// The fullest name, in the best of its spellings.
fn name(seen: &[&Sighting<'_>]) -> String {
    let longest = seen.iter().map(|it| key(&it.voice.name)).max_by_key(|it| it.chars().count());
    let longest = longest.unwrap_or_default();
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for voice in seen.iter().map(|it| it.voice) {
        let spellings = voice.aliases.iter().chain([&voice.name]);
        for spelling in spellings.filter(|it| key(it) == longest) {
            *met.entry(spelling.clone()).or_default() += 1;
        }
        let ends = voice.aliases.iter().filter_map(|it| with_surname(&voice.name, it));
        for spelling in ends.filter(|it| key(it) == longest) {
            met.entry(spelling).or_default();
        }
    }
    best_spelling(&met)
}

fn aliases(name: &str, person: &Person<'_>, seen: &[&Sighting<'_>]) -> Vec<String> {
    let met = seen.iter().flat_map(|it| it.voice.aliases.iter().chain([&it.voice.name]));
    let editors = person.editor.into_iter().flat_map(|it| &it.aliases);
    let all: BTreeSet<&String> =
        met.chain(editors).filter(|it| !it.is_empty() && *it != name).collect();
    all.into_iter().cloned().collect()
}

/// A post that «استاندار گیلان» covers, as «استاندار» alone, is not listed beside it.
fn roles(person: &Person<'_>, seen: &[&Sighting<'_>]) -> Vec<Role> {
    let mut res: Vec<(Post, Role)> = Vec::new();
    for role in person.editor.into_iter().flat_map(|it| &it.roles) {
        let first_seen = role.role.first_seen.or(role.from);
        res.push((Post::of(&role.role.title), Role { title: role.role.title.clone(), first_seen }));
    }
    let fixed = res.len();
    for sighting in seen {
        for title in &sighting.voice.roles {
            add_role(&mut res, fixed, title, sighting.date);
        }
    }
    res.into_iter().map(|(_, role)| role).collect()
}

fn add_role(roles: &mut Vec<(Post, Role)>, fixed: usize, title: &str, date: Option<NaiveDate>) {
    let post = Post::of(title);
    let earliest = |role: &mut Role| {
        role.first_seen = match (role.first_seen, date) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (left, right) => left.or(right),
        };
    };
    if let Some((_, role)) = roles.iter_mut().find(|(it, _)| it.is_same(&post) || it.covers(&post))
    {
        return earliest(role);
    }
    let covered =
        roles.iter_mut().enumerate().find(|(idx, (it, _))| *idx >= fixed && post.covers(it));
    if let Some((_, (known, role))) = covered {
        title.clone_into(&mut role.title);
        *known = post;
        return earliest(role);
    }
    if roles.len() < ROLES {
        roles.push((post, Role { title: title.to_owned(), first_seen: date }));
    }
}
