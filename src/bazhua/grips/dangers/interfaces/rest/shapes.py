"""Hidden dangers in requests and answers of programs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.infra.findings.core.terms import State
from bazhua.infra.rest.shapes import Code, Day, Degrees, Given, Instant, Said, Text, inline

Persons = Annotated[tuple[UUID, ...], Field(max_length=50)]
Fen = Annotated[int, Field(strict=True, ge=0, le=10**15)]


class DangerOut(Schema):
    """A hidden danger.

    Attributes:
        grade: empty until it is registered.
        marks: what runs beside the state.
        origin, found_by: how it became known and by whom; for authorities, else null.
        funds_fen: set aside by the plan, fen.
        due_on: last day of the plan.
    """

    uid: UUID
    version: int
    number: str
    state: Annotated[State, inline(State)]
    grade: str
    item: str
    sector: str
    marks: list[str]
    subject_kind: str
    subject_uid: UUID
    wrong: str
    spot: str
    spot_uid: UUID | None
    found_at: Said
    found_by: UUID | None
    origin: str | None
    owner: str
    overseer: str
    responsible: list[UUID]
    measure: str
    funds_fen: int | None
    due_on: date | None
    emergency_plan: str
    merged_into_uid: UUID | None
    closed_at: Said | None


class DangerIn(Given):
    """What was found, where, and when."""

    subject_kind: Code
    subject_uid: UUID
    found_at: Instant
    wrong: Annotated[Text, Field(min_length=1)]
    sector: Annotated[Sector, inline(Sector)] | None = None
    spot_uid: UUID | None = None
    longitude: Degrees | None = None
    latitude: Degrees | None = None
    spot: Annotated[Text, Field(max_length=200)] = ""


class PlanIn(Given):
    """How it is to be put right."""

    responsible: Persons = ()
    measure: Text = ""
    funds_fen: Fen | None = None
    due_on: Day | None = None
    emergency_plan: Text = ""


class DangerAct(Given):
    """An act of the table, and what it brings.

    Attributes:
        acts_for: the person who delegated, where the program does not act for itself.
        item: of a catalogue in force on the day it was found.
        receiver: code of the department to which it is transferred.
        twin: the danger into which it is merged.
    """

    action: Annotated[Action, inline(Action)]
    acts_for: UUID | None = None
    grade: Annotated[DangerGrade, inline(DangerGrade)] | None = None
    item: Code = ""
    plan: PlanIn | None = None
    due_on: Day | None = None
    ground: Text = ""
    receiver: Code = ""
    twin: UUID | None = None


class AskingIn(Given):
    """An act of the table that others are to sign before it is done, and what they sign.

    Attributes:
        acts_for: the person who delegated, where the program does not act for itself.
        experts: who are to sign the acceptance of a major one.
        due_on: the last day that more time would give.
        noticed_at: when the written notice of a cut was handed over.
        emergency: why no notice was given, where none was.
        consent: number of the paper by which the mine-safety inspectorate consents.
    """

    action: Annotated[Action, inline(Action)]
    acts_for: UUID | None = None
    experts: Persons = ()
    due_on: Day | None = None
    ground: Text = ""
    noticed_at: Instant | None = None
    emergency: Text = ""
    consent: Annotated[Text, Field(max_length=120)] = ""
