"""Look at a page as a whole: what axe, the console and the width of the window say about it."""

from axe_playwright_python.base import AXE_SCRIPT

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
JUDGE = """options => axe.run(document, options).then(found => found.violations.map(
    fault => [fault.id, fault.nodes.map(node => node.target)]))"""
"""Only what is wrong crosses to the tests, not the megabyte of all that is right."""


def look(seen, name, *window):
    """Take a picture of a page and insist that it is as it should be.

    Args:
        window: width, and what else tells the picture from others of the page.
    """
    found = faults_of(seen, name, *window)
    assert found == [], found


def faults_of(seen, name, width, *others):
    """Take a picture of a page and return its faults."""
    seen.shoot("-".join(map(str, (name, width, *others))))
    said, seen.complaints[:] = list(seen.complaints), []
    seen.page.evaluate(AXE_SCRIPT)
    told = [tuple(fault) for fault in seen.page.evaluate(JUDGE, WCAG)]
    told += [("console", line) for line in said]
    if (wide := seen.page.evaluate("document.documentElement.scrollWidth")) != width:
        told.append(("sideways", wide))
    return told


def faults_of_answered(seen, name, *window):
    """Return the faults of a page that should be answered: a refusal is one."""
    refused = seen.page.locator(".fault")
    told = faults_of(seen, name, *window)
    return told + [("refused", text) for text in refused.all_inner_texts()]


def faults_around(seen, pages, part, *window, judge=faults_of):
    """Open pages one after the other in one window; return the faults of those that have some.

    Args:
        pages: path by name.
        part: begins the names of the pictures.
    """
    faults = {}
    for name, path in pages.items():
        seen.go(path)
        if found := judge(seen, f"{part}{name}", *window):
            faults[name] = found
    return faults
