"""The run's database, and tests whose program this machine lacks named at its end."""

import pytest
from django.db import connections
from hypothesis import settings

from bazhua.config.settings.env import SiteEnv
from tests.launched import shared_database

pytest_plugins = ["tests.homes", "tests.programs"]

# The same examples in every run: what was green yesterday is not red today by chance.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory,
    django_db_modify_db_settings_parallel_suffix,  # noqa: ARG001 -- one database for each worker
):
    """Point Django at the PostgreSQL of this run; each worker makes a database of its own there."""
    served = SiteEnv(database_url=shared_database(tmp_path_factory)).database()
    connections.settings["default"].update(served)
