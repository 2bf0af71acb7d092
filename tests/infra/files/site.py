"""Settings of a site process of these tests; its store is the one of the test that starts it."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

ACTOR_PROVIDER = "tests.infra.files.scene.by_header"
ALLOWED_HOSTS = ["127.0.0.1"]
FILES_ROOT = Path(os.environ["FILES_OF_TEST"])
FILE_GATES = "tests.infra.files.scene.GATES"
MIDDLEWARE = [each for each in MIDDLEWARE if "Csrf" not in each]  # noqa: F405 -- tested in-process
