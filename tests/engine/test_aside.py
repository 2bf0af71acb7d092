"""Why something is set aside can be told in both languages."""

import pytest

from bazhua.engine.aside import Reason
from bazhua.kernel.lexicon import WORDS


@pytest.mark.parametrize("reason", Reason)
def test_reason_has_its_word(reason):
    word = WORDS[f"quarantine.{reason.value}"]

    assert word.zh
    assert word.en


def test_words_are_of_reasons():
    known = {key.removeprefix("quarantine.") for key in WORDS if key.startswith("quarantine.")}

    assert known == {reason.value for reason in Reason}
