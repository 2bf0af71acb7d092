"""Look at a page as a whole: what axe, the console and the width of the window say about it."""

from axe_playwright_python.sync_playwright import Axe

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def look(seen, name, *window):
    """Take a picture of a page and insist that it is as it should be.

    Args:
        window: width, and what else tells the picture from others of the page.
    """
    assert faults_of(seen, name, *window) == []


def faults_of(seen, name, width, *others):
    """Take a picture of a page and return its faults."""
    seen.shoot("-".join(map(str, (name, width, *others))))
    said, seen.complaints[:] = list(seen.complaints), []
    faults = Axe().run(seen.page, options=WCAG).response["violations"]
    told = [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in faults]
    told += [("console", line) for line in said]
    if (wide := seen.page.evaluate("document.documentElement.scrollWidth")) != width:
        told.append(("sideways", wide))
    return told


def faults_of_answered(seen, name, *window):
    """Return the faults of a page that should be answered: a refusal is one."""
    refused = seen.page.locator(".fault")
    told = faults_of(seen, name, *window)
    return told + [("refused", text) for text in refused.all_inner_texts()]
