"""What the one search finds of installations, points and alarms."""

from typing import Final

from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.search.kinds import SearchKind
from bazhua.kernel.words import Word

KINDS: Final = (
    SearchKind(MONITORING, Word("监测装置与测点", "Installation or point"), "monitoring:found"),
    SearchKind("alarm", Word("报警", "Alarm"), "alarms:record"),
)
