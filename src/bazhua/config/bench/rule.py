"""How long one question to the law takes from a cold start, against an idle Django command."""

import subprocess
import sys
from typing import Any

from bazhua.config.bench.timing import paired
from bazhua.config.rules import BOOK, RULES

QUESTION = ("accident.grade", '{"deaths": 2, "serious_injuries": 10, "loss_yuan": 9000000}')
RIVAL = "import django; django.setup()"


def run(runs: int) -> dict[str, Any]:
    """Time whole processes: the question, and a Python that only sets Django up."""
    ours, rival, ratio = paired(
        lambda: _process("-m", "bazhua.config", "rule", *QUESTION),
        lambda: _process("-c", RIVAL),
        runs,
    )
    return {
        "input": {"rules": len(RULES), "rows": len(BOOK.all_rows()), "clauses": len(BOOK.clauses)},
        "cold_answer": ours,
        "rival": {"what": "python -c 'import django; django.setup()', no settings", **rival},
        "ratio": ratio,
    }


def _process(*words: str) -> None:
    subprocess.run(  # noqa: S603 our own interpreter with fixed words
        [sys.executable, *words],
        check=True,
        stdout=subprocess.DEVNULL,
        env={"DJANGO_SETTINGS_MODULE": "django.conf.global_settings"},
    )
