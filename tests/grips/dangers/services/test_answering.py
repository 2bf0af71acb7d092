"""Who answers for a danger and who supervises is read from records; nobody types it."""

from bazhua.grips.dangers.domain.policy.answering import PostSought
from bazhua.infra.db.records import new_uid
from bazhua.registry.api import VACANT, PostKind
from bazhua.registry.models import Organisation, Post
from bazhua.registry.services.naming import named
from tests.grips.dangers.scene import NOON, OWNER, owed


def post(home, where, kind):
    columns = {where: home, "path_then": home.path_now, "path_now": home.path_now}
    row = Post.objects.create(uid=new_uid(NOON), kind=kind.value, **named("岗"), **columns)
    return f"post:{row.uid}"


def untold(scene, who="manager", **told):
    return scene.found(who, **({"owner": "", "overseer": ""} | told))


def test_the_registry_has_every_post_that_the_rule_seeks():
    assert {sought.name for sought in PostSought} <= {kind.name for kind in PostKind}


def test_the_safety_director_answers_and_the_county_bureau_supervises(scene):
    post(scene.firm, "firm", PostKind.PRINCIPAL)
    director = post(scene.firm, "firm", PostKind.SAFETY_DIRECTOR)
    officer = post(Organisation.objects.get(), "organisation", PostKind.OFFICER)

    row = untold(scene)

    assert (row.owner, row.overseer) == (director, officer)
    assert owed(row) == [("register", director, "open")]


def test_where_the_subject_has_no_post_the_supervisor_answers(scene):
    officer = post(Organisation.objects.get(), "organisation", PostKind.OFFICER)

    row = untold(scene)

    assert (row.owner, row.overseer) == (officer, officer)


def test_a_danger_is_on_record_also_where_there_is_no_post_at_all(scene):
    assert untold(scene).owner == VACANT


def test_what_is_given_prevails(scene):
    officer = post(Organisation.objects.get(), "organisation", PostKind.OFFICER)

    row = untold(scene, owner=OWNER)

    assert (row.owner, row.overseer) == (OWNER, officer)


def test_a_body_answers_by_its_own_posts(scene):
    office = Organisation.objects.get()
    officer = post(office, "organisation", PostKind.OFFICER)

    row = untold(scene, "bureau", subject_kind="organisation", subject_uid=office.uid)

    assert (row.owner, row.overseer) == (officer, VACANT)
