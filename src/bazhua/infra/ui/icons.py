"""The icons of the sprite; `tools/vendor.py` builds it from these names of @tabler/icons."""

ICONS = frozenset(
    {
        "alert-octagon",
        "alert-triangle",
        "arrow-right",
        "bell-ringing",
        "check",
        "chevron-left",
        "chevron-right",
        "circle-check",
        "clock",
        "clock-exclamation",
        "eye",
        "file-text",
        "home",
        "inbox",
        "info-circle",
        "language",
        "link",
        "menu-2",
        "moon",
        "octagon",
        "palette",
        "photo",
        "scale",
        "search",
        "square",
        "square-rotated",
        "sun",
        "triangle",
    }
)
