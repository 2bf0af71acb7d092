"""Rows of the addresses that hang on who asks and not on his roles: his own, and everybody's."""

from dataclasses import dataclass
from uuid import UUID

from bazhua.infra.accounts.core.needs import Need

TUS = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Own:
    """What one person alone is answered for.

    Attributes:
        subject: whose uid stands in the address.
        method: how it is asked.
        stranger: the status of who is not signed in.
        another: that of somebody else with the same roles.
    """

    subject: str
    method: str = "get"
    stranger: int = 404
    another: int = 404


OWN = {
    "files:file": Own("loose"),
    "files:shown": Own("loose"),
    "files:original": Own("loose"),
    "files:upload": Own("upload", "head"),
    "figures:drop": Own("view", "post"),
    "imports:show": Own("import"),
    "imports:errors": Own("import"),
    "imports:take_all": Own("import", "post"),
    "imports:take_good": Own("import", "post"),
    "imports:drop": Own("import", "post"),
    "jobs:show": Own("job"),
    "jobs:progress": Own("job"),
    "jobs:cancel": Own("job", "post"),
    "notify:take_note": Own("message", "post", stranger=403),
    "roster:sign": Own("handover", another=403),
}
"""Addresses of what belongs to one person; of a hand-over, to its parties."""

OWN_LISTS = {
    "imports:list": ("firms.csv", 200),
    "notify:desk": ("事项逾期", 403),
    "notify:bell": ("事项逾期", 403),
}
"""Lists of what is one's own: what stands in them for him alone, and the status of a stranger."""

NEEDS = (None, Need.CODE, Need.PASSWORD, Need.ENROL, Need.NOTHING)
"""What a session still needs; none is no session, nothing is being signed in."""

START, BADGE, DESK = "accounts:sign_in", "accounts:badge", "obligations:desk"
SIGNED_IN_ONLY = (START, START, START, START, 200)
DOORS = {
    "accounts:sign_in": (200, 200, 200, 200, DESK),
    "accounts:code": (START, 200, START, START, DESK),
    "accounts:set_password": (START, START, 200, START, DESK),
    "accounts:enrol": (START, START, START, 200, START),
    "accounts:link": (200,) * 5,
    "accounts:badge": (403,) * 5,
    "accounts:badge_code": (BADGE,) * 5,
    "accounts:oidc": (404,) * 5,
    "accounts:oidc_again": (START, START, START, START, 404),
    "accounts:oidc_back": (404,) * 5,
    "accounts:leave": (START,) * 5,
    "accounts:own": SIGNED_IN_ONLY,
    "accounts:own_password": SIGNED_IN_ONLY,
    "accounts:own_totp": SIGNED_IN_ONLY,
    "accounts:own_totp_remove": SIGNED_IN_ONLY,
    "accounts:own_codes": SIGNED_IN_ONLY,
    "accounts:end_session": (START, START, START, START, 404),
}
"""Address of the sign-in → for each need, its status or the address that it leads to.

The device is no registered one, the site has no issuer, the session to be ended is another's.
"""

POSTED_DOORS = {"accounts:leave", "accounts:end_session"}


@dataclass(frozen=True)
class Open:
    """What everybody gets, whoever asks."""

    status: int = 200
    args: tuple = ()
    method: str = "get"


OPEN = {
    "healthz": Open(),
    "home": Open(),
    "interface": Open(),
    "now": Open(),
    "public": Open(404),
    "report:worker": Open(),
    "search": Open(),
    "verify_paper": Open(),
    "set_appearance": Open(302, method="post"),
    "set_language": Open(302, method="post"),
    "stream_pass": Open(403),
    "guide:parts": Open(),
    "guide:record": Open(),
    "guide:tabs": Open(),
    "guide:list": Open(),
    "guide:list_empty": Open(),
    "guide:form": Open(),
    "guide:form_refused": Open(422),
    "guide:error": Open(404, (404,)),
    "rules:catalogue": Open(),
    "rules:ask": Open(args=("tip.reward",)),
    "demo:become": Open(404, (UUID(int=5),), "post"),
    "callbacks:sms": Open(404, method="post"),
    "callbacks:voice": Open(404, method="post"),
    "callbacks:wecom": Open(404, method="post"),
    "callbacks:dingtalk": Open(404, method="post"),
}
"""Addresses that answer everybody alike, on a site without stream, channels and demonstration."""

NO_NAME = "/api/<path:rest>"
"""Everything below the API that is none of its addresses: it has a row there."""
