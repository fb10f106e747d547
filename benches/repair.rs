//! How fast a report is repaired: `cold`, by a repairer that has just been made and met no word, and `warm`, by one
//! that met them all.
//!
//! `cargo bench --bench repair` prints bytes a second on one core, and the time it takes to make a repairer.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use neshast::persian::Span;
use neshast::persian::repair::{Evidence, Exceptions, Repairer, Settings};

/// A made-up report, as the wire damages it.
const REPORT: &str = include_str!("report.txt");
/// As many reports as the filter repairs together.
const TIMES: usize = 16;

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
    let report = REPORT.replace('\u{200C}', "");
    let site = Evidence::default();
    let mut group = criterion.benchmark_group("repair");
    let spans = lines(&report);
    group.throughput(Throughput::Bytes(report.len() as u64));
    group.bench_function("cold", |bencher| {
        let repair = |repairer: Repairer| repairer.blocks(black_box(&report), &spans, &site);
        bencher.iter_batched(new, repair, BatchSize::SmallInput);
    });
    let repairer = new();
    // As a build does it: what the report says about spellings, then the report in the light of all.
    group.bench_function("known report", |bencher| {
        bencher.iter(|| {
            let evidence = repairer.evidence(black_box(&report), &spans);
            repairer.blocks(&report, &spans, &evidence)
        });
    });
    let text = report.repeat(TIMES);
    let spans = lines(&text);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("warm", |bencher| {
        bencher.iter(|| repairer.blocks(black_box(&text), &spans, &site));
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
