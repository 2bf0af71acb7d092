"""Imports of the tests: small firms, taken batch by batch, or all in one transaction."""

import time
from datetime import date
from decimal import Decimal

from bazhua.infra.db.records import new_uid
from bazhua.infra.imports.core.declaration import Column, ImportKind, Kind, Problem
from bazhua.kernel.errors import StaleState
from bazhua.kernel.words import Word, say
from tests.samples.models import Firm

TRADES = {
    "chemical": Word("化工", "chemicals"),
    "mine": Word("矿山", "mining"),
    "other": Word("其他", "other"),
}
COLUMNS = (
    Column(key="name", word=Word("企业名称", "Name"), longest=60),
    Column(
        key="code",
        word=Word("统一社会信用代码", "Credit code"),
        kind=Kind.CODE,
        unique=True,
        form=r"[0-9A-HJ-NPQRTUWXY]{18}",
        form_said=Word("18 位大写字母和数字", "18 capital letters and digits"),
    ),
    Column(key="trade", word=Word("行业", "Trade"), kind=Kind.CHOICE, choices=TRADES),
    Column(key="staff", word=Word("职工人数", "Staff"), kind=Kind.INTEGER, least=Decimal(0)),
    Column(
        key="capital", word=Word("注册资本（万元）", "Capital"), kind=Kind.DECIMAL, required=False
    ),
    Column(key="since", word=Word("成立日期", "Founded on"), kind=Kind.DATE),
)
POISON = "毒丸"
SLOW = "慢"
SLOW_S = 0.2


def check(values):
    """Refuse a firm of the future."""
    if values["since"] > date(2026, 11, 23):
        said = say("成立日期不能晚于今天", "it must not lie in the future; correct it")
        yield Problem("since", "in_future", said)


def apply(rows, *, actor, at):
    """Keep firms; refuse the batch with the poisoned one."""
    firms = [
        Firm(
            uid=new_uid(at),
            path_then=".1.",
            path_now=".1.",
            name=row.values["name"],
            code=row.values["code"],
            trade=row.values["trade"],
            staff=row.values["staff"],
            capital=row.values["capital"],
            since=row.values["since"],
            made_by=actor.uid,
        )
        for row in rows
    ]
    Firm.objects.bulk_create(firms)
    if any(firm.name == POISON for firm in firms):
        raise StaleState
    if any(firm.name.startswith(SLOW) for firm in firms):
        time.sleep(SLOW_S)


FIRMS = ImportKind(
    name="sample.firms",
    word=Word("企业", "Firms"),
    columns=COLUMNS,
    right=("case", "import"),
    check=check,
    apply=apply,
    batch=10,
)
AT_ONCE = ImportKind(
    name="sample.at_once",
    word=Word("企业（一次导入）", "Firms at once"),
    columns=COLUMNS,
    right=("case", "import"),
    apply=apply,
    batch=None,
)
IMPORTS = ("tests.samples.imports.FIRMS", "tests.samples.imports.AT_ONCE")
