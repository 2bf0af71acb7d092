"""The parts of a Word file (ECMA-376) that papers need: paragraphs, tables, styles, page numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

RED: Final = "D7000F"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES: Final = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
TYPES: Final = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{KIND}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS: Final = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELATIONS: Final = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)
CORE: Final = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created></cp:coreProperties>'
)
FOOTER: Final = (
    f'{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
PAGE: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>'
)
"""A4 with the margins of GB/T 9704-2012 in twentieths of a point."""

BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TWO_LETTERS: Final = 200
A_LETTER: Final = 320
"""Hundredths of a letter, by which Chinese text is indented; twentieths of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph looks.

    Attributes:
        style: of the outline; empty for the text.
        size: half points; 0 for that of the style.
        right: letters that it stands from the right edge.
        ruled: with the red line below it.
    """

    style: str = ""
    size: int = 0
    align: str = ""
    colour: str = ""
    bold: bool = False
    indent: bool = False
    right: int = 0
    ruled: bool = False


def paragraph(text: str, look: Look) -> str:
    """Return a paragraph; nothing in its text is read as markup."""
    return f"<w:p>{_paragraph_look(look)}{_run(text, look)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first row is its head, repeated on each page."""
    head, *others = rows
    grid = "<w:gridCol/>" * len(head)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{_row(head, head=True)}{''.join(_row(row, head=False) for row in others)}</w:tbl>"
    )


def document(body: str) -> str:
    """Return the document with its page."""
    return f"{HEAD}<w:document {NAMES}><w:body>{body}{PAGE}</w:body></w:document>"


def styles(*, chinese: bool) -> str:
    """Return the styles: those of the outline are what a reader leads through the text by."""
    size, language = (32, "zh-CN") if chinese else (24, "en-GB")
    fonts = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="FangSong"'
    outline = "".join(_heading(level, size) for level in range(1, 5))
    return (
        f"{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
        f'<w:basedOn w:val="Normal"/></w:style>{outline}</w:styles>'
    )


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}">'
        f'<w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _paragraph_look(look: Look) -> str:
    told = []
    if look.style:
        told.append(f'<w:pStyle w:val="{look.style}"/>')
    if look.ruled:
        rule = f'<w:bottom w:val="single" w:sz="16" w:space="8" w:color="{RED}"/>'
        told.append(f"<w:pBdr>{rule}</w:pBdr>")
    if look.indent:
        told.append(f'<w:ind w:firstLineChars="{TWO_LETTERS}" w:firstLine="{2 * A_LETTER}"/>')
    if look.right:
        told.append(f'<w:ind w:right="{look.right * A_LETTER}"/>')
    if look.align:
        told.append(f'<w:jc w:val="{look.align}"/>')
    return f"<w:pPr>{''.join(told)}</w:pPr>" if told else ""


def _run(text: str, look: Look) -> str:
    told = []
    if look.bold:
        told.append("<w:b/>")
    if look.colour:
        told.append(f'<w:color w:val="{look.colour}"/>')
    if look.size:
        told.append(f'<w:sz w:val="{look.size}"/>')
    shown = f"<w:rPr>{''.join(told)}</w:rPr>" if told else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _row(cells: Sequence[str], *, head: bool) -> str:
    look = Look(size=24, align="center", bold=head)
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{paragraph(cell, look)}</w:tc>'
        for cell in cells
    )
    return f"<w:tr>{repeated}{drawn}</w:tr>"
