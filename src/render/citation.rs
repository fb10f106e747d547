//! A report for literature lists: BibTeX, RIS, CSL-JSON.

use std::fmt::Write as _;

use chrono::Datelike as _;
use serde_json::{Value, json};

use crate::render::plain::one_line;
use crate::site::machine::CitationView;

/// For BibTeX and biblatex.
pub(crate) fn bibtex(view: &CitationView) -> Vec<u8> {
    let mut out = format!("@online{{{},\n", view.key);
    let mut put = |name: &str, value: &str| {
        writeln!(out, "  {name} = {{{value}}},").expect("memory does not fail");
    };
    // The inner braces keep the name of an agency in one piece.
    put("author", &format!("{{{}}}", tex(&view.author)));
    put("title", &format!("{{{}}}", tex(&view.title)));
    put("organization", &tex(&view.container));
    if let Some(date) = view.date {
        put("date", &date.to_string());
        put("year", &date.year().to_string());
        put("month", &date.month().to_string());
    }
    if let Some(jalali) = &view.jalali {
        put("note", &tex(jalali));
    }
    if let Some(link) = &view.link {
        put("url", link);
    }
    put("langid", "persian");
    out.push_str("}\n");
    out.into_bytes()
}

/// For reference managers.
pub(crate) fn ris(view: &CitationView) -> Vec<u8> {
    let mut out = String::new();
    let mut put = |tag: &str, value: &str| out.push_str(&[tag, "  - ", value, "\r\n"].concat());
    put("TY", "NEWS");
    put("ID", &view.key);
    put("TI", &one_line(&view.title));
    put("AU", &one_line(&view.author));
    put("T2", &one_line(&view.container));
    if let Some(date) = view.date {
        put("PY", &date.year().to_string());
        put("DA", &date.format("%Y/%m/%d").to_string());
    }
    if let Some(jalali) = &view.jalali {
        put("N1", jalali);
    }
    if let Some(place) = &view.place {
        put("CY", &one_line(place));
    }
    if let Some(link) = &view.link {
        put("UR", link);
    }
    put("LA", &view.language);
    put("ER", "");
    out.into_bytes()
}

/// For citation processors.
///
/// # Panics
///
/// Never: these values have a JSON form.
pub(crate) fn csl_json(view: &CitationView) -> Vec<u8> {
    let mut item = json!({
        "id": view.key,
        "type": "article-newspaper",
        "title": one_line(&view.title),
        "author": [{ "literal": one_line(&view.author) }],
        "container-title": one_line(&view.container),
        "language": view.language,
    });
    if let Some(date) = view.date {
        let parts: [i64; 3] = [date.year().into(), date.month().into(), date.day().into()];
        item["issued"] = json!({ "date-parts": [parts] });
    }
    let optional = [("note", &view.jalali), ("event-place", &view.place), ("URL", &view.link)];
    for (name, value) in optional {
        if let Some(value) = value {
            item[name] = Value::from(one_line(value));
        }
    }
    let mut bytes = serde_json::to_vec_pretty(&[item]).expect("these values have a JSON form");
    bytes.push(b'\n');
    bytes
}

/// `text` inside braces: what TeX reads as more than a character is escaped.
fn tex(text: &str) -> String {
    let mut res = String::new();
    for c in one_line(text).chars() {
        match c {
            '\\' => res.push_str("\\textbackslash{}"),
            '~' => res.push_str("\\textasciitilde{}"),
            '^' => res.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '$' | '_' => res.extend(['\\', c]),
            _ => res.push(c),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{bibtex, csl_json, ris, tex};
    use crate::site::machine::citation;
    use crate::site::sample;

    fn written(write: impl Fn(&crate::site::machine::CitationView) -> Vec<u8>) -> String {
        let sample = sample::sample();
        let site = sample.site();
        let (_, report) = site.briefing.reports.iter().nth(1).unwrap();
        String::from_utf8(write(&citation(site, report))).unwrap()
    }

    #[test]
    fn for_bibtex() {
        expect![[r#"
            @online{2026-02-11-aaaa0002,
              author = {{خبرگزاری نمونه، مرکز بندر}},
              title = {{پایان همایش آب و شهر}},
              organization = {همایش آب و شهر},
              date = {2026-02-11},
              year = {2026},
              month = {2},
              note = {چهارشنبه ۲۲ بهمن ۱۴۰۴},
              url = {https://example.org/ab/reports/2026-02-11-aaaa0002/},
              langid = {persian},
            }
        "#]]
        .assert_eq(&written(bibtex));
        assert_eq!(tex("50% {x}\\_"), "50\\% \\{x\\}\\textbackslash{}\\_");
    }

    #[test]
    fn for_ris() {
        expect![[r#"
            TY  - NEWS
            ID  - 2026-02-11-aaaa0002
            TI  - پایان همایش آب و شهر
            AU  - خبرگزاری نمونه، مرکز بندر
            T2  - همایش آب و شهر
            PY  - 2026
            DA  - 2026/02/11
            N1  - چهارشنبه ۲۲ بهمن ۱۴۰۴
            CY  - بندر نمونه
            UR  - https://example.org/ab/reports/2026-02-11-aaaa0002/
            LA  - fa
            ER  - 
        "#]]
        .assert_eq(&written(ris).replace("\r\n", "\n"));
    }

    #[test]
    fn for_citation_processors() {
        expect![[r#"
            [
              {
                "URL": "https://example.org/ab/reports/2026-02-11-aaaa0002/",
                "author": [
                  {
                    "literal": "خبرگزاری نمونه، مرکز بندر"
                  }
                ],
                "container-title": "همایش آب و شهر",
                "event-place": "بندر نمونه",
                "id": "2026-02-11-aaaa0002",
                "issued": {
                  "date-parts": [
                    [
                      2026,
                      2,
                      11
                    ]
                  ]
                },
                "language": "fa",
                "note": "چهارشنبه ۲۲ بهمن ۱۴۰۴",
                "title": "پایان همایش آب و شهر",
                "type": "article-newspaper"
              }
            ]
        "#]]
        .assert_eq(&written(csl_json));
    }
}
