"""The pure part of `bazhua up`."""

import pytest

from bazhua.config.commands.up import spoken
from bazhua.kernel.words import Lang


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
