"""How many enterprises a node has on a day, as an authority reads it."""

from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import figure
from bazhua.infra.rollup.reading.question import Question
from bazhua.kernel.scope import Path
from tests.registry.scene import DAY


def standing_on(path, day):
    """Return the figure of the enterprises on record."""
    question = Question(
        indicator="enterprise.standing",
        path=Path(path),
        window=Window(day, day),
        audience=Audience.AUTHORITY,
        threshold=0,
        today=DAY,
    )
    return figure(question)
