"""Personal values as they are kept and as everybody sees them."""

import re
from datetime import date
from typing import Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import say
from bazhua.registry.domain.codes.resident_id import check_resident_id
from bazhua.registry.domain.policy import RESIDENT_ROWS

IDENTITY_BOOK: Final = PolicyBook(RESIDENT_ROWS)
HEAD, TAIL = 6, 4
MOBILE: Final = re.compile(r"1[3-9]\d{9}")
FIXED: Final = re.compile(r"0\d{2,3}-?\d{7,8}(-\d{1,6})?")
COUNTRY: Final = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")
MAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,24}")
LONGEST_MAIL: Final = 200


def checked_identity(text: str, *, book: PolicyBook, on: date) -> str:
    """Return an identity number as it is kept.

    Raises:
        BadInput: it is not valid; the number itself is not told.
    """
    answer = check_resident_id(book, code=text, on=on)
    if not answer.result.valid or answer.result.normalised is None:
        problem = say(
            "居民身份证号码有误：{step}",
            "it is no valid identity number: {step}",
            step=answer.steps[-1],
        )
        raise BadInput("identity", problem)
    return answer.result.normalised


def masked_identity(number: str) -> str:
    """Return the first six and the last four signs, the others as stars."""
    return f"{number[:HEAD]}{'*' * (len(number) - HEAD - TAIL)}{number[-TAIL:]}"


def checked_phone(text: str) -> str:
    """Return a telephone number of the mainland as it is kept.

    Raises:
        BadInput: it is none.
    """
    plain = COUNTRY.sub("", re.sub(r"[\s()]", "", text).replace("－", "-"))
    mobile = plain.replace("-", "")
    if MOBILE.fullmatch(mobile):
        return mobile
    if FIXED.fullmatch(plain):
        return plain
    problem = say(
        "电话号码有误；请填 11 位手机号，或带区号的固定电话",
        "it is no telephone number; give 11 digits of a mobile, or area code and number",
    )
    raise BadInput("phone", problem)


def masked_phone(number: str) -> str:
    """Return the first three and the last two signs, the others as stars."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def checked_mail(text: str) -> str:
    """Return a mail address as it is kept.

    Raises:
        BadInput: it is none.
    """
    plain = text.strip()
    if len(plain) > LONGEST_MAIL or not MAIL.fullmatch(plain):
        problem = say("邮箱地址有误", "it is no mail address")
        raise BadInput("mail", problem)
    return plain
