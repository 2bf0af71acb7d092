"""Passwords: which are taken, and how they are kept."""

from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from bazhua.infra.accounts.core.refusals import PasswordWeak
from bazhua.kernel.words import say

LEAST_PASSWORD: Final = 10
MOST_PASSWORD: Final = 256


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: the strength that OWASP names.

    Django's own 100 MiB and eight lanes would let twenty sign-ins at once take 2 GB.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def check_password(password: str, login: str) -> None:
    """Refuse a password that is guessed easily.

    Raises: PasswordWeak – says why.
    """
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        least, most = LEAST_PASSWORD, MOST_PASSWORD
        raise PasswordWeak(
            say("须为 {n} 至 {m} 个字符", "give {n} to {m} characters", n=least, m=most)
        )
    plain = password.casefold()
    if plain.isdecimal():
        raise PasswordWeak(say("不能全是数字", "not digits alone"))
    if login in plain or len(set(plain)) < LEAST_PASSWORD // 2:
        raise PasswordWeak(
            say("不能含登录名或只用几个字符", "not your login name, nor a few signs repeated")
        )
    try:
        CommonPasswordValidator().validate(plain)
    except ValidationError:
        raise PasswordWeak(say("太常见，易被猜中", "it is one of the common ones")) from None
