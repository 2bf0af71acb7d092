"""Device numbers of networked video (GB/T 28181): twenty digits and what they say."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Key
from bazhua.kernel.words import Word, say

PARTS: Final = re.compile(r"([0-9]{8})([0-9]{2})([0-9]{3})([0-9])([0-9]{6})")
NUMBERING: Final = "GBT28181/DEVICE-ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoDeviceType(PolicyRow):
    """What the type digits of a device number stand for."""

    table: ClassVar[str] = "video.device_type"
    identity: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    zh: str
    en: str


ROWS: tuple[PolicyRow, ...] = tuple(
    VideoDeviceType(clause=clause, since=date(2016, 8, 1), code=code, zh=zh, en=en)
    for clause, code, zh, en in (
        ("GBT28181/DEVICE-TYPE", "111", "数字录像机", "digital video recorder"),
        ("GBT28181/DEVICE-TYPE", "118", "网络录像机", "network video recorder"),
        ("GBT28181/DEVICE-TYPE-M", "131", "摄像机", "camera"),
        ("GBT28181/DEVICE-TYPE", "132", "网络摄像机", "network camera"),
        ("GBT28181/DEVICE-TYPE-M", "134", "报警输入设备", "alarm input"),
        ("GBT28181/DEVICE-TYPE", "200", "中心信令控制服务器", "signalling server"),
        ("GBT28181/DEVICE-TYPE-M", "215", "业务分组", "business group"),
        ("GBT28181/DEVICE-TYPE-M", "216", "虚拟组织", "virtual organisation"),
    )
)


@dataclass(frozen=True, slots=True)
class VideoDevice:
    """The parts of a device number, as digits."""

    centre: str
    industry: str
    type: str
    network: str
    serial: str


def device_id(book: PolicyBook, *, number: Annotated[str, Key("id")]) -> Answer[VideoDevice]:
    """Return the parts of a device number.

    Raises:
        BadInput: it has not twenty digits.
    """
    match = PARTS.fullmatch(number)
    if match is None:
        raise BadInput(
            "id",
            say(
                "设备编码应为 20 位数字，给出的是 {length} 个字符",
                "a device number has 20 digits; {length} characters were given",
                length=len(number),
            ),
        )
    device = VideoDevice(*match.groups())
    known = next((row for row in book.rows(VideoDeviceType) if row.code == device.type), None)
    step = say(
        "中心 {centre}，行业 {industry}，类型 {code}（{name}），网络 {network}，序号 {serial}",
        "centre {centre}, industry {industry}, type {code} ({name}), network {network}, "
        "serial {serial}",
        centre=device.centre,
        industry=device.industry,
        code=device.type,
        name=Word(known.zh, known.en) if known else Word("未列类型", "type not listed"),
        network=device.network,
        serial=device.serial,
    )
    return Answer(device, (NUMBERING, *((known.clause,) if known else ())), (step,))
