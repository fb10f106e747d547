//! `neshast review`: new people with their evidence, doubtful statements, proposals; each with what to paste where.

use std::fmt::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::format::Format;
use super::{MATERIAL, print};
use crate::disk;
use crate::error::Result;
use crate::model::{
    Copies, Doubt, EventProposal, Evidence, Mode, NewPerson, OfficeHolder, Review, TopicProposal,
    UnlinkedSurname, VoiceKind,
};
use crate::persian::calendar::Jalali;
use crate::pipeline;

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  neshast review --write         a file for each new person, to look through and commit\n  neshast review --strict        in CI: whatever waits for a decision fails\n\nExit codes: 0 done, 1 the material is wrong or (--strict) undecided, 2 the machine or the call failed."
)]
pub(crate) struct Args {
    /// Whatever waits for a decision fails
    #[arg(long)]
    strict: bool,
    /// Write `content/speakers/` files for the new people, as they were read; files that are there stay
    #[arg(long, conflicts_with = "strict")]
    write: bool,
    /// For people, or as one JSON document
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Shows what an editor should look at.
pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let (review, report) = pipeline::review(site)?;
    print::findings(&report.diagnostics, Format::Text);
    if args.write {
        return confirm(site, &review.people);
    }
    match args.format {
        Format::Text => print::pages(&text(&review))?,
        Format::Json => print::result(&json_text(&review))?,
    }
    let undecided = args.strict && !review.is_settled();
    let wrong = undecided || report.has_errors();
    Ok(if wrong { ExitCode::from(MATERIAL) } else { ExitCode::SUCCESS })
}

/// Writes a file for each named person who has none.
fn confirm(site: &Path, people: &[NewPerson]) -> Result<ExitCode> {
    let mut written = 0;
    for person in people.iter().filter(|it| it.kind == VoiceKind::Person) {
        let name = format!("content/speakers/{}.md", person.slug);
        if disk::look(&site.join(&name))?.is_none() {
            disk::create(&site.join(&name), speaker_file(person).as_bytes())?;
            print::result(&format!("{name}: {}\n", person.name))?;
            written += 1;
        }
    }
    print::remark(&match written {
        0 => "nobody new has a name: no file was written".to_owned(),
        _ => format!(
            "{} written: look through them; a name or a post may be cut wrongly",
            print::count(written, "file")
        ),
    });
    Ok(ExitCode::SUCCESS)
}

/// For people: what must be decided first, proposals last.
fn text(review: &Review) -> String {
    let mut out = String::new();
    write_all(review, &mut out).expect("writing to a string cannot fail");
    if out.is_empty() { "Nothing to review.\n".to_owned() } else { out }
}

fn write_all(review: &Review, out: &mut String) -> fmt::Result {
    section(out, "New speakers", &review.people, write_person)?;
    section(out, "Doubtful statements, printed without a speaker", &review.doubtful, write_doubt)?;
    section(out, "Surnames that stay alone", &review.surnames, write_surname)?;
    section(out, "Offices that a known person holds", &review.offices, write_office)?;
    section(out, "Reports that came more than once", &review.copies, write_copies)?;
    section(out, "Proposed topics", &review.topics, write_topic)?;
    section(out, "Proposed event", review.event.as_slice(), write_event)
}

fn section<T>(
    out: &mut String,
    title: &str,
    items: &[T],
    write: fn(&T, &mut String) -> fmt::Result,
) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "# {title}: {}\n", items.len())?;
    for item in items {
        write(item, out)?;
        out.push('\n');
    }
    Ok(())
}

fn write_person(it: &NewPerson, out: &mut String) -> fmt::Result {
    let statements = it.statements;
    writeln!(out, "## {} ({statements} published)", it.name)?;
    if !it.flags.is_empty() {
        writeln!(out, "look at: {}", it.flags.join(", "))?;
    }
    it.evidence.iter().try_for_each(|place| write_evidence(place, out))?;
    writeln!(out, "content/speakers/{}.md:", it.slug)?;
    out.push_str(&speaker_file(it));
    Ok(())
}

fn write_doubt(it: &Doubt, out: &mut String) -> fmt::Result {
    writeln!(out, "perhaps {} ({})", it.speaker, mode(it.mode))?;
    write_evidence(&it.evidence, out)?;
    correction(&it.evidence, &it.slug, out)
}

fn write_surname(it: &UnlinkedSurname, out: &mut String) -> fmt::Result {
    writeln!(out, "## {}", it.surname)?;
    if !it.roles.is_empty() {
        writeln!(out, "{}", it.roles.join("؛ "))?;
    }
    write_evidence(&it.evidence, out)?;
    for (slug, name) in &it.candidates {
        writeln!(out, "may be {name}: add the surname to `aliases` in content/speakers/{slug}.md")?;
    }
    Ok(())
}

fn write_office(it: &OfficeHolder, out: &mut String) -> fmt::Result {
    writeln!(out, "{}: may be {}", it.role, it.name)?;
    write_evidence(&it.evidence, out)?;
    correction(&it.evidence, &it.slug, out)
}

fn write_copies(it: &Copies, out: &mut String) -> fmt::Result {
    writeln!(out, "{}", it.shown)?;
    it.others.iter().try_for_each(|path| writeln!(out, "  = {path}"))
}

fn write_topic(it: &TopicProposal, out: &mut String) -> fmt::Result {
    writeln!(out, "{} ({} speakers, {} reports)", it.label, it.speakers, it.reports)?;
    writeln!(out, "content/topics/{}.md:", it.slug)?;
    let label = quoted(&it.label);
    writeln!(out, "+++\nlabel = {label}\nterms = [{label}]\n+++")
}

fn write_event(it: &EventProposal, out: &mut String) -> fmt::Result {
    writeln!(out, "site.toml:\n[event]")?;
    if let Some(name) = &it.name {
        writeln!(out, "name = {}", quoted(name))?;
    }
    if let Some((start, end)) = it.days {
        let day = |day| Jalali::of(day).to_iso();
        writeln!(out, "start = \"{}\"\nend = \"{}\"", day(start), day(end))?;
    }
    Ok(())
}

fn write_evidence(it: &Evidence, out: &mut String) -> fmt::Result {
    let paragraph = match it.paragraph {
        Some(0) => "lead".to_owned(),
        Some(number) => format!("paragraph {number}"),
        None => "headline".to_owned(),
    };
    writeln!(out, "  {} {paragraph}, rule {}: {}", it.path, it.rule, it.words)
}

/// What would name the speaker of a paragraph for good.
fn correction(it: &Evidence, slug: &str, out: &mut String) -> fmt::Result {
    let Some(number) = it.paragraph else { return Ok(()) };
    writeln!(out, "content/reports/{}.md:", it.stem)?;
    writeln!(out, "[[statement]]\nparagraph = {number}\nfingerprint = \"{}\"", it.fingerprint)?;
    writeln!(out, "speaker = \"{slug}\"        # or \"none\"")
}

/// A file of `content/speakers/` that confirms a person as they were read.
pub(super) fn speaker_file(it: &NewPerson) -> String {
    let list = |all: &[String]| all.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ");
    let roles: Vec<String> =
        it.roles.iter().map(|it| format!("  {{ title = {} }},\n", quoted(it))).collect();
    let mut res = format!("+++\nname = {}\n", quoted(&it.name));
    if !it.aliases.is_empty() {
        let _ = writeln!(res, "aliases = [{}]", list(&it.aliases));
    }
    if !roles.is_empty() {
        let _ = writeln!(res, "roles = [\n{}]", roles.concat());
    }
    res.push_str("+++\n");
    res
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct",
        Mode::Indirect => "indirect",
        Mode::Continued => "continued",
    }
}

/// For programs: the same, as one document.
fn json_text(review: &Review) -> String {
    let people: Vec<Value> = review.people.iter().map(person_value).collect();
    let doubtful: Vec<Value> = review.doubtful.iter().map(doubt_value).collect();
    let surnames: Vec<Value> = review.surnames.iter().map(surname_value).collect();
    let offices: Vec<Value> = review.offices.iter().map(office_value).collect();
    let copies = review.copies.iter().map(|it| json!({ "shown": it.shown, "others": it.others }));
    let topics = review.topics.iter().map(|it| {
        json!({ "slug": it.slug, "label": it.label, "speakers": it.speakers, "reports": it.reports })
    });
    let event = review.event.as_ref().map(|it| {
        let day = |pick: fn((chrono::NaiveDate, chrono::NaiveDate)) -> chrono::NaiveDate| {
            it.days.map(|days| pick(days).to_string())
        };
        json!({ "name": it.name, "start": day(|it| it.0), "end": day(|it| it.1) })
    });
    let document = json!({
        "settled": review.is_settled(),
        "people": people,
        "doubtful": doubtful,
        "surnames": surnames,
        "offices": offices,
        "copies": copies.collect::<Vec<Value>>(),
        "topics": topics.collect::<Vec<Value>>(),
        "event": event,
    });
    format!("{document:#}\n")
}

fn person_value(it: &NewPerson) -> Value {
    let kind = match it.kind {
        VoiceKind::Person => "person",
        VoiceKind::Role => "role",
        VoiceKind::Body => "body",
    };
    json!({
        "slug": it.slug,
        "kind": kind,
        "name": it.name,
        "aliases": it.aliases,
        "roles": it.roles,
        "flags": it.flags,
        "statements": it.statements,
        "evidence": it.evidence.iter().map(evidence_value).collect::<Vec<Value>>(),
        "file": speaker_file(it),
    })
}

fn doubt_value(it: &Doubt) -> Value {
    json!({
        "speaker": it.speaker,
        "slug": it.slug,
        "mode": mode(it.mode),
        "evidence": evidence_value(&it.evidence),
    })
}

fn surname_value(it: &UnlinkedSurname) -> Value {
    let candidate = |(slug, name): &(String, String)| json!({ "slug": slug, "name": name });
    json!({
        "surname": it.surname,
        "slug": it.slug,
        "roles": it.roles,
        "candidates": it.candidates.iter().map(candidate).collect::<Vec<Value>>(),
        "evidence": evidence_value(&it.evidence),
    })
}

fn office_value(it: &OfficeHolder) -> Value {
    json!({
        "role": it.role,
        "slug": it.slug,
        "name": it.name,
        "evidence": evidence_value(&it.evidence),
    })
}

fn evidence_value(it: &Evidence) -> Value {
    json!({
        "path": it.path,
        "stem": it.stem,
        "paragraph": it.paragraph,
        "fingerprint": it.fingerprint,
        "words": it.words,
        "rule": it.rule,
    })
}

#[cfg(test)]
mod tests {
    use super::{json_text, text};
    use crate::model::{Doubt, Evidence, Mode, NewPerson, Review, VoiceKind};

    fn evidence() -> Evidence {
        Evidence {
            path: "seeds/a.txt".to_owned(),
            stem: "a".to_owned(),
            paragraph: Some(2),
            fingerprint: "0123abcd".to_owned(),
            words: "وی گفت".to_owned(),
            rule: "pronoun",
        }
    }

    fn review() -> Review {
        let person = NewPerson {
            slug: "kaveh-sepas".to_owned(),
            kind: VoiceKind::Person,
            name: "کاوه \"سپاس\"".to_owned(),
            aliases: vec!["سپاس".to_owned()],
            roles: vec!["دبیر کنگره".to_owned()],
            flags: vec!["unlisted-name"],
            statements: 3,
            evidence: vec![evidence()],
        };
        let doubt = Doubt {
            evidence: evidence(),
            speaker: "کاوه سپاس".to_owned(),
            slug: "kaveh-sepas".to_owned(),
            mode: Mode::Indirect,
        };
        Review { people: vec![person], doubtful: vec![doubt], ..Review::default() }
    }

    #[test]
    fn what_is_pasted_is_toml() {
        let shown = text(&review());
        let front = shown.split("+++").nth(1).expect("a file to paste");
        let front: toml::Table = front.parse().expect("valid front matter");
        assert_eq!(front["name"].as_str(), Some("کاوه \"سپاس\""));
        assert_eq!(front["roles"][0]["title"].as_str(), Some("دبیر کنگره"));
        let entry = shown.split("content/reports/a.md:").nth(1).expect("a correction to paste");
        let entry: toml::Table = entry.parse().expect("valid front matter");
        assert_eq!(entry["statement"][0]["paragraph"].as_integer(), Some(2));
    }

    #[test]
    fn the_document_for_programs() {
        let value: serde_json::Value = json_text(&review()).parse().expect("valid JSON");
        assert_eq!(value["settled"], false);
        assert_eq!(value["doubtful"][0]["evidence"]["fingerprint"], "0123abcd");
        assert_eq!(value["people"][0]["flags"][0], "unlisted-name");
    }

    #[test]
    fn nothing_to_review() {
        assert_eq!(text(&Review::default()), "Nothing to review.\n");
        assert!(Review::default().is_settled());
    }
}
