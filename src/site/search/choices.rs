//! What a reader can narrow a search to, most useful first.

use crate::persian::calendar::Jalali;
use crate::site::Site;
use crate::site::machine::day_words;
use crate::site::view_pages::{Choice, SearchView};

/// The most of each kind that a page offers; anything else can be typed (`گوینده:`, `موضوع:`, `روز:`).
const OFFERED: usize = 200;

/// Gathers the lists.
pub(crate) fn choices(site: Site<'_>) -> SearchView {
    let topics = site.briefing.topics.iter().map(|(_, topic)| Choice {
        value: topic.slug.clone(),
        label: topic.label.clone(),
        count: topic.paragraphs.len(),
    });
    let mut days: Vec<Choice> = site
        .briefing
        .days
        .iter()
        .filter(|(_, day)| !day.reports.is_empty())
        .map(|(_, day)| Choice {
            value: Jalali::of(day.date).to_iso(),
            label: day_words(day.date),
            count: day.reports.len(),
        })
        .collect();
    days.reverse();
    days.truncate(OFFERED);
    SearchView { speakers: speakers(site), topics: topics.take(OFFERED).collect(), days }
}

fn speakers(site: Site<'_>) -> Vec<Choice> {
    let all = site.briefing.speakers.iter().map(|(_, speaker)| Choice {
        value: speaker.slug.clone(),
        label: speaker.name.clone(),
        count: speaker.statements.len(),
    });
    let mut all: Vec<(usize, Choice)> = (0..).zip(all.filter(|choice| choice.count > 0)).collect();
    all.sort_by_key(|(place, choice)| (std::cmp::Reverse(choice.count), *place));
    all.truncate(OFFERED);
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, choice)| choice).collect()
}

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::site::sample;

    #[test]
    fn days_newest_first() {
        let sample = sample::sample();
        let choices = choices(sample.site());
        let days: Vec<&str> = choices.days.iter().map(|day| day.value.as_str()).collect();
        assert_eq!(days, ["1404-11-22", "1404-11-21"]);
        assert_eq!(choices.speakers.len(), 2);
        assert_eq!(choices.topics[0].label, "آب");
    }
}
