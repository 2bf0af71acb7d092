"""Money: fen inside, whole yuan on the rule interface, rounded once, half up."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from bazhua.kernel.numbers import half_up
from bazhua.kernel.shape.schema import Between

Yuan: TypeAlias = Annotated[int, Between(0)]
"""Whole yuan, ≥ 0."""

FEN_PER_YUAN = 100


def whole_yuan(amount: Decimal) -> int:
    """Return an amount of yuan rounded half up to whole yuan; call it once, at the end."""
    return int(half_up(amount))


def fen(yuan: Decimal | int) -> int:
    """Return an amount of yuan in fen, half up."""
    return int(half_up(Decimal(yuan) * FEN_PER_YUAN))


def yuan(fen_amount: int) -> Decimal:
    """Return an amount of fen in yuan, exact."""
    return Decimal(fen_amount).scaleb(-2)
