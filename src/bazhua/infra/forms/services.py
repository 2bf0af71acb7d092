"""Publishing templates, asking forms, taking answers of any device in any order, closing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.forms.answers.sheet import Sheet, Write
from bazhua.infra.forms.assembly import Asked, assemble
from bazhua.infra.forms.conditions import Codes
from bazhua.infra.forms.defects import check
from bazhua.infra.forms.exchange import (
    form_json,
    read_write,
    template_digest,
    template_text,
    write_json,
)
from bazhua.infra.forms.models import AnswerWrite, AskedForm, State, TemplateVersion
from bazhua.infra.forms.refusals import FormOpen, VersionTaken
from bazhua.infra.forms.result import Finding, Result, result_of
from bazhua.infra.forms.selectors import content_digest, facts_of, form_of, sheet_of
from bazhua.infra.forms.template import Template
from bazhua.infra.idempotency.keys import Answer
from bazhua.infra.idempotency.services import handed_in
from bazhua.kernel.errors import NotFound, OutOfRange, StaleState
from bazhua.kernel.shape.canonical import digest
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import say

MOST_WRITES: Final = 5_000
"""Answers in one delivery; a device sends the rest in the next."""

MOST_OF_AN_ITEM: Final = 200
"""Answers to one item of one form; comparing them costs their square."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form is put together from."""

    templates: tuple[Template, ...]
    mandatory: tuple[Asked, ...] = ()
    last_open: tuple[Asked, ...] = ()
    facts: Mapping[str, Codes] = field(default_factory=dict)


@transaction.atomic
def publish_template(template: Template, *, actor: Actor, at: datetime) -> TemplateVersion:
    """Publish a version of a template; the same version with the same text is the same row.

    Raises:
        TemplateRefused: it is not sound.
        VersionTaken: the version was published with another text.
    """
    check(template)
    row, new = TemplateVersion.objects.get_or_create(
        key=template.key,
        number=template.version,
        defaults={
            "uid": new_uid(at),
            "text": template_text(template),
            "sha256": template_digest(template),
        },
    )
    if new:
        told = {"key": row.key, "number": row.number, "sha256": row.sha256}
        emit("template.published", row, actor=actor, at=at, data=told)
    elif row.sha256 != template_digest(template):
        raise VersionTaken(row.key, row.number)
    return row


@transaction.atomic
def ask_form(subject_uid: UUID, asking: Asking, *, actor: Actor, at: datetime) -> AskedForm:
    """Put a form together about a record."""
    form = assemble(asking.templates, asking.mandatory, asking.last_open)
    row = AskedForm(
        uid=new_uid(at),
        subject_uid=subject_uid,
        asked=form_json(form),
        facts={name: sorted(codes) for name, codes in sorted(asking.facts.items())},
    )
    row.save(force_insert=True)
    emit("form.asked", row, actor=actor, at=at, data={"subject": subject_uid})
    return row


@transaction.atomic
def take_answers(
    form_uid: UUID, writes: Sequence[Mapping[str, Any]], *, actor: Actor, at: datetime
) -> Sheet:
    """Keep the answers of a device; return the sheet with all that count.

    A repeated delivery changes nothing. Answers to a closed form are kept as late. All answers of
    a delivery are kept, or none.

    Raises:
        NotFound: there is no such form.
        DomainError: an answer is refused, with its place in the delivery.
    """
    if len(writes) > MOST_WRITES:
        allowed = say("至多 {n} 项", "at most {n} items", n=MOST_WRITES)
        raise OutOfRange("writes", len(writes), allowed)
    row = _locked(form_uid)
    form = form_of(row)
    given = [read_write(form, raw, f"writes[{n}]") for n, raw in enumerate(writes)]
    new = _keep(row, given, actor, at)
    _refuse_flood(row)
    sheet = sheet_of(row)
    if new:
        told = {
            "items": sorted({one.item for one in new}),
            "late": row.state == State.CLOSED,
            "conflicts": [conflict.item for conflict in sheet.conflicts()],
        }
        swap(row, version=row.version)
        emit("form.answered", row, actor=actor, at=at, data=told)
    return sheet


def hand_in(
    form_uid: UUID, key: str, writes: Sequence[Mapping[str, Any]], *, actor: Actor, at: datetime
) -> Answer:
    """Take the answers of a device under an idempotency key; the same again is the same answer.

    Answers merge in any order and as often as they come, so a key is not needed to be safe: it
    lets a device learn what it was told when the answer was lost on the way.

    Returns:
        The JSON of the form's version and of the items on which devices differ.

    Raises:
        KeyReused, KeyInProgress, BadKey: the key does not stand for this delivery.
        NotFound: there is no such form.
        DomainError: an answer is refused, with its place in the delivery.
    """

    def effect() -> object:
        sheet = take_answers(form_uid, writes, actor=actor, at=at)
        conflicts = [conflict.item for conflict in sheet.conflicts()]
        version = AskedForm.objects.values_list("version", flat=True).get(uid=form_uid)
        return {"version": version, "conflicts": conflicts}

    return handed_in((key, f"forms/{form_uid}/answers"), writes, effect, actor=actor, at=at)


@transaction.atomic
def close_form(form_uid: UUID, *, version: int, actor: Actor, at: datetime) -> AskedForm:
    """Close a complete form without conflicts; its result and hash are fixed.

    Each finding is an event of its own, ``form.finding``: the hook of the area that acts on it.

    Raises:
        NotFound: there is no such form.
        StaleState: answers came meanwhile, or it is closed already.
        FormOpen: an answer or photo is missing, or devices differ.
    """
    row = _locked(form_uid)
    if row.state != State.OPEN or row.version != version:
        raise StaleState
    sheet = sheet_of(row)
    result = result_of(form_of(row), sheet.replies(), facts_of(row))
    open_items = [lack.item for lack in result.lacks]
    open_items += [conflict.item for conflict in sheet.conflicts()]
    if open_items:
        raise FormOpen(open_items)
    closed = swap(
        row,
        version=version,
        state=State.CLOSED,
        closed_at=at,
        result=_result_json(result),
        content_sha256=content_digest(row, sheet),
    )
    told = {"subject": row.subject_uid, "sha256": closed.content_sha256, **_result_json(result)}
    emit("form.closed", closed, actor=actor, at=at, data=told)
    for finding in result.findings:
        emit("form.finding", closed, actor=actor, at=at, data=_finding_told(closed, finding))
    return closed


def _finding_told(row: AskedForm, finding: Finding) -> dict[str, Any]:
    """Return what an area needs to act on a failing answer; the note stays in the form."""
    asked = form_of(row).find(finding.item)
    return {
        "subject": row.subject_uid,
        "item": finding.item,
        "clause": asked and asked.item.clause,
        "hook": finding.hook.name,
        "grade": finding.hook.grade,
        "photos": list(finding.reply.photos),
    }


def _locked(form_uid: UUID) -> AskedForm:
    row = AskedForm.objects.select_for_update().filter(uid=form_uid).first()
    if row is None:
        raise NotFound
    return row


def _keep(row: AskedForm, writes: Iterable[Write], actor: Actor, at: datetime) -> list[AnswerWrite]:
    by_hash = {digest(write_json(write)): write for write in writes}
    known = set(
        AnswerWrite.objects.filter(form=row, sha256__in=by_hash).values_list("sha256", flat=True)
    )
    return AnswerWrite.objects.bulk_create(
        AnswerWrite(
            uid=new_uid(at),
            form=row,
            item=write.item,
            write=write_json(write),
            sha256=sha256,
            author=actor.uid,
            received_at=at,
            late=row.state == State.CLOSED,
        )
        for sha256, write in by_hash.items()
        if sha256 not in known
    )


def _refuse_flood(row: AskedForm) -> None:
    counts = AnswerWrite.objects.filter(form=row).values("item").annotate(n=Count("pk"))
    most = counts.filter(n__gt=MOST_OF_AN_ITEM).order_by("item").first()
    if most is not None:
        allowed = say("至多修改 {n} 次", "at most {n} changes", n=MOST_OF_AN_ITEM)
        raise OutOfRange(most["item"], most["n"], allowed)


def _result_json(result: Result) -> dict[str, Any]:
    return {
        "earned": written(result.earned),
        "possible": written(result.possible),
        "percent": written(result.percent),
        "vetoes": list(result.vetoes),
        "findings": [
            {"item": one.item, "hook": one.hook.name, "grade": one.hook.grade}
            for one in result.findings
        ],
    }
