"""Tests whose program this machine lacks are named at the end, never silently skipped."""

from collections import Counter
from pathlib import Path

import pytest

NEEDS = {
    "chromium": ("chromium", ("/usr/bin/chromium",)),
    "mosquitto": ("mosquitto", ("/usr/sbin/mosquitto",)),
    "nats": ("nats-server", ("/usr/sbin/nats-server", "/usr/bin/nats-server")),
}
"""Marker → Debian package, and where its program may be."""

NOT_RUN = pytest.StashKey[Counter[str]]()


def pytest_configure(config):
    config.stash[NOT_RUN] = Counter()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    missing = [
        marker
        for marker, (_, programs) in NEEDS.items()
        if not any(Path(program).exists() for program in programs)
    ]
    left_out = []
    for item in items:
        lacking = [marker for marker in missing if item.get_closest_marker(marker)]
        if lacking:
            left_out.append(item)
            config.stash[NOT_RUN].update(lacking[:1])
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = dict(session.config.stash[NOT_RUN])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    # Every worker collects the same tests: any worker's count is the count.
    node.config.stash[NOT_RUN] |= Counter(getattr(node, "workeroutput", {}).get("not_run", {}))


def pytest_terminal_summary(terminalreporter, config):
    for marker, count in sorted(config.stash[NOT_RUN].items()):
        package = NEEDS[marker][0]
        terminalreporter.write_line(
            f"not run (needs Debian package {package}): {count} tests; apt-get install {package}",
            yellow=True,
        )
