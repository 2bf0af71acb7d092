"""Which pages of hidden dangers, of figures, maps and screens are asked for."""

from datetime import UTC, datetime
from uuid import UUID


def asked_of_dangers(person: UUID, sample: int) -> dict[str, list[str]]:
    """Return the pages of hidden dangers by name, each with addresses that a person may ask for."""
    found = [f"/dangers/{uid}/" for uid in _sampled(person, sample)]
    return {
        "dangers, first page": ["/dangers/"],
        "dangers, open": ["/dangers/?state=OPEN"],
        "dangers, open and major": ["/dangers/?state=OPEN&grade=MAJOR"],
        "dangers, by last day": ["/dangers/?sort=due_on"],
        "dangers, board": ["/dangers/board/"],
        "dangers, rectifying": ["/dangers/?state=RECTIFYING"],
        "dangers, overdue": ["/dangers/?overdue=true"],
        "dangers, major": ["/dangers/?grade=MAJOR"],
        "dangers, of a department": ["/dangers/?department=3"],
    } | ({"danger": found} if found else {})


def asked_of_maps(person: UUID, sample: int) -> dict[str, list[str]]:
    """Return the map and the command screen by name, each with addresses that a person may ask for."""
    from bazhua.registry.api import actor_of  # noqa: PLC0415 -- as below
    from bazhua.registry.interfaces.maps import counties_seen  # noqa: PLC0415

    at = datetime.now(UTC)
    codes = counties_seen(actor_of(person, at=at), sample, at=at)
    layers = ("danger.open", "enterprise.standing")
    near = [f"/map/?region={code}&layer={layer}" for code in codes for layer in layers]
    return {
        "map": ["/map/"],
        "map, alarms": ["/map/?layer=alarms"],
        "map, live risk": ["/map/?layer=risk"],
        "screen": ["/screen/"],
        "screen, figures": ["/screen/figures"],
        "screen, alarms": ["/screen/alarms"],
    } | ({"map, enterprises of a county": near} if near else {})


def asked_of_figures() -> dict[str, list[str]]:
    """Return the pages on which figures stand, by name."""
    return {
        "home": ["/"],
        "figures of dangers, by region": ["/figures/?figure=dangers"],
        "figures, found by department": ["/figures/?figure=danger.found&by=department"],
        "figures, open by region": ["/figures/?figure=danger.open"],
    }


def _sampled(person: UUID, sample: int) -> list[UUID]:
    from bazhua.grips.dangers.api import open_dangers  # noqa: PLC0415 -- models exist after the setup
    from bazhua.registry.api import actor_of  # noqa: PLC0415

    at = datetime.now(UTC)
    return [row.uid for row in open_dangers(actor_of(person, at=at), at=at, limit=sample)]
