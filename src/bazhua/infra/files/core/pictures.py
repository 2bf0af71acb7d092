"""The copy of a picture that is shown: re-encoded, turned upright, without metadata, not large."""

from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Final

from PIL import Image, ImageOps

from bazhua.infra.files.core.kinds import Kind
from bazhua.infra.files.core.limits import Limits
from bazhua.infra.files.core.refusals import PictureRefused
from bazhua.kernel.words import say

FORMATS: Final = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
QUALITY: Final = 85
MILLION: Final = 1_000_000
ONE_AT_A_TIME: Final = Lock()
"""A picture of 50 million points takes 200 MB while it is unpacked."""

# Ours is the stricter limit and is checked before anything is unpacked; the library's only warns.
Image.MAX_IMAGE_PIXELS = None


def shown_copy(path: Path, kind: Kind, name: str, limits: Limits) -> bytes:
    """Return a picture as JPEG for the screen.

    Raises:
        PictureRefused: it is damaged, or has more points than the limit.
    """
    try:
        with ONE_AT_A_TIME, Image.open(path, formats=[FORMATS[kind]]) as picture:
            _refuse_bomb(picture, name, limits)
            return _encoded(picture, limits.shown_px)
    except PictureRefused:
        raise
    except Exception as exc:
        # Decoders of hostile bytes fail in every way; each means that the picture is no picture.
        zh, en = "图片已损坏，请重新拍摄或导出后上传", "it is damaged; take or export it again"
        raise PictureRefused(name, say(zh, en)) from exc


def _refuse_bomb(picture: Image.Image, name: str, limits: Limits) -> None:
    if picture.width * picture.height > limits.image_megapixels * MILLION:
        raise PictureRefused(
            name,
            say(
                "尺寸 {width}×{height} 超过 {most} 百万像素，请缩小后上传",
                "{width}×{height} is more than {most} million picture points; make it smaller",
                width=picture.width,
                height=picture.height,
                most=limits.image_megapixels,
            ),
        )


def _encoded(picture: Image.Image, longest: int) -> bytes:
    picture.draft("RGB", (longest, longest))
    plain = picture if picture.mode in {"RGB", "L"} else picture.convert("RGBA")
    plain.thumbnail((longest, longest))
    upright = ImageOps.exif_transpose(plain).convert("RGBA")
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    shown = BytesIO()
    paper.save(shown, "JPEG", quality=QUALITY)
    return shown.getvalue()
