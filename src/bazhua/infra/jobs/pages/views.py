"""Watch a job, and cancel it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.jobs.pages.card import facts_of, progress_of, title_of
from bazhua.infra.jobs.selectors import asked_job
from bazhua.infra.jobs.services import cancel


@require_safe
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show how far a job is; it may be left and come back to."""
    job = asked_job(uid, actor=actor_of(request))
    content = {"title": title_of(job), "progress": progress_of(job), "facts": facts_of(job)}
    return render(request, "jobs/show.html", content)


@require_safe
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer with the news of the bar; when it is over, the page is to be loaded anew."""
    part = progress_of(asked_job(uid, actor=actor_of(request)))
    if not part.poll:
        return HttpResponse(headers={"HX-Refresh": "true"})
    told = request.GET.get("told", "")
    return render(request, "ui/parts/progress_news.html", {"part": part, "told": told})


@require_POST
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Cancel it, and show how far it has come."""
    job = cancel(uid, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("jobs:show", args=[job.uid]))
