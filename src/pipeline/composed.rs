//! A site that is understood and can be drawn page by page, in any order: what a preview answers from.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Diagnostic, Report};
use crate::error::Result;
use crate::input::{SeedFile, load};
use crate::model::{Content, Settings, SiteSettings};
use crate::pipeline::losses::losses;
use crate::pipeline::{Readings, Understood, understand};
use crate::publish::Key;
use crate::render::search_index::all_search_files;
use crate::render::{Theme, ThemeOptions, render};
use crate::site::{Page, PageKind, Site, SiteIndex, Words, checked_plan, view};

/// Where the files of the search index lie.
const SEARCH: &str = "search/";

/// A site in memory.
#[derive(Debug)]
pub(crate) struct Composed {
    settings: Settings,
    content: Content,
    understood: Arc<Understood>,
    index: SiteIndex,
    theme: Theme,
    words: Words,
    pages: BTreeMap<String, Page>,
    assets: BTreeMap<String, Vec<u8>>,
    /// Made when the first of them is asked for: nothing else needs the whole briefing at once.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
    /// Of the sources: the same sources are the same site.
    fingerprint: [u8; 32],
}

/// What walks leave to the next one in the same process.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    readings: Readings<'static>,
    /// The last briefing, and what it was made from.
    understood: Option<(Key, Arc<Understood>)>,
}

impl Earlier {
    /// The briefing of these sources: the last one, if nothing that it hangs on has changed.
    fn understand(&mut self, settings: &Settings, material: Material<'_>) -> Arc<Understood> {
        // How a site is called and where it stands is no matter of what its reports say.
        let settings =
            Settings { site: SiteSettings::default(), minify: false, ..settings.clone() };
        let key = Key::of(&[&material.fingerprint, format!("{settings:?}").as_bytes()]);
        if let Some((last, understood)) = &self.understood
            && *last == key
        {
            return Arc::clone(understood);
        }
        let Material { content, seeds, .. } = material;
        let understood = understand(&settings, content, seeds, &mut self.readings, &|_| ());
        let understood = Arc::new(understood);
        self.understood = Some((key, Arc::clone(&understood)));
        understood
    }
}

/// What a briefing is made from.
struct Material<'a> {
    content: &'a Content,
    seeds: Vec<SeedFile>,
    /// Stands for both.
    fingerprint: [u8; 32],
}

impl Composed {
    /// Reads and understands the site at `root`, with what earlier walks left in `kept`. No site when
    /// something is wrong with it; one page of each kind is drawn to know that.
    pub(crate) fn new(
        root: &Path,
        drafts: bool,
        kept: &mut Earlier,
    ) -> Result<(Option<Composed>, Report)> {
        let mut sources = load(root)?;
        sources.settings.drafts = drafts;
        let (settings, content) = (sources.settings, sources.content);
        let mut found = sources.diagnostics;
        found.extend(losses(&content));
        let (seeds, fingerprint) = (sources.seeds, sources.material);
        let material = Material { content: &content, seeds, fingerprint };
        let understood = kept.understand(&settings, material);
        found.extend(understood.unusable.iter().chain(&understood.diagnostics).cloned());
        let options = ThemeOptions { language: settings.site.language.clone(), minify: false };
        let theme = match Theme::new(&sources.templates, &options) {
            Ok(theme) => theme,
            Err(wrong) => {
                found.push(wrong);
                return Ok((None, Report { diagnostics: found }));
            }
        };
        let index = SiteIndex::new(&settings, &understood.briefing);
        let mut composed = Composed {
            settings,
            content,
            understood,
            index,
            words: theme.words(),
            theme,
            pages: BTreeMap::new(),
            assets: BTreeMap::new(),
            search: OnceLock::new(),
            fingerprint: sources.fingerprint,
        };
        let (pages, clashes) = checked_plan(composed.site());
        found.extend(clashes);
        let of_page = |page: Page| (page.path.as_str().to_owned(), page);
        composed.pages = pages.into_iter().map(of_page).collect();
        let assets = composed.theme.assets().into_iter();
        composed.assets = assets.map(|it| (it.path.as_str().to_owned(), it.bytes)).collect();
        // The built-in theme draws every page.
        if !sources.templates.is_empty() {
            found.extend(composed.broken_templates());
        }
        let report = Report { diagnostics: found };
        Ok(if report.has_errors() { (None, report) } else { (Some(composed), report) })
    }

    fn site(&self) -> Site<'_> {
        let Composed { settings, content, understood, index, words, .. } = self;
        Site { settings, content, briefing: &understood.briefing, index, words }
    }

    /// Stands for its sources: the same sources are the same site.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// True when there is a file at this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path)
            || self.assets.contains_key(path)
            || path.starts_with(SEARCH) && self.search_files().contains_key(path)
    }

    /// The file at a path, or what is wrong with its template.
    pub(crate) fn draw(&self, path: &str) -> Option<std::result::Result<Vec<u8>, Diagnostic>> {
        if let Some(page) = self.pages.get(path) {
            let drawn = render(&self.theme, page, view(self.site(), page));
            return Some(drawn.map(|artifact| artifact.bytes));
        }
        let searched = || self.search_files().get(path).filter(|_| path.starts_with(SEARCH));
        self.assets.get(path).or_else(searched).map(|bytes| Ok(bytes.clone()))
    }

    fn search_files(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| {
            let files = Mutex::new(BTreeMap::new());
            all_search_files(self.site(), &|(path, bytes)| {
                files.lock().unwrap_or_else(PoisonError::into_inner).insert(path, bytes);
            });
            files.into_inner().unwrap_or_else(PoisonError::into_inner)
        })
    }

    /// What is wrong with the templates, as far as the first page of each kind shows it.
    fn broken_templates(&self) -> Vec<Diagnostic> {
        let mut first: Vec<&Page> = Vec::new();
        for page in self.pages.values() {
            let same =
                |it: &&Page| std::mem::discriminant(&it.kind) == std::mem::discriminant(&page.kind);
            let is_drawn = !matches!(page.kind, PageKind::File(_) | PageKind::Static(_));
            if is_drawn && !first.iter().any(same) {
                first.push(page);
            }
        }
        let wrong = |page: &&Page| render(&self.theme, page, view(self.site(), page)).err();
        let wrong: Vec<Option<Diagnostic>> = first.par_iter().map(wrong).collect();
        let mut found: Vec<Diagnostic> = Vec::new();
        for it in wrong.into_iter().flatten() {
            if !found.contains(&it) {
                found.push(it);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::{Composed, Earlier};
    use crate::digest::Digest;
    use crate::pipeline::compose;
    use crate::render::each_report::{self, Known, Pieces};
    use crate::render::files::Long;
    use crate::site::{Dependencies, View, view};

    /// What is drawn on demand is what a build would write, after any edit.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes a site of its own")]
    fn a_page_is_the_same_whenever_it_is_drawn() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let report = include_str!("../../seeds/000_56fc5d46725f16ba.txt");
        std::fs::create_dir(root.join("seeds")).unwrap();
        std::fs::write(root.join("seeds/0_aaaa0000.txt"), report).unwrap();
        let mut kept = Earlier::default();
        let minify = "[build]\nminify = false\n";
        let name = "[[name]]\nshow = \"احمد معصومی فر\"\nalso = [\"معصومیفر\"]\n";
        std::fs::create_dir(root.join("content")).unwrap();
        for (path, text) in [
            ("site.toml", minify.to_owned()),
            (
                "seeds/1_aaaa0001.txt",
                report.replace("گفت", "افزود").replace("2025-10-22", "2025-10-23"),
            ),
            ("content/lexicon.toml", name.to_owned()),
            ("site.toml", format!("{minify}[site]\ntitle = \"نشست\"\n")),
            ("seeds/0_aaaa0000.txt", report.replace("خراسان", "گیلان")),
        ] {
            std::fs::write(root.join(path), text).unwrap();
            let (site, report) = Composed::new(root, false, &mut kept).unwrap();
            let site = site.unwrap_or_else(|| panic!("{report:?}"));
            let n_files = std::sync::atomic::AtomicUsize::new(0);
            let same = |artifact: crate::site::Artifact| {
                let path = artifact.path.as_str();
                assert!(site.has(path), "{path}");
                assert!(site.draw(path) == Some(Ok(artifact.bytes)), "{path}");
                n_files.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Ok(())
            };
            compose(root, false, &same).unwrap();
            assert!(n_files.into_inner() > 30);
            assert!(!site.has("no/such/page") && site.draw("search/no.js").is_none());
        }
    }

    /// A made-up report: others name the same people, say the same, stand on the same day.
    fn report(which: usize, version: usize) -> String {
        let people = ["کاوه رودباری", "مریم آذرنوش", "بهار چنارانی"];
        let posts = ["رئیس سازمان آب", "مدیرکل راه استان", "دبیر همایش"];
        let person = |n: usize| people[n % people.len()];
        let (first, second) = (person(which + version), person(which * 2 + 1));
        let post = posts[(which + version) % posts.len()];
        let day = 20 + which / 3;
        let longer = "وی ادامه داد: چاه و قنات آب میخواهد.\n\n".repeat(version * 6);
        format!(
            " date 2025-10-{day} {post} از کار قنات شماره {version} در {which} خبر داد.\n\n\
             به گزارش خبرگزاری دشت، {first} {post} در نشست «آب شهر» گفت: آب قنات {which} کم است.\n\n\
             وی افزود: راه {which} بازسازی میشود.\n\n{longer}\
             {second} نیز روز ۳۰ مهر گفت: خاک {version} سرمایهگذاری میخواهد.\n"
        )
    }

    /// What an editor may have written, in some versions; an empty one is no file.
    const WRITTEN: [(&str, [&str; 3]); 6] = [
        (
            "site.toml",
            ["", "[event]\nname = \"آب\"\nstart = 2025-10-21\n", "[extract]\npublish = \"A\"\n"],
        ),
        (
            "content/speakers/kaveh.md",
            [
                "",
                "+++\nname = \"کاوه رودباری\"\n+++\nزندگی.\n",
                "+++\nname = \"کاوه رودباری\"\nhide = true\n+++\n",
            ],
        ),
        (
            "content/topics/water.md",
            [
                "",
                "+++\nlabel = \"آب\"\nterms = [\"آب\"]\n+++\n",
                "+++\nlabel = \"آب و راه\"\nterms = [\"آب\", \"راه\"]\n+++\nدرآمد.\n",
            ],
        ),
        (
            "content/reports/0_aaaa0000.md",
            ["", "+++\ntitle = \"تیتر\"\nformer = [\"old\"]\n+++\n", "+++\nskip = true\n+++\n"],
        ),
        ("content/pages/about.md", ["", "+++\ntitle = \"ما\"\nnav = \"ما\"\n+++\n", ""]),
        ("content/lexicon.toml", ["", "not_names = [\"مریم\"]\n", ""]),
    ];

    #[expect(clippy::disallowed_methods, reason = "the test makes a site of its own")]
    fn write(root: &Path, path: &str, text: &str) {
        let place = root.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        if text.is_empty() && path != "site.toml" {
            _ = std::fs::remove_file(place);
        } else {
            std::fs::write(place, text).unwrap();
        }
    }

    /// Long files that are made from those of the site before are those that are made anew.
    fn check_long_files(
        site: &Composed,
        dependencies: &Dependencies,
        before: &mut BTreeMap<String, (Vec<u8>, Pieces)>,
    ) {
        for (path, page) in &site.pages {
            let View::Machine(file) = view(site.site(), page) else { continue };
            let Some(long) = Long::of(&file) else { continue };
            let left = before.get(path);
            let read = |at: u64, size: usize| {
                let at = usize::try_from(at).unwrap();
                Some(left?.0[at..at + size].to_vec())
            };
            let earlier = left.map(|(_, pieces)| each_report::Earlier { pieces, read: &read });
            let mut bytes = Vec::new();
            let pieces = long.write(&mut bytes, Some(Known { dependencies, earlier })).unwrap();
            assert!(bytes == site.draw(path).unwrap().unwrap(), "{path}");
            before.insert(path.clone(), (bytes, pieces));
        }
        assert_eq!(before.len(), 2);
    }

    /// What depends on the same has the same bytes, whatever the sites are that it stands in.
    #[test]
    fn equal_dependencies_are_equal_pages() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let mut chance = 7_usize;
        let mut random = |below: usize| {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (chance >> 33) % below
        };
        for (path, versions) in WRITTEN {
            write(root, path, versions[0]);
        }
        let mut kept = Earlier::default();
        let mut known: BTreeMap<(String, Digest), Vec<u8>> = BTreeMap::new();
        let (mut n_same, mut n_files) = (0, 0);
        let mut long_files = BTreeMap::new();
        for turn in 0..24 {
            if turn % 3 == 2 {
                let (path, versions) = WRITTEN[random(WRITTEN.len())];
                write(root, path, versions[random(versions.len())]);
            } else {
                let which = random(9);
                let text = if random(4) == 0 { String::new() } else { report(which, random(3)) };
                write(root, &format!("seeds/{which}_aaaa000{which}.txt"), &text);
            }
            let (site, found) = Composed::new(root, false, &mut kept).unwrap();
            let site = site.unwrap_or_else(|| panic!("{found:?}"));
            let dependencies = Dependencies::new(site.site());
            for (path, page) in &site.pages {
                let Some(on) = dependencies.of(site.site(), page) else { continue };
                let bytes = site.draw(path).unwrap().unwrap();
                let before = known.entry((path.clone(), on)).or_insert_with(|| bytes.clone());
                assert!(*before == bytes, "turn {turn}: {path} changes by more than is counted");
                n_files += 1;
            }
            n_same = n_files - known.len();
            check_long_files(&site, &dependencies, &mut long_files);
        }
        // And it is not that everything depends on everything.
        assert!(n_same * 3 > n_files, "{n_same} of {n_files}");
    }
}
