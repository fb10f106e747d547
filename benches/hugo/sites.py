"""A site whose build is measured, and neshast's of the made-up reports.

Read reports.py (the reports themselves) before, and theme.py (Hugo's sites) after.
"""

import shutil

from reports import EVENT, report, stem


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Site:
    """A folder of sources, and the program that builds it."""

    # What it is called in the table, its folder, and what a build leaves in that.
    name = place = None
    built = ()

    def __init__(self, folder, program):
        self.folder, self.program = folder / self.place, program

    def make(self, count):
        for number in range(count):
            self.add(number)

    def clean(self):
        for folder in self.built:
            shutil.rmtree(self.folder / folder, ignore_errors=True)


class Neshast(Site):
    name = place = "neshast"
    built = ("public", ".neshast")

    def make(self, count):
        site = '[site]\nbase_url = "https://example.org/"\ntitle = "همایش"\n'
        write(self.folder / "site.toml", f'{site}\n[event]\nname = "{EVENT}"\n')
        super().make(count)

    def add(self, number):
        blocks = report(number)[2]
        write(self.folder / "seeds" / f"{stem(number)}.txt", "\n\n".join(blocks) + "\n")

    def command(self):
        return [self.program, "build", "--site", str(self.folder)]
