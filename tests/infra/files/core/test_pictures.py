"""The copy of a picture: upright, without metadata, not large; bombs and damage are refused."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bazhua.infra.files.core.kinds import Kind
from bazhua.infra.files.core.limits import Limits
from bazhua.infra.files.core.pictures import shown_copy
from bazhua.infra.files.core.refusals import PictureRefused
from tests.infra.files.samples import PLACE, picture, png_of

LIMITS = Limits(image_megapixels=2, shown_px=100)


def shown(tmp_path, content, kind=Kind.JPEG):
    path = tmp_path / "original"
    path.write_bytes(content)
    return shown_copy(path, kind, "现场.jpg", LIMITS)


def refusal(tmp_path, content, kind=Kind.JPEG):
    with pytest.raises(PictureRefused) as refused:
        shown(tmp_path, content, kind)
    return refused.value.data["problem"].text("en")


def test_copy_is_upright_and_tells_neither_place_nor_camera(tmp_path):
    original = picture(size=(64, 48), turned=True)

    copy = shown(tmp_path, original)

    opened = Image.open(BytesIO(copy))
    assert (PLACE in original, b"Acme" in original) == (True, True)
    assert (PLACE in copy, b"Acme" in copy) == (False, False)
    assert dict(opened.getexif()) == {}
    assert (opened.format, opened.mode, opened.size) == ("JPEG", "RGB", (48, 64))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture(size=(400, 200)), Kind.JPEG),
        (picture("PNG", size=(400, 200), mode="RGBA", colour=(0, 0, 0, 0)), Kind.PNG),
        (picture("PNG", size=(400, 200), mode="P", colour=0), Kind.PNG),
        (picture("PNG", size=(400, 200), mode="LA", colour=(0, 0)), Kind.PNG),
        (picture("PNG", size=(400, 200), mode="1", colour=1), Kind.PNG),
        (picture("PNG", size=(400, 200), mode="I;16", colour=40_000), Kind.PNG),
        (picture(size=(400, 200), mode="CMYK", colour=(0, 0, 0, 0)), Kind.JPEG),
        (picture(size=(400, 200), mode="L", colour=9), Kind.JPEG),
        (picture("WEBP", size=(400, 200), mode="RGBA", colour=(9, 9, 9, 9)), Kind.WEBP),
    ],
    ids=["jpeg", "rgba", "palette", "grey-alpha", "bits", "grey16", "cmyk", "grey", "webp"],
)
def test_copy_of_each_mode_is_a_small_jpeg(tmp_path, content, kind):
    opened = Image.open(BytesIO(shown(tmp_path, content, kind)))

    assert (opened.format, opened.mode, opened.size) == ("JPEG", "RGB", (100, 50))


def test_what_is_transparent_is_shown_on_white(tmp_path):
    content = picture("PNG", mode="RGBA", colour=(0, 0, 0, 0))

    opened = Image.open(BytesIO(shown(tmp_path, content, Kind.PNG)))

    assert opened.getpixel((5, 5)) == (255, 255, 255)


def test_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = png_of(30_000, 30_000)

    assert len(bomb) < 20_000
    assert refusal(tmp_path, bomb, Kind.PNG) == (
        "30000×30000 is more than 2 million picture points; make it smaller"
    )


@pytest.mark.parametrize(
    "content",
    [picture(size=(300, 300))[:-200], picture()[:20], b"\xff\xd8\xff" + b"<script>" * 9],
    ids=["cut short", "head only", "page"],
)
def test_damaged_picture_is_refused(tmp_path, content):
    assert refusal(tmp_path, content) == "it is damaged; take or export it again"


@given(
    sample=st.sampled_from(
        [
            (picture(turned=True), Kind.JPEG),
            (picture("PNG", turned=True), Kind.PNG),
            (picture("WEBP", turned=True), Kind.WEBP),
        ]
    ),
    at=st.integers(0, 900),
    noise=st.binary(min_size=1, max_size=6),
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_any_noise_is_shown_or_refused(tmp_path_factory, sample, at, noise):
    content, kind = sample
    path = tmp_path_factory.getbasetemp() / "noise"
    broken = bytearray(content)
    broken[at : at + len(noise)] = noise
    path.write_bytes(broken)

    try:
        copy = shown_copy(path, kind, "x", LIMITS)
    except PictureRefused:
        return

    assert Image.open(BytesIO(copy)).format == "JPEG"
