"""The door of hidden dangers: what other packages may use of them."""

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.papers.kinds import PAPER_KINDS
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.grips.dangers.selectors.dangers import (
    danger_shown,
    open_among,
    open_dangers,
    overdue_counts,
)
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.grips.dangers.services.demo.walking import load_patrols
from bazhua.grips.dangers.services.periodic.drafting import draft_sums
from bazhua.grips.dangers.services.recording import Found, record_danger

__all__ = (
    "PAPER_KINDS",
    "Action",
    "DangerGrade",
    "Deed",
    "Found",
    "Origin",
    "Sector",
    "act",
    "danger_shown",
    "draft_sums",
    "load_dangers",
    "load_patrols",
    "open_among",
    "open_dangers",
    "overdue_counts",
    "record_danger",
)
