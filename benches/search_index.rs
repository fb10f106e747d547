//! How fast the search index is made, and how its time grows with the number of reports.

mod reports;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use neshast::Workshop;

use reports::reports;

fn index(c: &mut Criterion) {
    let mut group = c.benchmark_group("search index");
    group.sample_size(10);
    for count in [100, 400] {
        let site = Workshop::new(reports(count), false);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::new("reports", count), &site, |b, site| {
            b.iter(|| site.search_index());
        });
    }
    group.finish();
}

criterion_group!(benches, index);
criterion_main!(benches);
