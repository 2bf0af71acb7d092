"""Bring the database of a home up, from nothing or from what a crash left."""

from collections.abc import Callable

from bazhua.infra.launcher.home import Home
from bazhua.infra.launcher.postgres.cluster import Cluster, prepare_cluster
from bazhua.infra.launcher.supervisor import Supervisor
from bazhua.kernel.words import Phrase, say


def start_database(
    supervisor: Supervisor,
    home: Home,
    tell: Callable[[Phrase], None],
    cluster: Cluster | None = None,
) -> str:
    """Make the cluster when there is none, serve it, and return the address of its database.

    Raises: LaunchRefused – it cannot be made or does not answer.
    """
    served = cluster or prepare_cluster(home.data, home.run)
    version = str(served.binaries.major)
    if not served.exists:
        tell(
            say(
                "新建数据库（PostgreSQL {v}）…", "Making the database (PostgreSQL {v}) …", v=version
            )
        )
        supervisor.run(served.initdb())
        served.adopt()
    tell(say("启动数据库…", "Starting the database …"))
    supervisor.start(served.server())
    served.ensure_database()
    return served.url
