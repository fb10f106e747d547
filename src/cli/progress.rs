//! How a walk is shown while it lasts, and how long its stages took.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use super::format::Format;
use crate::pipeline::Step;

/// Listens to a walk.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    marks: Mutex<Vec<(&'static str, Instant)>>,
}

/// How long each stage took.
pub(super) struct Times {
    stages: Vec<(&'static str, Duration)>,
}

impl Progress {
    /// Begins; draws only on a terminal, and only for people.
    pub(super) fn start(format: Format) -> Progress {
        let watched = format == Format::Text && io::stderr().is_terminal();
        let bar = watched.then(|| {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
            let bar =
                ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(10));
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Progress { bar, marks: Mutex::new(vec![("reading", Instant::now())]) }
    }

    /// Takes note of a step, on any thread.
    pub(super) fn on(&self, step: Step) {
        let name = match step {
            Step::Drawn => {
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
                return;
            }
            Step::Cutting => "cutting",
            Step::Restoring => "restoring",
            Step::Annotating => "annotating",
            Step::Assembling => "assembling",
            Step::Drawing(n_pages) => {
                if let Some(bar) = &self.bar {
                    bar.set_length(n_pages as u64);
                }
                "drawing"
            }
            Step::Publishing => "publishing",
        };
        if let Some(bar) = &self.bar {
            bar.set_message(name);
        }
        self.marks.lock().expect("no listener panics").push((name, Instant::now()));
    }

    /// Ends, and leaves the terminal clean.
    pub(super) fn finish(self) -> Times {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let mut marks = self.marks.into_inner().expect("no listener panics");
        marks.push(("", Instant::now()));
        let stages = marks.windows(2).map(|pair| (pair[0].0, pair[1].1 - pair[0].1));
        Times { stages: stages.collect() }
    }
}

impl Times {
    /// From the first step to the last.
    pub(super) fn total(&self) -> Duration {
        self.stages.iter().map(|stage| stage.1).sum()
    }

    /// Milliseconds of each stage, in order.
    pub(super) fn value(&self) -> Value {
        let stage = |(name, took): &(&str, Duration)| json!([name, took.as_secs_f64() * 1000.0]);
        self.stages.iter().map(stage).collect()
    }

    /// One line a stage.
    pub(super) fn table(&self) -> String {
        let mut table = String::new();
        for (name, took) in &self.stages {
            let _ = writeln!(table, "{name:<12}{:>9.1} ms", took.as_secs_f64() * 1000.0);
        }
        let _ = write!(table, "{:<12}{:>9.1} ms", "total", self.total().as_secs_f64() * 1000.0);
        table
    }
}
