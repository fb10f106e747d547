//! `neshast repair` as its users run it, and the rules of `docs/repair.md`, each with its before and after.

use std::fs;
use std::process::{Command, Output, Stdio};

use std::io::Write as _;

const DOCUMENT: &str = "docs/repair.md";

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    command.arg("repair").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn said(args: &[&str], input: &str) -> String {
    let output = run(args, input.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().replace('\u{200C}', "|")
}

#[track_caller]
fn refused(args: &[&str], input: &[u8], expected: &str) {
    let output = run(args, input);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains(expected), "{complaint}");
}

/// Cells of the rows of the table whose head begins so.
fn table(head: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let cells = |line: &str| {
        let line = line.replace("\\|", "\u{200C}").replace("\\<", "<");
        let line = line.replace("\\u{200F}", "\u{200F}").replace("\\u{00A0}", "\u{00A0}");
        let inner = line.trim_matches('|');
        inner.split('|').map(|cell| cell.trim_matches(' ').trim_matches('`').to_owned()).collect()
    };
    rows.take_while(|line| line.starts_with('|')).map(cells).collect()
}

#[test]
fn every_rule_does_what_the_document_says() {
    let rules = table("| rule |");
    assert!(rules.len() > 20);
    for row in rules {
        let [rule, before, after] = &row[..] else { panic!("{row:?}") };
        assert_eq!(said(&[], before).trim_end_matches('\n'), after.replace('\u{200C}', "|"));
        let changes = said(&["--diff"], before);
        let cells = changes.lines().filter_map(|line| line.split('\t').nth(1));
        let names: Vec<&str> = cells.flat_map(|names| names.split(", ")).collect();
        assert!(names.contains(&rule.as_str()), "{before}: {names:?}, not {rule}");
    }
    for row in table("| kept |") {
        assert_eq!(said(&[], &row[0]).trim_end_matches('\n'), row[0]);
    }
}

#[test]
fn lines_in_and_lines_out() {
    let repaired = "می|شود\n\nمنطقه|ای\n";
    assert_eq!(said(&[], "میشود\n\nمنطقهای\n"), repaired);
    // How lines end is not ours.
    assert_eq!(said(&["-"], "میشود\r\n\r\nمنطقهای"), "می|شود\r\n\r\nمنطقه|ای");
    assert_eq!(said(&[], ""), "");
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("report.txt");
    fs::write(&file, "میشود\n\nمنطقهای\n").unwrap();
    assert_eq!(said(&[file.to_str().unwrap()], ""), repaired);
}

#[test]
fn what_is_no_text_is_refused() {
    refused(&["no-such-file.txt"], b"", "there is no file `no-such-file.txt`");
    refused(&[], b"one\ntwo \xFF", "standard input:2 is not UTF-8: byte FF after `two `");
    refused(&["--explain", "abc"], b"", "there is no Persian word in `abc`");
    refused(&["--undo"], b"{}\n", "line 1 is not one that --json wrote");
}

#[test]
fn changes_are_shown_and_taken_back() {
    let source = "گفت:ميشود\nبدون تغییر\n";
    let diff = said(&["--diff"], source);
    assert_eq!(diff, "1\tspace-after-sign, letter, listed\tگفت:ميشود → گفت: می|شود\n");
    let diff = said(&["--diff"], "در 12 روز  می شود\nمنطقهای خوب، نمیخواهند\n");
    let expected = "1\tdigit\t12 → ۱۲\n1\tone-space, compound-or-ending\tروز  می شود → روز می|شود\n\
        2\tlisted\tمنطقهای → منطقه|ای\n2\tverb-prefix\tنمیخواهند → نمی|خواهند\n";
    assert_eq!(diff, expected);
    let json = run(&["--json"], source.as_bytes()).stdout;
    assert_eq!(json.split(|&byte| byte == b'\n').count(), 3);
    assert_eq!(run(&["--undo"], &json).stdout, source.as_bytes());
    let endless = "ميشود\r\nكتابها".as_bytes();
    assert_eq!(run(&["--undo"], &run(&["--json"], endless).stdout).stdout, endless);
}

#[test]
fn a_word_is_explained() {
    let said = said(&["--explain", "نامهای"], "");
    let spellings: Vec<&str> = said.lines().filter_map(|line| line.split('\t').next()).collect();
    assert!(spellings.contains(&"نام|های") && spellings.contains(&"نامه|ای"), "{said}");
}

/// Of words that nothing was tuned on, nearly all are written as an editor would, and none is spoilt.
#[test]
fn unseen_words() {
    let list = fs::read_to_string("tests/repair_words.tsv").unwrap();
    let rows: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    let damaged: Vec<String> =
        rows.iter().map(|row| row.split('\t').next().unwrap().replace('|', "")).collect();
    let shown = said(&[], &(damaged.join("\n") + "\n"));
    let mut right = 0;
    for ((row, damaged), shown) in rows.iter().zip(&damaged).zip(shown.lines()) {
        let is_right = row.split('\t').any(|spelling| spelling == shown);
        assert!(is_right || shown == damaged, "{row} became {shown}");
        right += usize::from(is_right);
    }
    assert_eq!(shown.lines().count(), rows.len());
    assert!(right * 100 >= rows.len() * 97, "{right} of {}", rows.len());
}
