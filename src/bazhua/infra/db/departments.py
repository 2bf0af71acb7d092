"""Departments in queries: what is a mask in a row is a set in an index.

A bit test tells the planner nothing and no index answers it: the list of a department that
supervises twenty records of a million would read them all. As an array the mask has statistics
and an index, so that a few records are found by the index and many in the order of the list.
"""

from typing import Final, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.lookups import Overlap
from django.db.models import F, Func, IntegerField, Model, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan

M = TypeVar("M", bound=Model)

WIDTH: Final = 64
"""Bits of the column; the database counts them from the other end, beginning with 1."""

PLACES: Final = f"array_positions(string_to_array(%(expressions)s::bit({WIDTH})::text, NULL), '1')"


def _set() -> Func:
    """Return the departments of a record as an array, each by the place of its bit in the column."""
    return Func("dept_mask", template=PLACES, output_field=ArrayField(IntegerField()))


def supervised(by: int) -> Q:
    """Return the condition that one of the departments of a mask supervises a record.

    It is said twice: the set leads to the rows, the bits tell each of them a hundred times faster.
    """
    wanted = [WIDTH - bit for bit in range(WIDTH) if by >> bit & 1]
    departments = _set()
    led = Q(Overlap(departments, Value(wanted, output_field=departments.output_field)))
    return _told(by) & led


def narrowed(rows: QuerySet[M], by: int) -> QuerySet[M]:
    """Return those of some rows that one of the departments of a mask supervises.

    Where grants already lead to the rows of a few departments the bits do: the planner takes two
    sets for far fewer rows than one, also when they are the same.
    """
    led = any(isinstance(leaf, Overlap) for leaf in rows.query.where.leaves())
    return rows.filter(_told(by) if led else supervised(by))


def _told(by: int) -> Q:
    return Q(GreaterThan(F("dept_mask").bitand(by), 0))


def department_index(name: str, condition: Q | None = None) -> GinIndex:
    """Return the index that leads to the records of a department, or to those of a condition."""
    return GinIndex(_set(), name=f"{name}_department", condition=condition)
