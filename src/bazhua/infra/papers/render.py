"""From the value of a sheet to PDF or pictures: the same value gives the same bytes."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
import typst

from bazhua.infra.papers.core.glyphs import check_glyphs

HERE: Final = Path(__file__).parent
TEMPLATE: Final = HERE / "sheet"
STANDARD: Final = "a-2a"
"""Archival, and tagged to be read aloud. The stricter ua-1 fails in typst 0.15 on some tables that
cross a page; no content may keep a paper from being issued."""

QUIET: Final = 4
"""Blank modules around the code, as ISO/IEC 18004 asks."""


def pdf_of(sheet: Mapping[str, Any], code: str, *, at: datetime) -> bytes:
    """Return the PDF of a sheet.

    Args:
        code: its code, drawn on every page; empty for none.
        at: the instant written into the file.

    Raises:
        GlyphMissing: the font lacks a character.
    """
    made = _compiler().compile(
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=int(at.timestamp()),
        sys_inputs=_inputs(sheet, code),
    )
    return _whole(made)[0]


def pictures_of(sheet: Mapping[str, Any], code: str, *, ppi: int) -> list[bytes]:
    """Return each page of a sheet as PNG.

    Raises:
        GlyphMissing: the font lacks a character.
    """
    return _whole(_compiler().compile(format="png", ppi=ppi, sys_inputs=_inputs(sheet, code)))


def _compiler() -> typst.Compiler:
    # One for each call: a compiler is not for several threads; the fonts are read once.
    return typst.Compiler(TEMPLATE / "main.typ", root=TEMPLATE, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )


def _inputs(sheet: Mapping[str, Any], code: str) -> dict[str, str]:
    check_glyphs(dict(sheet))
    drawn = {**sheet, "picture": _picture(code)}
    return {"sheet": json.dumps(drawn, ensure_ascii=False)}


def _picture(code: str) -> str:
    if not code:
        return ""
    svg = BytesIO()
    segno.make(code, micro=False, error="m").save(svg, kind="svg", border=QUIET, xmldecl=False)
    return svg.getvalue().decode()


def _whole(made: bytes | list[bytes] | None) -> list[bytes]:
    if made is None:
        raise AssertionError("an output file was not asked for")
    return made if isinstance(made, list) else [made]
