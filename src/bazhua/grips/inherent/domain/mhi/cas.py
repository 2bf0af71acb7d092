"""CAS registry numbers and their check digit."""

import re
from typing import Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import say

PATTERN: Final = re.compile(r"([0-9]{2,7})-([0-9]{2})-([0-9])")


def check_digit(digits: str) -> int:
    """Return the check digit of a number's other digits: the weights grow from the right."""
    return sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), 1)) % 10


def checked_cas(cas: str, field: str) -> str:
    """Return a CAS number that is well formed and ends in its check digit.

    Raises:
        BadInput: it is not, with the digit that the others demand.
    """
    match = PATTERN.fullmatch(cas)
    if match is None:
        raise BadInput(
            field,
            say(
                "“{cas}”不是 CAS 号，应形如 7664-41-7",
                "“{cas}” is no CAS number; it must look like 7664-41-7",
                cas=cas,
            ),
        )
    wanted = check_digit(match[1] + match[2])
    if wanted != int(match[3]):
        raise BadInput(
            field,
            say(
                "CAS 号 {cas} 的校验位不对，末位应为 {wanted}；请核对",
                "CAS number {cas} is mistyped: its last digit should be {wanted}; check it",
                cas=cas,
                wanted=wanted,
            ),
        )
    return cas
