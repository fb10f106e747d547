//! One wire report's text into its parts. Never fails: what is odd becomes a diagnostic.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::day::{numeric_day, worded_day};
use crate::input::layout::lay_out;
use crate::input::lines::{Line, is_blank, lines};
use crate::input::long::cut_long;
use crate::model::{BlockKind, Seed};
use crate::persian::Span;
use crate::persian::calendar::later;

/// Words that say on which day a report was sent, where a day stands behind them: how many days later that is.
const DAYS: [(&str, i64); 2] = [("امروز", 0), ("دیروز", 1)];
/// So often it is looked at in a paragraph.
const LOOKED_AT: usize = 4;
/// The day stands in so many words behind it: a weekday, day, month and year.
const BEHIND_DAY: usize = 4;

/// Cuts a wire report into its date and its blocks.
pub(crate) fn parse_seed(path: &str, source: String) -> (Seed, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let first_line = source.len() - source.trim_start_matches(is_blank).len();
    let (stated, start) = match prefix(&source, first_line) {
        Some(prefix) => {
            let date = read_prefix(path, &source, prefix, &mut found);
            (date, prefix.end as usize)
        }
        None => (None, first_line),
    };
    let parts = lay_out(&source, numbered(&source, start, first_line));
    let parts = cut_long(&source, parts);
    let on_page = || parts.iter().find_map(|part| page_date(&source, part.span, part.kind));
    let today = || parts.iter().find_map(|part| today(&source[part.span.range()]));
    let date = stated.or_else(on_page).or_else(today);
    if parts.iter().all(|part| part.kind == BlockKind::Furniture) {
        found.push(no_text(path));
    } else if date.is_none() && found.is_empty() {
        found.push(no_date(path));
    }
    let stem = Seed::stem_of(path).to_owned();
    (Seed { path: path.to_owned(), stem, source, date, blocks: parts }, found)
}

/// The lines behind the date prefix; one that stands alone on its line still counts as line 0.
fn numbered(source: &str, start: usize, first_line: usize) -> Vec<Line> {
    let prefix_alone = start > first_line
        && source[start..]
            .chars()
            .take_while(|c| c.is_whitespace())
            .any(|c| c == '\n' || c == '\r');
    lines(source, start, u32::from(prefix_alone))
}

/// `date 2025-10-22` at the start of the text, whatever stands where the day should.
fn prefix(source: &str, first_line: usize) -> Option<Span> {
    let rest = source[first_line..].strip_prefix("date")?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\t', ':']).len();
    let value: usize = rest[gap..]
        .chars()
        .take_while(|c| c.is_numeric() || "-/+".contains(*c))
        .map(char::len_utf8)
        .sum();
    (gap > 0 && value > 0).then(|| Span::new(first_line, first_line + 4 + gap + value))
}

fn read_prefix(
    path: &str,
    source: &str,
    prefix: Span,
    found: &mut Vec<Diagnostic>,
) -> Option<NaiveDate> {
    let value = source[prefix.range()].trim_start_matches("date").trim_matches([' ', '\t', ':']);
    let place = Location::of_byte(path, source, prefix.end as usize - value.len());
    let day = numeric_day(value);
    match day {
        None => found.push(
            Diagnostic::warning("bad-date", "the day on the first line is in no calendar")
                .at(place)
                .quoting(value)
                .help("write it as `date YYYY-MM-DD`, or set `date` in the report's file in `content/reports/`"),
        ),
        Some(day) if day.jalali => found.push(
            Diagnostic::warning("jalali-date", "the day on the first line is read as a Jalali one")
                .at(place)
                .quoting(value)
                .help(format!("if that is right, write `date {}`", day.date)),
        ),
        Some(_) => {}
    }
    day.map(|day| day.date)
}

/// The day on a line of the page: «تاریخ انتشار: ۳۰ مهر ۱۴۰۴», «۱ آبان ۱۴۰۴، ۱۹:۱۵».
fn page_date(source: &str, span: Span, kind: BlockKind) -> Option<NaiveDate> {
    let line = &source[span.range()];
    let short = line.len() < 120;
    let only_day = || line.starts_with(char::is_numeric) && !line.ends_with('.');
    if !short || !(kind == BlockKind::Furniture || only_day()) {
        return None;
    }
    let numeric = || line.split(|c: char| c.is_whitespace() || c == '،').find_map(numeric_day);
    numeric().or_else(|| worded_day(line)).map(|day| day.date)
}

/// «امروز (دوشنبه ۱۹ آبان ۱۴۰۴)»: the day that the report itself calls today, or the one after its «دیروز (…)».
fn today(text: &str) -> Option<NaiveDate> {
    let sign = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '،' | ',' | '؛');
    let day_behind = |at: usize| {
        let words = text[at..].split(sign).filter(|word| !word.is_empty());
        let near: Vec<&str> = words.take(BEHIND_DAY).collect();
        worded_day(&near.join(" ")).map(|day| day.date)
    };
    DAYS.into_iter().find_map(|(word, ago)| {
        let named = text.match_indices(word).take(LOOKED_AT);
        let date = named.map(|(at, _)| at + word.len()).find_map(day_behind)?;
        later(date, ago)
    })
}

fn no_text(path: &str) -> Diagnostic {
    Diagnostic::error("no-text", "the file holds no report")
        .at(Location::start(path))
        .help("paste the report's text into it, or take the file out of the folder")
}

fn no_date(path: &str) -> Diagnostic {
    Diagnostic::warning("no-date", "the report does not say on which day it was sent")
        .at(Location::start(path))
        .help("begin the file with ` date YYYY-MM-DD `, or set `date` in the report's file in `content/reports/`")
}

#[cfg(test)]
mod tests;
