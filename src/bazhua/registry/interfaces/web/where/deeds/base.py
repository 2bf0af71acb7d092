"""What a deed is: a right, a form, a service, and the tab that shows what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.infra.i18n.language import current
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import Word
from bazhua.registry.selectors.where.tabs import Asked
from bazhua.registry.services.where.papers import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a filled form asks a service to do.

    Attributes:
        enterprise: its uid; ``part`` that of the part, when the deed is about one.
        version: of the enterprise or of the part, as the person saw it.
        said: the cleaned fields.
    """

    enterprise: UUID
    part: UUID
    version: int
    said: Mapping[str, Any]
    actor: Actor
    at: datetime


class DeedForm(forms.Form):
    """A form that carries the version its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def offer(self, asked: Asked) -> None:
        """Fill the choices that depend on the enterprise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One way to change an enterprise.

    Attributes:
        right: resource and action that the person needs at the enterprise.
        about: kind of the part that it is about; none for the enterprise itself.
        tab: slug of the tab to which it leads back.
        grave: it ends something.
    """

    title: Word
    right: tuple[str, str]
    form: type[DeedForm]
    do: Callable[[Order], object]
    tab: str = ""
    about: type[Record] | None = None
    lead: Text = ""
    grave: bool = False


def day_field(label: Any, help_text: Any = None) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, help_text=help_text or _("For example 2026-11-30."))


def words_of(words: Mapping[Any, Word]) -> Callable[[], list[tuple[str, str]]]:
    """Return the choices of a field, in the language of the page."""
    return lambda: [(key.value, word.text(current())) for key, word in words.items()]


def sent(file: "UploadedFile[bytes] | None") -> Sent | None:
    """Return the file of a form, when there is one."""
    return Sent(file.name or "", file.chunks()) if file else None


class EndForm(DeedForm):
    """From which day on something is no more."""

    until = day_field(
        _("Ends on"), _("The first day on which it no longer holds, for example 2026-11-30.")
    )


def ending(service: Callable[..., object]) -> Callable[[Order], object]:
    """Return what lets a service end a part on the day of an `EndForm`."""

    def do(order: Order) -> object:
        return service(
            order.part,
            until=order.said["until"],
            version=order.version,
            actor=order.actor,
            at=order.at,
        )

    return do
