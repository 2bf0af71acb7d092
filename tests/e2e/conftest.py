"""A real browser before a real platform."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.launched import shared_platform

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
"""The browser's driver keeps a loop in the thread of the tests, whose queries do not use it."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(__file__).parents[2] / "test-artifacts"


@dataclass
class Visit:
    """A page in a browser window, with everything its console complained about."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address.rstrip("/") + path)

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def listen(self, message: ConsoleMessage) -> None:
        own_status = message.location.get("url") == self.page.url and re.match(
            "Failed to load resource", message.text
        )
        if message.type in {"error", "warning"} and not own_status:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    return shared_platform(tmp_path_factory).address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def start(
        width: int = 1440, language: str = "zh-hans", theme: str = "light", **options: str
    ) -> Visit:
        height = 900 if width > 600 else 844
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.add_cookies(
            [
                {"name": "bazhua_language", "value": language, "url": site},
                {"name": "bazhua_theme", "value": theme, "url": site},
            ]
        )
        contexts.append(context)
        seen = Visit(context.new_page(), site)
        seen.page.on("console", seen.listen)
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        return seen

    yield start
    for context in contexts:
        context.close()
