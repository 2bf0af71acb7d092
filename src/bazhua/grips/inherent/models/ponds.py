"""The warning of tailings ponds, as it stands."""

from django.db import models

from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes
from bazhua.law.terms import Colour

SHOWN = [*(colour.value for colour in Colour), ""]


class PondStanding(Scoped):
    """The warning of a tailings pond; what it was before stands in its events.

    Attributes:
        colour: empty while nothing warns.
        items: colour of what is measured, where it warns.
        book: digest of the book that answered.

    .. no_pii: kept as long as the pond.
    """

    installation = models.OneToOneField("inherent.Installation", models.PROTECT, related_name="+")
    colour = models.CharField(max_length=6, blank=True, default="", db_collation="C")
    items = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    judged_at = models.DateTimeField()
    book = models.CharField(max_length=80, db_collation="C")

    class Meta(Scoped.Meta):
        """In the order in which they changed; of a known colour."""

        indexes = (*scope_indexes("pond", "-changed_at"), *sort_indexes("pond", "changed_at"))
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(colour__in=SHOWN), name="inherent_pondstanding_colour"
            ),
        )


def ponds() -> ScopedQuerySet[PondStanding]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(PondStanding)
