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
    return drawn_pdf(TEMPLATE, _inputs(sheet, code), at=at)


def drawn_pdf(template: Path, inputs: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return what a template draws of values whose characters were looked up in the font.

    Args:
        template: the folder of its ``main.typ``.
        inputs: by name, JSON values.
        at: the instant written into the file.
    """
    made = _compiler(template).compile(
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=int(at.timestamp()),
        sys_inputs=_written(inputs),
    )
    return _whole(made)[0]


def pictures_of(sheet: Mapping[str, Any], code: str, *, ppi: int) -> list[bytes]:
    """Return each page of a sheet as PNG.

    Raises:
        GlyphMissing: the font lacks a character.
    """
    inputs = _written(_inputs(sheet, code))
    return _whole(_compiler(TEMPLATE).compile(format="png", ppi=ppi, sys_inputs=inputs))


def _compiler(template: Path) -> typst.Compiler:
    # One for each call: a compiler is not for several threads; the fonts are read once.
    return typst.Compiler(template / "main.typ", root=template, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )


def _inputs(sheet: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    check_glyphs(dict(sheet))
    return {"sheet": {**sheet, "picture": _picture(code)}}


def _written(inputs: Mapping[str, Any]) -> dict[str, str]:
    return {name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()}


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
