//! What minifying costs: once for the templates of a build, nothing for a page.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use neshast::squeeze_templates;

fn squeeze(c: &mut Criterion) {
    let (before, _) = squeeze_templates();
    let mut group = c.benchmark_group("minify");
    group.throughput(Throughput::Bytes(before as u64));
    group.bench_function("built-in templates", |b| b.iter(squeeze_templates));
    group.finish();
}

criterion_group!(benches, squeeze);
criterion_main!(benches);
