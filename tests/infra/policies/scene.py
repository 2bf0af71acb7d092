"""What the tests of additions share: who may what, a row to propose."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.policies.core.proposal import Proposal
from bazhua.infra.policies.services import confirm, propose
from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TODAY = date(2026, 11, 23)
START = date(2027, 1, 1)
DAY = timedelta(days=1)
RIGHTS = {
    ("policy", "view"): frozenset({"editor", "leader", "reader"}),
    ("policy", "create"): frozenset({"editor"}),
    ("policy", "approve"): frozenset({"editor", "leader"}),
    ("obligation", "view"): frozenset({"editor", "leader"}),
}
PROGRAM = UUID(int=50)
PROGRAM_OF = UUID(int=1)


def somebody(role, number):
    grant = Grant(role=role, region=Path(".1."), since=NOON - 400 * DAY)
    return Actor(uid=UUID(int=number), grants=(grant,), rights=RIGHTS)


EDITOR = somebody("editor", 1)
SECOND = somebody("editor", 2)
LEADER = somebody("leader", 3)
READER = somebody("reader", 4)
CLIENT = somebody("editor", PROGRAM.int)
STRANGER = somebody("stranger", 5)

SHARE = Proposal(
    table="tip.fine_share",
    values={
        "authority": "SD",
        "rule_set": "SD-2021",
        "percent": "40",
        "least_yuan": 5000,
        "most_yuan": 500000,
    },
    clause="SD-2021/3(2)",
    since=START,
    reason="省财政厅、应急厅通知",
)
NEW = Clause(
    document="SD-2027",
    article="3(2)",
    title=Word("罚款的 40 %", "40 % of the fines"),
    status=Status.REPORTED,
    source="示例通知",
)
HOLIDAYS = Proposal(
    table="workday.year",
    values={"year": 2027, "holidays": ["2027-01-01", "2027-01-04"], "workdays": []},
    clause="HOLIDAYS/2027",
    since=START,
    reason="国务院办公厅通知",
    new_clause=replace(NEW, document="HOLIDAYS", article="2027"),
)


def human_behind(uid, _at):
    """Tell persons from the one program, which the editor issued."""
    return PROGRAM_OF if uid == PROGRAM else uid if uid.int < 40 else None


def proposed(proposal=SHARE, *, who=EDITOR, at=NOON):
    return propose(proposal, actor=who, at=at)


def confirmed(proposal=SHARE, *, at=NOON):
    row = proposed(proposal, at=at)
    return confirm(row.uid, version=row.version, actor=SECOND, at=at)
