"""As whom a child runs: PostgreSQL refuses to run as root, so root must not be seen."""

import os
import pwd
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from typing_extensions import override

from bazhua.infra.launcher.linux import become, enter_user_namespace
from bazhua.infra.launcher.refusal import refuse

NOBODY = 65534
ROOT = 0
FOLDER_MODE = 0o700


class Identity(Protocol):
    """As whom a child runs and to whom its folders belong."""

    @property
    def owner(self) -> tuple[int, int]:
        """Return user and group of the folders the child writes."""
        ...

    def enter(self) -> None:
        """Take on the identity; called in the child, between fork and exec."""
        ...


@dataclass(frozen=True, slots=True)
class Same(Identity):
    """The child is whom we are; the way of every ordinary user."""

    @property
    @override
    def owner(self) -> tuple[int, int]:
        return os.geteuid(), os.getegid()

    @override
    def enter(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class Mapped(Identity):
    """Root that sees itself as `inside`: files stay root's, its powers are gone."""

    inside: int = NOBODY

    @property
    @override
    def owner(self) -> tuple[int, int]:
        return os.geteuid(), os.getegid()

    @override
    def enter(self) -> None:
        enter_user_namespace(self.inside)


@dataclass(frozen=True, slots=True)
class Dropped(Identity):
    """Another account, where the kernel grants no user namespace."""

    user: int = NOBODY
    group: int = NOBODY

    @property
    @override
    def owner(self) -> tuple[int, int]:
        return self.user, self.group

    @override
    def enter(self) -> None:
        become(self.user, self.group)


def choices() -> tuple[Identity, ...]:
    """Return the identities to try for PostgreSQL, the preferred one first."""
    if os.geteuid() != ROOT:
        return (Same(),)
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = names.get("postgres") or names.get("nobody")
    fallback = Dropped(account.pw_uid, account.pw_gid) if account else Dropped()
    return (Mapped(), fallback)


def settle(candidates: Sequence[Identity], folders: Sequence[Path]) -> Identity:
    """Hand the folders to the first identity that can work in all of them, and return it.

    Raises: LaunchRefused – none can.
    """
    for identity in candidates:
        for folder in folders:
            hand_over(folder, identity.owner)
        if works(identity, folders):
            return identity
    raise refuse(
        "PostgreSQL 不能以 root 运行，而本机既不允许用户命名空间，其他账户也进不了 {folder}。"
        "请以普通用户启动，或把 BAZHUA_HOME 设到 /var/lib/bazhua 一类的目录。",
        "PostgreSQL does not run as root, this machine grants no user namespace and no other "
        "account can work in {folder}. Start as an ordinary user, or set BAZHUA_HOME to a folder "
        "such as /var/lib/bazhua.",
        folder=str(folders[0]),
    )


def hand_over(folder: Path, owner: tuple[int, int]) -> None:
    """Make a private folder and give it with all its content to its owner."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    found = folder.stat()
    if (found.st_uid, found.st_gid) == owner:
        return
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.chown(Path(place, name), *owner, follow_symlinks=False)
    os.chown(folder, *owner)


def works(identity: Identity, folders: Sequence[Path]) -> bool:
    """Try the identity in a child of its own: can it write in each folder?"""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            identity.enter()
            for folder in folders:
                with tempfile.TemporaryFile(dir=folder):
                    status = 0
        except OSError:
            status = 1
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended) == 0
