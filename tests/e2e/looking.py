"""Look at a page as a whole: what axe, the console and the width of the window say about it."""

from axe_playwright_python.sync_playwright import Axe

from tests.e2e.test_pages import WCAG


def look(seen, name, width, language):
    """Take a picture of a page and return its faults: none when it is as it should be."""
    seen.shoot(f"{name}-{width}-{language}")
    said, seen.complaints[:] = list(seen.complaints), []
    faults = Axe().run(seen.page, options=WCAG).response["violations"]
    told = [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in faults]
    told += [("console", line) for line in said]
    if (wide := seen.page.evaluate("document.documentElement.scrollWidth")) != width:
        told.append(("sideways", wide))
    if seen.page.locator(".fault").count():
        told.append(("fault", seen.page.locator(".fault").inner_text()))
    return told
