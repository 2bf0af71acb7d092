"""Sheets of several devices: any arrival order gives one result and loses nothing."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bazhua.infra.forms.answers.replies import Reply
from bazhua.infra.forms.answers.sheet import Conflict, Dot, Sheet, Write, heads_of
from tests.infra.forms.samples import DEVICES, wild_writes

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
instants = st.none() | st.integers(0, 3).map(lambda s: AT + timedelta(seconds=s))
sheets = st.dictionaries(wild_writes, instants, max_size=8).map(Sheet)


def write(value, at_ms, device, sequence, replaces=()):
    return Write("a", Reply(value), at_ms, Dot(device, sequence), frozenset(replaces))


@given(sheets, sheets)
def test_merge_is_commutative(one, two):
    assert one.merge(two) == two.merge(one)


@given(sheets, sheets, sheets)
def test_merge_is_associative(one, two, three):
    assert one.merge(two).merge(three) == one.merge(two.merge(three))


@given(sheets)
def test_merge_is_idempotent(sheet):
    assert sheet.merge(sheet) == sheet


@given(sheets, sheets)
def test_merge_loses_nothing(one, two):
    merged = one.merge(two)

    kept = {write for item in "ab" for write in merged.history(item)}
    assert kept == one.received.keys() | two.received.keys()


@given(st.lists(wild_writes, min_size=1, max_size=8))
def test_every_write_is_a_head_or_known_by_one(writes):
    same_item = [w for w in writes if w.item == writes[0].item]

    heads = heads_of(same_item)

    covered, before = set(heads), 0
    while len(covered) > before:
        before = len(covered)
        covered |= {w for w in same_item if any(later.knew(w) for later in covered)}
    assert covered == set(same_item)


def test_two_devices_that_differ_offline_conflict_in_any_arrival_order():
    phone, pad = write("YES", 5, "phone", 1), write("NO", 7, "pad", 1)

    results = [
        Sheet.of([first]).merge(Sheet.of([second]))
        for first, second in [(phone, pad), (pad, phone)]
    ]

    assert [sheet.replies() for sheet in results] == [{"a": Reply("NO")}] * 2
    assert [sheet.conflicts() for sheet in results] == [(Conflict("a", pad, (phone,)),)] * 2


def test_two_devices_that_agree_do_not_conflict():
    sheet = Sheet.of([write("YES", 5, "phone", 1), write("YES", 7, "pad", 1)])

    assert sheet.conflicts() == ()


def test_a_correction_in_sight_of_the_other_is_no_conflict():
    first = write("YES", 5, "phone", 1)
    correction = write("NO", 7, "pad", 1, [first.dot])

    sheet = Sheet.of([first, correction])

    assert (sheet.replies(), sheet.conflicts()) == ({"a": Reply("NO")}, ())
    assert sheet.history("a") == (first, correction)


def test_a_correction_stands_although_its_clock_is_late():
    first = write("YES", 9_000, "phone", 1)
    correction = write("NO", 1, "pad", 1, [first.dot])

    assert Sheet.of([first, correction]).replies() == {"a": Reply("NO")}


def test_one_answer_that_replaces_both_ends_the_conflict():
    phone, pad = write("YES", 5, "phone", 1), write("NO", 7, "pad", 1)
    decision = write("YES", 8, "desk", 1, [phone.dot, pad.dot])

    sheet = Sheet.of([decision, pad, phone])

    assert (sheet.replies(), sheet.conflicts()) == ({"a": Reply("YES")}, ())


def test_an_answer_taken_back_is_no_reply_but_kept():
    given_, back = write("YES", 5, "phone", 1), write(None, 6, "phone", 2)

    sheet = Sheet.of([given_, back])

    assert (sheet.replies(), sheet.history("a")) == ({}, (given_, back))


def test_taking_back_against_another_answer_conflicts():
    back, other = write(None, 6, "phone", 2), write("NO", 5, "pad", 1)

    assert Sheet.of([back, other]).conflicts() == (Conflict("a", back, (other,)),)


def test_a_dot_used_twice_lists_both():
    one, two = write("YES", 5, "phone", 1), write("NO", 5, "phone", 1)

    results = {
        (w.replies()["a"], len(w.conflicts()))
        for w in (Sheet.of(order) for order in permutations([one, two]))
    }

    assert len(results) == 1
    assert results.pop()[1] == 1


def test_first_receipt_is_kept():
    one = write("YES", 5, "phone", 1)
    later = Sheet.of([one], AT + timedelta(hours=1))

    assert later.merge(Sheet.of([one], AT)).received == {one: AT}
    assert later.merge(Sheet.of([one])).received == {one: AT + timedelta(hours=1)}


@pytest.mark.parametrize(("ms", "ahead"), [(300_000, False), (300_001, True)])
def test_a_clock_is_ahead_beyond_the_tolerance(ms, ahead):
    late = write("YES", int(AT.timestamp() * 1000) + ms, "phone", 1)

    assert late.ahead(AT, timedelta(minutes=5)) == ahead


class HonestDevices(RuleBasedStateMachine):
    """Devices that write what they see and exchange sheets with a server in any order."""

    def __init__(self):
        super().__init__()
        self.sheets = dict.fromkeys(DEVICES, Sheet())
        self.server = Sheet()
        self.written = set()

    @rule(device=st.sampled_from(DEVICES), value=st.sampled_from(["YES", "NO", None]),
          at_ms=st.integers(0, 50))  # fmt: skip
    def answer(self, device, value, at_ms):
        seen = self.sheets[device]
        heads = frozenset(w.dot for w in heads_of(seen.received))
        new = write(value, at_ms, device, len(self.written), heads)
        self.sheets[device] = seen.merge(Sheet.of([new]))
        self.written.add(new)

    @rule(device=st.sampled_from(DEVICES))
    def send(self, device):
        self.server = self.server.merge(self.sheets[device])

    @rule(device=st.sampled_from(DEVICES))
    def fetch(self, device):
        self.sheets[device] = self.sheets[device].merge(self.server)

    @precondition(lambda self: self.written)
    @rule(device=st.sampled_from(DEVICES), value=st.sampled_from(["YES", "NO"]))
    def decide_after_a_full_exchange(self, device, value):
        for other in DEVICES:
            self.send(other)
        self.fetch(device)
        self.answer(device, value, 0)
        self.send(device)

        assert self.server.replies() == {"a": Reply(value)}
        assert self.server.conflicts() == ()

    @invariant()
    def nothing_is_lost_and_all_agree_once_exchanged(self):
        forwards = backwards = Sheet()
        for device in DEVICES:
            forwards = forwards.merge(self.sheets[device])
            backwards = self.sheets[device].merge(backwards)
        assert forwards.received.keys() == self.written
        assert forwards.conflicts() == backwards.conflicts()
        assert forwards.replies() == backwards.replies()


HonestDevices.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_honest_devices = HonestDevices.TestCase
