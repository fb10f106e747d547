//! Trains the weights of the Persian repair, and measures them honestly.
//!
//! ```text
//! train_repair learn FOLDER            writes data/repair/weights.bin
//! train_repair cross FOLDER < in > out repairs each line with weights that never saw it
//! ```
//!
//! `FOLDER` holds texts with good half-spaces: the `# text = ` lines of `*.conllu`.

#![expect(clippy::disallowed_methods, reason = "a trainer reads and writes its own files")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a trainer talks to its user")]

use std::error::Error;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use neshast::persian::repair::training::{FEATURES, Lesson, Teacher};
use neshast::persian::repair::{Evidence, Repairer, Settings};
use neshast::persian::{Span, fold};

const FOLDS: u64 = 5;
const EPOCHS: u8 = 14;
/// How fast a weight falls that no lesson asks for.
const DECAY: f32 = 3e-3;
const WEIGHTS: &str = "data/repair/weights.bin";

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["learn", folder] => {
            let lessons = lessons(&read(Path::new(folder))?);
            let all: Vec<&Lesson> = lessons.iter().map(|(_, lesson)| lesson).collect();
            let bytes = write(&learn(&all));
            println!("{} lessons, {} weights", all.len(), bytes.len() / 4);
            fs::write(WEIGHTS, bytes)?;
        }
        ["cross", folder] => cross(&lessons(&read(Path::new(folder))?))?,
        _ => eprintln!("train_repair learn|cross FOLDER"),
    }
    Ok(())
}

/// Repairs standard input, each line with the weights of the folds it is not in.
fn cross(lessons: &[(u64, Lesson)]) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let lines: Vec<Span> = spans(&text);
    let mut shown = vec![String::new(); lines.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Lesson> =
            lessons.iter().filter(|(of, _)| *of != fold).map(|(_, lesson)| lesson).collect();
        let repairer = Repairer::with_weights(&Settings::default(), &write(&learn(&others)));
        let mine: Vec<usize> =
            (0..lines.len()).filter(|&idx| fold_of(&text[lines[idx].range()]) == fold).collect();
        let spans: Vec<Span> = mine.iter().map(|&idx| lines[idx]).collect();
        let texts = repairer.blocks(&text, &spans, &Evidence::default());
        for (idx, text) in mine.into_iter().zip(texts) {
            text.as_str().clone_into(&mut shown[idx]);
        }
    }
    for line in shown {
        println!("{line}");
    }
    Ok(())
}

fn spans(text: &str) -> Vec<Span> {
    let mut at = 0;
    let span = |line: &str| {
        let span = Span::new(at, at + line.len());
        at += line.len() + 1;
        span
    };
    text.lines().map(span).collect()
}

/// The same for a line however it was damaged.
fn fold_of(line: &str) -> u64 {
    fold::key(line)
        .bytes()
        .fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
        % FOLDS
}

/// The well-written lines of every `.conllu` file of a folder.
fn read(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut lines = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ext| ext == "conllu")) {
        let text = fs::read_to_string(path)?;
        lines.extend(
            text.lines().filter_map(|line| line.strip_prefix("# text = ")).map(str::to_owned),
        );
    }
    Ok(lines)
}

fn lessons(lines: &[String]) -> Vec<(u64, Lesson)> {
    let teacher = Teacher::new();
    let of = |line: &String| {
        let fold = fold_of(line);
        teacher.lessons(line).into_iter().map(move |lesson| (fold, lesson))
    };
    lines.iter().flat_map(of).collect()
}

/// Multinomial logistic regression with `AdaGrad` and a little decay.
fn learn(lessons: &[&Lesson]) -> Vec<f32> {
    let mut weights = vec![0.0f32; FEATURES];
    let mut speed = vec![1e-6f32; FEATURES];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = 1u64;
    let mut sum = vec![0.0f32; FEATURES];
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        for &idx in &order {
            step(lessons[idx], &mut weights, &mut speed);
        }
        // The average of the later passes sways less with the order of the lessons.
        if epoch >= EPOCHS / 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    sum.iter().map(|sum| sum / f32::from(EPOCHS - EPOCHS / 2)).collect()
}

fn step(lesson: &Lesson, weights: &mut [f32], speed: &mut [f32]) {
    // A half-space too many is worse than one missing.
    let care = match (lesson.is_pair, lesson.is_half) {
        (true, false) => 3.0,
        (false, false) => 1.5,
        (_, true) => 1.0,
    };
    let rate = if lesson.is_pair { 0.2 } else { 0.25 };
    let score = |features: &Vec<(u16, f32)>| -> f32 {
        features.iter().map(|(feature, value)| weights[usize::from(*feature)] * value).sum()
    };
    let scores: Vec<f32> = lesson.options.iter().map(score).collect();
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    for (idx, features) in lesson.options.iter().enumerate() {
        let wrong = (scores[idx] - most).exp() / sum - f32::from(u8::from(idx == lesson.right));
        if wrong.abs() < 1e-4 {
            continue;
        }
        for (feature, value) in features {
            let at = usize::from(*feature);
            let slope = care * wrong * value + DECAY * weights[at];
            speed[at] += slope * slope;
            weights[at] -= rate * slope / speed[at].sqrt();
        }
    }
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for idx in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random % (idx as u64 + 1)).unwrap_or_default();
        order.swap(idx, other);
    }
}

/// The file: number and weight in thousandths of every feature that has one.
fn write(weights: &[f32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (feature, weight) in weights.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what an i16 holds")]
        let thousandths = (weight * 1000.0).round().clamp(-32767.0, 32767.0) as i16;
        if thousandths != 0 {
            bytes.extend(u16::try_from(feature).unwrap_or_default().to_le_bytes());
            bytes.extend(thousandths.to_le_bytes());
        }
    }
    bytes
}
