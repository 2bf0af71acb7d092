"""How much a tank holds by design: a help to fill in q, never a value of the standard."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from bazhua.kernel.numbers import half_up
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say

KG_PER_TONNE = Decimal(1000)
PLACES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TankFill(PolicyRow):
    """Design fill of a tank, 0 to 1, when the design document gives no other."""

    table: ClassVar[str] = "mhi.tank_fill"

    fill: Decimal


ROWS: tuple[PolicyRow, ...] = (
    TankFill(clause="BZ/MHI-TANK", since=date(2019, 3, 1), fill=Decimal("0.90")),
)


@dataclass(frozen=True, slots=True)
class TankQuantity:
    """Design quantity of a tank in tonnes, six decimals, half up."""

    q_t: Decimal


def tank_quantity(
    book: PolicyBook,
    *,
    volume_m3: Annotated[Decimal, Between(0, 10_000_000)],
    density_kg_m3: Annotated[Decimal, Between(0, 30_000)],
    fill: Annotated[Decimal, Between(0, 1)] | None = None,
) -> Answer[TankQuantity]:
    """Return volume × density × fill in tonnes; without a fill, the platform's."""
    row = book.row(TankFill)
    used = row.fill if fill is None else fill
    q_t = half_up(volume_m3 * density_kg_m3 * used / KG_PER_TONNE, PLACES)
    step = say(
        "{volume} m³ × {density} kg/m³ × {fill} ÷ 1000 = {q_t} t",
        "{volume} m³ × {density} kg/m³ × {fill} ÷ 1000 = {q_t} t",
        volume=volume_m3,
        density=density_kg_m3,
        fill=used,
        q_t=q_t,
    )
    return Answer(TankQuantity(q_t), (row.clause,), (step,))
