"""Hugo with a theme that draws what neshast draws: about the same files and bytes, all but search index and pictures.

Read theme.py (how layouts are copied) and reading.py (what neshast's own build gives to Hugo) before; the layouts are
in equal/layouts, page by page, and what several of them share in equal/pieces.
"""

import collections
import datetime
import json
import re
import shutil

from reading import RULES, Reading, in_words, persian
from reports import EVENT, report, stem
from sites import write
from theme import Hugo


class HugoEqual(Hugo):
    # Without `--minify`, which costs Hugo 11 % here: these layouts are written tight already.
    name = "hugo, equal theme"
    place = "hugo-equal"
    theme = "equal"

    def __init__(self, folder, program, public):
        super().__init__(folder, program)
        self.public = public

    def make(self, count):
        self.reading = Reading(self.public)
        for file in (self.public / "assets").iterdir():
            # Without the hash in its name.
            place = self.folder / "static" / "assets" / re.sub(r"\.[0-9a-f]{8}(?=\.)", "", file.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
        self.add_lists()
        super().make(count)

    def params(self):
        named = lambda table: "".join(f"{key} = {json.dumps(it, ensure_ascii=False)}\n" for key, it in table.items())
        leaves = {
            "speakerleaf": self.reading.leaf(lambda it: [it["speaker"]]),
            "topicleaf": self.reading.leaf(lambda it: it["topics"]),
        }
        return f"[params]\n{named(leaves)}[params.rules]\n{named(RULES)}[params.topics]\n{named(self.reading.topics)}"

    def add_lists(self):
        """The pages of speakers, topics and days, and those that only have a title."""
        pages = {f"topics/{slug}/_index": {"title": name, "key": slug} for slug, name in self.reading.topics.items()}
        said = [it for statements in self.reading.statements.values() for it in statements.values()]
        spoken = collections.Counter(it["speaker"] for it in said)
        met = collections.Counter(slug for it in said for slug in it["topics"])
        for slug in self.reading.topics:
            pages[f"topics/{slug}/_index"]["count"] = persian(met[slug])
        for slug, person in self.reading.speakers.items():
            role = person["roles"][0]["title"] if person["roles"] else ""
            page = {"title": person["name"], "key": slug, "role": role, "count": persian(spoken[slug])}
            pages[f"speakers/{slug}/_index"] = page | {"colour": self.reading.colours[slug]}
        for day in self.reading.data["days"]:
            title = in_words(day["jalali"], datetime.date.fromisoformat(day["date"]))[0]
            pages[f"days/{day['jalali']}/_index"] = {"title": title}
        titles = {"_index": EVENT, "reports/_index": "گزارش\u200cها", "days/_index": "روزها", "print/_index": EVENT}
        titles |= {"speakers/_index": "گویندگان", "topics/_index": "موضوع\u200cها"}
        pages |= {place: {"title": title} for place, title in titles.items()}
        pages["matrix"] = {"title": "جدول گفته\u200cها", "layout": "matrix", "outputs": ["html"]}
        for place, front in pages.items():
            write(self.folder / "content" / f"{place}.md", json.dumps(front, ensure_ascii=False) + "\n")

    def add(self, number):
        """One content file: what neshast read as front matter, what came from the wire as its text."""
        front = json.dumps(self.reading.front(number), ensure_ascii=False)
        slug = self.reading.reports[stem(number)]["slug"]
        text = "\n\n".join(report(number)[2])
        write(self.folder / "content" / "reports" / f"{slug}.md", f"{front}\n{text}\n")
