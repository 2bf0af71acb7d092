"""The folder that holds all a platform owns, and the lock that lets one start use it."""

import fcntl
import json
import os
import pwd
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from bazhua.infra.launcher.refusal import refuse

FOLDER_MODE = 0o700
SECRET_MODE = 0o600
SECRET_BYTES = 48
SECRETS = ("site-secret", "stream-key", "seal-key-1", "hash-key")


@dataclass(frozen=True, slots=True)
class Home:
    """Where data, files, keys, logs and collected static files live."""

    root: Path

    @property
    def data(self) -> Path:
        """Return the folder of the database cluster."""
        return self.root / "data"

    @property
    def files(self) -> Path:
        """Return the folder of uploaded files."""
        return self.root / "files"

    @property
    def keys(self) -> Path:
        """Return the folder of secrets."""
        return self.root / "keys"

    @property
    def first_link(self) -> Path:
        """Return the file that the preparation leaves while nobody can sign in yet."""
        return self.keys / "first-link"

    @property
    def entrances(self) -> Path:
        """Return the file that the preparation leaves when it has loaded a demonstration."""
        return self.keys / "demo-entrances"

    @property
    def log(self) -> Path:
        """Return the folder of what the processes say."""
        return self.root / "log"

    @property
    def progress(self) -> Path:
        """Return the file in which the preparation says how far it has come."""
        return self.log / "progress"

    @property
    def static(self) -> Path:
        """Return the folder of the collected static files."""
        return self.root / "static"

    @property
    def run(self) -> Path:
        """Return the folder of sockets, when its path is short enough for one."""
        return self.root / "run"


def open_home(root: Path) -> Home:
    """Make the home, private to its owner, with secrets of its own.

    Raises: LaunchRefused – it belongs to somebody else or cannot be made.
    """
    home = Home(root.absolute())
    try:
        home.root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as problem:
        raise refuse(
            "无法创建目录 {root}：{problem}。请用 BAZHUA_HOME 指定可写的目录。",
            "The folder {root} cannot be made: {problem}. Set BAZHUA_HOME to one you may write.",
            root=str(home.root),
            problem=problem.strerror,
        ) from problem
    _refuse_foreign(home.root)
    home.root.chmod(FOLDER_MODE)
    for folder in (home.files, home.keys, home.log, home.static):
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    for name in SECRETS:
        _keep_secret(home.keys / name)
    return home


def _refuse_foreign(root: Path) -> None:
    owner, me = root.stat().st_uid, os.geteuid()
    if owner == me and stat.S_ISDIR(root.stat().st_mode):
        return
    raise refuse(
        "目录 {root} 属于 {owner}，当前用户是 {me}。"
        "请以 {owner} 启动，或把 BAZHUA_HOME 设到自己的目录。",
        "The folder {root} belongs to {owner}, you are {me}. "
        "Start as {owner}, or set BAZHUA_HOME to a folder of your own.",
        root=str(root),
        owner=_account(owner),
        me=_account(me),
    )


def _account(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"


def _keep_secret(path: Path) -> None:
    """Write the secret once; a start that dies half-way leaves no short one."""
    if path.is_file():
        return
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@dataclass(frozen=True, slots=True)
class Tenancy:
    """The lock of a home; the kernel frees it when its holder ends, however it ends."""

    path: Path
    descriptor: int

    def tell(self, address: str) -> None:
        """Write who runs here and where, for a second start to read."""
        note = json.dumps({"pid": os.getpid(), "address": address}).encode()
        os.truncate(self.descriptor, 0)
        os.pwrite(self.descriptor, note, 0)

    def leave(self) -> None:
        """Free the home."""
        os.truncate(self.descriptor, 0)
        os.close(self.descriptor)


def move_in(home: Home) -> Tenancy:
    """Take the home for ourselves.

    Raises: LaunchRefused – another start runs in it; says its process and address.
    """
    path = home.root / "lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, SECRET_MODE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        os.close(descriptor)
        pid, address = who_runs(home) or ("?", "…")
        raise refuse(
            "八抓已在运行：{address}（进程 {pid}）。",
            "Bazhua is running already: {address} (process {pid}).",
            address=address,
            pid=str(pid),
        ) from problem
    os.truncate(descriptor, 0)  # what a killed holder wrote holds no longer
    return Tenancy(path, descriptor)


def who_runs(home: Home) -> tuple[int, str] | None:
    """Return process and address of the start that holds the home, as far as it has said."""
    note = (home.root / "lock").read_text(encoding="utf-8")
    if not note:
        return None
    told = json.loads(note)
    return int(told["pid"]), str(told["address"])
