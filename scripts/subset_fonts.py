"""Cuts Vazirmatn[wght] into what a Persian page needs, what only Latin runs need, and both for drawn cards.

usage: subset_fonts.py FONT.ttf FOLDER CARD.ttf   (see scripts/fonts, which calls it with pinned versions)
"""

import io
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Letters, both digit scripts, the half-space, and all punctuation of a Persian page.
PERSIAN = (
    "U+0020,U+00A0,U+0021,U+0028-002F,U+003A,U+005B,U+005D,U+00AB,U+00BB,U+00B7,U+00D7,U+060C,U+061B,U+061F,"
    "U+0621-063A,U+0640-0656,U+0660-066C,U+0670,U+0671,U+067E,U+0686,U+0698,U+06A9,U+06AF,U+06BE,U+06C0,"
    "U+06C1,U+06CC,U+06D4,U+06D5,U+06F0-06F9,U+200B-200F,U+2010-2015,U+2018-201E,U+2022,U+2026,U+202F,U+2030,"
    "U+2032,U+2033,U+2039,U+203A,U+2212,U+FDFC"
)
# ASCII letters and digits, and the signs that stand beside them.
LATIN = "U+0022-0027,U+0030-0039,U+003B-0040,U+0041-005A,U+005C,U+005E-007E,U+00A9,U+00AE,U+00B0,U+20AC"
FEATURES = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk", "kern", "tnum"]
# No text on the site is lighter than 400.
WEIGHTS = (400, 400, 900)


def heavier(font_path):
    """The font without its light weights, as bytes."""
    font = TTFont(font_path, recalcTimestamp=False)
    out = io.BytesIO()
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}).save(out)
    return out.getvalue()


def cut(font, unicodes, out, flavor="woff2"):
    font = TTFont(io.BytesIO(font), recalcTimestamp=False)
    options = subset.Options()
    options.flavor = flavor
    options.layout_features = FEATURES
    options.hinting = False
    options.recalc_timestamp = False
    # Copyright and licence stay in the file.
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    subsetter.subset(font)
    subset.save_font(font, out, options)
    print(f"{os.path.basename(out)}: {os.path.getsize(out)} bytes")


font_path, folder, card = sys.argv[1:]
font = heavier(font_path)
cut(font, PERSIAN, os.path.join(folder, "vazirmatn-fa.woff2"))
cut(font, LATIN, os.path.join(folder, "vazirmatn-la.woff2"))
cut(font, f"{PERSIAN},{LATIN}", card, flavor=None)
