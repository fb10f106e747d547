//! Whose a post is who was named with it and has not spoken.

use super::name::Name;
use super::posts::Post;

/// A full name that stands somewhere in the article.
#[derive(Debug, Clone)]
pub(super) struct FullName {
    /// Its parts.
    pub(super) name: Name,
    /// Posts named beside it.
    pub(super) posts: Vec<Post>,
    /// A sitting is held under them.
    pub(super) presides: bool,
    /// The first paragraph that has it.
    pub(super) paragraph: usize,
}

/// «با حضور کاظم شیردل، رئیس انجمن آبسرد، برگزار شد. | رئیس انجمن آبسرد گفت: …»: the only one who was named with a post
/// up to a paragraph.
pub(super) fn holder<'a>(
    names: &'a [FullName],
    paragraph: usize,
    post: &Post,
) -> Option<&'a FullName> {
    let holds = |full: &&FullName| {
        let held = full.posts.iter().any(|held| post.is_all_of(held));
        let presides = || full.presides || full.posts.iter().any(Post::presides);
        full.paragraph <= paragraph && (held || post.presides() && presides())
    };
    let mut holders = names.iter().filter(holds);
    holders.next().filter(|_| holders.next().is_none())
}
