"""Enterprises: entered, changed, closed; every refusal leaves nothing behind."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.files.configured import store
from bazhua.infra.files.models import Attachment
from bazhua.infra.files.services import Given, keep_file
from bazhua.infra.search.finding import find
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import (
    DomainError,
    Forbidden,
    MissingKey,
    NotAChoice,
    NotFound,
    OutOfRange,
    StaleState,
)
from bazhua.registry.domain.enterprises import HighRisk, Status
from bazhua.registry.domain.where.facts import Facts
from bazhua.registry.domain.where.refusals import (
    ClosedAlready,
    CodeRefused,
    CodeTaken,
    OutOfOrder,
    ProofMissing,
    RegionTooHigh,
    StillUsed,
    UnknownIndustry,
    UnknownRegion,
)
from bazhua.registry.models import Enterprise, Node, NodeSpell, Region, RegionSpell, Supervision
from bazhua.registry.services.where.codes import CodeProof
from bazhua.registry.services.where.contracts import Engaging, begin_contract
from bazhua.registry.services.where.enterprises import (
    change_code,
    change_enterprise,
    close_enterprise,
    open_enterprise,
    open_enterprises,
)
from tests.infra.files.samples import picture
from tests.registry import scene
from tests.registry.scene import (
    DAY,
    FOUNDED,
    KEEPER,
    LIXIA_KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    code,
    entering,
    enterprise,
)

WRONG = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")
pytestmark = pytest.mark.usefixtures("settled")


def everything():
    tables = (Enterprise, Node, NodeSpell, Supervision, Event, Entry, Attachment)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def figures():
    """Return what stands of each indicator and dimensions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indicator, dims->>'department', coalesce(dims->>'industry', dims->>'list'),"
            " sum(value)::int FROM rollup_contribution GROUP BY 1, 2, 3 HAVING sum(value) <> 0"
            " ORDER BY 1, 2, 3"
        )
        return cursor.fetchall()


def give_file(actor=KEEPER):
    return keep_file(
        Given(new_uid(NOON), store().draft(picture()), "执照.jpg"), actor=actor, at=NOON
    )


def test_an_enterprise_stands_below_its_town_and_its_id_is_that_of_its_node():
    row = enterprise(departments=("YJ", "GX"), industry="c2614", high_risk={HighRisk.STAFFING})

    assert row.path_now == f"{scene.LIXIA}370102001.{row.pk}."
    assert (row.pk, row.dept_mask) == (row.node_id, 0b11)
    stored = Enterprise.objects.get(pk=row.pk)
    assert (stored.enterprise_id, stored.county_id, stored.section) == (row.pk, 370102, "C")
    assert NodeSpell.objects.get(node=row.node).since == FOUNDED
    assert list(Supervision.objects.values_list("department__code", "kind")) == [
        ("YJ", "industry"),
        ("GX", "industry"),
    ]
    assert figures() == [
        ("enterprise.high_risk", "YJ", "staffing", 1),
        ("enterprise.standing", "YJ", "C", 1),
    ]


@pytest.mark.parametrize("said", ["海右", "hysl", code(1), "示例化工"])
def test_it_is_found_by_characters_initials_and_code(said):
    row = enterprise()

    hits = find(READER, said, kinds=["enterprise"], at=NOON).hits

    assert [hit.record_uid for hit in hits] == [row.uid]


@pytest.mark.parametrize(
    ("region", "path"),
    [
        ("370102003", f"{scene.LIXIA}370102003."),
        ("历下区解放路街道", f"{scene.LIXIA}370102001."),
        ("山东省 济南市 历下区 解放路街道", f"{scene.LIXIA}370102001."),
        ("３７０１０２", f"{scene.LIXIA}370102000."),
        ("历下区", f"{scene.LIXIA}370102000."),
    ],
)
def test_a_region_is_named_by_code_or_name(region, path):
    assert enterprise(region=region).node.path.startswith(path)


def test_an_old_code_leads_to_its_successor():
    lixia = Region.objects.get(code="370102")
    RegionSpell.objects.create(
        region=lixia, code="370188", name="旧区", since=date(1990, 1, 1), successor=lixia
    )

    assert enterprise(region="370188").path_now.startswith(scene.LIXIA)


@pytest.mark.parametrize(
    ("who", "change", "refusal"),
    [
        (KEEPER, {"region": "370199"}, UnknownRegion),
        (KEEPER, {"region": "没有这个镇"}, UnknownRegion),
        (KEEPER, {"region": "370100"}, RegionTooHigh),
        (KEEPER, {"credit_code": WRONG}, CodeRefused),
        (KEEPER, {"credit_code": "ABC"}, CodeRefused),
        (KEEPER, {"credit_code": code(77)}, CodeTaken),
        (KEEPER, {"industry": "C99"}, UnknownIndustry),
        (KEEPER, {"industry": "2614"}, UnknownIndustry),
        (KEEPER, {"name": "  "}, MissingKey),
        (KEEPER, {"name": "长" * 201}, OutOfRange),
        (KEEPER, {"departments": ("QQ",)}, NotAChoice),
        (QINGDAO_KEEPER, {}, Forbidden),
        (READER, {}, Forbidden),
        (STRANGER, {}, Forbidden),
    ],
)
def test_what_is_refused_leaves_nothing(who, change, refusal):
    enterprise("先有的企业", number=77)
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        enterprise(who=who, **change)

    assert everything() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("headcount", -1), ("longitude", 181.0), ("latitude", -91.0), ("address", "长" * 301)],
)
def test_facts_out_of_range_are_refused(field, value):
    with pytest.raises(OutOfRange) as refused:
        Facts(name="甲", **{field: value})

    assert refused.value.field == field


def test_a_change_does_not_close():
    with pytest.raises(NotAChoice):
        Facts(name="甲", status=Status.CLOSED)


def test_many_are_entered_all_or_none():
    before = everything()
    good = [entering(f"企业{number}", number=number) for number in range(1, 4)]

    with pytest.raises(CodeTaken), transaction.atomic():
        open_enterprises([*good, entering("重码", number=2)], actor=KEEPER, at=NOON)
    assert everything() == before

    uids = open_enterprises(good, actor=KEEPER, at=NOON)
    codes = dict(Enterprise.objects.values_list("uid", "credit_code"))
    assert [codes[uid] for uid in uids] == [code(number) for number in range(1, 4)]


def test_a_code_that_fails_its_check_is_taken_with_a_reason_and_a_file():
    file = give_file()
    proof = CodeProof(reason="早期代码，营业执照为准", file=file.uid)

    row = open_enterprise(entering(credit_code=WRONG), actor=KEEPER, at=NOON, proof=proof)

    assert (row.credit_code, row.code_exempt) == (WRONG, proof.reason)
    assert Attachment.objects.get().record_uid == row.uid


@pytest.mark.parametrize(
    ("reason", "with_file", "refusal"),
    [("", True, ProofMissing), ("有证明", False, ProofMissing), ("长" * 201, True, OutOfRange)],
)
def test_half_a_proof_is_none(reason, with_file, refusal):
    file = give_file().uid if with_file else None
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        open_enterprise(
            entering(credit_code=WRONG),
            actor=KEEPER,
            at=NOON,
            proof=CodeProof(reason=reason, file=file),
        )

    assert everything() == before


def test_somebody_elses_file_proves_nothing():
    file = give_file(actor=READER)
    before = everything()

    with pytest.raises(NotFound), transaction.atomic():
        open_enterprise(
            entering(credit_code=WRONG),
            actor=KEEPER,
            at=NOON,
            proof=CodeProof(reason="看执照", file=file.uid),
        )

    assert everything() == before


def test_the_table_itself_refuses_a_code_twice():
    row = enterprise()

    with pytest.raises(IntegrityError), transaction.atomic():
        Enterprise.objects.filter(pk=enterprise("另一家", number=2).pk).update(
            credit_code=row.credit_code
        )


def test_a_change_is_told_counted_anew_and_found_by_its_new_name():
    row = enterprise(industry="C2614", departments=("YJ",))
    facts = Facts(
        name="云渡示例矿业有限公司",
        industry="B06",
        high_risk=frozenset({HighRisk.DRILL}),
        headcount=320,
    )

    moved = change_enterprise(
        row.uid, facts, version=1, actor=LIXIA_KEEPER, at=NOON + timedelta(days=1)
    )

    assert (moved.name, moved.version) == ("云渡示例矿业有限公司", 2)
    assert figures() == [
        ("enterprise.high_risk", "YJ", "drill", 1),
        ("enterprise.standing", "YJ", "B", 1),
    ]
    event = Event.objects.get(kind="enterprise.changed")
    assert event.data["headcount"] == 320
    assert "credit_code" not in event.data
    assert find(READER, "云渡", kinds=["enterprise"], at=NOON).count == 1


@pytest.mark.parametrize(
    ("who", "version", "refusal"),
    [
        (QINGDAO_KEEPER, 1, NotFound),
        (STRANGER, 1, NotFound),
        (READER, 1, Forbidden),
        (KEEPER, 2, StaleState),
    ],
)
def test_a_change_that_is_refused_changes_nothing(who, version, refusal):
    row = enterprise()
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        change_enterprise(row.uid, Facts(name="乙"), version=version, actor=who, at=NOON)
    with pytest.raises(refusal), transaction.atomic():
        change_code(row.uid, code(5), version=version, actor=who, at=NOON)
    with pytest.raises(refusal), transaction.atomic():
        close_enterprise(row.uid, until=DAY, reason="注销", version=version, actor=who, at=NOON)

    assert everything() == before


def test_a_code_is_given_later_or_corrected():
    row = enterprise(number=0)

    moved = change_code(row.uid, code(5).lower(), version=1, actor=KEEPER, at=NOON)

    assert moved.credit_code == code(5)
    assert find(READER, code(5), kinds=["enterprise"], at=NOON).count == 1
    same = change_code(row.uid, code(5), version=2, actor=KEEPER, at=NOON)
    assert same.version == 3


def test_closing_ends_who_supervises_and_what_is_counted():
    row = enterprise(departments=("YJ", "GX"))

    closed = close_enterprise(row.uid, until=DAY, reason="注销", version=1, actor=KEEPER, at=NOON)

    assert (closed.status, closed.until, closed.doubled) == ("closed", DAY, False)
    assert set(Supervision.objects.values_list("until", flat=True)) == {DAY}
    assert figures() == []
    for refused in (
        lambda: change_enterprise(row.uid, Facts(name="乙"), version=2, actor=KEEPER, at=NOON),
        lambda: change_code(row.uid, code(5), version=2, actor=KEEPER, at=NOON),
        lambda: close_enterprise(row.uid, until=DAY, reason="", version=2, actor=KEEPER, at=NOON),
    ):
        with pytest.raises(ClosedAlready), transaction.atomic():
            refused()


def test_an_enterprise_does_not_close_before_it_began_or_while_contractors_work():
    host, contractor = enterprise(), enterprise("承包示例公司", number=2)
    begin_contract(
        Engaging(host=host.uid, contractor=code(2), work="检修", since=DAY), actor=KEEPER, at=NOON
    )
    before = everything()
    early = FOUNDED - timedelta(days=1)

    for row in (host, contractor):
        with pytest.raises(StillUsed), transaction.atomic():
            close_enterprise(row.uid, until=DAY, reason="", version=1, actor=KEEPER, at=NOON)
        with pytest.raises(OutOfOrder), transaction.atomic():
            close_enterprise(row.uid, until=early, reason="", version=1, actor=KEEPER, at=NOON)

    assert everything() == before


def test_refusals_name_the_field():
    fields = {}
    for change in ({"region": "370199"}, {"credit_code": WRONG}, {"industry": "C99"}):
        with pytest.raises(DomainError) as refused:
            enterprise(**change)
        fields[refused.value.code] = refused.value.field

    assert fields == {
        "unknown_region": "region",
        "code_not_valid": "credit_code",
        "unknown_industry": "industry",
    }
