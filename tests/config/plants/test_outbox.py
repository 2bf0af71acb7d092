"""Batches are kept until they are taken, and sent again as they were."""

from bazhua.config.plants.outbox import AGAIN_AFTER_S, MOST, Outbox


def box(*sequences):
    kept = Outbox()
    for sequence in sequences:
        kept.put(sequence, b"%d" % sequence)
    return kept


def test_what_was_not_sent_stays_due():
    kept = box(1, 2)

    assert list(kept.due(0)) == list(kept.due(9)) == [(1, b"1"), (2, b"2")]


def test_what_was_sent_waits_for_its_answer_and_is_sent_again_unchanged():
    kept = box(1)
    kept.sent(1, 100)

    assert not list(kept.due(100 + AGAIN_AFTER_S - 1))
    assert list(kept.due(100 + AGAIN_AFTER_S)) == [(1, b"1")]


def test_an_answer_forgets_a_batch_once():
    kept = box(1, 2)
    kept.answered(1)
    kept.answered(1)
    kept.sent(1, 5)

    assert list(kept.due(9)) == [(2, b"2")]


def test_the_oldest_is_lost_where_there_are_too_many():
    kept = box(*range(MOST + 1))

    assert len(kept) == MOST
    assert next(kept.due(0)) == (1, b"1")
