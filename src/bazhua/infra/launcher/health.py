"""Ask a process on this machine whether it is well."""

from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

from bazhua.infra.launcher.ports import LOOPBACK

ANSWER_WITHIN_S = 2


def is_healthy(port: int, host: str = LOOPBACK) -> bool:
    """Tell whether the process at a port, asked by a host's name, answers that it is well."""
    connection = HTTPConnection(LOOPBACK, port, timeout=ANSWER_WITHIN_S)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
