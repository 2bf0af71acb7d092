"""The page of the interface for programs: every endpoint of the OpenAPI document, for people."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import Word

TAGS: Mapping[str, Word] = {
    "regions": Word("区划", "Regions"),
    "organisations": Word("机构", "Organisations"),
    "enterprises": Word("企业", "Enterprises"),
    "units": Word("车间与班组", "Workshops and teams"),
    "places": Word("位置、区域与危险物质", "Places, zones and substances"),
    "supervisions": Word("监管关系", "Supervision"),
    "contracts": Word("承包作业", "Contracts of work"),
    "people": Word("人员", "People"),
    "posts": Word("岗位", "Posts"),
    "rosters": Word("值班", "Duty"),
    "grants": Word("授权", "Grants"),
    "clients": Word("程序", "Programs"),
    "dangers": Word("隐患", "Hidden dangers"),
    "alarms": Word("报警", "Alarms"),
    "monitoring": Word("监测装置与测点", "Installations and points"),
    "obligations": Word("责任事项", "Obligations"),
    "events": Word("事件", "Events"),
    "imports": Word("导入", "Imports"),
    "jobs": Word("后台任务", "Jobs"),
    "policies": Word("规则参数", "Policy rows"),
    "rules": Word("法规规则", "Rules of law"),
}
WHAT = Word("用途", "What for")
METHOD = Word("方法", "Method")
ADDRESS = Word("地址", "Address")
NEEDS = Word("须带", "Needs")
TOKEN = Word("令牌", "token")
BREAK = "\u200b"
NOTHING = Word("无", "nothing")


@dataclass(frozen=True, slots=True)
class Section:
    """The endpoints of one kind of record."""

    heading: Text
    table: Table


@require_safe
def interface(request: HttpRequest, document: Callable[[], Mapping[str, Any]]) -> HttpResponse:
    """Name every endpoint, what it is for and what it needs."""
    paths = document()["paths"]
    found: dict[str, list[Row]] = {}
    for address, method, operation in _operations(paths):
        found.setdefault(operation["tags"][0], []).append(_row(address, method, operation))
    sections = [Section(TAGS[tag], _table(TAGS[tag], rows)) for tag, rows in found.items()]
    return render(request, "web/interface.html", {"sections": sections})


def _operations(paths: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for address, path in paths.items():
        for method, operation in path.items():
            yield address, method.upper(), operation


def _row(address: str, method: str, operation: Mapping[str, Any]) -> Row:
    title = Word(operation["x-summary-zh"], operation["summary"])
    headers = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "header"]
    token = [TOKEN] if operation.get("security") else []
    # An address is one word to a browser; here it may break after each slash.
    broken = address.replace("/", f"/{BREAK}")
    return Row("", (title, method, broken, _needs([*token, *headers])))


def _needs(parts: list[Word | str]) -> Word:
    if not parts:
        return NOTHING
    words = [part if isinstance(part, Word) else Word(part, part) for part in parts]
    return Word("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def _table(caption: Text, rows: list[Row]) -> Table:
    columns = (Column(WHAT, 9), Column(METHOD, 4), Column(ADDRESS, 16), Column(NEEDS, 10))
    return Table(caption=caption, columns=columns, rows=tuple(rows))
