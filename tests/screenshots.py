"""Pictures of the site: ``make screenshots``, or ``python -m tests.screenshots KIND ...`` for some kinds of pages.

One page of every kind, at three widths in light and dark, printed, and enlarged to 200 %; the same of a site from right
to left. They go to ``build/screenshots``, named after kind, width and scheme. The three that the README shows go to
``pictures``. What the site brings no font for, such as Chinese, shows in a font of the machine, if it has one.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright
from tests.sites import PROJECT_URL, READING, ROOT, build, copy_project, served
from tests.test_accessibility import PAGES, RTL_READING, RTL_URL, copy_rtl
from tests.test_browser import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Route

TARGET = ROOT / "build" / "screenshots"
CHOSEN = ROOT / "pictures"
LONGEST = 3000  # pixels of a page's height: what lies farther down looks like what stands above it
RTL_PAGES = {
    "rtl home": "/",
    "rtl session": "/reports/lighthouses/3/",
    "rtl report": RTL_READING,
    "rtl report, a paragraph aimed at": f"{RTL_READING}#para_4",
    "rtl paragraph": f"{RTL_READING}para-4/",
    "rtl delegations": "/delegations/",
    "rtl delegation": "/delegations/north-light/",
}


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at. ``scale`` is how many pixels of the picture are one of the page."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    scale: int = 1


VIEWS = (
    *(View(f"{width}-{scheme}", width, scheme) for width in (360, 768, 1440) for scheme in ("light", "dark")),
    View("zoom", 720, scale=2),  # a window of 1440 pixels, at 200 %
    View("print", 660, media="print"),  # A4 within its margins
)

# For the README: what is shown, how wide, and how high.
PICTURES = {
    "report-wide": (f"{READING}#para_4", 1440, 960),
    "report-narrow": (f"{READING}#para_4", 360, 960),
    "delegation-wide": ("/delegations/thailand/", 1440, 960),
}


def with_fonts(route: Route) -> None:
    """Let a page wait for its fonts, which readers see only if they are there at once: a picture is always the same."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))


@contextmanager
def looking(browser: Browser, view: View, height: int) -> Iterator[Page]:
    """Open a window for a view."""
    context = browser.new_context(
        viewport={"width": view.width, "height": height},
        device_scale_factor=view.scale,
        color_scheme=view.scheme,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.route("**/session-reports.css", with_fonts)
    context.route("**/workers/search*", lambda route: route.abort())  # it would still be reading when the page is left
    page = context.new_page()
    page.emulate_media(media=view.media)
    try:
        yield page
    finally:
        context.close()


def slug(kind: str) -> str:
    """Return a kind of page as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")


def picture(page: Page, path: Path, height: int) -> None:
    """Take a picture of the page that is open, from its top to a height at most."""
    whole: int = page.evaluate("document.documentElement.scrollHeight")
    wide: int = page.evaluate("innerWidth")
    page.screenshot(
        path=path,
        full_page=True,
        clip={"x": 0, "y": 0, "width": wide, "height": min(whole, height)},
        animations="disabled",
    )


def take(browser: Browser, origin: str, kinds: Mapping[str, str]) -> None:
    """Take the pictures of a site's pages in every view, and print its reading page."""
    for view in VIEWS:
        with looking(browser, view, 900) as page:
            for kind, address in kinds.items():
                page.goto("about:blank")  # or a leap on the same page would keep what the last picture left behind
                page.goto(origin + address)
                picture(page, TARGET / f"{slug(kind)}-{view.name}.png", LONGEST)
                if view.media == "print" and kind.endswith("report"):
                    page.pdf(path=TARGET / f"{slug(kind)}.pdf", format="A4")
        print(f"  {view.name}: {len(kinds)} pictures", flush=True)


def choose(browser: Browser, origin: str) -> None:
    """Take the pictures for the README: what a reader sees on a screen, without scrolling but to what is aimed at."""
    CHOSEN.mkdir(exist_ok=True)
    for name, (address, width, height) in PICTURES.items():
        with looking(browser, View(name, width), height) as page:
            page.goto(origin + address)
            page.screenshot(path=CHOSEN / f"{name}.png", animations="disabled")
        print(f"  pictures/{name}.png: {(CHOSEN / f'{name}.png').stat().st_size // 1000} kB", flush=True)


def main(kinds: list[str]) -> int:
    """Take the pictures of the kinds of pages named, or all. Return the exit code."""
    program = shutil.which("chromium")
    known = {**PAGES, **RTL_PAGES}
    if not program or not set(kinds) <= set(known):
        print("needs chromium" if not program else f"kinds of pages: {', '.join(known)}", file=sys.stderr)
        return 2
    if not kinds:
        shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        print("building the sites", flush=True)
        site = build(copy_project(Path(made) / "project"), Path(made) / "site", PROJECT_URL)
        rtl = build(copy_rtl(Path(made) / "rtl"), Path(made) / "rtl-site", RTL_URL)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for title, built, pages in (("the example", site, PAGES), ("from right to left", rtl, RTL_PAGES)):
            wanted = {kind: address for kind, address in pages.items() if not kinds or kind in kinds}
            if wanted:
                print(title, flush=True)
                with served(built) as origin:
                    take(browser, origin, wanted)
        if not kinds:
            with served(site) as origin:
                choose(browser, origin)
        browser.close()
    print(f"in {TARGET.relative_to(ROOT)}: {len(list(TARGET.iterdir()))} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
