//! Made-up reports, no two alike.

/// Fictional, in the shape of a wire report of three kilobytes.
const REPORT: &str = include_str!("../report.txt");

/// As many reports, each with a day and words in an order of its own: alike, they would be taken for copies.
pub(crate) fn reports(count: usize) -> Vec<(String, Vec<u8>)> {
    let report = |number: usize| {
        let path = format!("seeds/{number:04}_aaaa{number:04}.txt");
        let lines: Vec<String> = REPORT.lines().map(|line| mixed(line, number)).collect();
        let text = format!(" date 2025-10-{:02} {}\n", number % 28 + 1, lines.join("\n\n"));
        (path, text.into_bytes())
    };
    (0..count).map(report).collect()
}

/// A line whose words after the first colon stand in another order.
fn mixed(line: &str, number: usize) -> String {
    let (said, words) = line.split_once(':').unwrap_or(("", line));
    let mut words: Vec<(usize, &str)> = (1..)
        .zip(words.split_whitespace())
        .map(|(at, word)| (at * (2 * number + 1) * 7919 % 9973, word))
        .collect();
    words.sort_unstable();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    format!("{said}: {}", words.join(" "))
}
