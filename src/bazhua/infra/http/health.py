"""Whether the process can do its work; asked by the supervisor and by load balancers."""

import logging

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

LOG = logging.getLogger(__name__)


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 ``ok`` when the database answers, else 503 ``database_down``."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as exc:
        LOG.warning("database_down: %s", exc)
        return HttpResponse("database_down\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
