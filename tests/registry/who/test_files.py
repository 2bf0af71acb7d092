"""Files of persons and posts: who gets the original, who the shown copy, who learns nothing."""

import pytest

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.files.access import Sight, visible_file
from bazhua.infra.files.models import Attachment
from bazhua.infra.files.services import Belonging, attach_file, keep_sent
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.registry.domain.people import PostKind
from bazhua.registry.services.who.posts import PostOpening, open_post
from tests.infra.files.samples import picture
from tests.registry.who.outcomes import MINE, THEIRS
from tests.registry.who.scene import COUNTY, NOON, OTHER_COUNTY, acting, settle
from tests.registry.who.test_people import hired, registered

pytestmark = pytest.mark.django_db

OFFICER = acting("R06", COUNTY)


@pytest.fixture
def kept(settings, tmp_path):
    """Return a file of a person and one of a post of the same firm, with the person's uid."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILE_GATES = "bazhua.config.gates.GATES"
    where = settle()
    who = registered().person
    hired(where, who)
    opening = PostOpening(name="安全员", kind=PostKind.OFFICER, enterprise=where.firm.uid)
    post = open_post(opening, actor=OFFICER, at=NOON)
    files = {}
    for kind, uid in (("person", who.uid), ("post", post.uid)):
        file = keep_sent([picture()], f"{kind}.jpg", actor=OFFICER, at=NOON)
        attach_file(file.uid, Belonging(kind, uid), actor=OFFICER, at=NOON)
        files[kind] = file.uid
    return files, who.uid


def sight(uid, actor):
    try:
        return visible_file(uid, actor=actor, at=NOON)[1]
    except NotFound:
        return Sight.NONE


@pytest.mark.parametrize(
    ("actor", "of_person", "of_post"),
    [
        (OFFICER, Sight.ORIGINAL, Sight.ORIGINAL),
        (acting("R19", MINE), Sight.ORIGINAL, Sight.ORIGINAL),
        (acting("R08", COUNTY), Sight.NONE, Sight.SHOWN),
        (acting("R18", COUNTY), Sight.NONE, Sight.SHOWN),
        (acting("R06", OTHER_COUNTY), Sight.NONE, Sight.NONE),
        (acting("R19", THEIRS), Sight.NONE, Sight.NONE),
        (acting("R06", COUNTY, until=NOON), Sight.NONE, Sight.NONE),
        (NOBODY, Sight.NONE, Sight.NONE),
    ],
)
def test_a_file_is_seen_as_far_as_its_record_lets(kept, actor, of_person, of_post):
    files, _ = kept

    assert (sight(files["person"], actor), sight(files["post"], actor)) == (of_person, of_post)


def test_a_person_sees_his_own_files_and_gives_none_of_a_post_on(kept):
    files, who = kept
    himself, viewer = acting("R23", MINE, uid=who), acting("R08", COUNTY)
    before = Attachment.objects.count()

    assert sight(files["person"], himself) is Sight.ORIGINAL
    with pytest.raises(Forbidden):
        attach_file(files["post"], Belonging("person", who), actor=viewer, at=NOON)
    assert Attachment.objects.count() == before
