//! Pictures for link previews: 1200 by 630, drawn at build with the site's own font. Feature `cards`.
//!
//! The library that draws orders every line as if it were Latin, so each is wrapped in the signs that say it is not;
//! it breaks no lines, so lines are measured and broken here.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::render::plain::{escape, one_line};
use crate::site::machine::CardView;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// How wide a line may be.
const LINE: f32 = 730.0;
/// Sizes a title may have, largest first, and how many lines of each there is room for.
const SIZES: [(u32, usize); 5] = [(88, 2), (72, 3), (60, 4), (50, 5), (42, 6)];
/// Between words, in units of the size; wide enough for any weight.
const SPACE: f32 = 0.3;
/// Size of the small lines.
const SMALL: u32 = 32;

const ROSE: &str = include_str!("../../templates/assets/rose.svg");
const FONT: &[u8] = include_bytes!("../../data/card/vazirmatn-card.ttf");

/// The font, read once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    Arc::new(fonts)
});

/// Draws a card as PNG.
///
/// # Panics
///
/// Never: the picture is made of parts known here.
pub(crate) fn card(view: &CardView) -> Vec<u8> {
    let tree = read(&picture(view));
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("a picture has a size");
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    compressed(&pixels)
}

/// As PNG. The quick way to compress takes an eighth of the time, and large plain areas stay small all the same.
fn compressed(pixels: &Pixmap) -> Vec<u8> {
    let colours = pixels.pixels().iter().flat_map(|it| [it.red(), it.green(), it.blue()]);
    let colours: Vec<u8> = colours.collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().expect("memory does not fail");
    writer.write_image_data(&colours).expect("it has as many pixels as the picture");
    writer.finish().expect("memory does not fail");
    file
}

fn picture(view: &CardView) -> String {
    let (size, lines) = title_lines(&one_line(&view.title));
    let leading = size * 3 / 2;
    let n_lines = u32::try_from(lines.len()).unwrap_or(0);
    let top = (HEIGHT.saturating_sub(n_lines * leading) / 2).max(120) + size;
    let mut text = line(110, SMALL, "#e9a23b", &fitting(&one_line(&view.over)));
    for (baseline, words) in (0..).map(|idx| top + idx * leading).zip(&lines) {
        text += &line(baseline, size, "#eaf4f2", words);
    }
    text += &line(560, SMALL, "#a9cbc7", &fitting(&one_line(&view.under)));
    let rose = ROSE.replacen("<svg ", "<svg x=\"-130\" y=\"65\" width=\"500\" height=\"500\" ", 1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"100%\" height=\"100%\" fill=\"#06383b\"/>{rose}\
         <rect y=\"612\" width=\"100%\" height=\"9\" fill=\"#55c6c1\"/>\
         <rect y=\"626\" width=\"100%\" height=\"4\" fill=\"#e9a23b\"/>{text}</svg>"
    )
}

/// A title in the largest size in which it fits; what is still too long is cut.
fn title_lines(title: &str) -> (u32, Vec<String>) {
    let words = measured(title, SIZES[0].0);
    for (size, room) in SIZES {
        let lines = broken(&words, size);
        if lines.len() <= room {
            return (size, lines);
        }
    }
    let (size, room) = SIZES[SIZES.len() - 1];
    let mut lines = broken(&words, size);
    lines.truncate(room);
    if let Some(last) = lines.last_mut() {
        *last += "…";
    }
    (size, lines)
}

/// The words of a text with their widths in units of the size: no word joins the next, so each is measured once.
fn measured(text: &str, size: u32) -> Vec<(&str, f32)> {
    text.split(' ').map(|word| (word, width(word, size) / scale(size))).collect()
}

/// Lines no wider than [`LINE`], broken at spaces.
fn broken(words: &[(&str, f32)], size: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for (word, width) in words {
        let longer = used + (SPACE + width) * scale(size);
        match lines.last_mut() {
            Some(line) if longer <= LINE => {
                line.push(' ');
                line.push_str(word);
                used = longer;
            }
            _ => {
                lines.push((*word).to_owned());
                used = width * scale(size);
            }
        }
    }
    lines
}

/// The first line of a small text.
fn fitting(text: &str) -> String {
    let lines = broken(&measured(text, SMALL), SMALL);
    let more = if lines.len() > 1 { "…" } else { "" };
    lines.first().map(|first| format!("{first}{more}")).unwrap_or_default()
}

/// A size as the factor of widths.
fn scale(size: u32) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX))
}

fn width(text: &str, size: u32) -> f32 {
    let drawn = line(100, size, "#000", text);
    let picture =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{drawn}</svg>");
    read(&picture).root().abs_bounding_box().width()
}

fn line(baseline: u32, size: u32, colour: &str, words: &str) -> String {
    let weight = if size > SMALL { 900 } else { 600 };
    // Right-to-left embedding and its end.
    format!(
        "<text x=\"1120\" y=\"{baseline}\" text-anchor=\"end\" font-family=\"Vazirmatn\" font-size=\"{size}\" \
         font-weight=\"{weight}\" fill=\"{colour}\">\u{202B}{}\u{202C}</text>",
        escape(words)
    )
}

fn read(picture: &str) -> Tree {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    Tree::from_str(picture, &options).expect("the picture is made here")
}

#[cfg(test)]
mod tests {
    use super::{LINE, broken, card, measured, title_lines, width};
    use crate::site::machine::report_card;
    use crate::site::sample;

    #[test]
    fn a_picture_of_the_right_size() {
        let sample = sample::sample();
        let site = sample.site();
        for (_, report) in site.briefing.reports.iter() {
            let png = card(&report_card(site, report));
            assert_eq!(&png[1..4], b"PNG");
            assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
            assert_eq!(png, card(&report_card(site, report)));
        }
    }

    /// A letter that joins is narrower than the same letter alone.
    #[test]
    fn letters_join() {
        assert!(width("ببب", 60) < 2.0 * width("ب", 60));
        assert!(width("ب\u{200C}ب\u{200C}ب", 60) > 2.5 * width("ب", 60));
    }

    #[test]
    fn titles_are_broken_and_shrunk() {
        let long = "نشست آب و شهر در بندر نمونه با حضور شهرداران ".repeat(9);
        let (size, lines) = title_lines(long.trim());
        assert_eq!((size, lines.len()), (42, 6));
        assert!(lines[..5].iter().all(|line| width(line, size) <= LINE));
        assert_eq!(title_lines("همایش آب").0, 88);
        assert_eq!(broken(&measured("", 42), 42), [""]);
    }
}
