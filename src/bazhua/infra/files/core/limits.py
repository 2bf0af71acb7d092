"""How large a file may be, and how much one person may send."""

from dataclasses import dataclass
from typing import Final

from bazhua.infra.files.core.kinds import FAMILIES, Family, Kind

MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one platform.

    Attributes:
        image_mib, document_mib, video_mib: largest original of each family, MiB.
        image_megapixels: most picture points, millions; a small file can unpack to many.
        shown_px: longest side of the copy that is shown, picture points.
        open_uploads: most uploads of one person that are not complete.
        day_mib: most that one person announces within 24 hours, MiB.
        free_mib: what an upload must leave free on the disk, MiB.
    """

    image_mib: int = 20
    document_mib: int = 50
    video_mib: int = 500
    image_megapixels: int = 50
    shown_px: int = 2560
    open_uploads: int = 50
    day_mib: int = 4096
    free_mib: int = 1024

    def bytes_of(self, kind: Kind) -> int:
        """Return the largest original of a kind, bytes."""
        mib = {
            Family.IMAGE: self.image_mib,
            Family.DOCUMENT: self.document_mib,
            Family.VIDEO: self.video_mib,
        }
        return mib[FAMILIES[kind]] * MIB

    @property
    def largest(self) -> int:
        """The largest original of any kind, bytes."""
        return max(self.bytes_of(kind) for kind in Kind)
