"""Every kind of paper; an area adds its own from its api, and never takes an old version away."""

from bazhua.grips.dangers.api import PAPER_KINDS as OF_DANGERS
from bazhua.infra.papers.core.kinds import SHIPPED, Kind
from bazhua.web.briefs.kind import KINDS as OF_BRIEFS

KINDS: tuple[Kind, ...] = (*SHIPPED, *OF_DANGERS, *OF_BRIEFS)
