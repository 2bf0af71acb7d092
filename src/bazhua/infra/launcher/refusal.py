"""Why a start ends, in both languages, and the wish to stop."""

from bazhua.kernel.words import Phrase, Value, say


class LaunchRefused(Exception):
    """The platform cannot or may not start; the phrase says why and what to do."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.phrase = phrase


class StopRequested(Exception):
    """Somebody asked for the end: Ctrl-C, SIGTERM or a closed terminal."""


def refuse(zh: str, en: str, **data: Value) -> LaunchRefused:
    """Return a refusal from its two templates and their data."""
    return LaunchRefused(say(zh, en, **data))
