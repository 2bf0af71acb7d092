"""Who sees the files of an enterprise."""

from bazhua.infra.files.access import FileGate
from bazhua.registry.selectors.where.files import sight
from bazhua.registry.services.where.codes import ENTERPRISE_FILES

GATES = (FileGate(ENTERPRISE_FILES, sight),)
