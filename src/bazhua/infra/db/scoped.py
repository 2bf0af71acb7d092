"""Records with a place in the tree, and the query set that shows each actor his own."""

from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Cast, NullIf

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.departments import department_index
from bazhua.infra.db.reach import LEVELS, extents, within
from bazhua.infra.db.records import Record
from bazhua.kernel.scope import Path, Place

ScopedT_co = TypeVar("ScopedT_co", bound="Scoped", covariant=True)

A_PATH = r"^(\.[0-9]+)+\.$"


class ScopedQuerySet(models.QuerySet[ScopedT_co]):
    """Reads of records that have a place."""

    def visible_to(self, actor: Actor, resource: str, action: str, *, at: datetime) -> Self:
        """Return the records of a kind that an actor may do an action to at an instant."""
        return self.filter(within(actor.granted(resource, action, at)))

    def parts_visible_to(
        self, actor: Actor, resource: str, action: str, *, at: datetime
    ) -> tuple[Self, ...]:
        """Return the same records in parts that share none: `tables` reads each by its index."""
        return tuple(self.filter(one) for one in extents(actor.granted(resource, action, at)))


def _node(depth: int) -> models.GeneratedField:
    column = models.BigIntegerField(null=True)
    part = models.Func(
        models.F("path_now"),
        models.Value("."),
        models.Value(depth + 1),
        function="split_part",
        output_field=models.TextField(),
    )
    node = Cast(NullIf(part, models.Value("")), column)
    return models.GeneratedField(expression=node, output_field=column, db_persist=True)


class Scoped(Record):
    """A record with a place: where it stands today, and where it stood when it was made.

    The ids of city, county, town and enterprise are the second to fifth node of ``path_now``,
    computed by the database. A tree that leaves a level out has a node that stands for it.

    Attributes:
        path_then: its region when it was made, never changed; figures of past days use it.
        path_now: its region in today's tree; access uses it.
        group_now: its node in the tree of corporate groups, empty when it is in none.
        dept_mask: bit per department that supervises it.
        assignment_ids: the batches, cases and stationings it belongs to.
    """

    path_then = models.CharField(max_length=200, db_collation="C", editable=False)
    path_now = models.CharField(max_length=200, db_collation="C")
    group_now = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    dept_mask = models.BigIntegerField(default=0)
    assignment_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    city_id = _node(2)
    county_id = _node(3)
    town_id = _node(4)
    enterprise_id = _node(5)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        """Tables inherit these; they add `scope_indexes` with the sort key of their lists."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(path_now__regex=A_PATH, path_then__regex=A_PATH),
                name="%(app_label)s_%(class)s_path",
            ),
            models.CheckConstraint(
                condition=models.Q(dept_mask__gte=0), name="%(app_label)s_%(class)s_dept_mask"
            ),
        )

    @property
    def place(self) -> Place:
        """Where it stands, as grants see it."""
        return Place(
            region=Path(self.path_now),
            group=Path(self.group_now) if self.group_now else None,
            departments=self.dept_mask,
            assignments=frozenset(self.assignment_ids),
        )


def scope_indexes(name: str, *sort: str) -> list[models.Index]:
    """Return the indexes that keep a scoped list fast.

    Args:
        name: of the table, at most 18 characters.
        sort: the order of its lists, without the id that always ends it (``"-due_at"``).
    """
    grouped: dict[str, Any] = {"condition": ~models.Q(group_now="")}
    return [
        *level_indexes(name, *sort),
        models.Index(fields=["path_now"], name=f"{name}_path"),
        models.Index(fields=["group_now"], name=f"{name}_group", **grouped),
        GinIndex(fields=["assignment_ids"], name=f"{name}_assignment"),
        department_index(name),
    ]


def level_indexes(name: str, *sort: str, condition: models.Q | None = None) -> list[models.Index]:
    """Return the indexes that keep a list in one more order, or of some rows, fast within a place.

    Args:
        name: of the table and the order, at most 18 characters.
        sort: the order, without the id that always ends it.
        condition: of the rows, where a list shows few of many.
    """
    return [
        models.Index(
            fields=[column, *sort, "id"],
            name=f"{name}_{column.removesuffix('_id')}",
            condition=condition,
        )
        for column in LEVELS.values()
    ]


def sort_indexes(name: str, *keys: str) -> list[models.Index]:
    """Return the indexes that keep a list over everything fast, one for each key it sorts by.

    Args:
        name: of the table, at most 12 characters.
        keys: of the lists, without the id that always ends an order.
    """
    return [models.Index(fields=[key, "id"], name=f"{name}_by_{key}"[:30]) for key in keys]
