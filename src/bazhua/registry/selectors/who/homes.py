"""Where people work, by what those who fill in forms know of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import say
from bazhua.registry.models import Enterprise, Organisation, Unit, all_bodies, all_enterprises
from bazhua.registry.models.named import pinyin_of
from bazhua.registry.selectors.region_names import region_paths

Home: TypeAlias = Enterprise | Organisation
"""Where people work."""

SEVERAL: Final = 2
MOST_UNITS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeNamed:
    """Where somebody works, as a table names it: by credit code, or by full name in a region.

    Attributes:
        region: code or name of the region at which, or below which, it stands.
    """

    code: str = ""
    name: str = ""
    region: str = ""


def homes_of(codes: Collection[str]) -> Mapping[str, Home]:
    """Return the enterprises and bodies that are open, by their credit codes."""
    wanted = [code for code in codes if code]
    bodies = all_bodies().filter(code__in=wanted, until=None)
    firms = all_enterprises().filter(credit_code__in=wanted, until=None)
    return {row.code: row for row in bodies} | {row.credit_code: row for row in firms}


def homes_named(asked: Collection[HomeNamed]) -> Mapping[HomeNamed, Sequence[Home]]:
    """Return the open enterprises and bodies that each may mean; one with a code means that code."""
    by_code = homes_of({one.code for one in asked})
    by_name = [one for one in asked if not one.code]
    paths = region_paths({one.region for one in by_name})
    called = _called({one.name for one in by_name})
    found: dict[HomeNamed, Sequence[Home]] = {
        one: [by_code[one.code]] if one.code in by_code else [] for one in asked
    }
    for one in by_name:
        path = paths.get(one.region)
        found[one] = [home for home in called[one.name] if path and home.path_now.startswith(path)]
    return found


def _called(names: Collection[str]) -> Mapping[str, Sequence[Home]]:
    named = {"pinyin__in": [pinyin_of(name) for name in names], "name__in": names, "until": None}
    found: dict[str, list[Home]] = defaultdict(list)
    if not names:
        return found
    homes: list[Home] = [*all_enterprises().filter(**named), *all_bodies().filter(**named)]
    for home in homes:
        found[home.name].append(home)
    return found


def home_called(
    text: str, right: tuple[str, str], actor: Actor, *, at: datetime, field: str = "where"
) -> Home:
    """Return the open enterprise or body of a credit code or full name where an actor has a right.

    Raises:
        BadInput: there is none within his reach, or several have the name.
    """
    plain = " ".join(text.split())
    found = homes_of({plain.upper()}).get(plain.upper())
    if found is not None and actor.may(*right, found.place, at):
        return found
    named = {"pinyin": pinyin_of(plain), "name": plain, "until": None}
    homes: list[Home] = [
        *all_enterprises().visible_to(actor, *right, at=at).filter(**named)[:SEVERAL],
        *all_bodies().visible_to(actor, *right, at=at).filter(**named)[:SEVERAL],
    ]
    if len(homes) == 1:
        return homes[0]
    if homes:
        problem = say(
            "有多个单位叫“{name}”；请填统一社会信用代码",
            "several are called “{name}”; give the credit code",
            name=plain,
        )
        raise BadInput(field, problem)
    problem = say(
        "您的范围内没有“{name}”；请填单位全称或统一社会信用代码",
        "“{name}” is not within your reach; give the full name or the credit code",
        name=plain,
    )
    raise BadInput(field, problem)


def unit_called(home: Home, text: str, *, field: str = "unit") -> UUID | None:
    """Return the workshop or team of an enterprise that has a name; none for an empty text.

    Raises:
        BadInput: it has none such, or several; or the home is a body, which has no units.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    if not isinstance(home, Enterprise):
        problem = say(
            "机构没有车间或班组；请留空", "a body has no workshops or teams; leave it empty"
        )
        raise BadInput(field, problem)
    standing = Unit.objects.filter(enterprise=home, until=None).order_by("pinyin", "pk")
    names = dict(standing.values_list("uid", "name")[:MOST_UNITS])
    found = [uid for uid, name in names.items() if name == plain]
    if len(found) == 1:
        return found[0]
    problem = say(
        "“{home}”有 {n} 个车间或班组叫“{name}”；可填：{names}",
        "“{home}” has {n} workshops or teams called “{name}”; it has: {names}",
        home=home.name,
        n=len(found),
        name=plain,
        names="、".join(dict.fromkeys(names.values())) or None,
    )
    raise BadInput(field, problem)


def uids_of(home: Home) -> dict[str, UUID | None]:
    """Return a home as services name it: the uid of the enterprise or of the body."""
    is_firm = isinstance(home, Enterprise)
    return {
        "enterprise": home.uid if is_firm else None,
        "organisation": None if is_firm else home.uid,
    }
