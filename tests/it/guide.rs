//! `docs/guide.fa.md`: every file in it is written, every command in it runs, in its order, in one folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::folder::Folder;

#[test]
fn the_guide_works_as_it_stands() {
    let guide = fs::read_to_string("docs/guide.fa.md").unwrap();
    let folder = Folder::new();
    let mut n_commands = 0;
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').unwrap();
        match info.split_once(' ') {
            Some((_, path)) => folder.put(path, format!("{text}\n").as_bytes()),
            None if info == "sh" => {
                n_commands += text.lines().count();
                run(&folder, text);
            }
            None => assert_eq!(info, "console", "a block that is neither a file nor a command"),
        }
    }
    assert!(n_commands >= 10, "only {n_commands} commands were found");
    assert!(!guide.contains('@'), "a blank was left open");
}

/// Runs the lines of a block as an editor's shell would.
#[track_caller]
fn run(folder: &Folder, lines: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_neshast"));
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    let mut shell = Command::new("sh");
    shell.args(["-ec", lines]).env("PATH", path).current_dir(folder.path(""));
    let output = shell.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{lines}\n{said}");
}
