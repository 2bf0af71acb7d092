"""Login names, tokens and codes: how they are spelt and compared."""

import hashlib
import re
import secrets
import unicodedata
from typing import Final

from bazhua.infra.accounts.core.refusals import LoginRefused

LONGEST_LOGIN: Final = 80
LOGIN: Final = re.compile(r"[\w.@+-]{1,80}")
TOKEN_BYTES: Final = 32
CODES: Final = 10
CODE_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_HALF: Final = 5
BADGE_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BADGE_LENGTH: Final = 16
"""80 bits: nobody guesses one, and a worker can type it where no scanner is."""

MISREAD: Final = str.maketrans("ILO", "110")
PHONE_CODE: Final = 6


def login_spelt(given: str) -> str:
    """Return a login name as it is kept: one spelling of full width, half width and case."""
    return unicodedata.normalize("NFKC", given).strip().casefold()


def checked_login(given: str) -> str:
    """Return a new login name as it is kept.

    Raises: LoginRefused – it is empty, too long, or holds blanks or other signs.
    """
    login = login_spelt(given)
    if not LOGIN.fullmatch(login):
        raise LoginRefused(given[:LONGEST_LOGIN])
    return login


def new_token() -> str:
    """Return a secret that nobody guesses, for a cookie or a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """Return what is kept of a token; of 32 random bytes no key is needed."""
    return hashlib.sha256(token.encode()).digest()


def new_codes() -> tuple[str, ...]:
    """Return recovery codes, each of ten signs that are not mistaken for one another."""
    return tuple(f"{_half()}-{_half()}" for _ in range(CODES))


def code_spelt(given: str) -> str:
    """Return the letters and digits of a code, as it is compared."""
    return re.sub(r"[^0-9a-z]", "", unicodedata.normalize("NFKC", given).casefold())


def new_badge_code() -> str:
    """Return what stands on a badge: ``"K7QM-2F9T-…"``, four groups of four signs."""
    signs = "".join(secrets.choice(BADGE_SIGNS) for _ in range(BADGE_LENGTH))
    return "-".join(signs[place : place + 4] for place in range(0, BADGE_LENGTH, 4))


def badge_spelt(given: str) -> str:
    """Return a badge's code as it is compared, from what a scanner or a hand typed.

    A scanner types the whole address that the badge shows; the code stands behind its #.
    """
    typed = unicodedata.normalize("NFKC", given).rpartition("#")[2]
    return re.sub(r"[\s-]", "", typed).upper().translate(MISREAD)


def new_phone_code() -> str:
    """Return six digits for a phone."""
    return f"{secrets.randbelow(10**PHONE_CODE):0{PHONE_CODE}}"


def _half() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_HALF))
