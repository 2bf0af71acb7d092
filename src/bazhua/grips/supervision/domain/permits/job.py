"""What is told of a special operation: the keys of each kind, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Final

from bazhua.grips.supervision.domain.terms import (
    HeightFactor,
    HeightSituation,
    PermitKind,
    PermitLevel,
)
from bazhua.kernel.errors import BadInput
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say
from bazhua.law.codes import CODES


@dataclass(frozen=True, slots=True)
class Job:
    """One special operation; what does not belong to its kind stays out.

    Attributes:
        kind: its kind.
        starts_at: when it starts; picks the rules in force and, for hot work, tells holidays,
            rest days and nights.
        fixed_area: hot work in an approved fixed hot-work area.
        explosive_place: hot work in a place with danger of fire or explosion.
        in_operation: on equipment, pipes, tanks or vessels in operation.
        mhi_dike: inside the dike of a major-hazard tank farm with flammable or explosive matter.
        on_pipe_rack: on a pipe rack.
        shutdown_approved: the whole process unit is shut down, cleaned, purged, analysed and
            isolated, and its production or safety head approved level 2.
        outdoor: hot work in the open.
        wind_grade: Beaufort grade.
        unavoidable: production needs the hot work in this wind.
        holiday: public holiday or rest day.
        night: at night.
        special_conditions: other conditions that call for an upgrade.
        height_m: metres above the fall datum.
        factors: factors of 8.1.2 that may directly cause a fall.
        situations: situations of annex B, note 2.
        weight_t: mass of the load in tonnes.
        extended: temporary power in special circumstances.
        serves: the hot work or confined space entry that the temporary power is for.
        serves_level: the level of that hot work.
        blinds: blinds on the permit.
        depth_m: depth of digging, piling, drilling or anchoring in metres.
        machine_levelling: filling or levelling by machine.
    """

    kind: PermitKind
    starts_at: datetime | None = None
    fixed_area: bool | None = None
    explosive_place: bool | None = None
    in_operation: bool | None = None
    mhi_dike: bool | None = None
    on_pipe_rack: bool | None = None
    shutdown_approved: bool | None = None
    outdoor: bool | None = None
    wind_grade: Annotated[int, Between(0, 17)] | None = None
    unavoidable: bool | None = None
    holiday: bool | None = None
    night: bool | None = None
    special_conditions: bool | None = None
    height_m: Annotated[Decimal, Between(0)] | None = None
    factors: tuple[HeightFactor, ...] | None = None
    situations: tuple[HeightSituation, ...] | None = None
    weight_t: Annotated[Decimal, Between(0)] | None = None
    extended: bool | None = None
    serves: PermitKind | None = None
    serves_level: PermitLevel | None = None
    blinds: Annotated[int, Between(1)] | None = None
    depth_m: Annotated[Decimal, Between(0)] | None = None
    machine_levelling: bool | None = None


COMMON: Final = ("kind", "starts_at")

KEYS: Final[Mapping[PermitKind, tuple[str, ...]]] = {
    PermitKind.HOT_WORK: (
        "fixed_area",
        "explosive_place",
        "in_operation",
        "mhi_dike",
        "on_pipe_rack",
        "shutdown_approved",
        "outdoor",
        "wind_grade",
        "unavoidable",
        "holiday",
        "night",
        "special_conditions",
    ),
    PermitKind.CONFINED_SPACE: (),
    PermitKind.BLIND_PLATE: ("blinds",),
    PermitKind.HEIGHT: ("height_m", "factors", "situations"),
    PermitKind.LIFTING: ("weight_t",),
    PermitKind.TEMPORARY_POWER: ("extended", "serves", "serves_level"),
    PermitKind.EXCAVATION: ("depth_m", "machine_levelling"),
    PermitKind.ROAD_CLOSURE: (),
}


def refuse_strays(job: Job) -> None:
    """Refuse a key that was given and does not belong to the kind.

    Raises:
        BadInput: names the first such key, and those that belong.
    """
    own = (*COMMON, *KEYS[job.kind])
    for field in fields(job):
        if field.name not in own and getattr(job, field.name) is not None:
            problem = say(
                "“{key}”不是{kind}的事项，可用的键：{known}",
                "“{key}” does not belong to {kind}; its keys are: {known}",
                key=field.name,
                kind=CODES[job.kind],
                known=", ".join(own),
            )
            raise BadInput(field.name, problem)
