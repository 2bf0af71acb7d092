"""Processes that issue papers until each is killed: `python -m tests.infra.papers.issuer COUNT`."""

import os
import sys

import django

django.setup()

from tests.infra.papers.stored import issued  # noqa: E402

for _ in range(int(sys.argv[1])):
    child = os.fork()
    if not child:
        while True:
            issued()
    sys.stdout.write(f"{child}\n")
    sys.stdout.flush()
for _ in range(int(sys.argv[1])):
    os.wait()
