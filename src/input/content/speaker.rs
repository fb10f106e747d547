//! `content/speakers/<slug>.md`: a person the editor knows.

use schemars::JsonSchema;
use serde::Deserialize;

use super::front_matter::{Parts, needs, split};
use super::{former, said, slug_of};
use crate::diagnostic::Diagnostic;
use crate::input::toml_text::TomlText;
use crate::input::wire_day::{WireDay, day_at};
use crate::model::{EditorRole, EditorSpeaker, Role};

/// Front matter of `content/speakers/<slug>.md`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct SpeakerFront {
    /// Full name, without honorifics.
    name: String,
    /// Other names and spellings.
    aliases: Vec<String>,
    /// Posts: `[{ title = "رئیس", organization = "…", from = …, to = … }]`.
    roles: Vec<RoleEntry>,
    /// Slugs of others they must never be merged with.
    not: Vec<String>,
    /// Keep their page and chip off the site.
    hide: bool,
    /// Former addresses that lead here.
    former: Vec<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct RoleEntry {
    /// «رئیس», or the whole post.
    title: String,
    /// «اتحادیه صادرکنندگان».
    organization: Option<String>,
    /// First day.
    from: Option<WireDay>,
    /// Last day.
    to: Option<WireDay>,
}

pub(super) fn parse(
    path: &str,
    stem: &str,
    file: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<EditorSpeaker> {
    let Parts { front, text, origin, body } = split::<SpeakerFront>(path, file, found)?;
    if front.name.trim().is_empty() {
        found.push(needs(path, "a speaker", "name"));
    }
    Some(EditorSpeaker {
        origin,
        slug: slug_of(path, stem, found),
        name: front.name.trim().to_owned(),
        aliases: said(front.aliases),
        roles: roles(&text, &front.roles, found),
        not: front.not,
        hide: front.hide,
        former: former(&text, front.former, found),
        body,
    })
}

fn roles(text: &TomlText<'_>, wire: &[RoleEntry], found: &mut Vec<Diagnostic>) -> Vec<EditorRole> {
    let mut roles = Vec::new();
    for (idx, role) in wire.iter().enumerate() {
        let idx = idx.to_string();
        let title = match &role.organization {
            Some(organization) => format!("{} {organization}", role.title),
            None => role.title.clone(),
        };
        let from = day_at(text, &["roles", &idx, "from"], role.from.as_ref(), found);
        let to = day_at(text, &["roles", &idx, "to"], role.to.as_ref(), found);
        if let (Some(first), Some(last)) = (from, to)
            && last < first
        {
            found.push(
                Diagnostic::error("bad-date", "the post ends before it begins")
                    .at(text.place_of(&["roles", &idx, "to"]))
                    .help("swap `from` and `to`"),
            );
        }
        let title = title.trim().to_owned();
        // Its key may be there and misspelt: that is said already.
        if title.is_empty() && found.iter().all(|it| it.code != "unknown-key") {
            found.push(
                Diagnostic::error("wrong-value", "a post needs a title")
                    .at(text.place_of(&["roles", &idx]))
                    .help("write it as `{ title = \"…\" }`, or take it out"),
            );
        }
        roles.push(EditorRole { role: Role { title, first_seen: from }, from, to });
    }
    roles
}
