"""A patrol is walked by one phone or several; what is answered no is found, with nothing typed."""

import pytest

from bazhua.grips.dangers.models import HiddenDanger, PatrolRound
from bazhua.grips.dangers.selectors.patrols.ahead import patrols_ahead
from bazhua.grips.dangers.services.patrols.walking import add_patrol_photo
from bazhua.infra.files.models import Attachment
from bazhua.infra.files.services import keep_sent
from bazhua.infra.idempotency.keys import KeyReused
from bazhua.infra.recurrence.models import Fulfilment
from bazhua.infra.recurrence.refusals import NotExpected, NotOpenYet
from bazhua.kernel.errors import NotAChoice, NotFound, StaleState
from tests.grips.dangers.patrols import a_patrol, ahead, all_of_it, item, running, walk
from tests.grips.dangers.scene import DAY, HOUR, NOON, told
from tests.grips.dangers.services.test_reporting import open_place
from tests.infra.files.samples import picture

YES = ((0, "YES"), (1, "YES", {"sequence": 2}))


def test_a_round_that_is_as_it_should_be_finds_nothing(scene):
    a_patrol(scene)

    answer = walk(scene, *YES)

    row = PatrolRound.objects.get()
    assert answer == {
        "uid": str(row.uid),
        "state": "walked",
        "number": "",
        "open": 0,
        "differ": {},
    }
    assert (row.walked_at, row.walkers) == (NOON, [scene.uid("hand")])
    assert Fulfilment.objects.get().record_uid == row.uid
    assert not HiddenDanger.objects.exists()


def test_a_no_is_a_hidden_danger_with_its_place_question_and_note(scene):
    place = open_place(scene.firm, longitude=117.02, latitude=36.66)
    row = a_patrol(scene, spot=place.uid)

    answer = walk(scene, (0, "NO", {"note": "压力不足"}), (1, "YES", {"sequence": 2}))

    found = HiddenDanger.objects.get()
    assert (found.wrong, found.spot_uid, found.spot) == (
        "灭火器在位：不符合。压力不足",
        place.uid,
        place.name,
    )
    assert (found.longitude, found.latitude) == (117.02, 36.66)
    assert (found.origin, found.found_at, found.found_by) == ("PATROL", NOON, scene.uid("hand"))
    assert (found.subject_kind, found.subject_uid) == (row.subject_kind, row.subject_uid)
    assert answer["number"] == found.number
    assert told(row)[-1][1]["found"] == [found.number]


def test_the_same_key_is_the_same_round(scene):
    a_patrol(scene)
    first = walk(scene, (0, "NO"), (1, "NO", {"sequence": 2}))

    again = walk(scene, (0, "NO"), (1, "NO", {"sequence": 2}))

    assert again == first
    assert HiddenDanger.objects.count() == 2


def test_the_same_key_with_other_answers_is_refused(scene):
    a_patrol(scene)
    walk(scene, (0, "YES"))
    before = all_of_it()

    with pytest.raises(KeyReused):
        walk(scene, (0, "NO"))

    assert all_of_it() == before


def test_two_phones_are_merged_question_by_question(scene):
    a_patrol(scene)

    first = walk(scene, (0, "NO"))
    second = walk(scene, (1, "YES", {"device": "b"}), who="manager", key="w-2")

    assert (first["state"], first["open"]) == ("partly", 1)
    assert second["state"] == "walked"
    assert set(PatrolRound.objects.get().walkers) == {scene.uid("hand"), scene.uid("manager")}
    assert HiddenDanger.objects.count() == 1


def test_phones_that_differ_are_asked_again(scene):
    row = a_patrol(scene)
    walk(scene, (0, "YES"))

    differs = walk(scene, (0, "NO", {"device": "b"}), (1, "YES", {"device": "b"}), key="w-2")

    address = item(ahead(scene)[0])
    assert (differs["state"], differs["differ"]) == ("differs", {address: [["a", 1], ["b", 1]]})
    assert not Fulfilment.objects.exists()

    settled = {"device": "b", "sequence": 3, "replaces": [("a", 1), ("b", 1)]}
    answer = walk(scene, (0, "NO", settled), key="w-3")

    assert answer["state"] == "walked"
    assert [kind for kind, _ in told(row)] == ["patrol.set", "patrol.walked"]


def test_answers_to_a_round_that_is_done_are_kept_and_find_nothing(scene):
    a_patrol(scene)
    walk(scene, *YES)

    answer = walk(scene, (0, "NO", {"device": "b"}), who="manager", key="w-2")

    assert answer["state"] == "walked"
    assert not HiddenDanger.objects.exists()


def test_a_round_that_waited_two_days_on_a_phone_was_in_time(scene):
    a_patrol(scene)
    opens_at = running(scene).opens_at

    walk(scene, *YES, opens_at=opens_at, at=NOON + 2 * DAY, said_at=NOON, sent_at=NOON + 2 * DAY)

    done = Fulfilment.objects.get()
    assert (done.state, done.late, done.at) == ("done", False, NOON)


def test_a_round_after_its_close_is_late(scene):
    a_patrol(scene)
    opens_at = running(scene).opens_at

    walk(scene, *YES, opens_at=opens_at, at=NOON + DAY)

    assert Fulfilment.objects.get().late


@pytest.mark.parametrize(
    ("writes", "other", "refusal"),
    [
        (YES, {"who": "bureau"}, NotFound),
        (YES, {"who": "elsewhere"}, NotFound),
        (YES, {"edition": 2}, NotFound),
        (YES, {"opens_at": NOON}, NotExpected),
        (((0, "MAYBE"),), {}, NotAChoice),
    ],
)
def test_a_refusal_changes_nothing(scene, writes, other, refusal):
    a_patrol(scene)
    before = all_of_it()

    with pytest.raises(refusal):
        walk(scene, *writes, **other)

    assert all_of_it() == before


def test_a_round_that_is_not_to_be_walked_yet_waits(scene):
    a_patrol(scene)
    before = all_of_it()

    with pytest.raises(NotOpenYet):
        walk(scene, *YES, opens_at=running(scene).opens_at + DAY)

    assert all_of_it() == before


@pytest.fixture
def store(settings, tmp_path):
    """Let files have a place."""
    settings.FILES_ROOT = tmp_path


def photo_of(scene, who="hand"):
    return keep_sent([picture()], "a.jpg", actor=scene.who(who), at=NOON).uid


@pytest.mark.usefixtures("store")
def test_a_photo_is_part_of_what_its_question_found(scene):
    a_patrol(scene)
    walk(scene, (0, "NO"), (1, "YES", {"sequence": 2}))
    file = photo_of(scene)

    for _ in range(2):
        add_patrol_photo(
            PatrolRound.objects.get().uid,
            item(ahead(scene)[0]),
            file,
            actor=scene.who("hand"),
            at=NOON + HOUR,
        )

    assert Attachment.objects.get().record_uid == HiddenDanger.objects.get().uid


@pytest.mark.parametrize(
    ("writes", "question", "who", "refusal"),
    [
        (((0, "NO"),), 0, "hand", StaleState),
        (((0, "NO"), (1, "YES", {"sequence": 2})), 1, "hand", NotFound),
        (((0, "NO"), (1, "YES", {"sequence": 2})), 0, "elsewhere", NotFound),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_photo_that_is_refused_belongs_to_nothing(scene, writes, question, who, refusal):
    a_patrol(scene)
    walk(scene, *writes)
    file = photo_of(scene, who)
    before = all_of_it()

    with pytest.raises(refusal):
        add_patrol_photo(
            PatrolRound.objects.get().uid,
            item(ahead(scene)[0], question),
            file,
            actor=scene.who(who),
            at=NOON + HOUR,
        )

    assert all_of_it() == before


def test_a_phone_asks_as_many_questions_of_the_database_for_three_as_for_one(
    scene, django_assert_num_queries
):
    a_patrol(scene)
    actor = scene.who("hand")
    with django_assert_num_queries(6) as one:
        patrols_ahead(actor, at=NOON)
    for number in range(2):
        a_patrol(scene, name=str(number))

    with django_assert_num_queries(len(one)):
        patrols_ahead(actor, at=NOON)
