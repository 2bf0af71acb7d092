"""`bazhua rights`: who may do what, with no database and no server."""

import json
from collections.abc import Collection

import click

from bazhua.kernel.words import Lang
from bazhua.registry.domain.roles.table import RIGHTS, ROLES, Right
from bazhua.registry.domain.roles.words import ACTIONS, RESOURCES


@click.command("rights")
@click.argument("resource", required=False)
@click.argument("action", required=False)
@click.option("--role", help="Of one role only, such as R06.")
@click.option(
    "--lang", type=click.Choice([lang.value for lang in Lang]), default="zh", help="Of the words."
)
@click.option("--json", "as_json", is_flag=True, help="Lines of JSON instead of tabs.")
def command(
    *, resource: str | None, action: str | None, role: str | None, lang: str, as_json: bool
) -> None:
    """Say which roles may do ACTION to RESOURCE, or all rights of a role.

    One right on a line: role, resource, action, what stands behind it, the clause.
    """
    _known("RESOURCE", resource, RESOURCES)
    _known("ACTION", action, ACTIONS)
    _known("--role", role, ROLES)
    for right in RIGHTS:
        asked = ((resource, right.resource), (action, right.action), (role, right.role))
        if all(want in {None, has} for want, has in asked):
            click.echo(_json(right) if as_json else _line(right, Lang(lang)))


def _known(what: str, given: str | None, known: Collection[str]) -> None:
    if given is not None and given not in known:
        raise click.BadParameter(f"{given}: none of {', '.join(known)}", param_hint=what)


def _line(right: Right, lang: Lang) -> str:
    return "\t".join(
        (
            right.role,
            ROLES[right.role].word.text(lang),
            RESOURCES[right.resource].text(lang),
            ACTIONS[right.action].text(lang),
            right.status.value,
            right.clause,
        )
    )


def _json(right: Right) -> str:
    told = {
        "role": right.role,
        "resource": right.resource,
        "action": right.action,
        "by_assignment": right.by_assignment,
        "status": right.status.value,
        "clause": right.clause,
    }
    return json.dumps(told, ensure_ascii=False)
