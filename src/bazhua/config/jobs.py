"""Every kind of import and job; named, not imported: `bazhua up` reads the list without Django."""

IMPORTS: tuple[str, ...] = (
    "bazhua.registry.interfaces.imports.ENTERPRISES",
    "bazhua.registry.interfaces.rolls.PEOPLE",
    "bazhua.registry.interfaces.telling.denominators.DENOMINATORS",
    "bazhua.grips.inherent.interfaces.imports.POINTS",
)
"""Dotted names of the declarations, from ``interfaces/imports.py`` of each part."""

OF_IMPORTS = tuple(f"bazhua.infra.imports.work.jobs.{name}" for name in ("read", "take", "assist"))

JOBS: tuple[str, ...] = (*(OF_IMPORTS if IMPORTS else ()),)
"""Dotted names of the declarations, from ``interfaces/jobs.py`` of each part."""
