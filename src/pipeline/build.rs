//! From files to `public/`: everything is read, understood and drawn before one step puts it in place.

use std::path::Path;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::digest::Digest;
use crate::error::{Error, Result};
use crate::input::{Sources, expect_site, load, parse_base_url};
use crate::model;
use crate::pipeline::counts::Counts;
use crate::pipeline::losses::losses;
use crate::pipeline::memory::{self, Left, Pages, Whole};
use crate::pipeline::options::BuildOptions;
use crate::pipeline::{Listener, Readings, Step, understand};
use crate::publish::{Cache, Lock, Options, Published, Stage};
use crate::render::files::Long;
use crate::render::search_index::{File, Kept, Shelf, search_files};
use crate::render::{Theme, ThemeOptions, render};
use crate::site::{
    Artifact, Dependencies, Page, Site, SiteIndex, SitePath, View, checked_plan, view,
};

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

/// Builds the site and publishes it, or leaves the published one as it was. `waiting` is told who holds
/// the lock while we wait for it.
pub(crate) fn build(
    options: &BuildOptions,
    waiting: &mut dyn FnMut(&str),
    on: Listener<'_>,
) -> Result<Built> {
    expect_site(&options.root)?;
    let lock = Lock::take(&options.root, waiting)?;
    let output = options.output.clone().unwrap_or_else(|| options.root.join("public"));
    let (sources, stage) = rayon::join(
        || load(&options.root),
        || Stage::open(&lock, &output, Options { force: options.force }),
    );
    let (mut sources, stage) = (sources?, stage?);
    apply(options, &mut sources);
    let base_url = sources.settings.site.base_url.clone();
    let sites = Cache::load(&lock, "sites")?;
    let key = memory::site_key(&sources.fingerprint, options);
    let known = if options.force { None } else { memory::recall(&sites, key) };
    if let Some(Whole { list, report, counts }) = known
        && stage.keep_all(list)?
    {
        on(Step::Publishing);
        return Ok(Built { report, counts, base_url, published: Some(stage.commit()?) });
    }
    let stage = stage.look_ahead();
    let load = |kind| Cache::load(&lock, kind);
    let ((readings, search), pages) =
        rayon::join(|| (load("readings"), load("search")), || load("pages"));
    let (readings, search, pages) = (readings?, search?, pages?);
    let put = |artifact: Artifact| stage.put(&artifact).map(|_| ());
    let sink = Sink {
        put: &put,
        earlier: Some(Left { stage: &stage, pages: &pages, search: &search }),
        anyway: false,
    };
    let mut kept = Readings::on_disk(&readings, !options.force);
    let Walked { report, counts, publishable } = walk(sources, options, sink, &mut kept, on)?;
    if !publishable {
        return Ok(Built { report, counts, base_url, published: None });
    }
    on(Step::Publishing);
    kept.finish();
    let save = || [readings, pages, search].into_par_iter().try_for_each(Cache::save);
    let (published, saved) = rayon::join(|| stage.commit(), save);
    let (published, ()) = (published?, saved?);
    let whole = Whole { list: published.list, report, counts };
    memory::remember(&sites, key, &whole)?;
    sites.save()?;
    Ok(Built { report: whole.report, counts, base_url, published: Some(published) })
}

/// Builds the site and hands each file over instead of publishing it, even those of a site that is too wrong
/// to publish.
pub(crate) fn compose(root: &Path, drafts: bool, put: Put<'_>) -> Result<Built> {
    let options = BuildOptions { root: root.to_path_buf(), drafts, ..BuildOptions::default() };
    let mut sources = load(root)?;
    apply(&options, &mut sources);
    let base_url = sources.settings.site.base_url.clone();
    let sink = Sink { put, earlier: None, anyway: true };
    let walked = walk(sources, &options, sink, &mut Readings::default(), &|_| ())?;
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

/// Where finished files go.
#[derive(Clone, Copy)]
struct Sink<'a> {
    put: Put<'a>,
    /// The stage they go to, and what earlier builds left; none where every page is drawn.
    earlier: Option<Left<'a>>,
    /// Drawn even when the material is too wrong to publish: there may be more to find.
    anyway: bool,
}

/// Understands and draws.
fn walk(
    sources: Sources,
    options: &BuildOptions,
    sink: Sink<'_>,
    kept: &mut Readings<'_>,
    on: Listener<'_>,
) -> Result<Walked> {
    let Sources { settings, content, seeds, templates, diagnostics: mut found, .. } = sources;
    found.extend(losses(&content));
    // Joining reports is work for one thread: another reads what the last index left.
    let (understood, last) = rayon::join(
        || understand(&settings, &content, seeds, kept, on),
        || sink.earlier.and_then(|it| it.index()),
    );
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
    let look = ThemeOptions { language: settings.site.language.clone(), minify: settings.minify };
    let theme = Theme::new(&templates, &look);
    let pages =
        sink.earlier.map(|left| Pages::new(left, &templates, &format!("{look:?}"), options.force));
    let mut publishable = !stopped;
    match theme {
        Err(err) => {
            found.push(err);
            publishable = false;
        }
        Ok(theme) if publishable || sink.anyway => {
            let index = SiteIndex::new(&settings, &briefing);
            let words = theme.words();
            let site = Site {
                settings: &settings,
                content: &content,
                briefing: &briefing,
                index: &index,
                words: &words,
            };
            let ((planned, mut wrong), depends) = rayon::join(
                || checked_plan(site),
                || pages.as_ref().map(|_| Dependencies::new(site)),
            );
            if wrong.is_empty() || sink.anyway {
                let known = pages.as_ref().zip(depends.as_ref());
                wrong.extend(draw(&theme, (site, planned), (sink.put, known, last), on)?);
            }
            publishable &= wrong.is_empty();
            found.extend(wrong);
        }
        Ok(_) => {}
    }
    // To take the briefing apart, piece by piece, takes time, and publishing needs the memory.
    _ = std::thread::Builder::new().spawn(move || drop(briefing));
    Ok(Walked { report: Report { diagnostics: found }, counts, publishable })
}

/// Draws every page that is not known, many at once, and hands each over. Gives what is wrong with the templates.
fn draw(
    theme: &Theme,
    (site, pages): (Site<'_>, Vec<Page>),
    (put, known, last): (Put<'_>, Option<(&Pages<'_>, &Dependencies)>, Option<Kept>),
    on: Listener<'_>,
) -> Result<Vec<Diagnostic>> {
    on(Step::Drawing(pages.len()));
    for asset in theme.assets() {
        put(asset)?;
    }
    let draw_one = |page: &Page| {
        let wrong = draw_page((theme, site), page, (put, known));
        on(Step::Drawn);
        wrong
    };
    let one_by_one = has_a_book(site);
    let draw_all = || -> Result<Vec<_>> {
        if one_by_one {
            pages.iter().map(draw_one).collect()
        } else {
            pages.par_iter().map(draw_one).collect()
        }
    };
    let index = || match known {
        Some((pages, on)) => pages.put_index(site, on, last),
        None => search_files(site, None, None, &Plain { put }).map(|_| ()),
    };
    // The index has stretches that only one thread can walk: pages are drawn meanwhile.
    let (indexed, wrong) =
        if one_by_one { (index(), draw_all()) } else { rayon::join(index, draw_all) };
    indexed?;
    let wrong = wrong?;
    let mut wrong: Vec<Diagnostic> = wrong.into_iter().flatten().collect();
    // One broken template is one finding, not one for each page that it draws.
    wrong.dedup_by(|later, first| {
        later.message == first.message && later.location == first.location
    });
    Ok(wrong)
}

/// Takes the files of an index without knowing any.
struct Plain<'a> {
    put: Put<'a>,
}

impl Shelf for Plain<'_> {
    type Error = Error;

    fn put(&self, (path, bytes): File, _: Option<Digest>) -> Result<()> {
        (self.put)(Artifact { path: SitePath::new(path), bytes })
    }
}

/// True when some report is so long that two of its pages have no room in memory at once.
fn has_a_book(site: Site<'_>) -> bool {
    const BOOK: usize = 8 << 20;
    let bytes = |report: &model::Report| {
        let paragraphs = report.article.paragraphs.iter();
        paragraphs.map(|it| it.text.source().len()).sum::<usize>()
    };
    site.briefing.reports.iter().any(|(_, report)| bytes(report) > BOOK)
}

/// Draws a page and hands it over, unless the site that stands has it already, made from the same. Gives what is
/// wrong with its templates.
fn draw_page<'a>(
    (theme, site): (&Theme, Site<'_>),
    page: &Page,
    (put, known): (Put<'_>, Option<(&'a Pages<'a>, &'a Dependencies)>),
) -> Result<Option<Diagnostic>> {
    let key = |(pages, all): (&'a Pages<'a>, &'a Dependencies)| {
        all.of(site, page).map(|on| (pages, pages.key(page, on), all))
    };
    let known = known.and_then(key);
    if let Some((pages, key, _)) = known
        && pages.keep_page(page, key)?
    {
        return Ok(None);
    }
    let view = view(site, page);
    if let (View::Machine(file), Some((pages, key, on))) = (&view, known)
        && let Some(long) = Long::of(file)
    {
        return pages.put_long((page, key), on, &long).map(|()| None);
    }
    match (render(theme, page, view), known) {
        (Ok(artifact), Some((pages, key, _))) => pages.put(&artifact, key).map(|()| None),
        (Ok(artifact), None) => put(artifact).map(|()| None),
        (Err(wrong), _) => Ok(Some(wrong)),
    }
}
