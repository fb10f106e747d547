"""What neshast found in the made-up reports, as front matter for Hugo, which cannot find it out itself.

Read reports.py (what was made up) before, and equal.py (the site that is made of this) after.
"""

import collections
import hashlib
import html
import json
import re
import uuid
from pathlib import Path

from reports import report, stem

WEEKDAYS = "دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه".split()
JALALI_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
MONTHS = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split()
RULES = {
    "pronoun": "ضمیر به گویندهٔ پیشین برمی\u200cگردد",
    "role-again": "سِمتی که پیش\u200cتر در گزارش آمده",
    "role-then-name": "سِمت پیش\u200cتر آمده و نام در این بند",
    "name-role": "نام و سِمت در همین بند آمده",
    "name-again": "نامی که پیش\u200cتر در گزارش آمده",
    "role-only": "سِمت بی نام",
}


def persian(number):
    return str(number).translate({48 + digit: 0x6F0 + digit for digit in range(10)})


def in_words(jalali, date):
    """A day with its names: in the Persian calendar, and in the other."""
    year, month, day = map(int, jalali.split("-"))
    return (
        f"{WEEKDAYS[date.weekday()]} {persian(day)} {JALALI_MONTHS[month - 1]} {persian(year)}",
        f"{persian(date.day)} {MONTHS[date.month - 1]} {persian(date.year)}",
    )


class Reading:
    """What neshast found in the same reports, from the data that it published. Hugo gets it ready-made."""

    def __init__(self, public):
        self.data = json.loads((public / "data" / "briefing.json").read_text(encoding="utf-8"))
        self.topics = {it["slug"]: it["label"] for it in self.data["topics"]}
        self.speakers = {it["slug"]: it for it in self.data["speakers"]}
        self.colours = {slug: str(1 + place % 5) for place, slug in enumerate(self.speakers)}
        self.reports = {
            Path(source).stem: it for it in self.data["reports"] for source in it["sources"]
        }
        # The few statements of a lead (one report in thirty) are left out.
        self.statements = collections.defaultdict(dict)
        for it in self.data["statements"]:
            if it["paragraph"]:
                self.statements[it["report"]].setdefault(it["paragraph"], it)
        self.mended = self.words()

    def words(self):
        """Words with a half-space, by what they are without it."""
        texts = [it["title"] for it in self.data["reports"]] + [it["text"] for it in self.data["statements"]]
        for person in self.speakers.values():
            texts += [person["name"], *(role["title"] for role in person["roles"])]
        words = {word for text in texts for word in re.findall(r"[\w\u200c]+", text) if "\u200c" in word}
        return {word.replace("\u200c", ""): word for word in words}

    def mend(self, text):
        """A text as neshast shows it, its digits aside."""
        return re.sub(r"\w+", lambda word: self.mended.get(word[0], word[0]), text)

    def marked(self, text):
        """A text with each of neshast's changes marked."""
        text = self.mend(html.escape(text)).replace("\u200c", "<u>\u200c</u>")
        return re.sub("[0-9]+", lambda it: f"<del>{it[0]}</del><ins>{persian(it[0])}</ins>", text)

    def leaf(self, of):
        """How many reports make 40 statements on the pages of a speaker or of a topic."""
        pairs, count = set(), 0
        for report, said in self.statements.items():
            for it in said.values():
                pairs.update((report, slug) for slug in of(it))
                count += len(of(it))
        return max(1, round(40 * len(pairs) / max(1, count)))

    def turns(self, report, blocks):
        """The paragraphs of a report: those of one speaker, one after another, are a turn."""
        turns = []
        for number, block in enumerate(blocks, 1):
            said = self.statements[report].get(number)
            if not turns or turns[-1]["speaker"] != (said["speaker"] if said else ""):
                turns.append(self.turn(said))
            text = persian(self.mend(block))
            before, _, after = text.partition(said["text"]) if said else (text, "", "")
            paragraph = {"n": str(number), "fa": persian(number), "before": before, "after": after}
            if said:
                why = before[max(0, before.find(said["subject"])) :].rstrip(": ")
                paragraph |= {"said": said, "why": why}
            turns[-1]["paragraphs"].append(paragraph)
        for turn in turns:
            inside = turn["paragraphs"]
            turn |= {"first": inside[0]["n"], "first_fa": inside[0]["fa"], "last_fa": inside[-1]["fa"]}
            turn["width"] = str(round(28 * len(inside) / len(blocks)))
            turn["met"] = {}
            for place, paragraph in enumerate(inside if turn["speaker"] else ()):
                for slug in paragraph["said"]["topics"]:
                    turn["met"].setdefault(slug, []).append(place)
        return turns

    def turn(self, said):
        """A speaker's turn, still without paragraphs."""
        if not said:
            return {"speaker": "", "name": "", "short": "گزارشگر", "role": "", "colour": "0", "paragraphs": []}
        person = self.speakers[said["speaker"]]
        return {
            "speaker": said["speaker"],
            "name": person["name"],
            "short": person["name"].rpartition(" ")[2],
            "role": person["roles"][0]["title"] if person["roles"] else "",
            "colour": self.colours[said["speaker"]],
            "paragraphs": [],
        }

    def changes(self, report, blocks):
        """Lead and paragraphs with every change, and the lines that an editor corrects the speaker with."""
        changes = []
        for number, block in enumerate(blocks):
            found = {"id": "lead", "name": "پیشانی"}
            if number:
                found = {"id": f"p{number}", "name": f"بند {persian(number)}"}
            speaker = self.statements[report].get(number, {"speaker": "none"})["speaker"]
            fingerprint = hashlib.sha256(block.encode()).hexdigest()[:8]
            lines = f'[[statement]]\nparagraph = {number}\nfingerprint = "{fingerprint}"\nspeaker = "{speaker}"'
            found |= {"line": persian(number + 1), "text": self.marked(block)}
            changes.append(found | ({"lines": lines} if number else {}))
        return changes

    def front(self, number):
        """Everything about a report that stands in its front matter."""
        day, lead, blocks, _, _ = report(number)
        found = self.reports[stem(number)]
        jalali, gregorian = in_words(found["jalali"], day)
        spoken = list(dict.fromkeys(it["speaker"] for it in self.statements[found["slug"]].values()))
        met = collections.Counter(
            slug for it in self.statements[found["slug"]].values() for slug in it["topics"]
        )
        changes = self.changes(found["slug"], [lead, *blocks[1:]])
        changed = "".join(it["text"] for it in changes)
        return {
            "title": found["title"],
            "date": found["date"],
            "speakers": spoken,
            "topics": list(met),
            "days": [found["jalali"]],
            "id": found["slug"],
            "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, found["slug"])),
            "source": found["sources"][0],
            "jalali": jalali,
            "gregorian": gregorian,
            "agency": "، ".join(filter(None, (found["agency"], found["bureau"]))),
            "day": found["date"],
            "about": persian(self.mend(blocks[1]))[:150] + "…",
            "names": "، ".join(self.speakers[slug]["name"] for slug in spoken),
            "count": persian(len(blocks) - 1),
            "subjects": [
                {"slug": slug, "name": self.topics[slug], "count": persian(count)} for slug, count in met.most_common()
            ],
            "people": [
                {"slug": slug, "name": self.speakers[slug]["name"], "colour": self.colours[slug]} for slug in spoken
            ],
            "halfspaces": persian(changed.count("<u>")),
            "digits": persian(changed.count("<del>")),
            "turns": self.turns(found["slug"], blocks[1:]),
            "changes": changes,
        }
