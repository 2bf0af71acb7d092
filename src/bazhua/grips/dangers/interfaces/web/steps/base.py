"""What a step is: an act, the form that asks what it needs, and what the form brings to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.proving import Picture
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.words import Word

VERSION = "version"
ACTS_FOR = "acts_for"
MYSELF = Word("本人", "My own")
SEEN = "seen"
"""In the address that a button opens: the version that its reader saw."""

SEVERAL = {"class": "choices-tall"}
PHOTOS = "photos"
MOST_PHOTOS = 9


@dataclass(frozen=True, slots=True)
class About:
    """Which danger a form is about, who fills it, and when."""

    row: HiddenDanger
    actor: Actor
    at: datetime


class StepForm(forms.Form):
    """A form that carries the version its reader saw, and asks nothing else."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def offer(self, about: About) -> None:
        """Fill the choices that depend on the danger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An act as pages ask for it.

    Attributes:
        brings: what the filled form gives to the deed; by default the fields as they are called.
        grave: it stops, ends or cuts something.
    """

    action: Action
    form: type[StepForm] = StepForm
    brings: Callable[[Mapping[str, Any]], Mapping[str, Any]] = dict
    grave: bool = False

    @property
    def slug(self) -> str:
        """What it is called in an address."""
        return self.action.value.lower().replace("_", "-")

    @property
    def asks(self) -> bool:
        """Whether its form has anything to fill in."""
        return bool(self.form.base_fields.keys() - {VERSION})


def let_act_for(form: forms.Form, givers: Mapping[UUID, Word]) -> None:
    """Let a form ask for whom somebody acts, where others have delegated to him."""
    if not givers:
        return
    form.fields[ACTS_FOR] = forms.ChoiceField(
        label=_("In whose name"),
        required=False,
        choices=[("", said(MYSELF)), *called(givers)],
        widget=forms.RadioSelect,
        help_text=_("Both names are put on record."),
    )


def day_field(label: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, help_text=_("For example 2026-11-30."))


def text_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field for some lines."""
    return forms.CharField(
        label=label,
        max_length=1000,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class SeveralFiles(forms.FileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Some photos, or none."""

    widget = SeveralFiles

    def __init__(self) -> None:
        super().__init__(
            label=_("Photos of how it is now"),
            required=False,
            help_text=_(
                "They stand beside those of before; they do not take the place of a visit."
            ),
            widget=SeveralFiles(attrs={"accept": "image/*"}),
        )

    @override
    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the photos.

        Raises:
            ValidationError: one is no file, or there are too many.
        """
        given = data if isinstance(data, list) else [data] if data else []
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(_("At most %(n)s photos.") % {"n": MOST_PHOTOS})
        files = [super(PhotosField, self).clean(one) for one in given]
        return [Picture(one.name, one.chunks()) for one in files]


def persons_field(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    """Return a field for several persons; the form offers whom."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SEVERAL),
        help_text=help_text,
    )


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Let a field choose among some."""
    field = form.fields[name]
    field.choices = choices  # type: ignore[attr-defined]


def called(persons: Mapping[UUID, Word]) -> list[tuple[str, str]]:
    """Return persons as choices."""
    return [(str(uid), said(word)) for uid, word in persons.items()]
