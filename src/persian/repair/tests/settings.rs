//! Each setting and each of the editor's exceptions does what it says.

use super::{check_with, repaired, shown};
use crate::persian::Span;
use crate::persian::repair::{
    Digits, Evidence, Exception, Exceptions, Level, Names, Plural, Repairer, Settings,
};

#[track_caller]
fn check(settings: Settings, source: &str, expected: &str) {
    check_with(settings, &Exceptions::default(), source, expected);
}

#[test]
fn a_broken_tag_is_text_with_all_that_is_in_it() {
    for text in ["99<!9<!C>C>", "<a<b<c>d<e>f>", "<b <i>x</i> y>"] {
        let once =
            shown(&repaired(&Repairer::new(&Settings::default(), &Exceptions::default()), text));
        check(Settings::default(), &once, &once);
        assert_eq!(once.matches('<').count(), text.matches('<').count(), "{once}");
    }
    for tag in ["<!x>", "< !x>", "<<\u{0B}!\u{0B}>", "99<<Gw!C>\0!C>>S", "< <b><i> !x>", "</<i>!x>"]
    {
        let once =
            shown(&repaired(&Repairer::new(&Settings::default(), &Exceptions::default()), tag));
        check(Settings::default(), &once, &once);
    }
    check(Settings::default(), "یک <b دو <i>سه</i> چهار", "یک <b دو سه چهار");
}

#[test]
fn a_form_of_several_letters_is_several() {
    check(Settings::default(), "آب.\u{FC73}", "آب. تن");
    check(Settings::default(), "آب.\u{FEE5}", "آب.ن");
}

#[test]
fn what_is_not_seen_makes_no_tag() {
    for unseen in ["", "\0", "|", "\u{200B}"] {
        check_with(Settings::default(), &Exceptions::default(), &format!("95#{unseen}"), "۹۵#");
    }
    check_with(Settings::default(), &Exceptions::default(), "95#\0سفر", "95#سفر");
    check_with(Settings::default(), &Exceptions::default(), "#5سفر و #5", "#5سفر و #۵");
    check_with(Settings::default(), &Exceptions::default(), "#۵سفر و #۵", "#۵سفر و #۵");
}

#[test]
fn level() {
    let at = |level| Settings { level, ..Settings::default() };
    for sure in [Level::Safe, Level::Normal, Level::Eager] {
        check(at(sure), "میشود", "می|شود");
    }
    let count = |level| {
        let words = include_str!("../../../../data/repair/joined.txt");
        let words: String =
            words.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        let spaced = words.replace('\u{200C}', " ");
        let repairer = Repairer::new(&at(level), &Exceptions::default());
        shown(&repaired(&repairer, &spaced)).matches('|').count()
    };
    let [safe, normal, eager] = [Level::Safe, Level::Normal, Level::Eager].map(count);
    assert!(safe < normal && normal <= eager, "{safe} {normal} {eager}");
}

#[test]
fn plural() {
    let split = Settings { plural: Plural::Split, ..Settings::default() };
    let source = "آنها و اینهایی که آنهای دیگر را دیدند";
    check(Settings::default(), source, source);
    check(split, source, "آن|ها و این|هایی که آن|های دیگر را دیدند");
    // A half-space that the writer set is never taken away.
    check(Settings::default(), "آن|ها", "آن|ها");
}

#[test]
fn a_given_name_is_no_word_with_an_ending() {
    let of_one_word = "بیتا محمودی، سیدمراد راستین و سیامند دماوندی با شاهمراد آمدند";
    check(Settings::default(), of_one_word, of_one_word);
    check(Settings::default(), "بیتابی و رحیمیراد", "بی|تابی و رحیمی|راد");
}

#[test]
fn a_part_that_somebody_wrote_is_left_whole() {
    let source = "آرش نیک|پیام و کاوه هم|پیام";
    check(Settings::default(), source, source);
    check(Settings::default(), "پیش|بینیها", "پیش|بینی|ها");
}

#[test]
fn digits() {
    let keep = Settings { digits: Digits::Keep, ..Settings::default() };
    check(Settings::default(), "12 و \u{0663}", "۱۲ و ۳");
    check(keep, "12 و \u{0663}", "12 و \u{0663}");
}

#[test]
fn ezafe() {
    // The three ways to write it are the writer's choice.
    for kept in ["خانه|ی ما", "خانه\u{0654} ما", "خان\u{06C0} ما", "خانه ی ما", "خانه ما"]
    {
        check(Settings::default(), kept, kept);
    }
    check(Settings::default(), "برنامهی ما", "برنامه|ی ما");
}

#[test]
fn names() {
    let off = Settings { names: Names::Off, ..Settings::default() };
    let source = "احمد نیلوندیکفر گفت\nنیلوندیک فر افزود";
    check(Settings::default(), source, "احمد نیلوندیک|فر گفت\nنیلوندیک|فر افزود");
    check(off, source, source);
    // Without the other spelling nobody knows.
    check(Settings::default(), "نیلوندیک فر افزود", "نیلوندیک فر افزود");
}

#[test]
fn names_by_the_spellings_of_other_reports() {
    let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
    let of = |seed: &str| repairer.evidence(seed, &[Span::new(0, seed.len())]);
    let (one, two) = ("نیلوندیکفر گفت", "نیلوندیک فر افزود");
    let mut site = Evidence::default();
    site.join(of(one));
    site.join(of(two));
    let mut reversed = Evidence::default();
    reversed.join(of(two));
    reversed.join(of(one));
    assert_eq!(site, reversed);
    let texts = repairer.blocks(two, &[Span::new(0, two.len())], &site);
    assert_eq!(shown(&texts), "نیلوندیک|فر افزود");
}

fn exceptions() -> Exceptions {
    Exceptions {
        fixes: vec![("بجای".into(), "به جای".into()), ("میز گرد".into(), "میزگرد".into())],
        keep: vec!["کتابها".into(), "می شود".into(), "گلها".into()],
        names: vec![("پری\u{200C}داستان".into(), vec!["پریداستان".into()])],
    }
}

#[test]
fn the_editor_wins() {
    let check = |source: &str, expected: &str| {
        check_with(Settings::default(), &exceptions(), source, expected);
    };
    check("بجای میز گرد", "به جای میزگرد");
    check("کتابها و شهر می شود", "کتابها و شهر می شود");
    check("گفت پری داستان و پریداستان", "گفت پری|داستان و پری|داستان");
    // Other words are repaired as ever.
    check("کتابهای میشود", "کتاب|های می|شود");
}

#[test]
fn which_exceptions_are_needed() {
    let repairer = Repairer::new(&Settings::default(), &exceptions());
    let seed = "بجای کتابها پریداستان و به جای میزگرد";
    let evidence = repairer.evidence(seed, &[Span::new(0, seed.len())]);
    let expected = [Exception::Fix(0), Exception::Keep(0), Exception::Name(0)];
    assert!(expected.iter().all(|it| evidence.needs(*it)) && !evidence.needs(Exception::Keep(1)));
    assert!(repairer.conflicts().is_empty());
}

#[test]
fn which_exceptions_contradict() {
    let mut exceptions = exceptions();
    exceptions.fixes.push(("بجای".into(), "بجا".into()));
    exceptions.keep.push("میز گرد".into());
    exceptions.names.push(("پری داستان".into(), Vec::new()));
    let repairer = Repairer::new(&Settings::default(), &exceptions);
    let expected = [
        (Exception::Fix(2), Exception::Fix(0)),
        (Exception::Keep(3), Exception::Fix(1)),
        (Exception::Name(1), Exception::Name(0)),
    ];
    assert_eq!(repairer.conflicts(), expected);
    // The earlier entry holds.
    check_with(Settings::default(), &exceptions, "بجای میز گرد", "به جای میزگرد");
}
