"""Codes, patience, the table of attempts: pure."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.notify.core.addresses import same
from bazhua.infra.notify.core.attempts import ATTEMPT, Action, Role, State
from bazhua.infra.notify.core.codes import ALPHABET, Codes, typed
from bazhua.infra.notify.core.patience import PATIENCE
from bazhua.infra.notify.core.ports import OUTBOUND, Kind, Problem
from bazhua.infra.notify.core.refusals import CodeRefused
from bazhua.kernel.errors import TransitionRefused
from tests.infra.notify.scene import NIGHT, SECOND

CODES = Codes(b"k" * 32)
MOVES = {
    (State.QUEUED, Action.SEND): State.SENT,
    (State.QUEUED, Action.FAIL): State.FAILED,
    (State.QUEUED, Action.DELIVER): State.DELIVERED,
    (State.FAILED, Action.DELIVER): State.DELIVERED,
    (State.FAILED, Action.RETRY): State.QUEUED,
    (State.SENT, Action.DELIVER): State.DELIVERED,
    (State.SENT, Action.FAIL): State.FAILED,
    **{
        (state, Action.GIVE_UP): State.GAVE_UP
        for state in (State.QUEUED, State.FAILED, State.SENT, State.DELIVERED)
    },
    **{
        (state, Action.ACKNOWLEDGE): State.ACKNOWLEDGED
        for state in State
        if state is not State.ACKNOWLEDGED
    },
}


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_attempt_moves_only_along_its_table(state, action):
    if (state, action) in MOVES:
        assert ATTEMPT.step(state, action, set(Role), None) == MOVES[state, action]
    else:
        with pytest.raises(TransitionRefused):
            ATTEMPT.step(state, action, set(Role), None)


@given(st.uuids(), st.sampled_from(["{}", "ok {}", "{} 收到", "{}。"]), st.booleans())
def test_typed_code_is_found_however_it_is_written(uid, reply, joined):
    code = CODES.code(uid)
    written = code.lower().replace("-", "" if joined else "-").replace("1", "l").replace("0", "o")

    assert code in typed(reply.format(written))
    assert CODES.fits(code, uid)
    assert set(code.replace("-", "")) <= set(ALPHABET)


def test_code_depends_on_key_and_attempt():
    one, other = UUID(int=1), UUID(int=2)

    made = {CODES.code(one), CODES.code(other), Codes(b"x" * 32).code(one)}

    assert len(made) == 3


@pytest.mark.parametrize(
    "reply",
    ["", "好的", "1234567", "AAAA-AAA", "UUUU-UUUU", "x" * 501,
     "AAAA-AAA1 AAAA-AAA2 AAAA-AAA3 AAAA-AAA4"],
)  # fmt: skip
def test_reply_without_one_honest_code_is_refused(reply):
    with pytest.raises(CodeRefused):
        typed(reply)


@pytest.mark.parametrize("kind", OUTBOUND)
def test_patience_ends(kind):
    patience = PATIENCE[kind]

    waits = [patience.next_try(n, Problem.UNREACHABLE, NIGHT) for n in range(1, 9)]

    assert waits[: patience.tries - 1] == [NIGHT + wait for wait in patience.waits]
    assert set(waits[patience.tries - 1 :]) == {None}
    assert patience.next_try(1, Problem.REFUSED, NIGHT) is None


def test_sms_is_tried_again_after_five_seconds():
    assert PATIENCE[Kind.SMS].next_try(1, Problem.MALFORMED, NIGHT) == NIGHT + 5 * SECOND


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("+86 138-0000-0001", "13800000001", True),
        ("008613800000001", "13800000001", True),
        ("13800000001", "13800000002", False),
    ],
)
def test_spellings_of_a_number(one, other, alike):
    assert same(Kind.SMS, one, other) == alike
