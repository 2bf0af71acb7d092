"""A tank farm of level 1 with the three persons who answer for it by name."""

from datetime import timedelta

from bazhua.grips.inherent.domain.duty.named import NamedPerson
from bazhua.grips.inherent.models import Installation
from bazhua.grips.inherent.selectors.duty.inspections import standings
from bazhua.grips.inherent.services.duty.binding import keep_bound
from bazhua.grips.inherent.services.duty.inspecting import Inspected, inspect
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Holding, Post
from bazhua.registry.services.naming import named as called
from tests.registry.who.scene import NOON

TECHNICAL, OPERATION = NamedPerson.TECHNICAL, NamedPerson.OPERATION
PERSONS = {"principal": "principal", "technical": "director", "operation": "manager"}
"""Column of the installation → who of the plant holds the post."""


def manned(plant, who, name):
    """Return the address of a post at the firm that somebody has held since yesterday."""
    firm = plant.firm
    post = Post.objects.create(
        uid=plant.uid(who),
        path_then=firm.path_then,
        path_now=firm.path_now,
        dept_mask=firm.dept_mask,
        kind=PostKind.SAFETY_DIRECTOR.value,
        firm=firm,
        **called(name),
    )
    Holding.objects.create(
        uid=post.uid, post=post, person=plant.persons[who], since=NOON - timedelta(days=400)
    )
    return f"post:{post.uid}"


def named_farm(plant, at=NOON, **told):
    """Return the farm, graded, its three persons bound."""
    plant.hold("光气", "75-44-5", "3")
    posts = {column: manned(plant, who, column) for column, who in PERSONS.items()}
    row = plant.installation(at=at, **(posts | told))
    keep_bound(row.uid, at)
    return Installation.objects.get(pk=row.pk)


def period(row, person, at=NOON):
    """Return the period that runs for a person."""
    return standings([row], at=at)[row.uid][person].now.period


def answers(person, wrong=()):
    return {f"{person.value}-{n}": n not in wrong for n in range(1, 6)}


def inspected(plant, row, person=TECHNICAL, who="director", at=NOON, **told):
    """Let somebody inspect it, everything as it should be."""
    given = {"opens_at": period(row, person, at).opens_at, "answers": answers(person)}
    said = Inspected(installation=row.uid, person=person, **(given | told))
    return inspect(said, actor=plant.who(who), at=at)
