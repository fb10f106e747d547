//! The house's plan, checked: who may import whom.

use std::fs;
use std::path::Path;

/// Each module and what it may import. The order is the order of the walk.
const LAYERS: &[(&str, &[&str])] = &[
    ("persian", &[]),
    ("diagnostic", &[]),
    ("error", &[]),
    ("disk", &["error"]),
    ("model", &["persian"]),
    ("input", &["model", "persian", "diagnostic", "disk", "error"]),
    ("restore", &["model", "persian", "diagnostic"]),
    ("extract", &["model", "persian", "diagnostic"]),
    ("assemble", &["model", "persian", "diagnostic"]),
    ("site", &["model", "persian", "diagnostic"]),
    ("render", &["site", "persian", "diagnostic"]),
    ("publish", &["site", "diagnostic", "disk", "error"]),
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
