"""Who sees the photos of hidden dangers."""

from typing import Final

from bazhua.grips.dangers.selectors.files import sight
from bazhua.grips.dangers.services.reporting import DANGER_FILES
from bazhua.infra.files.access import FileGate

GATES: Final = (FileGate(DANGER_FILES, sight),)
