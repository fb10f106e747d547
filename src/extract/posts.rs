//! Whether two posts are one: «رییس اتحادیه» and «رئیس اتحادیه صادرکنندگان استان».

use std::ops::Range;

use super::lexicon::Class;
use super::words::Words;

/// Two posts of which each has a word of its own are hardly one, in percent: «شرکت ملی نفت», «شرکت ملی گاز».
const UNLIKE: usize = 60;

/// So many letters tell one head from another: «دبیر» and «دبیرکل» may be one.
const SHORTEST_MARK: usize = 3;

/// A post someone holds.
#[derive(Debug, Clone)]
pub(super) struct Post {
    /// As it is shown.
    pub(super) text: String,
    /// Folded, without spaces.
    pub(super) key: Box<str>,
    /// The head, folded: «رییس».
    head: Box<str>,
    /// Folded words that tell it from other posts, without the head.
    marks: Vec<Box<str>>,
    /// Those of the marks that name another country.
    countries: Vec<Box<str>>,
    /// Someone's, whom it names: «همسر کاظم شیردل».
    whose: bool,
    /// Someone was only guessed to hold it.
    pub(super) guessed: bool,
}

impl Post {
    /// From its words.
    pub(super) fn new(words: &Words<'_>, span: Range<usize>) -> Post {
        let first = span.start + usize::from(span.len() > 1 && words.is_any(span.start, &["یک"]));
        let head_len = words.longest(first, span.end, Class::ROLE).max(1);
        let head = words.joined(first, first + head_len);
        let head = words.lexicon().synonym(head);
        let after = first + head_len;
        let marks = (after..span.end)
            .filter(|at| !words.is_sign(*at) && !words.is(*at, Class::FILLER))
            .map(|at| words.key(at).into())
            .collect();
        let countries = (after..span.end)
            .filter(|at| words.is(*at, Class::COUNTRY))
            .map(|at| words.key(at).into())
            .collect();
        let named = Class::GIVEN.or(Class::PREFIX).or(Class::TITLE);
        let someone = |at: usize| span.contains(&at) && words.is(at, named);
        let whose =
            words.is(span.start, Class::RELATION) && (someone(span.start + 1) || someone(after));
        Post {
            whose,
            guessed: false,
            text: shown(words.text(span.start, span.end)),
            key: words.joined(span.start, span.end).into(),
            head: head.into(),
            marks,
            countries,
        }
    }

    /// The same post, held by a guess.
    pub(super) fn guessed_if(self, guessed: bool) -> Post {
        Post { guessed, ..self }
    }

    /// The same post, shown in these words.
    pub(super) fn shown_as(self, text: String) -> Post {
        Post { text, ..self }
    }

    /// «عضو», «استاد»: one holds it beside another post.
    pub(super) fn is_standing(&self) -> bool {
        const HEADS: &[&str] = &[
            "عضو",
            "نماینده",
            "کارشناس",
            "تحلیلگر",
            "استاد",
            "پژوهشگر",
            "مدرس",
            "فعال",
            "نویسنده",
            "شاعر",
            "سفیر",
            "دیپلمات",
            "پزشک",
            "متخصص",
            "فوقتخصص",
            "هنرمند",
            "حقوقدان",
            "وکیل",
            "منتقد",
            "مترجم",
            "بازیگر",
        ];
        HEADS.iter().any(|head| self.head.starts_with(head))
    }

    /// Posts whose heads do not begin alike are never one.
    pub(super) fn bucket(&self) -> &str {
        let third = self.head.char_indices().nth(3).map_or(self.head.len(), |(at, _)| at);
        &self.head[..third]
    }

    /// True for «همسر کاظم شیردل», whoever is named.
    pub(super) fn is_someones(&self) -> bool {
        self.whose
    }

    /// True when the post names someone of this surname as the one whose it is.
    pub(super) fn is_whose(&self, surname: &str) -> bool {
        self.whose && self.key.contains(surname)
    }

    /// True when both begin with the same head: «سخنگوی وزارت …», «سخنگوی دستگاه …».
    pub(super) fn has_head_of(&self, other: &Post) -> bool {
        self.head == other.head
    }

    /// True for this head, or one that begins with it: «نماینده», «نماینده مردم».
    pub(super) fn is_headed(&self, head: &str) -> bool {
        self.head.starts_with(head)
    }

    /// True when one head begins with the other: «معاون وزیر …», «معاون …».
    pub(super) fn begins_like(&self, other: &Post) -> bool {
        self.head.starts_with(&*other.head) || other.head.starts_with(&*self.head)
    }

    /// True when the same word stands behind the head: «رئیس شورای شهر», «رئیس شورا».
    pub(super) fn goes_on_as(&self, other: &Post) -> bool {
        match (self.marks.first(), other.marks.first()) {
            (Some(mine), Some(theirs)) => {
                mine.starts_with(&**theirs) || theirs.starts_with(&**mine)
            }
            _ => false,
        }
    }

    /// True when both begin alike and share a word: «مدیر غله آبسرد», «مدیرکل غله و خدمات بازرگانی».
    pub(super) fn is_near(&self, other: &Post) -> bool {
        self.begins_like(other) && self.marks.iter().any(|mark| other.marks.contains(mark))
    }

    /// True when a word of this post is not in the other: «وزیر خارجه آرکادیا» and «وزیر خارجه».
    pub(super) fn says_more_than(&self, other: &Post) -> bool {
        self.marks.iter().any(|mark| !other.says(mark))
    }

    /// True when this post names a country that the other does not: «وزیر کشور عراق» and «وزیر کشور».
    pub(super) fn is_abroad_of(&self, other: &Post) -> bool {
        self.countries.iter().any(|country| !other.countries.contains(country))
    }

    /// True for whoever a sitting is held under: «رئیس دادگاه», «قاضی».
    pub(super) fn presides(&self) -> bool {
        let plain = ["قاضی", "رییسدادگاه", "قاضیدادگاه", "رییسجلسه", "قاضیپرونده"];
        plain.contains(&&*self.key) || self.key.starts_with("رییسشعبه")
    }

    /// True when another post, held by someone who was only named, is this one: nothing is said here that is not there.
    pub(super) fn is_all_of(&self, held: &Post) -> bool {
        let same = self.key == held.key;
        same || !self.marks.is_empty()
            && self.likeness(held) == 100
            && !self.says_more_than(held)
            && !self.is_abroad_of(held)
    }

    /// How much of the shorter one the longer one says, in percent. A bare head says nothing else,
    /// so it is all of any longer one.
    pub(super) fn likeness(&self, other: &Post) -> usize {
        if self.key == other.key {
            return 100;
        }
        if !self.begins_like(other) {
            return 0;
        }
        let size = |post: &Post| (post.letters(), post.head.len());
        let (short, long) = if size(self) <= size(other) { (self, other) } else { (other, self) };
        let total = short.letters();
        if total == 0 {
            // «دبیر» is all of «دبیرکل انجمن», «دبیرکل» is nothing of «دبیر جلسه».
            return if short.head.len() <= long.head.len() { 100 } else { 0 };
        }
        let shared: usize =
            short.marks.iter().filter(|mark| long.says(mark)).map(|mark| mark.len()).sum();
        let likeness = shared * 100 / total;
        let apart = short.says_more_than(long) && long.says_more_than(short);
        if apart || short.head_says_more_than(long) || long.head_says_more_than(short) {
            likeness.min(UNLIKE)
        } else {
            likeness
        }
    }

    /// «رییس دانشگاه» and «رییس»: the head has a word that the other post has nowhere.
    fn head_says_more_than(&self, other: &Post) -> bool {
        let rest = self.head.strip_prefix(&*other.head).unwrap_or_default();
        // «نماینده مردم آبسرد», «نماینده آبسرد».
        rest != "مردم" && rest.chars().nth(SHORTEST_MARK - 1).is_some() && !other.says(rest)
    }

    fn letters(&self) -> usize {
        self.marks.iter().map(|mark| mark.len()).sum()
    }

    /// True when a word stands in this post, in any form that begins like it.
    fn says(&self, mark: &str) -> bool {
        let count = mark.chars().count();
        let most = count - count / 4;
        let stem = mark.char_indices().nth(most.max(3)).map_or(mark, |(at, _)| &mark[..at]);
        // «معاون وزیر نیرو», «معاون آب وزارت نیرو».
        self.key.contains(stem) || mark == "وزیر" && self.key.contains("وزارت")
    }
}

/// Text in one line, without commas around it.
pub(super) fn shown(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches(['،', ',', ' ']).to_owned()
}
