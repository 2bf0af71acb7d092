"""Fetch the vendored front end with `npm pack` and write its manifest: `python tools/vendor.py`."""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bazhua.infra.ui.icons import ICONS

VENDOR = Path(__file__).parents[1] / "src/bazhua/infra/ui/static/vendor"
SOURCE_MAP = re.compile(rb"\n?(/\*|//)# sourceMappingURL=\S+( \*/)?\s*$")


@dataclass(frozen=True)
class Package:
    """One npm package: pinned version, files taken from it, and where its licence text is."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...]
    licence_in_package: str | None = None

    @property
    def licence_file(self) -> str:
        """Path of the licence text below the vendor folder."""
        return f"licences/{self.name.strip('@').replace('/', '-')}.txt"


PACKAGES = (
    Package("@tabler/core", "1.6.1", "MIT", ("dist/css/tabler.min.css", "dist/js/tabler.min.js")),
    Package("htmx.org", "2.0.11", "0BSD", ("dist/htmx.min.js",), "LICENSE"),
    Package("@alpinejs/csp", "3.17.4", "MIT", ("dist/cdn.min.js",)),
    Package("@tabler/icons", "3.51.0", "MIT", (), "LICENSE"),
)
NAMES = {"dist/cdn.min.js": "alpine-csp.min.js"}
SPRITE = "tabler-icons.svg"


def digest(data: bytes) -> str:
    """Return the sha256 of some bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def pack(package: Package, folder: Path) -> Path:
    """Download one package and return the path of its tarball."""
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def member(tar: tarfile.TarFile, path: str) -> bytes:
    """Return the content of one file of a package."""
    stream = tar.extractfile(f"package/{path}")
    if stream is None:
        raise FileNotFoundError(path)
    return stream.read()


def sprite(tar: tarfile.TarFile) -> bytes:
    """Return one SVG with a symbol for each icon in use."""
    symbols = []
    for name in sorted(ICONS):
        svg = member(tar, f"icons/outline/{name}.svg").decode()
        shapes = re.findall(r"<(?:path|circle|rect|line|polyline)[^>]*/>", svg)
        drawn = "".join(shape for shape in shapes if 'stroke="none"' not in shape)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>')
    head = '<svg xmlns="http://www.w3.org/2000/svg">'
    return "\n".join([head, *symbols, "</svg>", ""]).encode()


def unpack(package: Package, tarball: Path) -> dict[str, Any]:
    """Write the package's files below the vendor folder and return its entry of the manifest."""
    files = {}
    with tarfile.open(tarball) as tar:
        taken = {NAMES.get(path, Path(path).name): member(tar, path) for path in package.files}
        if not taken:
            taken = {SPRITE: sprite(tar)}
        if package.licence_in_package:
            (VENDOR / package.licence_file).write_bytes(member(tar, package.licence_in_package))
    for name, data in taken.items():
        kept = SOURCE_MAP.sub(b"\n", data)
        (VENDOR / name).write_bytes(kept)
        files[name] = digest(kept)
    files[package.licence_file] = digest((VENDOR / package.licence_file).read_bytes())
    return {
        "package": package.name,
        "version": package.version,
        "licence": package.licence,
        "tarball_sha256": digest(tarball.read_bytes()),
        "files": files,
    }


def readme(entries: list[dict[str, Any]]) -> str:
    """Return the page that lists what is vendored."""
    lines = [
        "# Vendored front end",
        "",
        "Fetched with `npm pack` by `tools/vendor.py`, which also writes this page and",
        "`manifest.json`; never edited by hand. The line that names a source map is cut off;",
        f"`{SPRITE}` holds only the icons of `bazhua.infra.ui.icons`. Packages without a licence",
        "file of their own have its text kept in `licences/`.",
        "",
        "| package | version | licence | file | sha256 |",
        "|---|---|---|---|---|",
    ]
    for entry in entries:
        start = f"| {entry['package']} | {entry['version']} | {entry['licence']} |"
        lines += [f"{start} `{name}` | `{sha}` |" for name, sha in entry["files"].items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fetch everything again and rewrite the manifest."""
    with tempfile.TemporaryDirectory() as folder:
        entries = [unpack(package, pack(package, Path(folder))) for package in PACKAGES]
    (VENDOR / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n")
    (VENDOR / "README.md").write_text(readme(entries))
    print(f"{len(entries)} packages in {VENDOR}")


if __name__ == "__main__":
    main()
