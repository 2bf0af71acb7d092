"""Make `.venv` from `uv.lock` with nothing but Python: used by every target of the Makefile.

Usage: python3 tools/bootstrap.py [--demo | --dev]

Needs Python ≥ 3.11 and a package index; needs no pip, no ensurepip, no compiler, no root.
uv of a pinned version lands in `.uv/`. Every download is checked against a sha256. The index is,
in this order: UV_DEFAULT_INDEX, UV_INDEX_URL, PIP_INDEX_URL, pip's configuration, the public one.
"""

from __future__ import annotations

import compileall
import hashlib
import html.parser
import json
import os
import platform
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_HOME = ROOT / ".uv"
UV = UV_HOME / "bin" / "uv"
VENV = ROOT / ".venv"
STAMP = VENV / "bazhua-stamp.json"
PUBLIC_INDEX = "https://pypi.org/simple"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

UV_VERSION = "0.13.9"
UV_WHEELS = {
    "x86_64": (
        "uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    "aarch64": (
        "uv-0.13.9-py3-none-manylinux_2_28_aarch64.whl",
        "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",
    ),
}
"""Machine → wheel and sha256."""

GROUPS = {
    "run": ["--no-dev"],
    "demo": ["--no-dev", "--group", "demo"],
    "dev": ["--all-groups"],
}
"""What `.venv` is for → its options of uv; each holds the one before, and is never made less."""


class Links(html.parser.HTMLParser):
    """Collect the links of a page of a package index."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where an anchor leads."""
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.found.append(target)


def main() -> None:
    """Bring `.venv` to the state of `uv.lock`; quick when it is there already."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- runs before anything is installed
        sys.exit(
            f"Bazhua needs Python 3.11 or newer; {sys.executable} is {platform.python_version()}.\n"
            "Install one, then say which: make up PYTHON=python3.12\n"
            "八抓需要 Python 3.11 或更新版本;请安装后用 make up PYTHON=python3.12 指明。"
        )
    _compile()
    lock, kept = _stamp()
    wanted = next((each for each in GROUPS if f"--{each}" in sys.argv[1:]), "run")
    most = max(wanted, kept, key=list(GROUPS).index)
    if lock == _lock_digest() and kept == most:
        return
    environment = _environment()
    _ensure_uv(environment)
    _install(environment, GROUPS[most])
    STAMP.write_text(json.dumps({"lock": _lock_digest(), "for": most}), encoding="utf-8")


def _compile() -> None:
    """Write the bytecode of the platform.

    Machines that are told to write none (containers often are) would compile all of it in each
    of the six processes of a start. A file whose source changed since is compiled by who runs it.
    """
    compileall.compile_dir(ROOT / "src", quiet=1)


def _stamp() -> tuple[str, str]:
    """Return of which lock `.venv` is, and for what."""
    if not STAMP.is_file() or not (VENV / "bin" / "bazhua").is_file():
        return "", "run"
    kept: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return kept["lock"], kept.get("for", "run")


def _lock_digest() -> str:
    """Return the digest of all that decides what `.venv` holds, the place included."""
    parts = [(ROOT / name).read_bytes() for name in ("uv.lock", "pyproject.toml")]
    return hashlib.sha256(b"\0".join([*parts, bytes(ROOT), sys.version.encode()])).hexdigest()


def _environment() -> dict[str, str]:
    """Return the environment of uv: system Python only, one index, one certificate file."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    named = next(
        (n for n in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL") if os.environ.get(n)),
        None,
    )
    environment["UV_DEFAULT_INDEX"] = os.environ[named] if named else _pip_index() or PUBLIC_INDEX
    environment.pop("UV_INDEX_URL", None)
    if "SSL_CERT_FILE" not in environment and "PIP_CERT" in environment:
        environment["SSL_CERT_FILE"] = environment["PIP_CERT"]
    if SYSTEM_CERTIFICATES.is_file():  # uv knows only its own; a company's are in the system's
        environment.setdefault("UV_SYSTEM_CERTS", "1")
    return environment


def _pip_index() -> str:
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() if asked.returncode == 0 else ""


def _ensure_uv(environment: dict[str, str]) -> None:
    if UV.is_file():
        said = subprocess.run([UV, "--version"], capture_output=True, text=True, check=False)
        if said.stdout.split()[1:2] == [UV_VERSION]:
            return
    print(f"uv {UV_VERSION} → {UV_HOME.name}/", flush=True)
    machine = platform.machine()
    if machine not in UV_WHEELS:
        sys.exit(f"No uv wheel is pinned for {machine}; install uv {UV_VERSION} as {UV}.")
    UV.parent.mkdir(parents=True, exist_ok=True)
    if not _uv_by_pip(environment, UV_WHEELS[machine][1]):
        _uv_by_wheel(environment["UV_DEFAULT_INDEX"], *UV_WHEELS[machine])


def _uv_by_pip(environment: dict[str, str], sha256: str) -> bool:
    """Install uv with pip, which knows the proxies of this machine; tell whether it worked."""
    wanted = UV_HOME / "requirements.txt"
    wanted.write_text(f"uv=={UV_VERSION} --hash=sha256:{sha256}\n", encoding="utf-8")
    options = ["--quiet", "--no-deps", "--upgrade", "--require-hashes", "--only-binary=:all:"]
    index = ["--index-url", environment["UV_DEFAULT_INDEX"], "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "install", *options, *index]
    done = subprocess.run(
        [*pip, "--target", UV_HOME, "--requirement", wanted],
        env={**environment, "PIP_ROOT_USER_ACTION": "ignore"},
        capture_output=True,
        check=False,
    )
    return done.returncode == 0 and UV.is_file()


def _uv_by_wheel(index: str, name: str, sha256: str) -> None:
    page = f"{index.rstrip('/')}/uv/"
    links = Links()
    links.feed(_fetch(page).decode())
    link = next(
        (one for one in links.found if urllib.parse.urlsplit(one).path.endswith(name)), None
    )
    if link is None:
        sys.exit(
            f"{_public(page)} does not offer {name}; set UV_DEFAULT_INDEX to an index that does."
        )
    wheel = _fetch(urllib.parse.urljoin(page, link))
    if hashlib.sha256(wheel).hexdigest() != sha256:
        sys.exit(f"{name} from {_public(page)} has a wrong sha256: refused.")
    kept = UV_HOME / name
    kept.write_bytes(wheel)
    with zipfile.ZipFile(kept) as archive:
        UV.write_bytes(archive.read(f"uv-{UV_VERSION}.data/scripts/uv"))
    UV.chmod(0o755)
    kept.unlink()


def _fetch(address: str) -> bytes:
    """Return what an index answers; credentials in the address become a header."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in {"http", "https", "file"}:
        sys.exit(f"{_public(address)}: only http, https and file are understood.")
    opener = urllib.request.build_opener()
    opener.addheaders = [("Accept", "text/html, */*"), ("User-Agent", "bazhua-bootstrap")]
    if parts.username:
        keys = urllib.request.HTTPPasswordMgrWithPriorAuth()
        user = urllib.parse.unquote(parts.username)
        secret = urllib.parse.unquote(parts.password or "")
        keys.add_password(None, _public(address), user, secret, is_authenticated=True)
        opener.add_handler(urllib.request.HTTPBasicAuthHandler(keys))
    try:
        with opener.open(_public(address), timeout=60) as answer:
            body: bytes = answer.read()
    except OSError as problem:
        sys.exit(f"{_public(address)}: {problem}. Is the package index reachable?")
    return body


def _public(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _install(environment: dict[str, str], groups: list[str]) -> None:
    """Install exactly what the lock names.

    Not `uv sync`: frozen it fetches from the addresses written in the lock and passes over the
    index of this machine; locked it refuses another index than the lock's.
    """
    if not (VENV / "bin" / "python").exists():
        _uv(environment, "venv", "--clear", "--python", sys.executable, str(VENV))
    wanted = VENV / "requirements.txt"
    export = ["export", "--frozen", "--no-emit-project", *groups]
    _uv(environment, *export, "--output-file", str(wanted))
    _uv(environment, "pip", "sync", "--require-hashes", "--compile-bytecode", str(wanted))
    _uv(environment, "pip", "install", "--no-deps", "--editable", ".")


def _uv(environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([UV, "--quiet", *arguments], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(f"uv {arguments[0]} failed with status {done.returncode}.")


if __name__ == "__main__":
    main()
