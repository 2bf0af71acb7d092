"""What every page needs around its content."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version

from django.http import HttpRequest

from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang

THEME_COOKIE = "bazhua_theme"
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Chrome:
    """Frame of a page: language, appearance, version, the server's time, where we are."""

    lang: Lang
    theme: str
    version: str
    at: datetime
    here: str

    @property
    def html_lang(self) -> str:
        """The language as HTML names it."""
        return "en" if self.lang is Lang.EN else "zh-CN"

    @property
    def other_language(self) -> str:
        """The language the switch leads to."""
        return "zh-hans" if self.lang is Lang.EN else "en"

    @property
    def other_theme(self) -> str:
        """The appearance the switch leads to."""
        return "light" if self.theme == "dark" else "dark"


@cache
def release() -> str:
    """Return the installed version of the platform."""
    return version("bazhua")


def chrome(request: HttpRequest) -> dict[str, object]:
    """Return the frame of a page for the template context."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    frame = Chrome(
        lang=current(),
        theme=chosen if chosen in THEMES else THEMES[0],
        version=release(),
        at=arrival(request),
        here=request.get_full_path(),
    )
    return {"chrome": frame}
