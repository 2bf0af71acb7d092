"""How long one official paper takes to draw, against Chromium printing the same text."""

import subprocess
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final

from bazhua.config.bench.timing import paired, seconds, summary
from bazhua.infra.papers.core.kinds import NOTICE
from bazhua.infra.papers.core.sheet import Made, Source, sheet_of
from bazhua.infra.papers.render import pdf_of
from bazhua.infra.papers.specimen import AT, CODE, CONTENTS, ISSUERS
from bazhua.kernel.words import Lang

CHROMIUM: Final = Path("/usr/bin/chromium")


def run(runs: int) -> dict[str, Any]:
    """Time a paper of two pages with another title each time, so that nothing is drawn before."""
    serials = count(1)
    given: dict[str, Any] = {"pages": 2, "bytes": len(_paper(next(serials)))}
    if not CHROMIUM.exists():
        found = summary([seconds(lambda: _paper(next(serials))) for _ in range(runs)])
        return {"input": given, "paper": found}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_page(), encoding="utf-8")
        ours, rival, ratio = paired(lambda: _paper(next(serials)), lambda: _print(page), runs)
    what = "chromium --headless --print-to-pdf of the same text, started for it"
    return {"input": given, "paper": ours, "rival": {"what": what, **rival}, "ratio": ratio}


def _paper(serial: int) -> bytes:
    content = replace(CONTENTS[Lang.ZH], title=f"关于第{serial}次试排的通知")
    source = Source(NOTICE, ISSUERS[Lang.ZH], content, Lang.ZH)
    return pdf_of(sheet_of(source, Made(year=2026, serial=serial, at=AT, code=CODE)), CODE, at=AT)


def _page() -> str:
    texts = "".join(f"<p>{piece.text}" for piece in CONTENTS[Lang.ZH].body)
    return f'<!doctype html><meta charset="utf-8"><h1>{ISSUERS[Lang.ZH].name}</h1>{texts}'


def _print(page: Path) -> None:
    subprocess.run(  # noqa: S603 a fixed program with fixed words
        [
            CHROMIUM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            f"--user-data-dir={page.parent / 'profile'}",
            f"--print-to-pdf={page.with_suffix('.pdf')}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
