"""The brief of a day of duty as a kind of paper."""

from typing import Final

from bazhua.infra.papers.core.kinds import FREE, Asked, Kind, Part
from bazhua.kernel.words import Word
from bazhua.web.briefs import words

DUTY_BRIEF: Final = Kind(
    code="duty_brief",
    version=1,
    name=words.BRIEF,
    sign=Word("值班", "DB"),
    suffix=Word("值班快报", " Duty Brief"),
    title=words.TITLE,
    asked=(
        Asked("region", Word("区划", "region"), most=60),
        Asked("day", Word("值班日", "day of duty"), most=10),
        Asked("since", Word("起", "from"), most=20),
        Asked("until", Word("止", "until"), most=20),
        Asked("taken", Word("数据截至", "as of"), most=30),
        Asked("root", Word("账本根", "ledger root")),
    ),
    parts=(Part(words.OPENING), FREE, Part(words.CLOSING)),
)
KINDS: Final = (DUTY_BRIEF,)
