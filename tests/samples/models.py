"""Records of the tests."""

from django.db import models

from bazhua.infra.db.scoped import Scoped, scope_indexes


class Case(Scoped):
    """A record with a place, a state and an order. .. no_pii:"""

    state = models.CharField(max_length=20, default="open", db_collation="C")
    due_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """As every scoped table."""

        indexes = scope_indexes("case", "due_at")
