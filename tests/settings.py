"""The site's settings for tests and type checking: a key and a home of their own."""

import os
import secrets
from pathlib import Path

HOME = Path(__file__).parents[1] / "var" / "test"
KEY = HOME / "site-secret"
SECRETS = (KEY, HOME / "keys" / "seal-key-1", HOME / "keys" / "hash-key")
for folder in (HOME, HOME / "keys"):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
for path in SECRETS:
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(secrets.token_hex(32), encoding="ascii")
        new.replace(path)

os.environ.setdefault("BAZHUA_DATABASE_URL", f"postgresql:///bazhua?host={HOME}/no-socket")
os.environ.update(BAZHUA_HOME=str(HOME), BAZHUA_SECRET_KEY_FILE=str(KEY))

from bazhua.config.settings.site import *  # noqa: E402, F403

INSTALLED_APPS += ["tests.samples"]  # noqa: F405
EVENT_SUBSCRIPTIONS = "tests.samples.subscriptions.SUBSCRIPTIONS"
ROLLUP_INDICATORS = "tests.samples.indicators.ALL"
IMPORTS = "tests.samples.imports.IMPORTS"
JOBS = "tests.samples.jobs.JOBS"
JOB_ACTORS = "tests.samples.jobs.ACTORS"
SECOND_FACTOR = "bazhua.infra.accounts.ports.nobody_must"
FIRST_ADMINISTRATOR = "bazhua.infra.accounts.ports.person_unknown"
DEMONSTRATION = "bazhua.infra.demo.marks.never"
ALLOWED_HOSTS = ["testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
