"""The region whose figures are asked for, what the lines below it are called, what moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.showing.restated import Moved, now_at
from bazhua.infra.rollup.showing.tables import REGION, Asked, Line
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import places_called, regions_below
from bazhua.registry.interfaces.maps import Region
from bazhua.web.figures import words
from bazhua.web.figures.asking import Picked

MOST_MOVES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """A region with those right below it, by node."""

    region: Region
    lower: Mapping[str, Region]

    @property
    def path(self) -> Path:
        """Where it stands."""
        return Path(self.region.path_now)

    @property
    def name(self) -> Word:
        """What it is called."""
        return called(self.region)


def here(actor: Actor, code: str, *, at: datetime) -> Here:
    """Return the region of a code, or the highest that somebody sees.

    Raises:
        NotFound: he sees no such region.
    """
    region, below = regions_below(actor, code, at=at)
    return Here(region=region, lower={str(row.node_id): row for row in below})


def parted(place: Here, asked: Asked, found: Sequence[Line], picked: Picked) -> Sequence[Line]:
    """Return the lines in the order in which they are shown: every region, each code that counts."""
    by_key = {line.key: line for line in found}
    if asked.by == REGION:
        if not place.lower:
            return []
        order = [*place.lower, *(key for key in by_key if key not in place.lower)]
        return [by_key.get(key) or Line(key, {}) for key in order]
    order = [key for key in picked.codes(asked.by) if key in by_key]
    return [by_key[key] for key in (*order, *(key for key in by_key if key not in order))]


def labels(place: Here, asked: Asked, parts: Sequence[Line], picked: Picked) -> Mapping[str, Text]:
    """Return what each line is called; of a region that is elsewhere now, where it went."""
    if asked.by != REGION:
        codes = picked.codes(asked.by)
        return {line.key: codes.get(line.key, line.key) for line in parts}
    named: dict[str, Text] = {key: called(row) for key, row in place.lower.items()}
    gone = [line.key for line in parts if line.key not in named]
    paths = {key: now_at(Path(f"{place.path.dotted}{key}."), asked.today) for key in gone}
    found = places_called({path.dotted for path in paths.values()}) if gone else {}
    for key, path in paths.items():
        name = found.get(path.dotted, Word(key, key))
        named[key] = Phrase(words.MOVED_AWAY, {"region": name})
    return named


def called(region: Region) -> Word:
    """Return the name of a region."""
    return Word(region.name, region.name_en or region.name)


def moved_facts(moves: Sequence[Moved]) -> Sequence[Fact]:
    """Return the last regions that moved, each with from where to where."""
    paths = {path.dotted for move in moves for path in (move.node, move.old, move.new)}
    named = names().places(paths) if paths else {}
    return [
        Fact(
            named.get(move.node.dotted, move.node.dotted),
            Phrase(
                words.CAME,
                {"day": move.day, "old": _of(named, move.old), "new": _of(named, move.new)},
            ),
        )
        for move in moves[:MOST_MOVES]
    ]


def _of(named: Mapping[str, Text], path: Path) -> str:
    return said(named.get(path.dotted, path.dotted))
