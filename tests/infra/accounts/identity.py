"""A small OpenID Connect issuer over real HTTP, which lies as it is told."""

import hashlib
import json
import time
from base64 import b64decode, urlsafe_b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from typing_extensions import override

SECRET = "shared with the issuer"  # noqa: S105 -- a sample
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}, private=True)
FORGED = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}, private=True)


@dataclass
class Identity:
    """Who signs in there, what is said of him, and what is wrong about it."""

    url: str = ""
    login: str = "wang"
    claims: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEY)
    questions: dict[str, dict[str, str]] = field(default_factory=dict)

    def agree(self, address: str) -> dict[str, str]:
        """Let the person agree on the issuer's page; return what the browser brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.questions)}"
        self.questions[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, form: dict[str, str], credentials: str) -> tuple[int, dict[str, Any]]:
        asked = self.questions.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        known = (
            b64decode(credentials.removeprefix("Basic "))
            == b"bazhua:" + SECRET.replace(" ", "%20").encode()
        )
        if asked is None or not known or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        said = {
            "iss": self.url,
            "aud": "bazhua",
            "sub": "7",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "preferred_username": self.login,
        }
        token = jwt.encode({"alg": "RS256", "kid": "1"}, {**said, **self.claims}, self.key)
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": token}


@contextmanager
def identity():
    """Run an issuer on a free port until the end of the block."""
    told = Identity()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {
                "/.well-known/openid-configuration": {
                    "issuer": told.url,
                    "authorization_endpoint": f"{told.url}/authorize",
                    "token_endpoint": f"{told.url}/token",
                    "jwks_uri": f"{told.url}/keys",
                },
                "/keys": {"keys": [KEY.as_dict(private=False)]},
            }
            self.say(200, pages[self.path])

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.say(*told.token(form, self.headers["Authorization"]))

        def say(self, status: int, content: dict[str, Any]) -> None:
            text = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
