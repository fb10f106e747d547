//! The editor's exceptions: `[[fix]]`, `[[keep]]` and `[[name]]` of `content/lexicon.toml`.

use crate::persian::{Edit, EditKind, Span};

use super::block::{Block, Word};
use super::letters::hash;
use super::quick::Quick;
use super::scan::scan;
use super::settings::{Digits, Exception, Exceptions};

/// The exceptions, found by the first word of each.
#[derive(Debug, Default)]
pub(super) struct Editor {
    // By the hash of the first word, longest first.
    rules: Quick<u64, Vec<Rule>>,
    // Names by the hash of all their letters, and the longest of them in letters.
    names: Quick<u64, Rule>,
    longest: usize,
    // Later entries that say otherwise than an earlier one about the same words, and that one.
    conflicts: Vec<(Exception, Exception)>,
}

#[derive(Debug, Clone)]
struct Rule {
    // Each word's letters and half-spaces.
    words: Vec<(u64, u32)>,
    // What is shown instead; none: it stays.
    to: Option<Box<str>>,
    // Whose it is.
    of: Exception,
}

impl Editor {
    /// From the exceptions of a site.
    pub(super) fn new(exceptions: &Exceptions) -> Editor {
        let mut editor = Editor::default();
        for (idx, (from, to)) in exceptions.fixes.iter().enumerate() {
            editor.add(from, Some(to), Exception::Fix(idx));
            // What was set right is left as it is, or a second repair would go on with it.
            editor.add(to, None, Exception::Fix(idx));
        }
        for (idx, word) in exceptions.keep.iter().enumerate() {
            editor.add(word, None, Exception::Keep(idx));
        }
        for (idx, (show, also)) in exceptions.names.iter().enumerate() {
            for spelling in also.iter().chain([show]) {
                editor.add_name(spelling, show, Exception::Name(idx));
            }
        }
        editor
    }

    fn add(&mut self, from: &str, to: Option<&str>, of: Exception) {
        let block = scan(from, Span::new(0, from.len()), Digits::Keep);
        let words: Vec<(u64, u32)> =
            block.words.iter().map(|word| (hash(block.codes(word)), word.mask)).collect();
        let Some(&(first, _)) = words.first() else { return };
        let rules = self.rules.entry(first).or_default();
        let same = |rule: &&Rule| rule.words == words && rule.of != of;
        let earlier = rules.iter().find(same);
        let is_other = |rule: &&Rule| rule.to.as_deref() != to;
        self.conflicts.extend(earlier.filter(is_other).map(|rule| (of, rule.of)));
        // Longest first; of equals the earlier entry.
        let at = rules.partition_point(|rule| rule.words.len() >= words.len());
        rules.insert(at, Rule { words, to: to.map(Box::from), of });
    }

    fn add_name(&mut self, spelling: &str, show: &str, of: Exception) {
        let block = scan(spelling, Span::new(0, spelling.len()), Digits::Keep);
        if !block.words.is_empty() {
            self.longest = self.longest.max(block.codes.len());
            let letters = hash(&block.codes);
            let decided = self.names.get(&letters).map(|rule| rule.of).filter(|other| *other != of);
            self.conflicts.extend(decided.map(|earlier| (of, earlier)));
            let rule = Rule { words: Vec::new(), to: Some(show.into()), of };
            self.names.entry(letters).or_insert(rule);
        }
    }

    /// Entries that say otherwise than an earlier one about the same words, each with the earlier.
    pub(super) fn conflicts(&self) -> &[(Exception, Exception)] {
        &self.conflicts
    }

    /// True when the editor decided nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.names.is_empty()
    }

    /// Applies every exception to a block, closes the words it speaks of, and says which applied.
    pub(super) fn apply(&self, block: &mut Block, seed: &str) -> Vec<Exception> {
        let mut used = Vec::new();
        let mut idx = 0;
        while !self.is_empty() && idx < block.words.len() {
            idx += self.apply_at(block, idx, seed, &mut used).max(1);
        }
        used
    }

    /// Applies one exception at a word, and says how many words it took.
    fn apply_at(
        &self,
        block: &mut Block,
        idx: usize,
        seed: &str,
        used: &mut Vec<Exception>,
    ) -> usize {
        let first = hash(block.codes(&block.words[idx]));
        let rules = self.rules.get(&first).map_or(&[][..], Vec::as_slice);
        let matching = rules.iter().find(|rule| rule.stands_at(block, idx));
        let found = matching.map(|rule| (rule, rule.words.len()));
        let Some((rule, count)) = found.or_else(|| self.name_at(block, idx)) else { return 0 };
        // A spelling that is right already needs no fix.
        if rule.to.is_some() || rule.of.is_keep() {
            used.push(rule.of);
        }
        for word in &mut block.words[idx..idx + count] {
            word.is_closed = true;
        }
        if let Some(to) = &rule.to {
            let span = Span {
                start: block.words[idx].span.start,
                end: block.words[idx + count - 1].span.end,
            };
            block.replace(span, to, rule.name(), seed);
        }
        count
    }

    /// A name whose letters begin here, however they are divided.
    fn name_at(&self, block: &Block, idx: usize) -> Option<(&Rule, usize)> {
        let start = block.words[idx].first as usize;
        let mut found = None;
        for count in 1..=block.words.len() - idx {
            let word: &Word = &block.words[idx + count - 1];
            if word.range().end - start > self.longest {
                break;
            }
            if let Some(rule) = self.names.get(&hash(block.letters_of(start..word.range().end))) {
                found = Some((rule, count));
            }
            if word.space.is_none() {
                break;
            }
        }
        found
    }
}

impl Rule {
    /// As the record of edits names it.
    fn name(&self) -> &'static str {
        match self.of {
            Exception::Fix(_) => "fix",
            Exception::Keep(_) => "keep",
            Exception::Name(_) => "name",
        }
    }

    fn stands_at(&self, block: &Block, idx: usize) -> bool {
        let Some(words) = block.words.get(idx..idx + self.words.len()) else { return false };
        let spaced = words[..words.len() - 1].iter().all(|word| word.space.is_some());
        let same = |(word, rule): (&Word, &(u64, u32))| {
            word.mask == rule.1 && hash(block.codes(word)) == rule.0
        };
        spaced && words.iter().zip(&self.words).all(same)
    }
}

impl Block {
    /// Shows `to` for a stretch of the seed, whatever was set right in it before.
    fn replace(&mut self, span: Span, to: &str, rule: &'static str, seed: &str) {
        let inside = |edit: &Edit<'_>| {
            edit.at.start >= span.start && edit.at.end <= span.end && edit.at.start < span.end
        };
        self.edits.retain(|edit| !inside(edit));
        if &seed[span.range()] != to {
            let at = self.edits.partition_point(|edit| edit.at < span);
            let edit = Edit {
                at: span,
                to: to.to_owned().into(),
                kind: EditKind::Editor,
                rule,
                margin: 1.0,
            };
            self.edits.insert(at, edit);
        }
    }
}
