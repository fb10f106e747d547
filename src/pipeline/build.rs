//! From files to `public/`: everything is read, understood and drawn before one step puts it in place.

use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::error::Result;
use crate::input::{Sources, expect_site, load, parse_base_url};
use crate::model::Briefing;
use crate::pipeline::{Listener, Step, understand};
use crate::publish::{Lock, Options, Published, Stage};
use crate::render::search_index::search_files;
use crate::render::{Theme, ThemeOptions, render};
use crate::site::search::search;
use crate::site::{Artifact, Page, Site, SiteIndex, SitePath, plan, view};

/// What a build is asked for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct BuildOptions {
    /// The site's folder.
    pub(crate) root: PathBuf,
    /// Instead of `public/` in it.
    pub(crate) output: Option<PathBuf>,
    /// Instead of `site.toml`'s.
    pub(crate) base_url: Option<String>,
    /// Publish what is under embargo.
    pub(crate) drafts: bool,
    /// Warnings stop the publishing too.
    pub(crate) strict: bool,
    /// Seeds that cannot be used are left out instead of stopping the publishing.
    pub(crate) keep_going: bool,
    /// Ignore the cache, and take over a folder that we did not make.
    pub(crate) force: bool,
}

/// How a build ended.
#[derive(Debug)]
pub(crate) struct Built {
    /// Everything found.
    pub(crate) report: Report,
    /// What the site holds.
    pub(crate) counts: Counts,
    /// Where the site is served, with a slash at its end; empty when that is not known.
    pub(crate) base_url: String,
    /// What was put in place; `None` when the material was too wrong to publish.
    pub(crate) published: Option<Published>,
}

/// What a site holds.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    /// Published reports.
    pub(crate) reports: usize,
    /// People, offices and bodies with a published statement.
    pub(crate) speakers: usize,
    /// Published statements.
    pub(crate) statements: usize,
    /// Topics.
    pub(crate) topics: usize,
}

/// Builds the site and publishes it, or leaves the published one as it was. `waiting` is told who holds
/// the lock while we wait for it.
pub(crate) fn build(
    options: &BuildOptions,
    waiting: &mut dyn FnMut(&str),
    on: Listener<'_>,
) -> Result<Built> {
    expect_site(&options.root)?;
    let lock = Lock::take(&options.root, waiting)?;
    let mut sources = load(&options.root)?;
    apply(options, &mut sources);
    let base_url = sources.settings.site.base_url.clone();
    let output = options.output.clone().unwrap_or_else(|| options.root.join("public"));
    let stage = Stage::open(&lock, &output, Options { force: options.force })?;
    let put = |artifact: Artifact| stage.put(&artifact).map(|_| ());
    let walked = walk(sources, options, &put, on)?;
    let published = if walked.publishable {
        on(Step::Publishing);
        Some(stage.commit()?)
    } else {
        None
    };
    Ok(Built { report: walked.report, counts: walked.counts, base_url, published })
}

/// Builds the site and hands each file over instead of publishing it.
pub(crate) fn compose(root: &Path, drafts: bool, put: Put<'_>) -> Result<Built> {
    let options = BuildOptions { root: root.to_path_buf(), drafts, ..BuildOptions::default() };
    let mut sources = load(root)?;
    apply(&options, &mut sources);
    let base_url = sources.settings.site.base_url.clone();
    let walked = walk(sources, &options, put, &|_| ())?;
    Ok(Built { report: walked.report, counts: walked.counts, base_url, published: None })
}

/// Removes the published site at `output`, if one is named, and everything kept in `.neshast/`. Files that
/// the program did not write stay. Gives the number of files of the site that are gone.
pub(crate) fn clean(root: &Path, output: Option<&Path>) -> Result<usize> {
    expect_site(root)?;
    let lock = Lock::take(root, |_| ())?;
    let removed = match output {
        Some(output) => Stage::open(&lock, output, Options::default())?.remove_all()?,
        None => 0,
    };
    lock.discard()?;
    Ok(removed)
}

fn apply(options: &BuildOptions, sources: &mut Sources) {
    if let Some(url) = options.base_url.as_deref().and_then(parse_base_url) {
        sources.settings.site.base_url = url;
    }
    sources.settings.drafts = options.drafts;
}

/// A walk that has come to its end.
struct Walked {
    report: Report,
    counts: Counts,
    publishable: bool,
}

/// Takes a finished file; threads call it at once.
pub(crate) type Put<'a> = &'a (dyn Fn(Artifact) -> Result<()> + Sync);

/// Understands and draws. Nothing is drawn when the material is too wrong to publish.
fn walk(
    sources: Sources,
    options: &BuildOptions,
    put: Put<'_>,
    on: Listener<'_>,
) -> Result<Walked> {
    let Sources { settings, content, seeds, templates, diagnostics: mut found } = sources;
    let understood = understand(&settings, &content, seeds, on);
    let stops = |it: &Diagnostic| match it.severity {
        Severity::Error => true,
        Severity::Warning => options.strict,
        Severity::Review => false,
    };
    let stopped = found.iter().chain(&understood.diagnostics).any(stops)
        || !options.keep_going && !understood.unusable.is_empty();
    found.extend(understood.unusable);
    found.extend(understood.diagnostics);
    let briefing = understood.briefing;
    let counts = Counts::of(&briefing);
    let options =
        ThemeOptions { language: settings.site.language.clone(), minify: settings.minify };
    let theme = Theme::new(&templates, &options);
    let mut publishable = !stopped;
    match theme {
        Err(err) => {
            found.push(err);
            publishable = false;
        }
        Ok(theme) if publishable => {
            let index = SiteIndex::new(&settings, &briefing);
            let words = theme.words();
            let site = Site {
                settings: &settings,
                content: &content,
                briefing: &briefing,
                index: &index,
                words: &words,
            };
            let mut wrong = crate::site::clashes(site);
            if wrong.is_empty() {
                wrong = draw(&theme, site, put, on)?;
            }
            publishable = wrong.is_empty();
            found.extend(wrong);
        }
        Ok(_) => {}
    }
    Ok(Walked { report: Report { diagnostics: found }, counts, publishable })
}

/// Draws every page, many at once, and hands each over. Gives what is wrong with the templates.
fn draw(theme: &Theme, site: Site<'_>, put: Put<'_>, on: Listener<'_>) -> Result<Vec<Diagnostic>> {
    let pages = plan(site);
    on(Step::Drawing(pages.len()));
    for asset in theme.assets() {
        put(asset)?;
    }
    for (path, bytes) in search_files(&search(site)) {
        put(Artifact { path: SitePath::new(path), bytes })?;
    }
    let draw_one = |page: &Page| -> Result<Option<Diagnostic>> {
        let drawn = render(theme, page, &view(site, page));
        on(Step::Drawn);
        match drawn {
            Ok(artifact) => put(artifact).map(|()| None),
            Err(wrong) => Ok(Some(wrong)),
        }
    };
    let wrong: Vec<Option<Diagnostic>> = pages.par_iter().map(draw_one).collect::<Result<_>>()?;
    let mut wrong: Vec<Diagnostic> = wrong.into_iter().flatten().collect();
    // One broken template is one finding, not one for each page that it draws.
    wrong.dedup_by(|later, first| {
        later.message == first.message && later.location == first.location
    });
    Ok(wrong)
}

impl Counts {
    fn of(briefing: &Briefing) -> Counts {
        Counts {
            reports: briefing.reports.len(),
            speakers: briefing.speakers.iter().filter(|(_, it)| !it.statements.is_empty()).count(),
            statements: briefing.statements.len(),
            topics: briefing.topics.len(),
        }
    }
}
