"""The form of a move."""

from collections.abc import Iterable

from django.forms import (
    CharField,
    CheckboxSelectMultiple,
    Form,
    HiddenInput,
    IntegerField,
    MultipleChoiceField,
    Textarea,
)
from django.utils.translation import gettext_lazy as _

LONGEST_GROUND = 500


class MoveForm(Form):
    """What a move asks for: a ground, the evidence that is handed in."""

    version = IntegerField(widget=HiddenInput)

    def __init__(
        self, *args: object, ground: bool, evidence: Iterable[str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if ground:
            self.fields["ground"] = CharField(
                label=_("Ground"),
                max_length=LONGEST_GROUND,
                widget=Textarea(attrs={"rows": 3}),
                help_text=_("The clause or the reason; it is kept always. Name no person."),
                error_messages={"required": _("name the clause or the reason.")},
            )
        if evidence:
            self.fields["evidence"] = MultipleChoiceField(
                label=_("Evidence handed in"),
                choices=[(name, name) for name in sorted(evidence)],
                widget=CheckboxSelectMultiple,
                error_messages={"required": _("tick what you hand in.")},
            )
