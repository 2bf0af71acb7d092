"""The words of the index: parts of a text, stored and asked for, and what a grant names. Pure.

At each sign of a text begins a part: three signs when the first two are ASCII, else two. What a
grant may name is stored by `search_place`, the database's function of the first migration.
"""

from collections.abc import Iterable
from typing import Final

from bazhua.kernel.errors import DomainError
from bazhua.kernel.scope import Grant

DEPARTMENTS: Final = 63

EVERY: Final = "*"
"""Stands for the bits of a record of every department."""


class QueryTooShort(DomainError):
    """A word is so short that nearly everything holds it."""

    code = "query_too_short"
    http_status = 400

    def __init__(self, word: str) -> None:
        super().__init__("query", word=word)


def held(text: str) -> str:
    """Return the parts of a text, line by line, as PostgreSQL reads a tsvector."""
    found: set[str] = set()
    for line in text.split("\n"):
        if line.isascii():
            found.update(map("".join, zip(line, line[1:], line[2:], strict=False)), (line[-2:],))
        else:
            found.update(
                line[place : place + (3 if line[place : place + 2].isascii() else 2)]
                for place in range(len(line))
            )
    found.discard("")
    return _quoted("\n".join(found)).replace("\n", "' '") if found else ""


def parts(word: str) -> list[str]:
    """Return the terms that everything holding a word holds too.

    Raises:
        QueryTooShort: one letter, digit or other ASCII sign.
    """
    if len(word) == 1:
        if word.isascii():
            raise QueryTooShort(word)
        return [f"{_quoted(word)}:*"]
    pairs = [(place, word[place : place + 2]) for place in range(len(word) - 1)]
    terms = [_quoted(pair) for _, pair in pairs if not pair.isascii()]
    terms += [
        _quoted(word[place : place + 3])
        for place, pair in pairs
        if pair.isascii() and place + 3 <= len(word)
    ]
    return terms or [f"{_quoted(word)}:*"]


def reached(kind: str, grants: Iterable[Grant]) -> str:
    """Return the term for records of a kind that some grant reaches; empty when there are none."""
    terms = [term for grant in grants if (term := _granted(grant))]
    return f"{_quoted('k' + kind)} & {_either(terms)}" if terms else ""


def either(terms: Iterable[str]) -> str:
    """Return the term that one of several holds."""
    return _either(list(terms))


def _granted(grant: Grant) -> str:
    terms = [
        _quoted("r" + grant.region.dotted)
        if grant.region
        else _quoted("g" + (grant.group.dotted if grant.group else ""))
    ]
    if grant.departments is not None:
        mine = [bit for bit in range(DEPARTMENTS) if grant.departments >> bit & 1]
        if not mine:
            return ""
        terms.append(_either([_quoted(f"d{bit}") for bit in (*mine, EVERY)]))
    if grant.assignment is not None:
        terms.append(_quoted(f"a{grant.assignment}"))
    return " & ".join(terms)


def _either(terms: list[str]) -> str:
    return "(" + " | ".join(f"({term})" for term in terms) + ")"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
