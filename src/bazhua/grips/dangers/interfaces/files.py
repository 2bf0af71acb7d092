"""Who sees the photos of hidden dangers, and those of how their papers were served."""

from typing import Final

from bazhua.grips.dangers.selectors.files import sight
from bazhua.grips.dangers.selectors.papers.files import SERVICE_FILES
from bazhua.grips.dangers.selectors.papers.files import sight as service_sight
from bazhua.grips.dangers.services.proving import AFTER_FILES
from bazhua.grips.dangers.services.reporting import DANGER_FILES
from bazhua.infra.files.access import FileGate

GATES: Final = (
    FileGate(DANGER_FILES, sight),
    FileGate(AFTER_FILES, sight),
    FileGate(SERVICE_FILES, service_sight),
)
