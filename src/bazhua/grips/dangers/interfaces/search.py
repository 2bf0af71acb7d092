"""What the one search finds of hidden dangers."""

from typing import Final

from bazhua.infra.search.kinds import SearchKind
from bazhua.kernel.words import Word

KINDS: Final = (SearchKind("danger", Word("隐患", "Hidden danger"), "dangers:record"),)
