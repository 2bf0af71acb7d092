"""Buttons and links to the forms by which a person changes an enterprise."""

from uuid import UUID

from django.urls import reverse

from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.text import Link, Text
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.where.deeds.table import DEEDS
from bazhua.registry.selectors.where.tabs import Asked

NOTHING = "–"


def deed_href(asked: Asked, slug: str, part: UUID | None = None) -> str:
    """Return the address of a form, of one part of the enterprise when it is about one."""
    words = [asked.row.uid, slug] if part is None else [asked.row.uid, slug, part]
    return reverse("enterprises:deed" if part is None else "enterprises:deed_of", args=words)


def deed_actions(asked: Asked, *slugs: str, part: UUID | None = None) -> tuple[Action, ...]:
    """Return the buttons that the reader may press now; the first of them stands out."""
    allowed = [slug for slug in slugs if asked.may_still(*DEEDS[slug].right)]
    return tuple(
        Action(
            text=DEEDS[slug].title,
            href=deed_href(asked, slug, part),
            weight=Weight.GRAVE if DEEDS[slug].grave else Weight.SIDE,
            opens=True,
        )
        for slug in allowed
    )


def deed_link(asked: Asked, slug: str, part: UUID, text: Text) -> Link | Word | str:
    """Return a link to a form about one part, or a dash for whoever may not."""
    if not asked.may_still(*DEEDS[slug].right):
        return NOTHING
    return Link(text, deed_href(asked, slug, part))


def span(since: object, until: object) -> Text:
    """Return a span of days as people read it."""
    if until is None:
        return Word(f"{since} 至今", f"since {since}")
    return f"{since} – {until}"
