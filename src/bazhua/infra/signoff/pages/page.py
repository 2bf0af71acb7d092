"""The page of a sign-off as a value, and its signers as a fact of the record it is about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.signoff.core.signing import Outcome, Signature, SignOff, State
from bazhua.infra.signoff.kinds import kinds
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.pages import words
from bazhua.infra.signoff.rows import sheet_of, signoff_of
from bazhua.infra.signoff.selectors import Right, Shown
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Fact,
    RecordPage,
    Related,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.text import Text, headed, said
from bazhua.kernel.words import Phrase, Value

HASH = 16
TONES = {State.OPEN: Tone.INFO, State.COMPLETE: Tone.GOOD, State.REFUSED: Tone.BAD}


@dataclass(frozen=True, slots=True)
class Called:
    """Names of all that some sign-offs speak of, read once."""

    persons: Mapping[UUID, Text]
    posts: Mapping[str, Text]

    def person(self, uid: str) -> Text:
        """Return the name of a person; of nobody that it was the platform."""
        return self.persons.get(UUID(uid), "–") if uid else words.PLATFORM

    def who(self, one: Signature) -> Text:
        """Return who signed, and for whom where he did so for another."""
        if not one.giver:
            return self.person(one.person)
        person, other = said(self.person(one.person)), said(self.person(one.giver))
        return Phrase(words.INSTEAD, {"person": person, "other": other})


def address_of(row: SignOffRow) -> str:
    """Return the address of the page of a sign-off."""
    return reverse("signoffs:show", args=[row.uid])


def signed_facts(rows: Collection[SignOffRow]) -> tuple[Fact, ...]:
    """Return for each sign-off about a record who has signed and who has not."""
    several = [(row, signoff_of(row)) for row in rows]
    known = _called(several)
    return tuple(Fact(kinds()[row.kind].word, _signers(one, known)) for row, one in several)


def signed_links(rows: Iterable[SignOffRow]) -> tuple[Related, ...]:
    """Return the sign-offs about a record as links with how each stands."""
    return tuple(
        Related(words.KIND, kinds()[row.kind].word, address_of(row), _mark(row)) for row in rows
    )


def record_page(shown: Shown, at: datetime) -> RecordPage:
    """Return the page as somebody sees it, with what he may sign now."""
    row, signoff = shown.row, shown.signoff
    sheet = sheet_of(row)
    known = _called([(row, signoff)], {right.giver for right in shown.rights if right.giver})
    opens = shown.signoff.state is State.OPEN and row.over_at is None
    return RecordPage(
        kind=words.KIND,
        title=sheet.title,
        number=str(row.uid)[-8:],
        marks=(_mark(row),),
        steps=_steps(signoff),
        actions=tuple(_buttons(shown, known)),
        due=Due(due_at=row.due_at, at=at) if opens else None,
        facts=(
            *(Fact(line.label, line.text) for line in sheet.lines),
            Fact(words.SIGNERS, _signers(signoff, known)),
            Fact(words.ASKED_BY, known.person(row.asked_by)),
            Fact(words.CLAUSE, cited(row.clause)),
            Fact(words.HASH, row.content[:HASH]),
        ),
        timeline=tuple(_timeline(row, signoff, known)),
        related=_about(shown),
        viewers=(
            Viewer(words.VIEWERS, words.BY_RECORD),
            Viewer(words.PARTIES, words.BY_PLAN),
        ),
    )


def _called(
    several: Collection[tuple[SignOffRow, SignOff]], givers: Collection[str] = ()
) -> Called:
    persons = {row.asked_by for row, _ in several if row.asked_by} | set(givers)
    persons |= {one.person for _, signoff in several for one in signoff.signatures}
    persons |= {one.giver for _, signoff in several for one in signoff.signatures if one.giver}
    posts = {one for _, signoff in several for step in signoff.plan.steps for one in step.signers}
    found = names()
    return Called(found.persons(set(map(UUID, persons))), found.posts(posts))


def _steps(signoff: SignOff) -> tuple[Step, ...]:
    if len(signoff.plan.steps) == 1:
        return ()
    here = signoff.current()
    ahead, found = False, []
    for step in signoff.plan.steps:
        state = StepState.AHEAD if ahead else StepState.DONE
        if step == here or (signoff.state is State.REFUSED and not _full(signoff, step.key)):
            state, ahead = (StepState.AHEAD if ahead else StepState.CURRENT), True
        found.append(Step(headed(step.title), state))
    return tuple(found)


def _full(signoff: SignOff, key: str) -> bool:
    return any(
        step.key == key and len(signoff.signed(step)) >= step.quorum for step in signoff.plan.steps
    )


def _signers(signoff: SignOff, known: Called) -> Lines:
    latest = {one.address: one for one in signoff.signatures if one.revision == signoff.revision}
    addresses = [one for step in signoff.plan.steps for one in sorted(step.signers)]
    return Lines(tuple(_signer(one, latest.get(one), known) for one in addresses))


def _signer(address: str, one: Signature | None, known: Called) -> Mark:
    post = said(known.posts.get(address, address))
    if one is None:
        return Mark(Phrase(words.WAITS, {"who": post}), Tone.PLAIN, "clock")
    who: dict[str, Value] = {"who": said(known.who(one)), "at": one.at}
    if one.outcome is Outcome.SIGN:
        return Mark(Phrase(words.SIGNED, who), Tone.GOOD, "circle-check")
    return Mark(Phrase(words.REFUSED, who | {"reason": one.reason}), Tone.BAD, "alert-octagon")


def _mark(row: SignOffRow) -> Mark:
    state = State(row.state)
    if row.over_at is not None and state is State.OPEN:
        return Mark(words.CLOSED, Tone.PLAIN)
    return Mark(words.STATES[state], TONES.get(state, Tone.PLAIN))


def _buttons(shown: Shown, known: Called) -> Iterable[Action]:
    for right in shown.rights:
        args = [shown.row.uid, right.address]
        yield Action(
            text=_sign_text(right, shown, known),
            href=reverse("signoffs:sign", args=args),
            weight=Weight.MAIN if right == shown.rights[0] else Weight.SIDE,
            version=shown.row.revision,
            confirm=Phrase(words.SURE, {"title": sheet_of(shown.row).title}),
        )
    if shown.rights:
        args = [shown.row.uid, shown.rights[0].address]
        href = reverse("signoffs:refuse", args=args)
        yield Action(text=words.REFUSE, href=href, opens=True)


def _sign_text(right: Right, shown: Shown, known: Called) -> Text:
    if right.giver:
        return Phrase(words.SIGN_INSTEAD, {"giver": said(known.person(right.giver))})
    if len(shown.rights) == 1:
        return words.SIGN
    post = said(known.posts.get(right.address, right.address))
    return Phrase(words.SIGN_FOR, {"post": post})


def _timeline(row: SignOffRow, signoff: SignOff, known: Called) -> Iterable[Entry]:
    taken = iter(signoff.signatures)
    for event in Event.objects.filter(record_uid=row.uid).order_by("seq"):
        match event.kind:
            case "signoff.opened":
                yield Entry(at=event.at, text=words.ASKED, by=known.person(row.asked_by))
            case "signoff.signed" | "signoff.refused":
                yield _decided(next(taken), known)
            case "signoff.completed":
                yield Entry(at=event.at, text=words.COMPLETE)
            case "signoff.revised":
                yield Entry(at=event.at, text=words.REVISED)
            case "signoff.closed":
                yield Entry(at=event.at, text=words.CLOSED)


def _decided(one: Signature, known: Called) -> Entry:
    refused = Phrase(words.DID_REFUSE, {"reason": one.reason})
    text = words.DID_SIGN if one.outcome is Outcome.SIGN else refused
    return Entry(at=one.at, text=text, by=known.who(one))


def _about(shown: Shown) -> tuple[Related, ...]:
    if not shown.sees:
        return ()
    kind = kinds()[shown.row.kind]
    return (Related(words.RECORD, words.OPEN, kind.page(shown.row.subject_uid)),)
