"""Which pages of hidden dangers are asked for."""

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
        "dangers, figures by region": ["/figures/?figure=dangers"],
        "dangers, rectifying": ["/dangers/?state=RECTIFYING"],
        "dangers, overdue": ["/dangers/?overdue=true"],
        "dangers, major": ["/dangers/?grade=MAJOR"],
        "dangers, of a department": ["/dangers/?department=3"],
    } | ({"danger": found} if found else {})


def _sampled(person: UUID, sample: int) -> list[UUID]:
    from bazhua.grips.dangers.api import open_dangers  # noqa: PLC0415 -- models exist after the setup
    from bazhua.registry.api import actor_of  # noqa: PLC0415

    at = datetime.now(UTC)
    return [row.uid for row in open_dangers(actor_of(person, at=at), at=at, limit=sample)]
