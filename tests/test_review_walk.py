"""A review in a real browser: the walk through what has to be looked at, by keyboard and without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.test_accessibility import FARTHEST, show, violations
from tests.test_browser import Visit, browser, visiting
from tests.test_review_served import LANTERNS, REPORT, served

from session_reports.cli.review import given
from session_reports.cli.saved import Saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

__all__ = ["browser"]  # a fixture, which pytest finds here

HERE = Path(__file__).parent
UNROLL = "document.querySelectorAll('.rv-row').forEach(row => { row.style.contentVisibility = 'visible' })"
TITLES = ["Masthead", "Paragraph 2", "Paragraph 3", "Paragraph 4", "Note 1", "Session", "New name", "New name"]


@pytest.fixture
def drafted(world: Path) -> Path:
    shutil.copytree(HERE / "review/data", world / "data", dirs_exist_ok=True)
    return world


@pytest.fixture
def origin(drafted: Path) -> Iterator[str]:
    saved = Saved(drafted, LANTERNS)
    saved.given = given(drafted, HERE / "review/lanterns.txt", saved.sha256)
    with served(saved) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    with visiting(browser, origin) as opened:
        opened.page.emulate_media(reduced_motion="reduce")
        yield opened


def here(page: Page) -> str:
    """Return the title of the row that is looked at, which is in view and has the focus."""
    mark = page.locator(".rv-mark.rv-here")
    assert mark.evaluate("element => element === document.activeElement")
    box = mark.bounding_box()
    size = page.viewport_size
    assert box
    assert size
    assert 0 <= box["y"] < size["height"]
    return page.locator(".rv-row:has(.rv-here) .rv-name").inner_text().partition("data/")[0].strip()


def count(page: Page, words: str) -> None:
    page.locator(".rv-count").filter(has_text=words).wait_for()


def test_a_walk_through_all_places_by_keyboard(visit: Visit) -> None:
    page = visit.open("/")
    count(page, "of 8")
    seen = []
    for number, key in enumerate(["n", "j", "ArrowRight", "n", "n", "n", "n", "n"], 1):
        page.keyboard.press(key)
        count(page, f"{number} of 8")
        seen.append(here(page))
    assert seen == TITLES
    page.keyboard.press("n")  # there is no next one
    count(page, "8 of 8")
    for key in ("p", "k", "ArrowLeft"):
        page.keyboard.press(key)
    count(page, "5 of 8")
    assert here(page) == "Note 1"
    page.reload()
    count(page, "5 of 8")
    assert (visit.elsewhere(), visit.errors) == ([], [])


def test_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label("Keys: n next, p previous").uncheck()
    page.keyboard.press("n")
    count(page, "– of 8")  # noqa: RUF001 - a dash
    page.get_by_role("button", name="Next").click()
    count(page, "1 of 8")


def test_what_is_sure_can_be_hidden(visit: Visit) -> None:
    page = visit.open("/")
    assert page.locator(".rv-row:visible").count() == 12
    page.get_by_label("Only what is unsure").check()
    assert page.locator(".rv-row:visible").count() == 8


def test_the_list_leads_to_each_place_and_places_can_be_copied(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/")
    page.get_by_text("All places").click()
    page.locator(".rv-list").get_by_role("link", name="Paragraph 4").click()
    count(page, "4 of 8")
    assert here(page) == "Paragraph 4"
    page.locator(".rv-here .rv-copy").click()
    page.locator("[role=status]").filter(has_text="Copied").wait_for()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{REPORT}:")


def test_the_page_goes_on_when_a_mark_is_taken_out(visit: Visit, drafted: Path) -> None:
    page = visit.open("/")
    page.keyboard.press("n")
    page.keyboard.press("n")
    count(page, "2 of 8")
    report = drafted / REPORT
    text = report.read_text(encoding="utf-8")
    mark = "            review: \"what 'waving a flag' says of 'Haven' is not understood\"\n"
    assert mark in text
    report.write_text(text.replace(mark, ""), encoding="utf-8")
    count(page, "2 of 7")
    assert here(page) == "Paragraph 3"
    report.write_text("title: [", encoding="utf-8")
    page.get_by_role("alert").filter(has_text="cannot be read").wait_for()
    count(page, "2 of 7")


def test_without_scripts_the_list_leads_on(browser: Browser, origin: str) -> None:
    with visiting(browser, origin, scripts=False) as visit:
        page = visit.open("/")
        page.get_by_text("All places").click()
        page.locator(".rv-list").get_by_role("link", name="Note 1").click()
        assert page.locator(":target").inner_text().startswith("The note stands on two pages")
        assert page.locator(".rv-bar, .rv-copy").filter(visible=True).count() == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_there_are_no_barriers(width: int, visit: Visit) -> None:
    page = visit.open("/")
    page.set_viewport_size({"width": width, "height": 800})
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.get_by_text("All places").click()
    page.evaluate(UNROLL)
    for scheme in ("light", "dark"):
        show(page, scheme)
        assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), (
        page.evaluate(FARTHEST)
    )
