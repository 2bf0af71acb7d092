"""Kinds of patrols that come with the platform, and how often one is walked."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.domain.terms import PatrolKind, PatrolRhythm
from bazhua.kernel.words import Word

KIND_WORDS: Final[Mapping[PatrolKind, Word]] = {
    PatrolKind.WORKSHOP: Word("车间班次巡查", "Workshop, each shift"),
    PatrolKind.FIRE: Word("消防巡查", "Fire protection"),
    PatrolKind.ELECTRICITY: Word("用电巡查", "Electricity"),
    PatrolKind.CHEMICALS: Word("危险化学品储存巡查", "Storage of hazardous chemicals"),
}
RHYTHM_WORDS: Final[Mapping[PatrolRhythm, Word]] = {
    PatrolRhythm.EIGHT_HOURS: Word("每班（三班）", "each shift of eight hours"),
    PatrolRhythm.TWELVE_HOURS: Word("每班（两班）", "each shift of twelve hours"),
    PatrolRhythm.DAY: Word("每日", "each day"),
    PatrolRhythm.WORKING_DAY: Word("每个工作日", "each working day"),
    PatrolRhythm.WEEK: Word("每周", "each week"),
    PatrolRhythm.MONTH: Word("每月", "each month"),
}

WALK: Final = "patrol.walk"
"""What is expected again and again, and owed once it was missed."""

WALK_WORD: Final = Word("补做漏掉的巡查", "Walk the patrol that was missed")
