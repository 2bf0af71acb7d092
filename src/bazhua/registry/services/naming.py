"""A name as it is kept: checked, with the pinyin that lists are sorted by."""

from typing import Any, Final

from bazhua.infra.search.spelling import syllables
from bazhua.kernel.errors import MissingKey, OutOfRange
from bazhua.kernel.words import say
from bazhua.registry.domain.tree import RegionKind
from bazhua.registry.models.named import pinyin_of

LONGEST_NAME: Final = 200
ENDINGS: Final = {
    RegionKind.SUBDISTRICT.value: ("街道", "Subdistrict"),
    RegionKind.TOWN.value: ("镇", "Town"),
    RegionKind.TOWNSHIP.value: ("乡", "Township"),
}
"""Kind of a town → how its name ends in Chinese, and in English."""


def named(name: str, name_en: str = "", *, field: str = "name") -> dict[str, Any]:
    """Return the columns of a `Named` record.

    Raises:
        MissingKey: the name is empty.
        OutOfRange: a name is longer than 200 characters.
    """
    plain, english = " ".join(name.split()), " ".join(name_en.split())
    if not plain:
        raise MissingKey(field)
    for key, text in ((field, plain), (f"{field}_en", english)):
        if len(text) > LONGEST_NAME:
            allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_NAME)
            raise OutOfRange(key, len(text), allowed)
    return {"name": plain, "name_en": english, "pinyin": pinyin_of(plain)}


def spelled(name: str, kind: str) -> str:
    """Return the English of a town by its pinyin and its kind; empty for what is no town.

    It is a spelling, no official translation; pages say so.
    """
    ending = ENDINGS.get(kind)
    if ending is None:
        return ""
    chinese, english = ending
    own = name.removesuffix(chinese) or name
    return f"{''.join(syllables(own)).capitalize()} {english}"
