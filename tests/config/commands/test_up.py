"""The pure part of `bazhua up`."""

import pytest

from bazhua.config.commands.up import heard, spoken
from bazhua.config.prepare import tell_in
from bazhua.kernel.words import Lang, Word


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "zh_TW"}, Lang.ZH),
        ({"LANG": "C.UTF-8"}, Lang.EN),
        ({}, Lang.EN),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, Lang.EN),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, Lang.ZH),
    ],
    ids=["zh_CN", "zh_TW", "C", "unset", "LC_ALL first", "LC_MESSAGES second", "empty is unset"],
)
def test_language_follows_the_environment(environment, lang):
    assert spoken(environment) == lang


def test_what_the_preparation_says_of_its_progress_is_told_once(tmp_path):
    file, told = tmp_path / "progress", []
    file.write_text("旧\told\t5", encoding="utf-8")
    hear = heard(file, lambda phrase: told.append((phrase.text(Lang.ZH), phrase.text(Lang.EN))))
    tell = tell_in(file)

    hear()
    tell(Word("企业", "Enterprises"), 450, 1_000)
    hear()
    hear()
    tell(Word("企业", "Enterprises"), 500, 1_000)
    hear()

    assert told == [("  企业 45 %", "  Enterprises 45 %"), ("  企业 50 %", "  Enterprises 50 %")]
