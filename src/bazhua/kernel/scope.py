"""Who may reach what: paths of node ids, places of records, and dated grants."""

from dataclasses import dataclass
from datetime import datetime

from bazhua.kernel.errors import DomainError


class BadPath(DomainError):
    """A path is not node ids between dots."""

    code = "bad_path"
    http_status = 400


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """A node of a tree by the ids from the root, dotted at both ends: ``.3.37.``.

    The dots keep ``.3.37.`` from matching ``.3.371.``.
    """

    dotted: str

    def __post_init__(self) -> None:
        """Check the form.

        Raises:
            BadPath: it is not ids between dots.
        """
        ids = self.dotted.split(".")
        framed = len(ids) > 2 and ids[0] == ids[-1] == ""  # noqa: PLR2004 both dots and an id
        if not framed or not all(part.isascii() and part.isdigit() for part in ids[1:-1]):
            raise BadPath("path", path=self.dotted)

    @classmethod
    def of(cls, *ids: int) -> "Path":
        """Return the path of node ids from the root down."""
        return cls("." + ".".join(str(id_) for id_ in ids) + ".")

    def ids(self) -> tuple[int, ...]:
        """Return the node ids from the root down."""
        return tuple(int(part) for part in self.dotted.split(".")[1:-1])

    def holds(self, other: "Path") -> bool:
        """Return whether another node is this one or lies below it."""
        return other.dotted.startswith(self.dotted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands: its region, its group, its departments, its assignments.

    Attributes:
        departments: bit mask of the departments that supervise it.
        assignments: ids of the batches, cases or stationings it belongs to.
    """

    region: Path
    group: Path | None = None
    departments: int = 0
    assignments: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role given to a person: over a region or a group, for departments, an assignment, a time.

    ``None`` for departments or assignment does not narrow. ``until`` is the first instant at
    which the grant no longer holds.
    """

    role: str
    region: Path | None = None
    group: Path | None = None
    departments: int | None = None
    assignment: int | None = None
    since: datetime
    until: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse a grant over nothing or over two trees.

        Raises:
            BadPath: not exactly one of region and group is given.
        """
        if (self.region is None) == (self.group is None):
            raise BadPath("region", path=str(self.region and self.region.dotted))

    def holds_at(self, at: datetime) -> bool:
        """Return whether the grant is in force at an instant."""
        return self.since <= at and (self.until is None or at < self.until)

    def covers(self, other: "Grant") -> bool:
        """Return whether it reaches every place that another one reaches, whatever their times."""
        if self.region is not None and other.region is not None:
            inside = self.region.holds(other.region)
        else:
            inside = bool(self.group and other.group and self.group.holds(other.group))
        departments = self.departments is None or (
            other.departments is not None and not other.departments & ~self.departments
        )
        return inside and departments and self.assignment in {None, other.assignment}

    def reaches(self, place: Place) -> bool:
        """Return whether a record at a place lies within the grant."""
        if self.region is not None:
            inside = self.region.holds(place.region)
        else:
            inside = bool(self.group and place.group and self.group.holds(place.group))
        own_department = self.departments is None or bool(self.departments & place.departments)
        own_assignment = self.assignment is None or self.assignment in place.assignments
        return inside and own_department and own_assignment
