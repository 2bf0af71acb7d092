"""A small plant of persons and posts for sign-offs."""

from datetime import UTC, datetime, timedelta

from bazhua.infra.db.records import new_uid
from bazhua.infra.signoff.core.plan import Plan, Step
from bazhua.infra.signoff.core.sheet import Line, Sheet
from bazhua.infra.signoff.core.signing import Attempt, Delegation, Facts, SignOff
from bazhua.infra.signoff.services import Asking
from bazhua.kernel.words import Word

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def step(key, *signers, **more):
    return Step(key, Word("步骤", "step"), frozenset(signers), **more)


TWO = step("check", "post:a", "post:b", "post:c", quorum=2, barred=frozenset({"worker"}))
LAST = step("approve", "post:d", place="SITE")
SIGNOFF = SignOff(Plan((TWO, LAST)), "hash-1")
FACTS = Facts(
    persons={"ann": "ann", "ann-2": "ann", "bob": "bob", "cai": "cai", "dan": "dan", "eve": "eve"},
    holders={
        "post:a": frozenset({"ann"}),
        "post:b": frozenset({"ann", "bob"}),
        "post:c": frozenset({"cai"}),
        "post:d": frozenset({"dan", "ann"}),
    },
    roles={"worker": frozenset({"cai"})},
    places=frozenset({"SITE"}),
)


def by(account, address, in_step="check", **more):
    given = {"content": "hash-1", "at": AT} | more
    return Attempt(in_step, account, address, **given)


def delegated(giver, taker, address, since=AT, until=AT + HOUR):
    return Delegation(address, giver, taker, since, until)


def paper(text):
    return Sheet(Word("作业票", "permit"), (Line(Word("内容", "content"), Word(text, text)),))


def asked(plan, sheet, kind="case.sign", subject=None):
    return Asking(
        kind=kind,
        subject_uid=subject or new_uid(AT),
        plan=plan,
        sheet=sheet,
        clause="BZ/TEST",
        due_at=AT + HOUR,
    )
