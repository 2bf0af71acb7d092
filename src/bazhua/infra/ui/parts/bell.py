"""The bell of a page: how many messages wait for the person, and the note when one comes."""

from dataclasses import dataclass
from typing import ClassVar

from bazhua.infra.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """A message that has just come; it stays until it is closed."""

    template: ClassVar[str] = "ui/parts/note.html"

    title: Text
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """The number of open messages, fetched anew when the live stream hints at a change.

    Attributes:
        count: of open messages, counted up to one more than `most`.
        href: where they are read; all there is without scripts.
        fetch: answers with this part alone; empty for a bell that does not change.
        latest: identifier of the newest open message; later ones sort after it.
        headline: what the newest says, for the note.
    """

    template: ClassVar[str] = "ui/parts/bell.html"

    count: int
    href: str
    most: int = 99
    fetch: str = ""
    latest: str = ""
    headline: Text = ""

    @property
    def blank(self) -> Note:
        """The note that the page's script fills when a message comes."""
        return Note("", self.href)

    @property
    def shown(self) -> str:
        """The number as it stands at the bell."""
        return f"{self.most}+" if self.count > self.most else str(self.count)
