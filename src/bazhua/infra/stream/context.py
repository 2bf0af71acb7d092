"""What a page is told of the live stream."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from bazhua.infra.http.asking import actor_of
from bazhua.infra.stream.passing import stream_for


@dataclass(frozen=True, slots=True)
class Live:
    """Where a page hears what changed, and where it gets the pass for it."""

    url: str
    pass_url: str


def live(request: HttpRequest) -> dict[str, object]:
    """Return the live stream for the template context; none for who cannot hear it."""
    url = stream_for(request, actor_of(request))
    return {"live": Live(url, reverse("stream_pass")) if url else None}
