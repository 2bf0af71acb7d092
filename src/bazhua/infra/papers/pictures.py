"""The pages of a paper as one picture, for a page that shows it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from PIL import Image

PPI: Final = 110
GAP: Final = 16
BEHIND: Final = "#d5d8dc"
COLOURS: Final = 64


def one_below_another(pages: Sequence[bytes]) -> bytes:
    """Return pages as one PNG, the first at the top."""
    opened = [Image.open(BytesIO(page)) for page in pages]
    height = sum(page.height for page in opened) + GAP * (len(opened) - 1)
    whole = Image.new("RGB", (opened[0].width, height), BEHIND)
    top = 0
    for page in opened:
        whole.paste(page, (0, top))
        top += page.height + GAP
    told = BytesIO()
    whole.quantize(COLOURS).save(told, "PNG")
    return told.getvalue()
