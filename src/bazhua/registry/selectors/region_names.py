"""Regions by what people write: a code, or a name that no other one has."""

from collections.abc import Collection, Mapping

from bazhua.infra.search.spelling import normal
from bazhua.registry.models import all_regions


def region_paths(given: Collection[str]) -> Mapping[str, str]:
    """Return the path of each region in use that is given by code or name; others are left out."""
    codes = {text: region_code(text) for text in given}
    if not all(codes.values()):
        by_name = region_names()
        codes = {text: code or by_name.get(region_key(text), "") for text, code in codes.items()}
    rows = all_regions().filter(code__in=set(codes.values()) - {""}, until=None)
    paths = dict(rows.values_list("code", "path_now"))
    return {text: paths[code] for text, code in codes.items() if code in paths}


def region_names() -> Mapping[str, str]:
    """Return the code of every region in use by its names that no other one has.

    A name is the region's own, or the names above it before its own.
    """
    rows = all_regions().filter(until=None).values_list("node_id", "path_now", "code", "name")
    by_node = {str(node): region_key(name) for node, _, _, name in rows}
    codes: dict[str, set[str]] = {}
    for _, path, code, _ in rows:
        line = [by_node.get(node, "") for node in path.split(".")[1:-1]]
        for start in range(len(line)):
            codes.setdefault("".join(line[start:]), set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def region_code(text: str) -> str:
    """Return the code that a text is, or nothing when it is a name."""
    plain = normal(text)
    return plain if plain.isascii() and plain.isdigit() else ""


def region_key(text: str) -> str:
    """Return by what a region is found by its name."""
    return normal(text).replace(" ", "")
