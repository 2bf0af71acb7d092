"""Who signs what, in which order: frozen values and what makes a plan sound."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bazhua.infra.signoff.core.refusals import PlanRefused
from bazhua.kernel.words import Phrase, Word, say

LONGEST_KEY: Final = 64
LONGEST_ADDRESS: Final = 120
MOST_STEPS: Final = 50
MOST_SIGNERS: Final = 200

ASKER: Final = "asker"
"""Role of the person who asked for the signatures, in every record."""


class Method(StrEnum):
    """How a person signs."""

    CLICK = "CLICK"
    STROKE = "STROKE"
    SEAL = "SEAL"


class OnRefusal(StrEnum):
    """What a refusal does: end the matter, or return it to be revised."""

    END = "END"
    RETURN = "RETURN"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan.

    Attributes:
        signers: addresses of which each may sign once (``post:<uid>``, ``person:<uid>``).
        quorum: how many of them must sign.
        methods: the ways of signing that count.
        barred: roles in the record whose persons may not sign here, nor through anybody.
        place: name of the place rule that must be met, empty for none.
    """

    key: str
    title: Word
    signers: frozenset[str]
    quorum: int = 1
    methods: frozenset[Method] = frozenset({Method.CLICK})
    barred: frozenset[str] = frozenset()
    place: str = ""
    on_refusal: OnRefusal = OnRefusal.END


@dataclass(frozen=True, slots=True)
class Plan:
    """The ordered steps; unless ``repeat`` is set nobody signs in two of them."""

    steps: tuple[Step, ...]
    repeat: bool = False


def check_plan(plan: Plan) -> None:
    """Refuse a plan that can never be carried out or that does not say what it means.

    Raises:
        PlanRefused: with the first step that is wrong and the remedy.
    """
    for step, problem in _defects(plan):
        raise PlanRefused(step, problem)


def _defects(plan: Plan) -> Iterator[tuple[str, Phrase]]:
    if not plan.steps:
        yield "", say("至少要有一步", "give at least one step")
    for key, times in Counter(step.key for step in plan.steps).items():
        if times > 1 or not 0 < len(key) <= LONGEST_KEY:
            unique = say(
                "步骤编号须唯一，为 1 至 {n} 个字符",
                "step keys are unique and of 1 to {n} characters",
                n=LONGEST_KEY,
            )
            yield key, unique
    yield from _too_much(plan)
    for step in plan.steps:
        if not (step.title.zh.strip() and step.title.en.strip()):
            yield step.key, say("中英文名称须齐全", "both languages of the title are needed")
        if not 1 <= step.quorum <= len(step.signers):
            yield (
                step.key,
                say(
                    "签署人共 {n} 个，法定人数不能是 {k}",
                    "of {n} signers {k} cannot be the quorum",
                    n=len(step.signers),
                    k=step.quorum,
                ),
            )
        if not step.methods:
            yield step.key, say("须给出签署方式", "name a method of signing")


def _too_much(plan: Plan) -> Iterator[tuple[str, Phrase]]:
    if len(plan.steps) > MOST_STEPS:
        yield "", say("至多 {n} 步", "give at most {n} steps", n=MOST_STEPS)
    for step in plan.steps:
        fits = all(0 < len(address) <= LONGEST_ADDRESS for address in step.signers)
        if not fits or len(step.signers) > MOST_SIGNERS:
            yield (
                step.key,
                say(
                    "签署人至多 {n} 个，地址为 1 至 {k} 个字符",
                    "name at most {n} signers by addresses of 1 to {k} characters",
                    n=MOST_SIGNERS,
                    k=LONGEST_ADDRESS,
                ),
            )
