"""The page of one record: where it stands, what I may do, what happened, who can see it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.text import Drawn, Part, Text


class StepState(StrEnum):
    """How a step of the workflow stands."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """A state on the main way of the workflow."""

    text: Text
    state: StepState
    at: datetime | None = None


class Weight(StrEnum):
    """How a button stands out; at most one on a page is main."""

    MAIN = "primary"
    SIDE = "outline"
    GRAVE = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something allowed to me now; posted with the version of the record I have seen.

    Attributes:
        confirm: question asked before the action is sent.
        opens: the action opens a page (GET) instead of acting (POST).
    """

    template: ClassVar[str] = "ui/parts/action.html"

    text: Text
    href: str
    weight: Weight = Weight.SIDE
    version: int | None = None
    confirm: Text = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """The clause behind a clock or a duty, with its mark when it is not confirmed."""

    template: ClassVar[str] = "ui/parts/clause.html"

    text: Text
    href: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the time line: what happened or is due, by whom, under which clause."""

    at: datetime
    text: Text
    by: Text = ""
    clause: Cited | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A photo or file that proves something, sealed when it was received."""

    name: Text
    href: str
    icon: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class Related:
    """A record joined to this one."""

    kind: Text
    text: Text
    href: str
    mark: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the record."""

    label: Text
    value: Part


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who can see the record, and why."""

    who: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """Everything `ui/record.html` draws; a view fills it from one selector.

    Attributes:
        notice: why what the reader has just done was not done.
        evidence: none for a kind of record that has none; an empty one says what would fill it.
    """

    kind: Text
    title: Text
    number: str
    notice: Text = ""
    marks: tuple[Drawn, ...] = ()
    steps: tuple[Step, ...]
    actions: tuple[Action, ...]
    due: Due | None = None
    facts: tuple[Fact, ...]
    timeline: tuple[Entry, ...]
    evidence: tuple[Evidence, ...] | None = None
    related: tuple[Related, ...] = ()
    viewers: tuple[Viewer, ...]
