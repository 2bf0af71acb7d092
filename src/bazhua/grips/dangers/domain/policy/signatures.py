"""Who signs an act on a hidden danger before it is done."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from bazhua.grips.dangers.domain.policy.clocks import COAL, FOUNDING
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector, SignedAct, Signer
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesNeeded(PolicyRow):
    """Who signs an act on a danger of a grade, one after the other.

    Attributes:
        sector: for which it differs; nothing for all others.
        signers: none where a province asks for no signature any more.
        limit: from the asking; a clock of the act itself that ends earlier prevails.
    """

    table: ClassVar[str] = "danger.signatures"
    identity: ClassVar[tuple[str, ...]] = ("act", "grade", "sector")

    act: SignedAct
    grade: DangerGrade
    sector: Sector | None
    signers: tuple[Signer, ...]
    limit: TimeLimit


_MAJOR: Final = (
    (SignedAct.ACCEPT, "BZ/HAZ-SIGN", FOUNDING, None, Signer.EXPERTS, TimeLimit(10, Unit.DAY)),
    (SignedAct.ACCEPT, "BZ/HAZ-SIGN", COAL, Sector.COAL, Signer.EXPERTS, TimeLimit(20, Unit.DAY)),
    (
        SignedAct.GRANT_EXTENSION,
        "BZ/HAZ-SIGN",
        FOUNDING,
        None,
        Signer.HEAD,
        TimeLimit(10, Unit.WORKING_DAY),
    ),
    (SignedAct.LIST, "BZ/HAZ-SIGN", FOUNDING, None, Signer.HEAD, TimeLimit(3, Unit.WORKING_DAY)),
)

_CUT: Final = date(2021, 9, 1)

SIGNATURE_ROWS: Final = (
    *(
        SignaturesNeeded(
            clause=clause,
            since=since,
            act=act,
            grade=DangerGrade.MAJOR,
            sector=sector,
            signers=(signer,),
            limit=limit,
        )
        for act, clause, since, sector, signer, limit in _MAJOR
    ),
    SignaturesNeeded(
        clause="COAL/48-49",
        since=COAL,
        act=SignedAct.LIFT_STOP,
        grade=DangerGrade.MAJOR,
        sector=Sector.COAL,
        signers=(Signer.HEAD, Signer.GOVERNMENT),
        limit=TimeLimit(20, Unit.DAY),
    ),
    *(
        SignaturesNeeded(
            clause="AQF/70",
            since=_CUT,
            act=SignedAct.COERCE,
            grade=grade,
            sector=None,
            signers=(Signer.HEAD,),
            limit=TimeLimit(24, Unit.HOUR),
        )
        for grade in DangerGrade
    ),
)
