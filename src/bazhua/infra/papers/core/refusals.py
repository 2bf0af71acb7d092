"""Why a paper is not written, issued or bound."""

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase


class GlyphMissing(DomainError):
    """The font of papers has no picture of a character; a blank box is never printed."""

    code = "glyph_missing"

    def __init__(self, field: str, character: str) -> None:
        point = f"U+{ord(character):04X}"
        shown = f"{character} ({point})" if character.isprintable() else point
        super().__init__(field, key=field, character=shown)


class UnknownKind(DomainError):
    """No kind of paper has this name."""

    code = "unknown_kind"
    http_status = 404

    def __init__(self, kind: str) -> None:
        super().__init__("kind", kind=kind)


class PaperMismatch(DomainError):
    """What was photographed is not this paper, or shows no code at all."""

    code = "paper_mismatch"
    http_status = 409

    def __init__(self, problem: Phrase) -> None:
        super().__init__("code", problem=problem)
        self.problem = problem
