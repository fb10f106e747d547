//! How fast reports are read: a site of a thousand, one long report, and reports made to be slow.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use neshast::model::{Article, EditorLexicon, Paragraph, Part};
use neshast::persian::Text;
use neshast::{Lexicon, annotate};

/// Fictional, in the shape of a wire report of three kilobytes.
const REPORT: &str = include_str!("report.txt");

fn article<'a>(lines: impl Iterator<Item = &'a str>) -> Article {
    let paragraph = |(at, line): (u32, &str)| Paragraph {
        part: if at == 0 { Part::Lead } else { Part::Body(at) },
        text: Text::new(line, 0, &[]),
        lines: at..at + 1,
    };
    Article {
        seed_path: "seeds/a.txt".into(),
        stem: "a".into(),
        date: None,
        title: String::new(),
        paragraphs: (0..).zip(lines).map(paragraph).collect(),
    }
}

fn site(c: &mut Criterion) {
    let lexicon = Lexicon::new(&EditorLexicon::default());
    let report = article(REPORT.lines());
    let mut group = c.benchmark_group("extract");
    group.throughput(Throughput::Bytes(REPORT.len() as u64));
    group.bench_function("report of 3 KB", |b| b.iter(|| annotate(black_box(&report), &lexicon)));
    group.bench_function("lexicon", |b| b.iter(|| Lexicon::new(&EditorLexicon::default())));
    group.finish();
}

fn growth(c: &mut Criterion) {
    let lexicon = Lexicon::new(&EditorLexicon::default());
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for megabytes in [1, 2, 5, 10] {
        let times = megabytes * 1_000_000 / REPORT.len();
        let long = article(REPORT.lines().cycle().take(times * REPORT.lines().count()));
        group.throughput(Throughput::Bytes(megabytes as u64 * 1_000_000));
        group.bench_with_input(BenchmarkId::new("one report", megabytes), &long, |b, long| {
            b.iter(|| annotate(black_box(long), &lexicon));
        });
    }
    group.finish();
}

fn hostile(c: &mut Criterion) {
    let lexicon = Lexicon::new(&EditorLexicon::default());
    let mut group = c.benchmark_group("hostile, 1 MB");
    group.sample_size(10);
    let people: String = (0..12_000).map(speaker).collect();
    let hostile = [
        ("a colon every second word", "گفت: کار ".repeat(66_000)),
        ("one sentence", "کار و مدیر شهر از راه ".repeat(27_000)),
        ("open quotation marks", "«رئیس ".repeat(80_000)),
        ("commas and posts", "مدیر، کاوه، ".repeat(50_000)),
        ("12,000 speakers", people),
    ];
    for (name, text) in &hostile {
        let article = article(text.lines());
        group.bench_function(*name, |b| b.iter(|| annotate(black_box(&article), &lexicon)));
    }
    group.finish();
}

/// One of many people, each with a post and a name of their own.
fn speaker(at: u32) -> String {
    let letters = ["با", "دا", "را", "سا", "نا", "ما", "کا", "گا", "لا", "پا"];
    let digits = [at % 10, at / 10 % 10, at / 100 % 10, at / 1000 % 10, at / 10_000];
    let word: String = digits.iter().map(|digit| letters[*digit as usize]).collect();
    format!("کاوه {word}زاده، مدیر بخش {word} گفت: کار خوب است.\n")
}

criterion_group!(benches, site, growth, hostile);
criterion_main!(benches);
