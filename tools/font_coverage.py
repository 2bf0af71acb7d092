"""Write which characters the font of papers has: `fonts/coverage.txt`.

Usage: .venv/bin/python tools/font_coverage.py [--check]
"""

import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src" / "bazhua" / "infra" / "papers" / "fonts"
FONT = FONTS / "NotoSerifCJKsc-Regular.otf"
COVERAGE = FONTS / "coverage.txt"


def ranges(points: Iterable[int]) -> str:
    """Return code points as ranges in hex, one on each line."""
    ordered = sorted(points)
    jumps = [later for earlier, later in pairwise(ordered) if later != earlier + 1]
    before = [earlier for earlier, later in pairwise(ordered) if later != earlier + 1]
    pairs = zip([ordered[0], *jumps], [*before, ordered[-1]], strict=True)
    return "".join(f"{first:X}-{last:X}\n" for first, last in pairs)


def main() -> int:
    """Write the file, or say whether it is the font's."""
    text = ranges(TTFont(FONT).getBestCmap())
    if "--check" in sys.argv[1:]:
        return int(COVERAGE.read_text(encoding="ascii") != text)
    COVERAGE.write_text(text, encoding="ascii")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
