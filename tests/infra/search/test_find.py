"""The search finds exactly what holds the words and lies in scope; checked against reading all."""

from datetime import UTC, datetime
from unicodedata import normalize
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.search import finding
from bazhua.infra.search.finding import find
from bazhua.infra.search.indexing import Findable, forget, index, index_each
from bazhua.infra.search.lexemes import QueryTooShort
from bazhua.infra.search.models import Entry
from bazhua.infra.tables.cursor import BadCursor
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.scope import Grant, Path
from tests.infra.db.test_scope import stored, worlds

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KINDS = ("case", "firm")
RIGHTS = {(kind, "view"): frozenset({"viewer", "mover"}) for kind in KINDS}
PROVINCE = Grant(role="viewer", region=Path(".1."), since=NOON)
SIGNS = "山东联合化工Aａ1-'\\%_&|!:*() é"

texts = st.text(SIGNS, max_size=8)
queries = st.text(SIGNS, min_size=2, max_size=4)


def actor(*grants):
    return Actor(uid=UUID(int=7), grants=grants or (PROVINCE,), rights=RIGHTS)


def case(path=".1.2.3."):
    return stored(Path(path))


def enter(title, kind="case", record=None, **more):
    """Index a record under a title; return it."""
    made = record or case()
    with transaction.atomic():
        index(kind, Findable(record=made, title=title, **more), at=NOON)
    return made


def titles(query, *grants, kinds=KINDS, **more):
    found = find(actor(*grants), query, kinds=kinds, at=NOON, **more)
    return [hit.title for hit in found.hits]


def folded(text):
    return " ".join(normalize("NFKC", normalize("NFKC", text).casefold()).split())


def lines(title, text, codes):
    """Return what a record is found by, worked out another way than the program does."""
    bare = folded(title).replace(" ", "")
    full = "".join(lazy_pinyin(bare))
    first = "".join(lazy_pinyin(bare, style=Style.FIRST_LETTER, strict=False))
    return [folded(title), folded(text), *map(folded, codes), full, first]


@pytest.mark.django_db
@given(
    worlds(), st.lists(st.tuples(texts, texts, st.lists(texts, max_size=2)), max_size=9), queries
)
@settings(max_examples=150)
def test_found_is_what_reading_everything_finds(world, given_texts, query):
    places, grants = world
    someone = actor(*grants) if grants else NOBODY
    words = folded(query).split()
    with transaction.atomic():
        made = []
        for number, (place, (title, text, codes)) in enumerate(
            zip(places, given_texts, strict=False)
        ):
            record, kind = stored(*place), KINDS[number % 2]
            found_by = Findable(record=record, title=title, text=text, codes=tuple(codes))
            index(kind, found_by, at=NOON)
            made.append((record, kind, lines(title, text, codes)))
        try:
            found = find(someone, query, kinds=KINDS, at=NOON, limit=50)
            hits = {hit.record_uid for hit in found.hits}
        except QueryTooShort:
            hits = None

        transaction.set_rollback(True)
    if any(len(word) == 1 and word.isascii() for word in words) and someone.granted(
        "case", "view", NOON
    ):
        assert hits is None
        return
    assert hits == {
        record.uid
        for record, kind, held in made
        if words
        and someone.may(kind, "view", record.place, NOON)
        and all(any(word in line for line in held) for word in words)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["山东联合", "联合化工", "sdlh", "SDLH", "lhhg", "shandonglianhe", "合化", "工", "ｓｄｌｈ"],
)
def test_a_firm_is_found_by_characters_initials_and_pinyin(query):
    enter("山东联合化工（示例）有限公司")
    enter("青岩冷链（示例）有限公司")

    assert titles(query) == ["山东联合化工（示例）有限公司"]


@pytest.mark.django_db
def test_numbers_are_found_by_any_part():
    enter("甲", codes=("91370000MA3C0000X1",))
    enter("乙", codes=("鲁危化〔2026〕0012号",))

    assert titles("9137") == ["甲"]
    assert titles("000x1") == ["甲"]
    assert titles("〔2026〕0012") == ["乙"]
    assert titles("x2") == []


@pytest.mark.django_db
def test_hits_stand_in_the_order_of_their_pinyin():
    for title in ("张店", "安丘", "Bohai", "博山", "济南"):
        enter(f"{title}试点")

    assert titles("试点") == ["安丘试点", "博山试点", "Bohai试点", "济南试点", "张店试点"]


@pytest.mark.django_db
def test_pages_follow_each_other():
    for n in range(7):
        enter(f"罐区{n}")

    first = find(actor(), "罐区", kinds=KINDS, at=NOON, limit=3)
    second = find(actor(), "罐区", kinds=KINDS, at=NOON, limit=3, page=first.older)
    third = find(actor(), "罐区", kinds=KINDS, at=NOON, limit=3, page=second.older)

    pages = [[hit.title for hit in page.hits] for page in (first, second, third)]
    assert pages == [["罐区0", "罐区1", "罐区2"], ["罐区3", "罐区4", "罐区5"], ["罐区6"]]
    assert (first.count, second.count, third.older) == (7, 7, "")


@pytest.mark.django_db
def test_more_than_the_cap_is_said(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 3)
    for n in range(9):
        enter(f"罐区{n}")

    found = find(actor(), "罐区", kinds=KINDS, at=NOON)

    assert (found.count, len(found.hits)) == (4, 4)


@pytest.mark.django_db
def test_only_kinds_that_are_asked_for_and_granted_are_found():
    enter("罐区", kind="case")
    enter("罐区甲", kind="firm")
    only_cases = Actor(
        uid=UUID(int=7), grants=(PROVINCE,), rights={("case", "view"): frozenset({"viewer"})}
    )

    assert titles("罐区", kinds=("firm",)) == ["罐区甲"]
    found = find(only_cases, "罐区", kinds=KINDS, at=NOON)
    assert [hit.title for hit in found.hits] == ["罐区"]
    assert find(NOBODY, "罐区", kinds=KINDS, at=NOON).hits == ()


@pytest.mark.django_db
def test_a_record_is_found_by_what_it_is_now_where_it_is_now():
    record = enter("旧名")
    record.path_now = ".1.9."
    enter("新名", record=record)

    there = Grant(role="viewer", region=Path(".1.9."), since=NOON)
    before = Grant(role="viewer", region=Path(".1.2."), since=NOON)
    assert (titles("旧名"), titles("新名", there), titles("新名", before)) == ([], ["新名"], [])
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_a_place_that_the_database_moves_alone_is_followed():
    enter("罐区")
    Entry.objects.update(path_now=".1.9.")

    assert titles("罐区", Grant(role="viewer", region=Path(".1.2."), since=NOON)) == []
    assert titles("罐区", Grant(role="viewer", region=Path(".1.9."), since=NOON)) == ["罐区"]


@pytest.mark.django_db
def test_a_forgotten_record_is_found_no_more():
    kept, gone = enter("罐区甲"), enter("罐区乙")

    with transaction.atomic():
        forget("case", gone.uid)

    assert titles("罐区") == ["罐区甲"]
    assert list(Entry.objects.values_list("record_uid", flat=True)) == [kept.uid]


@pytest.mark.django_db(transaction=True)
def test_the_index_is_kept_only_in_the_transaction_of_the_change():
    with pytest.raises(TransactionManagementError):
        index("case", Findable(record=case(), title="罐区"), at=NOON)
    with pytest.raises(TransactionManagementError):
        forget("case", new_uid(NOON))

    assert Entry.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "refusal"),
    [("x", QueryTooShort), ("罐区 7", QueryTooShort), ("罐" * 101, OutOfRange)],
)
def test_queries_that_mean_everything_are_refused(query, refusal):
    with pytest.raises(refusal):
        find(actor(), query, kinds=KINDS, at=NOON)


@pytest.mark.django_db
def test_a_made_up_page_is_refused():
    with pytest.raises(BadCursor):
        find(actor(), "罐区", kinds=KINDS, at=NOON, page="made-up")


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "  ", "\u3000"])
def test_an_empty_query_finds_nothing(query):
    enter("罐区")

    assert titles(query) == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_one_query_finds_and_few_statements_index(number):
    cases = [Findable(record=stored(Path(".1.")), title=f"罐区{n}") for n in range(number)]

    with CaptureQueriesContext(connection) as writing:
        index_each("case", cases, at=NOON)
    with CaptureQueriesContext(connection) as reading:
        find(actor(), "罐区", kinds=KINDS, at=NOON)

    assert (len(writing), len(reading)) == (1, 1)
