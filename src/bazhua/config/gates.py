"""Who sees the files of which records; a part adds its own gate from ``interfaces/files.py``."""

from bazhua.infra.files.access import FileGate

GATES: tuple[FileGate, ...] = ()
