"""Where an open page fetches its pass."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refused
from bazhua.infra.http.request import arrival
from bazhua.infra.stream.passing import give_pass, stream_for
from bazhua.infra.stream.refusals import NothingToHear


@require_safe
def give(request: HttpRequest) -> HttpResponse:
    """Answer 204 with a fresh pass in its cookie."""
    actor = actor_of(request)
    stream_url = stream_for(request, actor)
    if stream_url is None:
        return refused(NothingToHear())
    response = HttpResponse(status=204)
    give_pass(response, stream_url, actor, arrival(request))
    return response
