"""Sample charts of figures."""

from bazhua.infra.ui.charts.bars import Amount, bars
from bazhua.infra.ui.charts.curve import Stretch, curve
from bazhua.infra.ui.parts.text import Link
from bazhua.kernel.words import Word

NOW = Word("本期", "This time")
BEFORE = Word("上年同期", "A year before")
CITIES = (
    (Word("海右市（示例）", "Haiyou (sample)"), 1_284, 1_102),
    (Word("齐川市（示例）", "Qichuan (sample)"), 963, 1_240),
    (Word("云渡市（示例）", "Yundu (sample)"), 517, 517),
    (Word("青岩市（示例）", "Qingyan (sample)"), 48, 0),
)
FOUND = (310, 342, 298, 377, 402, 391, 366, 348, 429, 451, 417, 233)
EARLIER = (287, 301, 312, 318, 334, 371, 352, 340, 388, 402, 431, 397)
CHARTS = (
    bars(
        Word("新发现隐患，按市", "Dangers found, by city"),
        [Amount(Link(city, "#"), Link(f"{now:,}", "#"), now, then) for city, now, then in CITIES],
        now=NOW,
        before=BEFORE,
    ),
    curve(
        Word("新发现隐患，近 12 个月", "Dangers found, 12 months"),
        [
            Stretch(Word(f"{month} 月", f"2026-{month}"), Link(str(now), "#"), now, then)
            for month, (now, then) in enumerate(zip(FOUND, EARLIER, strict=True), start=1)
        ],
        now=NOW,
        before=BEFORE,
    ),
)
