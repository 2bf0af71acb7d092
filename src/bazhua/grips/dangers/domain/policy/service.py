"""How papers are served: what each way asks for, and the figures beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit
from bazhua.kernel.shape.schema import Between

SINCE: Final = date(2024, 1, 1)
PENALTY_LAW: Final = date(2021, 7, 15)
AT_ONCE: Final = TimeLimit(0, Unit.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWay(PolicyRow):
    """What a way of service asks for.

    Attributes:
        proofs: all of them are needed.
        one_of: and one of these, where there are any.
        effect: how long after it takes effect; 0 days for at once.
    """

    table: ClassVar[str] = "service.way"
    identity: ClassVar[tuple[str, ...]] = ("way",)

    way: Way
    proofs: tuple[Proof, ...]
    one_of: tuple[Proof, ...]
    effect: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWitnesses(PolicyRow):
    """How many witnesses see that a paper is left."""

    table: ClassVar[str] = "service.witnesses"

    least: Annotated[int, Between(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTime(PolicyRow):
    """The time within which an issued paper is served."""

    table: ClassVar[str] = "service.time"

    limit: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTime(PolicyRow):
    """How many days an order may give; they count from its service."""

    table: ClassVar[str] = "order.time"

    most_days: Annotated[int, Between(1)]


_WAYS: Final = (
    (Way.HANDED_OVER, "MSF/87", (Proof.SIGNATURE,), (), AT_ONCE),
    (Way.LEFT_AT_PLACE, "MSF/89", (Proof.REFUSAL,), (Proof.WITNESSES, Proof.RECORDING), AT_ONCE),
    (Way.ELECTRONIC, "MSF/90", (Proof.CONSENT,), (), AT_ONCE),
    (Way.BY_POST, "MSF/91", (Proof.RETURN_SLIP,), (), AT_ONCE),
    (Way.BY_NOTICE, "MSF/95", (Proof.OTHER_WAYS_FAILED,), (), TimeLimit(30, Unit.DAY)),
)

WAY_ROWS = tuple(
    ServiceWay(clause=clause, since=SINCE, way=way, proofs=proofs, one_of=one_of, effect=effect)
    for way, clause, proofs, one_of, effect in _WAYS
)
WITNESS_ROWS = (ServiceWitnesses(clause="BZ/SERVE-WITNESSES", since=SINCE, least=2),)
TIME_ROWS = (ServiceTime(clause="BZ/SERVE-TIME", since=PENALTY_LAW, limit=TimeLimit(7, Unit.DAY)),)
ORDER_ROWS = (OrderTime(clause="BZ/ORDER-TIME", since=date(2021, 1, 1), most_days=365),)
SERVICE_ROWS = (*WAY_ROWS, *WITNESS_ROWS, *TIME_ROWS, *ORDER_ROWS)
