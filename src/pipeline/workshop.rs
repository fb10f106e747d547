//! For benchmarks alone: single stages of a walk, over reports in memory.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::input::SeedFile;
use crate::model::{Briefing, Content, Settings};
use crate::pipeline::{Readings, understand};
use crate::render::search_index::{all_search_files, words};
use crate::render::{Theme, ThemeOptions, builtin_files, render, squeeze};
use crate::site::{Page, Site, SiteIndex, Words, plan, view};

/// A site that was understood and can be drawn over and over.
#[derive(Debug)]
pub struct Workshop {
    settings: Settings,
    content: Content,
    briefing: Briefing,
    index: SiteIndex,
    theme: Theme,
    words: Words,
    pages: Vec<Page>,
}

impl Workshop {
    /// Of these reports: names and bytes.
    ///
    /// # Panics
    ///
    /// Never: the built-in theme is whole.
    pub fn new(reports: Vec<(String, Vec<u8>)>, minify: bool) -> Workshop {
        let (settings, content) = (Settings::default(), Content::default());
        let seed = |(path, bytes)| SeedFile::new(path, Ok(bytes));
        let seeds = reports.into_iter().map(seed).collect();
        let briefing =
            understand(&settings, &content, seeds, &mut Readings::default(), &|_| ()).briefing;
        let index = SiteIndex::new(&settings, &briefing);
        let options = ThemeOptions { language: "fa".to_owned(), minify };
        let theme = Theme::new(&[], &options).expect("the built-in theme is whole");
        let mut workshop = Workshop {
            settings,
            content,
            briefing,
            index,
            words: theme.words(),
            theme,
            pages: Vec::new(),
        };
        workshop.pages = plan(workshop.site());
        workshop
    }

    fn site(&self) -> Site<'_> {
        let Workshop { settings, content, briefing, index, words, .. } = self;
        Site { settings, content, briefing, index, words }
    }

    /// How many pages and files there are.
    pub fn n_pages(&self) -> usize {
        self.pages.len()
    }

    /// Draws every page and file one after another; gives their bytes.
    ///
    /// # Panics
    ///
    /// Never: the built-in theme draws every page.
    pub fn draw(&self) -> usize {
        let draw = |page: &Page| render(&self.theme, page, view(self.site(), page));
        let drawn = self.pages.iter().map(draw);
        drawn.map(|it| it.expect("the built-in theme draws every page").bytes.len()).sum()
    }

    /// Makes the files of the search index; gives their bytes.
    pub fn search_index(&self) -> usize {
        let n_bytes = AtomicUsize::new(0);
        all_search_files(self.site(), &|(_, bytes)| {
            n_bytes.fetch_add(bytes.len(), Ordering::Relaxed);
        });
        n_bytes.into_inner()
    }
}

/// Writes the built-in templates tight; gives their bytes before and after.
pub fn squeeze_templates() -> (usize, usize) {
    let files = builtin_files();
    let templates = files
        .iter()
        .filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html"));
    let sizes = templates.map(|(_, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        (text.len(), squeeze::template(&text).len())
    });
    sizes.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
}

/// The words of a text as the search folds them.
pub fn search_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|it| it.joined).collect()
}
