"""Photos and files of a hidden danger: as evidence on its page, before and after side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.story import Known
from bazhua.infra.files.access import Seen, Sight
from bazhua.infra.ui.parts.record import Evidence
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the page shows it."""

    shown: str
    href: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Side:
    """Photos of one of the two times."""

    title: Word
    photos: Sequence[Photo]


def before_and_after(before: Iterable[Seen], after: Iterable[Seen]) -> tuple[Side, ...]:
    """Return the photos of how it was and of how it is; nothing while there are none of the second."""
    now = _photos(after)
    return (Side(words.BEFORE, _photos(before)), Side(words.AFTER, now)) if now else ()


def _photos(files: Iterable[Seen]) -> list[Photo]:
    return [
        Photo(
            shown=reverse("files:shown", args=[one.file.uid]),
            href=_address(one),
            name=one.file.name,
            at=one.file.given_at,
        )
        for one in files
        if one.file.shown_sha256
    ]


def evidence(files: Iterable[Seen], known: Known, *, insider: bool) -> tuple[Evidence, ...]:
    """Return what proves it, as far as its gate shows it.

    Args:
        insider: whether the reader may learn who gave it; else its origin could be guessed.
    """
    return tuple(
        Evidence(
            name=one.file.name,
            href=_address(one),
            icon="photo" if one.file.shown_sha256 else "file-text",
            by=known.person(str(one.file.given_by)) if insider else words.KEPT,
            at=one.file.given_at,
        )
        for one in files
    )


def _address(one: Seen) -> str:
    name = "files:original" if one.sight is Sight.ORIGINAL else "files:shown"
    return reverse(name, args=[one.file.uid])
