"""Contributions and the tree as they are read back from their tables."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.infra.rollup.core.tree import Reorganisation, Tree
from bazhua.infra.rollup.models import Replanting
from bazhua.kernel.scope import Path

COLUMNS: Final = "indicator, record_uid, path, day, dims, value"


def contributions(rows: Iterable[tuple[Any, ...]]) -> Iterator[Contribution]:
    """Return contributions from rows of ``COLUMNS``."""
    for indicator, record_uid, path, day, dims, value in rows:
        yield Contribution(
            indicator=indicator,
            record_uid=record_uid,
            path=_path(path),
            day=day,
            dims=dims_in(dims),
            value=value,
        )


def the_tree() -> Tree:
    """Return everything that was re-organised, in the order of the days."""
    rows = Replanting.objects.order_by("id").values_list("old", "new", "day")
    return [Reorganisation(Path(old), Path(new), day) for old, new, day in rows]


@lru_cache(maxsize=1 << 12)
def dims_in(text: str) -> Dims:
    """Return the codes in a JSON object."""
    codes: dict[str, str] = json.loads(text)
    return dims_of(codes)


@lru_cache(maxsize=1 << 16)
def _path(dotted: str) -> Path:
    return Path(dotted)
