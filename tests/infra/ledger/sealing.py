"""A program that seals until it is killed: key file, application name."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from bazhua.infra.ledger.sealer import seal  # noqa: E402 -- models exist after the setup

while True:
    seal(at=datetime.now(UTC), key_file=Path(sys.argv[1]), batch=20)
