"""Who sees the files of enterprises, persons and posts."""

from bazhua.infra.files.access import FileGate
from bazhua.registry.selectors.where.files import sight
from bazhua.registry.selectors.who.people import PERSON, POST, person_sight, post_sight
from bazhua.registry.services.where.codes import ENTERPRISE_FILES

GATES = (
    FileGate(ENTERPRISE_FILES, sight),
    FileGate(PERSON, person_sight),
    FileGate(POST, post_sight),
)
