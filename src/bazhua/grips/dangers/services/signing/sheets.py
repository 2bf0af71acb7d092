"""What those who sign an act on a hidden danger are shown."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from bazhua.grips.dangers.domain.terms import GRADES, SIGNED_ACTS, DangerGrade, SignedAct
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.signoff.core.sheet import Line, Sheet
from bazhua.kernel.words import Lang, Word, shown
from bazhua.registry.api import persons_called, subjects_called

FEN: Final = 100
NUMBER: Final = Word("隐患编号", "Number")
SUBJECT: Final = Word("单位", "Subject")
WRONG: Final = Word("隐患内容", "What is wrong")
SPOT: Final = Word("位置", "Place")
GRADE: Final = Word("等级", "Grade")
ITEM: Final = Word("判定标准条目", "Item of the catalogue")
MEASURE: Final = Word("整改措施", "Measures")
FUNDS: Final = Word("整改资金（元）", "Funds, yuan")
DUE_ON: Final = Word("整改期限", "To be put right by")
PLAN_B: Final = Word("应急预案", "Emergency plan")
FIXERS: Final = Word("整改及责任人员", "Who put it right or answers for it")
ASKED_AT: Final = Word("申请验收时间", "Acceptance requested")
BROUGHT: Final[Mapping[str, Word]] = {
    "due_on": Word("拟延至", "More time until"),
    "ground": Word("理由", "Reason"),
    "noticed_at": Word("书面通知送达时间", "Written notice handed over"),
    "emergency": Word("紧急情形", "Emergency"),
    "consent": Word("矿山安全监察机构同意文号", "Consent of the mine-safety inspectorate"),
}
INSTANTS: Final = frozenset({"noticed_at"})


def sheet_for(row: HiddenDanger, act: SignedAct, brought: Mapping[str, Any]) -> Sheet:
    """Return what is signed: the danger as it stands, who had a part in it, what will be done."""
    lines = (*_standing(row), *_brought(brought))
    return Sheet(SIGNED_ACTS[act], tuple(Line(label, text) for label, text in lines))


def _standing(row: HiddenDanger) -> Iterator[tuple[Word, Word]]:
    subject = subjects_called({row.subject_uid}).get(row.subject_uid)
    fixers = {*row.fixers, *row.responsible}
    told = (
        (NUMBER, row.number),
        (SUBJECT, subject),
        (WRONG, row.wrong),
        (GRADE, _headed(GRADES[DangerGrade(row.grade)]) if row.grade else None),
        (SPOT, row.spot),
        (ITEM, row.item),
        (MEASURE, row.measure),
        (FUNDS, _yuan(row.funds_fen)),
        (DUE_ON, row.due_on and row.due_on.isoformat()),
        (PLAN_B, row.emergency_plan),
        (FIXERS, _names(fixers) if fixers else None),
        (ASKED_AT, row.asked_at and _at(row.asked_at)),
    )
    for label, text in told:
        if text:
            yield label, _same(text) if isinstance(text, str) else text


def _headed(word: Word) -> Word:
    return Word(word.zh, word.en.capitalize())


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen // FEN}.{fen % FEN:02}"


def _brought(brought: Mapping[str, Any]) -> Iterator[tuple[Word, Word]]:
    for key, label in BROUGHT.items():
        if text := brought.get(key):
            instant = datetime.fromisoformat(text) if key in INSTANTS else None
            yield label, _at(instant) if instant else _same(text)


def _names(uids: Iterable[str]) -> Word:
    called = persons_called({UUID(uid) for uid in uids})
    words = [called[uid] for uid in sorted(called)]
    return Word("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def _at(instant: datetime) -> Word:
    return _same(shown(instant, Lang.ZH))


def _same(text: str) -> Word:
    """Return a text that is alike in both languages; it is shown as it stands."""
    return Word(text, text)
