"""Several who press at the same time: each has read the record before any of them may write it."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections, transaction
from django.test import Client

from tests.gate.rig import eventually

ACTORS = {}
WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def by_cookie(request):
    """Return who asks; tests name this as the provider of actors."""
    return ACTORS[request.COOKIES["as"]]


def post(who, address, data):
    """Press as somebody; return the status and the text of the answer."""
    client = Client()
    client.cookies["as"] = who
    try:
        answer = client.post(address, data)
        return answer.status_code, answer.content.decode()
    finally:
        connections.close_all()


def racing(locked, presses):
    """Let all press while a row is held, and go on when all of them wait for it.

    Args:
        locked: the row that each of them must change.
        presses: what each does, by name.
    """
    with ThreadPoolExecutor(len(presses)) as hands:
        with transaction.atomic():
            locked.select_for_update().get()
            answers = {who: hands.submit(press) for who, press in presses.items()}
            eventually(lambda: _waiting() == len(presses))
        return {who: answer.result() for who, answer in answers.items()}


def _waiting():
    with connection.cursor() as cursor:
        # A transaction sees the activities of its first look until it says otherwise.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        return cursor.fetchone()[0]
