"""Hugo with a light theme: one page of a report, and lists of titles.

Read theme.py (how layouts are copied) before; the layouts are in light/layouts.
"""

from reports import report, stem
from sites import write
from theme import Hugo


class HugoLight(Hugo):
    # With `--minify`, since nobody wrote these layouts tight.
    name = "hugo, light theme"
    place = "hugo"
    theme = "light"
    flags = ("--minify",)

    def add(self, number):
        day, lead, blocks, people, subjects = report(number)
        quoted = lambda words: ", ".join(f'"{word}"' for word in words)
        front = (
            f'+++\ntitle = "{lead}"\ndate = {day}\nspeakers = [{quoted(people)}]\n'
            f'topics = [{quoted(subjects)}]\ndays = ["{day}"]\n+++\n\n'
        )
        body = "\n\n".join(blocks[1:]) + "\n"
        write(self.folder / "content" / "reports" / f"{stem(number)}.md", front + body)
