"""Reading the code of a paper in a photograph; the photograph may be anything."""

from io import BytesIO
from typing import Final

import zxingcpp
from PIL import Image

from bazhua.infra.papers.core.refusals import PaperMismatch
from bazhua.kernel.words import say

FORMATS: Final = ("JPEG", "PNG", "WEBP")
SYMBOLS: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
MOST_BYTES: Final = 20 << 20
MOST_POINTS: Final = 50_000_000
LONGEST_SIDE: Final = 4_000
"""Larger photographs are read at this size: a sheet that fills one has 6 points a module."""


def codes_in(photo: bytes) -> tuple[str, ...]:
    """Return the texts of the codes that a photograph shows.

    Raises:
        PaperMismatch: it is no picture, a damaged one, or too large.
    """
    picture = _opened(photo)
    found = zxingcpp.read_barcodes(picture, formats=SYMBOLS)
    return tuple(sorted({code.text for code in found if code.valid}))


def _opened(photo: bytes) -> Image.Image:
    if len(photo) > MOST_BYTES:
        raise PaperMismatch(
            say("照片过大，请压缩后上传", "the photograph is too large; compress it")
        )
    try:
        with Image.open(BytesIO(photo), formats=FORMATS) as opened:
            return _grey(opened)
    except Exception as exc:
        # Decoders of hostile bytes fail in every way; each means that the picture is no picture.
        zh, en = "上传的不是完整的照片，请重新拍照", "this is no whole photograph; take it again"
        raise PaperMismatch(say(zh, en)) from exc


def _grey(opened: Image.Image) -> Image.Image:
    if opened.width * opened.height > MOST_POINTS:
        raise ValueError(opened.size)
    opened.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
    grey = opened.convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return grey
