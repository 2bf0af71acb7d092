"""Who is paid when several people report the same matter: `tip.payee`."""

from dataclasses import dataclass
from datetime import datetime

from bazhua.kernel.errors import BadInput
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import say

FIRST_ONLY = ("NAT-2012/13", "NAT-2018/10", "SD-2021/3(1)")
TIE = "BZ/RPT-50"


@dataclass(frozen=True, slots=True)
class ReceivedTip:
    """One tip on the matter.

    Attributes:
        eligible: whether the tipster may be rewarded (no supervising staff or their relatives).
        valid: whether verification confirmed what this tip reported.
    """

    id: str
    received_at: datetime
    eligible: bool
    valid: bool
    real_name: bool

    @property
    def payable(self) -> bool:
        """Whether the tipster could be paid were he the first."""
        return self.eligible and self.valid and self.real_name


@dataclass(frozen=True, slots=True)
class Payee:
    """The tip that is paid; nothing when none can be."""

    paid_id: str | None


def tip_payee(*, tips: tuple[ReceivedTip, ...]) -> Answer[Payee]:
    """Return the first valid tip of an eligible tipster under a real name.

    Tips received at the same instant go by their order in the list.

    Raises:
        BadInput: two tips have the same id.
    """
    _refuse_twins(tips)
    payable = [tip for tip in tips if tip.payable]
    counted = say(
        "属实、实名且举报人可以领奖的：{total} 件中 {n} 件",
        "valid, real-name and from an eligible tipster: {n} of {total} tips",
        n=len(payable),
        total=len(tips),
    )
    if not payable:
        return Answer(Payee(None), FIRST_ONLY, (counted,))
    first = min(payable, key=lambda tip: tip.received_at)
    earliest = say(
        "其中最先收到的是 {id}（{at}）",
        "the first received is {id} ({at})",
        id=first.id,
        at=first.received_at,
    )
    tied = sum(tip.received_at == first.received_at for tip in payable) > 1
    if not tied:
        return Answer(Payee(first.id), FIRST_ONLY, (counted, earliest))
    order = say("同时收到的，按登记先后", "of those received together, the first registered")
    return Answer(Payee(first.id), (*FIRST_ONLY, TIE), (counted, earliest, order))


def _refuse_twins(tips: tuple[ReceivedTip, ...]) -> None:
    seen: set[str] = set()
    for i, tip in enumerate(tips):
        if tip.id in seen:
            problem = say("编号 {id} 出现两次", "id {id} is given twice", id=tip.id)
            raise BadInput(f"tips[{i}].id", problem)
        seen.add(tip.id)
