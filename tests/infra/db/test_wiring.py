"""The database of the tests: a real PostgreSQL, one database for each worker."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_database_is_this_worker_s_own():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), version()")
        name, version = cursor.fetchone()

    worker = os.environ.get("PYTEST_XDIST_WORKER")
    assert name == (f"test_bazhua_{worker}" if worker else "test_bazhua")
    assert version.startswith("PostgreSQL ")
