"""The words of the codes that `dangers` uses."""

import pytest

from bazhua.grips.dangers.domain import terms

ENUMERATIONS = (
    terms.ClosureReason,
    terms.Method,
    terms.Factor,
    terms.Tier,
    terms.AccidentReport,
    terms.AccidentCause,
)


@pytest.mark.parametrize("codes", ENUMERATIONS, ids=lambda codes: codes.__name__)
def test_every_code_has_a_word_in_both_languages(codes):
    words = [terms.WORDS[code] for code in codes]

    assert "" not in {word.zh for word in words} | {word.en for word in words}


def test_no_code_takes_the_word_of_another():
    assert len(terms.WORDS) == sum(len(codes) for codes in ENUMERATIONS)
