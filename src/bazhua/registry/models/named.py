"""What has a name: its English, and the key by which lists sort it."""

from typing import Final

from django.db import models

from bazhua.infra.search.spelling import normal, syllables

LONGEST_PINYIN: Final = 600


def pinyin_of(name: str) -> str:
    """Return the key that sorts a name: its syllables, then the name itself for equal sounds."""
    return f"{' '.join(syllables(name))} {normal(name)}"[:LONGEST_PINYIN]


class Named(models.Model):
    """A record with a Chinese name.

    Attributes:
        name_en: empty where there is none; pages then show the Chinese.
        pinyin: full pinyin, the order of lists; `pinyin_of` the name.
    """

    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True, default="")
    pinyin = models.CharField(max_length=LONGEST_PINYIN, db_collation="C")

    class Meta:
        """No table of its own."""

        abstract = True
