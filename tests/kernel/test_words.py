"""Words, phrases, refusals in both languages."""

import string
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bazhua.kernel import lexicon, scope
from bazhua.kernel.errors import DomainError, UnknownRule
from bazhua.kernel.words import Lang, Word, say


def subclasses(kind):
    return {kind} | {deep for sub in kind.__subclasses__() for deep in subclasses(sub)}


ERRORS = sorted(subclasses(DomainError), key=lambda kind: kind.code)


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_every_refusal_has_words_in_both_languages(kind):
    word = lexicon.WORDS[f"error.{kind.code}"]

    assert word.zh != ""
    assert placeholders(word.zh) == placeholders(word.en)


def test_refusal_codes_are_unique():
    codes = [kind.code for kind in ERRORS]

    assert len(codes) == len(set(codes))


def test_refusal_says_field_and_remedy():
    refusal = UnknownRule("tip.rewards")

    assert lexicon.sentence(refusal, Lang.EN) == (
        "There is no rule “tip.rewards”; see all with bazhua rule --list."
    )


def test_bad_path_names_the_value():
    with pytest.raises(scope.BadPath) as refusal:
        scope.Path("3.37")

    assert "3.37" in lexicon.sentence(refusal.value, Lang.ZH)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Decimal("10.50"), "10.5", "10.5"),
        (Decimal("-0.00"), "0", "0"),
        (date(2026, 1, 31), "2026-01-31", "2026-01-31"),
        (datetime(2026, 1, 31, 8, 5, tzinfo=UTC), "2026-01-31 16:05", "2026-01-31 16:05"),
        (None, "–", "–"),
        (Word("较大", "larger"), "较大", "larger"),
        (say("{n} 日", "{n} days", n=3), "3 日", "3 days"),
        (Lang.ZH, "zh", "zh"),
    ],
    ids=str,
)
def test_phrase_shows_values_as_people_read_them(value, zh, en):
    phrase = say("值 {value}", "value {value}", value=value)

    assert (phrase.text(Lang.ZH), phrase.text(Lang.EN)) == (f"值 {zh}", f"value {en}")
