"""How large uploaded files may be, and where they are kept: a port, so that files can take it over."""

from functools import cache
from typing import Final, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.crypto.sealing import seal, unseal
from bazhua.infra.imports.models import Upload
from bazhua.infra.workbook.sheet import Limits
from bazhua.kernel.errors import NotFound

LIMITS: Final = Limits(
    most_bytes=30 * 1024 * 1024,
    most_unpacked=300 * 1024 * 1024,
    most_rows=200_000,
    most_columns=100,
)


class Files(Protocol):
    """Keeps bytes in the transaction of the caller; `settings.IMPORT_FILES` names one."""

    def keep(self, data: bytes) -> str:
        """Keep a file; return its reference."""

    def read(self, ref: str) -> bytes:
        """Return a file.

        Raises:
            NotFound: it has been removed.
        """

    def remove(self, ref: str) -> None:
        """Remove a file; one that is gone is no fault."""


FILE: Final = b"imports.file"


class DatabaseFiles:
    """Keeps them in the database, sealed, so that every process of every machine has them."""

    def keep(self, data: bytes) -> str:
        """Keep a file; return its reference."""
        return str(Upload.objects.create(data=seal(data, about=FILE)).pk)

    def read(self, ref: str) -> bytes:
        """Return a file.

        Raises:
            NotFound: it has been removed.
        """
        found = Upload.objects.filter(pk=int(ref)).first() if ref else None
        if found is None:
            raise NotFound
        return unseal(found.data, about=FILE)

    def remove(self, ref: str) -> None:
        """Remove a file; one that is gone is no fault."""
        Upload.objects.filter(pk=int(ref)).delete()


DATABASE = DatabaseFiles()


def files() -> Files:
    """Return where files are kept."""
    return _files(settings.IMPORT_FILES)


@cache
def _files(dotted: str) -> Files:
    found: Files = import_string(dotted)
    return found
