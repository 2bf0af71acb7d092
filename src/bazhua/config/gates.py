"""Who sees the files of which records; a part adds its own gate from ``interfaces/files.py``."""

from bazhua.grips.dangers.interfaces.files import GATES as DANGERS
from bazhua.infra.files.access import FileGate
from bazhua.infra.papers.keeping import RECORD_KIND as PAPER
from bazhua.infra.papers.keeping import sight
from bazhua.registry.interfaces.files import GATES as WHERE

GATES: tuple[FileGate, ...] = (FileGate(PAPER, sight), *WHERE, *DANGERS)
