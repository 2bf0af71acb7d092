"""Refusals as codes with data; the sentences are in `kernel.lexicon`."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from bazhua.kernel.words import Phrase, Value, Word


class DomainError(Exception):
    """A refusal that a person is told about, in his language, with field, value and remedy."""

    code: ClassVar[str] = "domain_error"
    http_status: ClassVar[int] = 422

    def __init__(self, field: str | None = None, **data: Value) -> None:
        """Keep the field that was refused (``substances[0].q_t``) and the data of the sentence."""
        super().__init__(self.code, field, data)
        self.field = field
        self.data = data


class BadInput(DomainError):
    """What was given cannot be read or contradicts itself."""

    code = "bad_input"
    http_status = 400

    def __init__(self, field: str | None, problem: Phrase) -> None:
        super().__init__(field, problem=problem)
        self.problem = problem


class NotJson(DomainError):
    """The text is not a JSON object."""

    code = "not_json"
    http_status = 400

    def __init__(self, problem: str) -> None:
        super().__init__(None, problem=problem)


class UnknownKey(DomainError):
    """A key was given that nobody asked for."""

    code = "unknown_key"
    http_status = 400

    def __init__(self, field: str, known: Iterable[str]) -> None:
        super().__init__(field, key=field, known=", ".join(known))


class MissingKey(DomainError):
    """A key that is needed was not given."""

    code = "missing_key"
    http_status = 400

    def __init__(self, field: str) -> None:
        super().__init__(field, key=field)


class WrongType(DomainError):
    """A value is not of the kind that is asked for."""

    code = "wrong_type"
    http_status = 400

    def __init__(self, field: str, value: str, wanted: Word | Phrase) -> None:
        super().__init__(field, key=field, value=value, wanted=wanted)


class NotAChoice(DomainError):
    """A value is none of the codes that may stand here."""

    code = "not_a_choice"
    http_status = 400

    def __init__(self, field: str, value: str, choices: Iterable[str]) -> None:
        super().__init__(field, key=field, value=value, choices=", ".join(choices))


class OutOfRange(DomainError):
    """A number or length lies outside what is allowed."""

    code = "out_of_range"
    http_status = 400

    def __init__(self, field: str, value: Value, allowed: Phrase) -> None:
        super().__init__(field, key=field, value=value, allowed=allowed)


class UnknownRule(DomainError):
    """No rule has this name."""

    code = "unknown_rule"
    http_status = 404

    def __init__(self, name: str) -> None:
        super().__init__(None, name=name)


class NoRuleInForce(DomainError):
    """No policy row covers the day that was asked for."""

    code = "no_rule_in_force"

    def __init__(self, table: str, on: date | None, key: str = "") -> None:
        super().__init__(None, table=table, on=on, key=key)


class TransitionRefused(DomainError):
    """The workflow has no such edge, or not for this person, or a condition does not hold."""

    code = "transition_refused"
    http_status = 409


class StaleState(DomainError):
    """The record moved between reading and writing."""

    code = "stale_state"
    http_status = 409


class NotFound(DomainError):
    """There is no such record, or it lies outside the scope of the person who asks."""

    code = "not_found"
    http_status = 404


class Forbidden(DomainError):
    """The record lies in the scope of the person who asks, but he may not do this to it."""

    code = "forbidden"
    http_status = 403
