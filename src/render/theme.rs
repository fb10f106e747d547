//! The templates pages are made with: the built-in ones and the site's own, compiled once.

use std::collections::BTreeMap;

use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, Location};
use crate::render::strings::Strings;
use crate::render::theme_files::{builtin_files, ending, text};
use crate::render::{assets, complaint, filters, squeeze};
use crate::site::{Artifact, HtmlView, Words};

/// What built-in templates are called where a site's own has taken their name: an own `home.html` may
/// begin `{% extends "builtin/home.html" %}`.
const BUILTIN_PREFIX: &str = "builtin/";

/// Bytes that most pages have room in.
const USUAL_PAGE: usize = 1 << 15;

/// The templates, the words and the assets of a site.
#[derive(Debug)]
pub(crate) struct Theme {
    tera: Tera,
    /// As they were written, where `tera` has them tight: what is wrong is told by their lines.
    sources: Vec<(String, String)>,
    strings: Strings,
    assets: Vec<Artifact>,
    /// Published path of each asset by its name.
    names: BTreeMap<String, String>,
}

/// How pages are drawn.
#[derive(Debug, Clone, Default)]
pub(crate) struct ThemeOptions {
    /// BCP 47: which `strings.*.toml` is read.
    pub(crate) language: String,
    /// Take out white space that nobody sees.
    pub(crate) minify: bool,
}

impl Theme {
    /// Compiles the built-in templates with `overrides` in their place: files of the site's `templates/`
    /// by path below it, as `home.html` or `assets/neshast.css`.
    pub(crate) fn new(
        overrides: &[(String, Vec<u8>)],
        options: &ThemeOptions,
    ) -> Result<Theme, Diagnostic> {
        refuse_strangers(overrides)?;
        let builtin = builtin_files();
        let sources = sources(&builtin, overrides)?;
        let strings = Strings::new(&builtin, overrides, &options.language)?;
        let (assets, names) = assets::collect(&builtin, overrides);
        let compile = |sources: &[(String, String)]| {
            compile(sources, &strings, &names).map_err(|err| complaint::template(&err))
        };
        if !options.minify {
            let tera = compile(&sources)?;
            return Ok(Theme { tera, sources: Vec::new(), strings, assets, names });
        }
        let tight = |(path, text): &(String, String)| (path.clone(), squeeze::template(text));
        let tera = match compile(&sources.iter().map(tight).collect::<Vec<_>>()) {
            Ok(tera) => tera,
            Err(err) => return Err(compile(&sources).err().unwrap_or(err)),
        };
        Ok(Theme { tera, sources, strings, assets, names })
    }

    /// Style, fonts, pictures and scripts, each with its hash in its name.
    pub(crate) fn assets(&self) -> Vec<Artifact> {
        self.assets.clone()
    }

    /// Words that stand in files for machines.
    pub(crate) fn words(&self) -> Words {
        self.strings.words()
    }

    /// Draws one page.
    pub(crate) fn draw(&self, view: HtmlView) -> Result<Vec<u8>, Diagnostic> {
        let mut context =
            Context::from_serialize(&view).map_err(|err| complaint::template(&err))?;
        let (template, head) = (view.body.template(), view.body.head());
        // Tera has it all now; of a long report there is no room for one more.
        drop(view);
        let head = self.strings.head(head, &context);
        context.insert("head", &head);
        let mut html = Vec::with_capacity(USUAL_PAGE);
        match self.tera.render_to(template, &context, &mut html) {
            Ok(()) => Ok(html),
            Err(err) => {
                Err(self.explain(template, &context).unwrap_or_else(|| complaint::template(&err)))
            }
        }
    }

    /// What is wrong with a page, told by the lines that its templates were written in.
    fn explain(&self, template: &str, context: &Context) -> Option<Diagnostic> {
        if self.sources.is_empty() {
            return None;
        }
        let tera = compile(&self.sources, &self.strings, &self.names).ok()?;
        let drawn = tera.render(template, context);
        drawn.err().map(|err| complaint::template(&err))
    }
}

/// Templates by name, with what they can call and how what they show is escaped.
fn compile(
    sources: &[(String, String)],
    strings: &Strings,
    assets: &BTreeMap<String, String>,
) -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    tera.autoescape_on([".html", ".htm", ".xml"]);
    tera.set_fallback_prefixes([BUILTIN_PREFIX])?;
    tera.add_raw_templates(sources.iter().map(|(path, text)| (path, text)))?;
    let globals = tera.global_context();
    globals.insert("ui", strings.all());
    globals.insert("assets", assets);
    Ok(tera)
}

/// Every template under its name, the built-in ones first.
fn sources(
    builtin: &[(String, &'static [u8])],
    overrides: &[(String, Vec<u8>)],
) -> Result<Vec<(String, String)>, Diagnostic> {
    let mut res = Vec::new();
    for (path, bytes) in builtin.iter().filter(|(path, _)| is_template(path)) {
        res.push((format!("{BUILTIN_PREFIX}{path}"), String::from_utf8_lossy(bytes).into_owned()));
    }
    for (path, bytes) in overrides.iter().filter(|(path, _)| is_template(path)) {
        res.push((path.clone(), text(path, bytes)?.to_owned()));
    }
    Ok(res)
}

fn is_template(path: &str) -> bool {
    ending(path) == "html"
}

/// A file that would do nothing is a mistake the editor should hear of.
fn refuse_strangers(overrides: &[(String, Vec<u8>)]) -> Result<(), Diagnostic> {
    let known = |path: &str| {
        let strings = path.starts_with("strings.") && ending(path) == "toml";
        is_template(path) || path.starts_with("assets/") || strings
    };
    let Some((stranger, _)) = overrides.iter().find(|(path, _)| !known(path)) else {
        return Ok(());
    };
    let path = format!("templates/{stranger}");
    Err(Diagnostic::error("unknown-template-file", format!("`{path}` is not used"))
        .at(Location::start(&path))
        .help("templates end in `.html`, style and scripts stand in `templates/assets/`, words in `templates/strings.fa.toml`"))
}
