"""What the rule of GB 18218 is asked about what is held."""

from decimal import Decimal
from uuid import UUID

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.mhi.substances import Substance
from bazhua.grips.inherent.domain.mhi.tables import HazardClass
from bazhua.grips.inherent.domain.watching.identifying import HeldThere, question

CHLORINE = HeldThere(UUID(int=1), "液氯", "7782-50-5", Decimal(30))
NITRATE = HeldThere(UUID(int=2), "硝酸铵", "6484-52-2", Decimal(20))
SOLVENT = HeldThere(UUID(int=3), "混合溶剂", "", Decimal(400))


def test_a_cas_number_of_one_line_tells():
    found = question(BOOK, [CHLORINE], {})

    assert found.substances == (Substance(Decimal(30), cas="7782-50-5"),)
    assert found.told == ({"name": "液氯", "q_t": "30", "cas": "7782-50-5"},)
    assert found.unclassed == ()


def test_a_number_of_several_lines_and_a_mixture_wait_for_a_person():
    found = question(BOOK, [CHLORINE, NITRATE, SOLVENT], {})

    assert found.unclassed == (NITRATE, SOLVENT)


def test_a_line_and_class_symbols_tell_the_rest():
    classes = {str(NITRATE.uid): {"line": 44}, str(SOLVENT.uid): {"symbols": ["W5.3"]}}

    found = question(BOOK, [NITRATE, SOLVENT], classes)

    assert found.substances == (
        Substance(Decimal(20), line=44),
        Substance(Decimal(400), symbols=(HazardClass.W5_3,)),
    )
    assert found.unclassed == ()
