"""From the last item of a visit to the served order takes at most five minutes.

A script does on a phone what an inspector does, and counts it. How long a human takes for that is
estimated by the keystroke-level model of Card, Moran and Newell (1980), with its operators as they
are published but for typing, which on a phone and in Chinese is slower than on a keyboard:

    M  deciding what to do next                 1.35 s   before every tap
    P  bringing a finger to a target and        1.30 s   every tap
       touching it
    K  a sign of Chinese, typed on a phone      1.50 s   every sign (40 a minute)
    R  reading a sheet before it is issued     60    s   once
    F  taking the photograph of the door       15    s   once

What the machine needs is measured. What people say to each other at the door is not counted.
"""

import re
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.models import HiddenDanger, Service
from bazhua.registry.models import Organisation
from tests.e2e.closed_loop.people import Person, name_of
from tests.grips.dangers.crew import arrived, enlist, report
from tests.grips.dangers.services.papers.scene import post_at
from tests.infra.files.samples import picture

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

DECIDE_S, TAP_S, SIGN_S, READ_S, PHOTO_S = 1.35, 1.30, 1.50, 60.0, 15.0
AT_MOST_S = 300.0
MOST_TAPS = 16
WRONG = (
    "氨制冷机房未装氨气浓度报警装置，事故风机不能自动启动",
    "配电箱门未关闭，周围堆放纸箱",
    "叉车司机未系安全带，车间内限速标志缺失",
    "灭火器压力不足，未按月检查",
    "安全出口堆放原料，疏散通道不足 1 米",
)
REFUSAL = {
    "refusal": "负责人拒绝签字",
    "witnesses": "赵某，村委会",
    "second_witness": "钱某，派出所",
}


@dataclass
class Task:
    """What is done by several hands, whose taps and signs are counted."""

    taps: int = 0
    signs: int = 0
    typed: list[str] = field(default_factory=list)
    begun: float = field(default_factory=monotonic)

    @property
    def took_s(self):
        """Return how long humans with this machine take, by the model."""
        human = self.taps * (DECIDE_S + TAP_S) + self.signs * SIGN_S + READ_S + PHOTO_S
        return human + monotonic() - self.begun


@dataclass
class Hand:
    """A phone in a hand."""

    task: Task
    person: Person

    @property
    def page(self):
        return self.person.page

    def goes(self, path, taps):
        """Open a page that lies so many taps from where the hand was."""
        self.task.taps += taps
        self.person.seen.go(path)

    def tap(self, role, word, **data):
        self.task.taps += 1
        name = word.text(self.person.lang, **data)
        self.page.locator("main").get_by_role(role, name=name, exact=True).first.click()

    def write(self, name, text):
        self.task.taps += 1
        self.task.signs += len(text)
        self.task.typed.append(text)
        self.page.locator(f"main [name={name}]").fill(text)

    def photograph(self, path):
        self.task.taps += 2
        self.page.locator("main [name=picture]").set_input_files(path)

    def reads_the_sheet(self):
        self.page.locator("img.sheet").evaluate("sheet => sheet.decode()")


@pytest.fixture
def visited(journey):
    """Return a visit on which five things were found, by officers who have a post."""
    scene = enlist(journey.scene)
    office = Organisation.objects.get(name="示例县应急管理局")
    post_at(office, scene.persons["first"], scene.persons["second"])
    row = arrived(scene)
    for number, wrong in enumerate(WRONG):
        report(scene, row, key=f"v-{number}", wrong=wrong)
    return row


@pytest.fixture
def door(tmp_path):
    """Return the path of a photo of the door."""
    path = tmp_path / "door.jpg"
    path.write_bytes(picture())
    return path


def draws_up(hand):
    """The inspector draws up the order from the page of his visit; what was found is ticked."""
    draw = {"kind": PAPER_WORDS[PaperKind.ORDER]}
    hand.tap("link", words.DRAW, **draw)
    hand.tap("button", words.DRAW, **draw)
    hand.reads_the_sheet()
    return urlsplit(hand.page.url).path


def issues(hand, paper):
    """The head of the office opens the draft that he was told of, and issues it."""
    hand.goes(paper, taps=2)
    hand.reads_the_sheet()
    hand.tap("button", words.ISSUE)
    expect(hand.page.locator(".kicker .number")).to_have_text(re.compile(r"\d"))


def prints_and_leaves(hand, paper, door):
    """The inspector prints the order, and leaves it at the place where nobody signs."""
    hand.goes(paper, taps=1)
    with hand.page.expect_download():
        hand.tap("button", words.PRINT)
    hand.goes(paper, taps=0)
    hand.tap("link", words.SERVE_BY[Way.LEFT_AT_PLACE])
    for name, text in REFUSAL.items():
        hand.write(name, text)
    hand.photograph(door)
    hand.tap("button", words.SERVE)
    served = hand.person.says(words.SERVED)
    expect(hand.page.locator(".marks").first).to_contain_text(served)


@pytest.mark.parametrize("window", [(390, "zh-hans"), (390, "en")], ids=name_of)
def test_an_order_is_drawn_up_issued_printed_and_served_within_five_minutes(journey, visited, door):
    inspector, head = journey.people("first", "bureau")
    inspector.seen.go(f"/visits/{visited.uid}/")

    task = Task()
    paper = draws_up(Hand(task, inspector))
    issues(Hand(task, head), paper)
    prints_and_leaves(Hand(task, inspector), paper, door)
    took_s = task.took_s

    service = Service.objects.get()
    days = list(HiddenDanger.objects.values_list("ordered_until", flat=True))
    assert days == [service.last_day] * len(WRONG)
    assert task.typed == list(REFUSAL.values())
    assert task.taps <= MOST_TAPS
    assert took_s <= AT_MOST_S
