"""What an act writes beside the values that the table of moves decides on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.facts import Act
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.grading import danger_grade
from bazhua.grips.dangers.domain.recurrence import danger_recurrence
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import closed_before
from bazhua.grips.dangers.services.answering import overseeing
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.infra.findings.models import plan_columns
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import MissingKey, NotAChoice, OutOfRange
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.api import department_bits

Columns: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """An act that the table has let pass, on a danger as it was before."""

    row: HiddenDanger
    deed: Deed
    act: Act
    at: datetime


def changes(taken: Taken) -> Columns:
    """Return what an act changes beside the columns of its values.

    Raises:
        NotAChoice: the grade is not that of the item, or there is no such department.
        MissingKey, OutOfRange: no day is granted, or none that is later.
        NoRuleInForce: the item was not in force on the day it was found.
    """
    writes = WRITES.get(taken.deed.action)
    return {} if writes is None else writes(taken)


def _registered(taken: Taken) -> Columns:
    """Keep the item of a catalogue; it was in force when the danger was found, and grades it."""
    item, grade = taken.deed.item, taken.deed.grade
    if item:
        book = current_book(day_of(taken.at))
        answer = danger_grade(book, found_on=day_of(taken.row.found_at), item=item)
        if answer.result.grade is not grade:
            raise NotAChoice("grade", str(grade), (str(answer.result.grade),))
    return {"item": item, "recurs_uid": _recurs(taken.row, item)}


def _recurs(row: HiddenDanger, item: str) -> UUID | None:
    """Return the danger of the same item and place that was closed last, if this one recurs."""
    earlier = closed_before(row, item)
    if earlier is None or earlier.closed_at is None:
        return None
    found_on, closed_on = day_of(row.found_at), day_of(earlier.closed_at)
    answer = danger_recurrence(current_book(found_on), closed_on=closed_on, found_on=found_on)
    return earlier.uid if answer.result.recurs else None


def _planned(taken: Taken) -> Columns:
    """Keep the plan; no day of it goes beyond an order, and without one the order's stands."""
    plan, ordered = taken.deed.plan, taken.row.ordered_until
    if ordered is not None and (plan.due_on or ordered) > ordered:
        allowed = say("不晚于责令期限 {day}", "not later than the order, {day}", day=ordered)
        raise OutOfRange("due_on", plan.due_on, allowed)
    due_on = plan.due_on or ordered
    return plan_columns(replace(plan, responsible=taken.act.responsible, due_on=due_on))


def _granted(taken: Taken) -> Columns:
    due_on, before = taken.deed.due_on, taken.row.due_on
    if due_on is None:
        raise MissingKey("due_on")
    if before is not None and due_on <= before:
        allowed = say("晚于 {day}", "later than {day}", day=before)
        raise OutOfRange("due_on", due_on, allowed)
    ordered = {"ordered_until": due_on} if taken.row.ordered_until else {}
    return {"due_on": due_on} | ordered


def _transferred(taken: Taken) -> Columns:
    bits, receiver = department_bits(), taken.deed.receiver
    if receiver not in bits:
        raise NotAChoice("receiver", receiver, sorted(bits))
    row = taken.row
    overseer = overseeing(row.subject_uid, row.place, at=taken.at, department=receiver)
    return {"dept_mask": 1 << bits[receiver], "overseer": overseer}


WRITES: Final[Mapping[Action, Callable[[Taken], Columns]]] = {
    Action.REGISTER: _registered,
    Action.PLAN: _planned,
    Action.GRANT_EXTENSION: _granted,
    Action.TRANSFER: _transferred,
    Action.REQUEST_ACCEPTANCE: lambda taken: {"asked_at": taken.at},
    Action.ACCEPT: lambda taken: {"acceptors": sorted(taken.act.hand.persons)},
    # An acceptance was given for a general one.
    Action.UPGRADE: lambda _: {"acceptors": []},
    Action.MERGE: lambda taken: {"merged_into_uid": taken.deed.twin},
    Action.CLOSE: lambda taken: {"closed_at": taken.at},
}
