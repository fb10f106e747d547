//! How fast pages are drawn: every page and file of a site of two hundred reports, on one thread.

mod reports;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use neshast::Workshop;

use reports::reports;

fn draw(c: &mut Criterion) {
    let mut group = c.benchmark_group("render");
    group.sample_size(10);
    for (name, minify) in [("as written", false), ("tight", true)] {
        let site = Workshop::new(reports(200), minify);
        group.throughput(Throughput::Elements(site.n_pages() as u64));
        group.bench_function(name, |b| b.iter(|| site.draw()));
    }
    group.finish();
}

criterion_group!(benches, draw);
criterion_main!(benches);
