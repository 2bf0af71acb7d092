"""What is owed at an enterprise, and its files."""

from django.urls import reverse

from bazhua.infra.files.access import Seen, Sight, files_of
from bazhua.infra.obligations.pages.cards import address, called, marks, title
from bazhua.infra.obligations.selectors import owed_at
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Link, Part
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.where.firm.doing import deed_actions
from bazhua.registry.selectors.where.inside import MOST_SHOWN, capped
from bazhua.registry.selectors.where.tabs import Asked, TabBody
from bazhua.registry.services.where.codes import ENTERPRISE_FILES

OBLIGATIONS = Word("责任事项", "Obligations")
FILES = Word("文件", "Files")
NO_OBLIGATIONS = Empty(
    Word("没有未办结的责任事项", "No open obligation"),
    Word(
        "业务产生的责任事项，连同期限和责任岗位，会出现在这里。",
        "What is owed here appears with its due instant and the post that owes it.",
    ),
)
NO_FILES = Empty(
    Word("没有文件", "No file"),
    Word(
        "代码证明、平面图等归入本企业后出现在这里。", "Proofs, plans and other files appear here."
    ),
)
KIB = 1024


def obligations_count(asked: Asked) -> int:
    """Return how many are not closed."""
    return capped(owed_at(asked.actor, enterprise=asked.row.pk, at=asked.at))


def obligations(asked: Asked) -> TabBody:
    """Return what is owed, the earliest due first."""
    found = list(owed_at(asked.actor, enterprise=asked.row.pk, at=asked.at)[:MOST_SHOWN])
    known = called(found)
    rows = tuple(
        Row(
            address(row),
            (title(row), row.due_at, marks(row)[-1], known.post(row.holder), row.clause),
        )
        for row in found
    )
    columns = (
        Column(Word("事项", "What"), 9),
        Column(Word("到期", "Due"), 9),
        Column(Word("状态", "State"), 5),
        Column(Word("责任岗位", "Duty-holder"), 9),
        Column(Word("依据", "Clause"), 9),
    )
    table = Table(caption=OBLIGATIONS, columns=columns, rows=rows) if rows else None
    return TabBody(panels=(Panel(title=OBLIGATIONS, body=table, empty=NO_OBLIGATIONS),))


def files(asked: Asked) -> TabBody:
    """Return the files of the enterprise, as far as its gate shows them."""
    found = files_of(ENTERPRISE_FILES, asked.row.uid, actor=asked.actor, at=asked.at)
    rows = tuple(Row("", _file(one)) for one in found[:MOST_SHOWN])
    columns = (
        Column(Word("文件", "File"), 12),
        Column(Word("大小", "Size"), 5, number=True),
        Column(Word("收存于", "Kept at"), 9),
    )
    table = Table(caption=FILES, columns=columns, rows=rows) if rows else None
    panel = Panel(title=FILES, body=table, empty=NO_FILES, actions=deed_actions(asked, "add-file"))
    return TabBody(panels=(panel,))


def _file(seen: Seen) -> tuple[Part, ...]:
    file = seen.file
    original = seen.sight is Sight.ORIGINAL
    name = "files:original" if original else "files:shown"
    readable = original or bool(file.shown_sha256)
    shown: Part = Link(file.name, reverse(name, args=[file.uid])) if readable else file.name
    return (shown, f"{-(-file.size // KIB):,} KiB", file.given_at)
