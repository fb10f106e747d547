//! How fast a report is repaired: `cold`, by a repairer that has just been made, and `warm`, where most words
//! were met before in the same text.
//!
//! `cargo bench --bench repair` prints bytes a second on one core, and the time it takes to make a repairer.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use neshast::persian::Span;
use neshast::persian::repair::{Evidence, Exceptions, Repairer, Settings};

/// A made-up report, as the wire damages it.
const REPORT: &str = include_str!("report.txt");
/// The longer a text, the more of its words were met before.
const TIMES: usize = 200;

fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let span = |line: &str| {
        let span = Span::new(at, at + line.len());
        at += line.len() + 1;
        span
    };
    text.split('\n').map(span).collect()
}

fn benches(criterion: &mut Criterion) {
    let new = || Repairer::new(&Settings::default(), &Exceptions::default());
    criterion.bench_function("start-up", |bencher| bencher.iter(|| black_box(new())));
    let repairer = new();
    let report = REPORT.replace('\u{200C}', "");
    let mut group = criterion.benchmark_group("repair");
    for (name, text) in [("cold", report.clone()), ("warm", report.repeat(TIMES))] {
        let lines = lines(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| repairer.blocks(black_box(&text), &lines, &Evidence::default()));
        });
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
