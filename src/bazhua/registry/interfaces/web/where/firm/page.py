"""The page of an enterprise: its head, its tabs, and the one that is open."""

from django.urls import reverse

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.tabbed import TabbedPage, TabLink
from bazhua.infra.ui.parts.text import Drawn
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.domain.enterprises import HIGH_RISK_WORDS, STATUS_WORDS, HighRisk, Status
from bazhua.registry.selectors.where.tabs import Asked, EnterpriseTab, offered

KIND = Word("企业", "Enterprise")
EXEMPT = Word("代码豁免", "Code exempted")
EXEMPT_WHY = Word(
    "该代码未通过校验，凭证明材料登记：{reason}",
    "The code fails its check and was taken with a proof: {reason}",
)
NO_CODE = Word("未登记代码", "no code on record")
DOUBLED = Word("重复监管", "Supervised twice")
UNSUPERVISED = Word("无人监管", "Nobody supervises")
TONES = {Status.OPERATING: Tone.GOOD, Status.STOPPED: Tone.WARN, Status.CLOSED: Tone.PLAIN}


def firm_page(asked: Asked, tab: EnterpriseTab) -> TabbedPage:
    """Return the page with one tab open."""
    row = asked.row
    body = tab.body(asked)
    return TabbedPage(
        kind=KIND,
        title=Word(row.name, row.name_en or row.name),
        number=row.credit_code,
        marks=_marks(asked),
        actions=body.actions,
        tabs=tuple(
            TabLink(
                text=each.word,
                href=tab_href(asked, each.slug),
                count=each.count(asked) if each.count else None,
                current=each is tab,
            )
            for each in offered(asked)
        ),
        panels=body.panels,
    )


def tab_href(asked: Asked, slug: str = "") -> str:
    """Return the address of a tab."""
    uid = asked.row.uid
    if not slug:
        return reverse("enterprises:record", args=[uid])
    return reverse("enterprises:tab", args=[uid, slug])


def _marks(asked: Asked) -> tuple[Drawn, ...]:
    row = asked.row
    status = Status(row.status)
    found = [Mark(STATUS_WORDS[status], TONES[status])]
    found += [Mark(HIGH_RISK_WORDS[HighRisk(one)], Tone.WARN) for one in row.high_risk]
    if not row.credit_code:
        found.append(Mark(NO_CODE, Tone.WARN, "alert-triangle"))
    if row.code_exempt:
        why = Phrase(EXEMPT_WHY, {"reason": row.code_exempt})
        found.append(Mark(EXEMPT, Tone.INFO, "info-circle", why))
    if row.until is None and asked.may("supervision", "view"):
        if not row.dept_mask:
            found.append(Mark(UNSUPERVISED, Tone.BAD, "alert-octagon"))
        if row.doubled:
            found.append(Mark(DOUBLED, Tone.WARN, "alert-triangle"))
    return tuple(found)
