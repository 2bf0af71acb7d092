"""Credit codes that only a demonstration has: valid, and of no authority that exists."""

from typing import Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import say
from bazhua.registry.domain.codes.organisation_code import LAST, check_organisation_code
from bazhua.registry.domain.codes.uscc import ALPHABET, check_uscc

REGISTRAR: Final = "XX"
"""GB 32100 gives no registering authority the letter X, and none will have a kind X of body."""

REGION: Final = "000000"
BODY: Final = "DEM{:05}"
MOST: Final = 99_999


def demo_code(number: int) -> str:
    """Return the credit code of the n-th enterprise of a demonstration, such as ``XX000000DEM…``.

    Raises: BadInput – there are no more of them.
    """
    if not 1 <= number <= MOST:
        raise BadInput("number", say("演示企业至多 99999 家", "at most 99,999 are there"))
    body = BODY.format(number)
    check = next(last for last in LAST if check_organisation_code(code=body + last).result.valid)
    stem = f"{REGISTRAR}{REGION}{body}{check}"
    return next(stem + last for last in ALPHABET if check_uscc(code=stem + last).result.valid)


def is_demo_code(code: str) -> bool:
    """Return whether a credit code is of a demonstration."""
    return code.startswith(REGISTRAR + REGION)
