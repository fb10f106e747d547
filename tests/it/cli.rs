//! The command line as its users meet it: the help texts in `docs/cli.md`, manual pages, completions, and
//! what is said of a call that is wrong.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use expect_test::expect_file;

use crate::folder::Folder;

const HEAD: &str = "# The command line\n\n\
    What `--help` says of each command. Exit codes: 0 done, 1 the material is wrong (an editor can mend it), 2 the\n\
    call or the machine is. Results go to standard output, everything else to standard error. `NO_COLOR` is honoured.\n";

/// The names of all commands, from the program's help.
fn commands(site: &Folder) -> Vec<String> {
    let help = site.succeed(&["--help"]).out;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next()).filter(|it| *it != "help");
    names.map(str::to_owned).collect()
}

#[test]
fn the_document_holds_every_help_text() {
    let site = Folder::new();
    let mut text = HEAD.to_owned();
    let mut add = |title: &str, help: String| {
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(text, "\n## `{title}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
    };
    add("neshast", site.succeed(&["--help"]).out);
    for name in commands(&site) {
        let help = site.succeed(&[&name, "--help"]).out;
        assert!(help.contains("Example"), "{name} shows no example");
        add(&format!("neshast {name}"), help);
    }
    expect_file!["../../docs/cli.md"].assert_eq(&text);
}

#[test]
fn every_command_has_a_manual_page() {
    let site = Folder::new();
    assert!(site.succeed(&["man"]).out.contains(".TH neshast 1"));
    for name in commands(&site) {
        let page = site.succeed(&["man", &name]).out;
        assert!(page.contains(&format!(".TH neshast-{name} 1")), "{name}");
    }
    let answer = site.run(&["man", "bild"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("`bild`"), "{}", answer.err);
}

#[test]
fn bash_reads_the_completions() {
    let site = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = site.succeed(&["completions", shell]).out;
        assert!(commands(&site).iter().all(|name| script.contains(name.as_str())), "{shell}");
    }
    let script = site.succeed(&["completions", "bash"]).out;
    let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[track_caller]
fn refuse(site: &Folder, words: &[&str], said: &str) {
    let answer = site.run(words);
    assert_eq!(answer.code, 2, "{words:?}");
    assert!(answer.err.contains(said), "{words:?}: {}", answer.err);
}

#[test]
fn a_wrong_call_says_what_was_meant() {
    let site = Folder::new();
    refuse(&site, &["biuld"], "'build'");
    refuse(&site, &["build", "--strickt"], "'--strict'");
    refuse(&site, &["build"], "site.toml");
    refuse(&site, &["--site", "nowhere", "check"], "nowhere");
    refuse(&site, &["init", "x", "--start", "31 Mehr"], "31 Mehr");
    refuse(&site, &[], "Usage");
}
