//! The house's plan, checked: who may import whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each module and what it may import. The order is the order of the walk.
const LAYERS: &[(&str, &[&str])] = &[
    ("digest", &[]),
    ("pack", &[]),
    ("persian", &["pack"]),
    ("diagnostic", &[]),
    ("error", &[]),
    ("disk", &["error"]),
    ("model", &["persian", "digest"]),
    ("input", &["model", "persian", "diagnostic", "disk", "digest", "error"]),
    ("restore", &["model", "persian", "diagnostic"]),
    ("extract", &["model", "persian", "diagnostic"]),
    ("assemble", &["model", "persian", "diagnostic", "digest", "pack"]),
    ("site", &["model", "persian", "diagnostic", "digest", "pack"]),
    ("render", &["site", "model", "persian", "diagnostic", "digest", "pack"]),
    ("publish", &["site", "diagnostic", "disk", "digest", "pack", "error"]),
    (
        "pipeline",
        &[
            "input",
            "restore",
            "extract",
            "assemble",
            "site",
            "render",
            "publish",
            "model",
            "persian",
            "diagnostic",
            "digest",
            "pack",
            "error",
        ],
    ),
    ("serve", &["pipeline", "site", "diagnostic", "error"]),
    (
        "cli",
        &[
            "pipeline",
            "serve",
            "input",
            "site",
            "render",
            "model",
            "persian",
            "diagnostic",
            "disk",
            "error",
        ],
    ),
];

#[test]
fn modules_import_only_what_the_plan_allows() {
    let mut wrong = Vec::new();
    for (module, allowed) in LAYERS {
        for (path, text) in files_of(module) {
            for import in imports(&text) {
                if import != *module && !allowed.contains(&import.as_str()) {
                    wrong.push(format!("{path}: `{module}` may not import `{import}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_plan_has_no_circles() {
    for (idx, (module, allowed)) in LAYERS.iter().enumerate() {
        for import in *allowed {
            let at = LAYERS.iter().position(|(name, _)| name == import);
            assert!(at.is_some_and(|at| at < idx), "`{module}` imports `{import}` from below it");
        }
    }
}

#[test]
fn the_plan_names_every_module() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let mut declared: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|rest| rest.trim_end_matches(';'))
        .collect();
    let mut planned: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    declared.sort_unstable();
    planned.sort_unstable();
    assert_eq!(declared, planned);
}

#[test]
fn inside_a_folder_imports_go_one_way() {
    for entry in walkdir::WalkDir::new("src").min_depth(1).sort_by_file_name() {
        let folder = entry.unwrap().into_path();
        if folder.join("mod.rs").exists() {
            let knot = knot(&folder);
            assert!(knot.is_none(), "{}: {knot:?}", folder.display());
        }
    }
}

#[test]
fn every_file_is_declared() {
    let files = walkdir::WalkDir::new("src").into_iter().map(|entry| entry.unwrap().into_path());
    let files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect();
    let read = |path: &std::path::PathBuf| fs::read_to_string(path).unwrap();
    let all: String = files.iter().map(read).collect();
    for path in files {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let name = if stem == "mod" { folder } else { stem };
        let is_root = matches!(name, "main" | "lib");
        assert!(is_root || all.contains(&format!("mod {name};")), "{}", path.display());
    }
}

/// Files of a folder of which each imports the next and the last the first, if there are any.
fn knot(folder: &Path) -> Option<Vec<String>> {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let front = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let names = declared(&front);
    let passed_on = passed_on(&front, &names);
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let path = entry.unwrap().into_path();
        let below = path.strip_prefix(folder).unwrap();
        let child = below.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if path.extension().is_none_or(|it| it != "rs") || !names.iter().any(|it| it == child) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let is_own_file = below.components().count() == 1 || below.ends_with("mod.rs");
        let found = imports.entry(child.to_owned()).or_default();
        for name in first_names(code, folder, is_own_file) {
            let to = passed_on.get(&name).unwrap_or(&name);
            if names.contains(to) && to != child {
                found.insert(to.clone());
            }
        }
    }
    // What imports nothing that is left can be taken away; a knot cannot.
    loop {
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        for to in imports.values_mut() {
            to.retain(|it| left.contains(it));
        }
        let n_before = imports.len();
        imports.retain(|_, to| !to.is_empty());
        if imports.len() == n_before {
            break;
        }
    }
    (!imports.is_empty()).then(|| imports.into_keys().collect())
}

/// Modules that a front page declares.
fn declared(front: &str) -> Vec<String> {
    let lines = front.lines().map(|line| line.trim_start_matches("pub(crate) "));
    let lines = lines.map(|line| line.trim_start_matches("pub(super) ").trim_start_matches("pub "));
    let names = lines.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    names.filter(|name| *name != "tests").map(str::to_owned).collect()
}

/// Names that a front page passes on, with the file each comes from.
fn passed_on(front: &str, files: &[String]) -> BTreeMap<String, String> {
    let mut res = BTreeMap::new();
    for file in files {
        for rest in front.split(&format!("use {file}::")).skip(1) {
            let list = rest.split(';').next().unwrap();
            let names = list.split(|c: char| !c.is_alphanumeric() && c != '_');
            // Between a comma and a space stands no name.
            for name in names.filter(|it| !it.is_empty()) {
                res.insert(name.to_owned(), file.clone());
            }
        }
    }
    res
}

/// What stands first behind the folder's own path, or behind `super::` in a file right in it.
fn first_names(code: &str, folder: &Path, is_own_file: bool) -> Vec<String> {
    let path = folder.strip_prefix("src").unwrap();
    let path: String = path.iter().flat_map(|it| [it.to_str().unwrap(), "::"]).collect();
    let mut res = Vec::new();
    let own = is_own_file.then(|| "super::".to_owned());
    for start in [format!("crate::{path}")].into_iter().chain(own) {
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = lines.flat_map(|line| [line, "\n"]).collect();
        for rest in code.split(&start).skip(1) {
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split("};").next().unwrap(),
                None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap(),
            };
            let names = list.split(|c: char| !c.is_alphanumeric() && c != '_');
            res.extend(names.map(str::to_owned));
        }
    }
    res
}

/// First path segments after `crate::`, outside tests.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut res = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for rest in line.split("crate::").skip(1) {
            res.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    res
}

fn files_of(module: &str) -> Vec<(String, String)> {
    let file = format!("src/{module}.rs");
    let root = if Path::new(&file).exists() { file } else { format!("src/{module}") };
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    walk.map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect()
}
