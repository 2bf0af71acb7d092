"""The service worker of the pages for a phone: its script is made of the files that its pages need."""

from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

FILES: Final = (
    "vendor/tabler.min.css",
    "ui/theme.css",
    "ui/parts.css",
    "dangers/report.css",
    "vendor/tabler.min.js",
    "vendor/htmx.min.js",
    "vendor/tabler-icons.svg",
    "ui/page.js",
    "ui/countdown.js",
    "ui/live.js",
    "ui/mark.svg",
    "dangers/queue.js",
    "dangers/photos.js",
    "dangers/sender.js",
    "dangers/outbox.js",
    "dangers/report.js",
    "dangers/patrol.js",
    "dangers/arrive.js",
)
PAGES: Final = ("report:page", "report:patrol", "report:arrive")


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Answer with the worker; another version of any file is another worker."""
    files = [static(name) for name in FILES]
    told = {
        "pages": [reverse(name) for name in PAGES],
        "files": files,
        "version": sha256("\n".join(files).encode()).hexdigest()[:12],
    }
    return render(request, "dangers/report/worker.js", told, content_type="text/javascript")
