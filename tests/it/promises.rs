//! `docs/promises.md` names only tests that exist.

use std::fs;

#[test]
fn every_named_test_exists() {
    let text = fs::read_to_string("docs/promises.md").unwrap();
    let mut n_named = 0;
    for named in text.split('`').skip(1).step_by(2) {
        if let Some((module, test)) = named.split_once("::") {
            let code = fs::read_to_string(format!("tests/it/{module}.rs")).unwrap();
            assert!(code.contains(&format!("fn {test}(")), "there is no test `{named}`");
            n_named += 1;
        }
    }
    assert!(n_named > 20, "only {n_named} tests are named");
    let browser = |name: &str| fs::read_to_string(format!("tests/browser/{name}")).unwrap();
    for (file, rest) in text.match_indices(".test.mjs").map(|(at, _)| text.split_at(at)) {
        let file = format!("{}.test.mjs", file.rsplit('`').next().unwrap());
        let code = browser(&file);
        let line = rest.lines().next().unwrap();
        for quoted in line.split('“').skip(1).filter_map(|it| it.split('”').next()) {
            assert!(code.contains(quoted), "{file} has no test “{quoted}”");
        }
    }
}
