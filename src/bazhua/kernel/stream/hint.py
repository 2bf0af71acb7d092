"""Hints to open pages: something changed here, ask the site what."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

TOPIC: Final = re.compile(r"[a-z]{1,20}:[0-9A-Za-z.-]{1,100}")
KIND: Final = re.compile(r"[a-z_]{1,40}")
NAME: Final = re.compile(r"[a-z_]{1,20}")
MOST_BYTES: Final = 7_999
"""What PostgreSQL carries in one notification."""

Data: TypeAlias = Mapping[str, str | int]


class NotAHint(ValueError):
    """A text or its parts are not of the form of a hint; says only which kind or why."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something of a kind changed under a topic.

    Whoever hears the topic reads all of it, so it holds nothing that one of them may not know:
    identifiers and counts, no names. What changed is asked of the site, which knows the scope.

    Attributes:
        topic: family and key, ``person:<uid>`` or ``place:.3.37.``.
        kind: what a page compares with what it shows, ``"notification"``.
    """

    topic: str
    kind: str
    data: Data = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the form.

        Raises:
            NotAHint: a part is malformed.
        """
        whole = TOPIC.fullmatch(self.topic) and KIND.fullmatch(self.kind)
        if not whole or not all(NAME.fullmatch(name) for name in self.data):
            raise NotAHint(self.kind)

    def payload(self) -> str:
        """Return it as the text of a notification.

        Raises:
            NotAHint: it is too long for one.
        """
        told = {"topic": self.topic, "kind": self.kind, "data": dict(self.data)}
        text = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
        if len(text) > MOST_BYTES:
            raise NotAHint(self.kind)
        return text

    @classmethod
    def of_payload(cls, text: str) -> "Hint":
        """Return the hint that `payload` wrote.

        Raises:
            NotAHint: it did not write this.
        """
        try:
            told = json.loads(text)
            return cls(told["topic"], told["kind"], told["data"])
        except (ValueError, KeyError, TypeError, AttributeError) as exc:
            raise NotAHint(type(exc).__name__) from exc


def covering(topic: str) -> Iterator[str]:
    """Yield a topic and those above it: ``place:.3.37.`` is heard under ``place:.3.`` too."""
    yield topic
    family, _, key = topic.partition(":")
    ids = key.split(".")[1:-1] if key.startswith(".") and key.endswith(".") else []
    for depth in range(len(ids) - 1, 0, -1):
        yield f"{family}:.{'.'.join(ids[:depth])}."
