"""The words for the codes of questions and answers, as pages show them."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

CODES: Mapping[str, Word] = {}
"""Code → word; a code means the same wherever it stands."""
