"""Photos and files of a hidden danger, as evidence on its page."""

from collections.abc import Iterable

from django.urls import reverse

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.story import Known
from bazhua.infra.files.access import Seen, Sight
from bazhua.infra.ui.parts.record import Evidence


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
