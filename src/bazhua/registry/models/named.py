"""What has a name: its English, and the key by which lists sort it."""

from django.db import models


class Named(models.Model):
    """A record with a Chinese name.

    Attributes:
        name_en: empty where there is none; pages then show the Chinese.
        pinyin: full pinyin, the order of lists; written with the name by `domain.names`.
    """

    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True, default="")
    pinyin = models.CharField(max_length=600, db_collation="C")

    class Meta:
        """No table of its own."""

        abstract = True
