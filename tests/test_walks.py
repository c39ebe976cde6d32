"""Walks through the site as readers go: by keyboard, by touch, without scripts; and what the script adds to a page."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.sites import PATIENCE, READING, project_site, served
from tests.test_browser import browser, collapsed, search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page
    from tests.sites import Site

pytestmark = pytest.mark.slow

__all__ = ["browser"]

OWN_PAGE = f"{READING}para-4/"
CITED = (
    "Commission on Crime Prevention and Criminal Justice, Twentieth session, Draft report, Addendum, Thematic "
    "discussion on protecting children in a digital age: the misuse of technology in the abuse and exploitation of "
    "children, 13 April 2011, para. 4 (draft of 13 April 2011)"
)
LIMIT = 80_000  # bytes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project_site(tmp_path_factory)


@pytest.fixture(scope="module")
def origin(site: Site) -> Iterator[str]:
    with served(site) as address:
        yield address


@contextmanager
def reading(  # noqa: PLR0913 - the ways in which one reads
    browser: Browser, origin: str, address: str, *, width: int = 1280, scripts: bool = True, touch: bool = False
) -> Iterator[Page]:
    """Open a page in a profile of its own, whose clipboard can be read."""
    context = browser.new_context(
        base_url=origin,
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
        has_touch=touch,
        is_mobile=touch,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


def at(page: Page, address: str) -> None:
    """Wait until a page is open, whatever was searched for on the way."""
    path, _, fragment = address.partition("#")
    page.wait_for_url(lambda url: urlsplit(url).path == path and urlsplit(url).fragment == fragment)


def tab_to(page: Page, where: Locator) -> None:
    """Press the Tab key until something has the focus."""
    where.wait_for()
    for _ in range(200):
        page.keyboard.press("Tab")
        if where.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the Tab key does not reach {where}")


def link(page: Page, name: str, within: str = "article") -> Locator:
    return page.locator(within).get_by_role("link", name=name, exact=True).first


def clipboard(page: Page) -> str:
    words: str = page.evaluate("navigator.clipboard.readText()")
    return words


def announced(page: Page, words: str) -> None:
    """Wait until something is said to a screen reader."""
    page.locator("[role=status]").filter(has_text=words).wait_for()


# --- from the home page to a citation -----------------------------------------------------------


def test_by_keyboard(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/") as page:
        page.keyboard.press("/")
        page.wait_for_function("document.activeElement.name === 'q'")
        page.keyboard.type("Thailand")
        page.locator(".md-search-result__link[href*='/delegations/thailand/']").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/delegations/thailand/**")
        tab_to(page, link(page, "4", ".sr-entry-facts >> nth=0 >> p:last-child"))
        page.keyboard.press("Enter")
        at(page, OWN_PAGE)
        tab_to(page, link(page, "In context"))
        page.keyboard.press("Enter")
        at(page, f"{READING}#para_4")
        tab_to(page, link(page, "Cite", "#para_4"))
        page.keyboard.press("Enter")
        announced(page, "Citation copied")
        assert clipboard(page) == CITED
        at(page, f"{READING}#para_4")


def test_by_touch(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/", width=360, touch=True) as page:
        search(page, "Thailand")
        page.locator(".md-search-result__link[href*='/delegations/thailand/']").first.tap()
        page.wait_for_url("**/delegations/thailand/**")
        link(page, "4", ".sr-entry-facts >> nth=0 >> p:last-child").tap()
        at(page, OWN_PAGE)
        link(page, "In context").tap()
        at(page, f"{READING}#para_4")
        link(page, "Cite", "#para_4").tap()
        announced(page, "Citation copied")
        assert clipboard(page) == CITED


def test_without_scripts(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/", scripts=False) as page:
        link(page, "Delegations").click()
        at(page, "/delegations/")
        link(page, "Thailand").click()
        at(page, "/delegations/thailand/")
        page.get_by_text("and 12 others").click()
        assert page.get_by_text("Mexico, Algeria, Chile, the Philippines, Austria").is_visible()
        link(page, "4", ".sr-entry-facts >> nth=0 >> p:last-child").click()
        at(page, OWN_PAGE)
        link(page, "Previous paragraph").click()
        at(page, f"{READING}para-3/")
        link(page, "Next paragraph").click()
        at(page, OWN_PAGE)
        link(page, "In context").click()
        link(page, "Cite", "#para_4").click()
        at(page, f"{OWN_PAGE}#cite")
        assert collapsed(page.locator(".sr-cite").inner_text()) == CITED


# --- paragraphs ---------------------------------------------------------------------------------


def test_a_number_is_large_enough_to_be_hit(browser: Browser, origin: str) -> None:
    for width in (360, 1280):
        with reading(browser, origin, READING, width=width) as page:
            for number in page.locator(".sr-number a").all():
                box = number.bounding_box()
                assert box
                assert min(box["width"], box["height"]) >= 24


def test_a_link_is_copied_with_its_whole_address(browser: Browser, origin: str) -> None:
    with reading(browser, origin, f"{READING}#para_7") as page:
        link(page, "Copy link", "#para_7").click()
        announced(page, "Link copied")
        assert clipboard(page) == f"{origin}{READING}#para_7"


def test_the_paragraph_that_is_aimed_at_is_marked_and_no_other(browser: Browser, origin: str) -> None:
    marked = """() => [...document.querySelectorAll('.sr-para')]
      .filter(e => getComputedStyle(e, '::before').content !== 'none').map(e => e.id)"""
    with reading(browser, origin, f"{READING}#para_7") as page:
        assert page.evaluate(marked) == ["para_7"]
        page.goto(f"{READING}#para_2__subpara_b")
        assert page.locator("#para_2 .sr-actions").is_visible()


def test_links_in_the_text_can_be_switched_off_for_good(browser: Browser, origin: str) -> None:
    with reading(browser, origin, READING) as page:
        switch = page.get_by_role("button", name="Links in the text")
        inside = page.locator("#para_4 .sr-text").get_by_role("link")
        assert switch.get_attribute("aria-pressed") == "true"
        before = inside.count()
        assert before > 30
        switch.click()
        assert (switch.get_attribute("aria-pressed"), inside.count()) == ("false", 0)
        page.goto(OWN_PAGE)
        assert inside.count() == 0
        page.get_by_role("button", name="Links in the text").click()
        assert inside.count() == before


def test_a_reference_is_previewed_by_pointer_and_by_keyboard(browser: Browser, origin: str) -> None:
    with reading(browser, origin, READING) as page:
        preview = page.get_by_role("tooltip")
        item = link(page, "agenda item 4", "#para_1 .sr-text")
        item.hover()
        preview.filter(has_text="Thematic discussion on protecting children").wait_for()
        page.mouse.move(5, 5)
        preview.wait_for(state="hidden")
        page.keyboard.press("Tab")  # the keyboard is in use from now on
        item.focus()
        preview.filter(has_text="Thematic discussion on protecting children").wait_for()
        assert item.get_attribute("aria-describedby") == preview.get_attribute("id")
        page.keyboard.press("Escape")
        preview.wait_for(state="hidden")
        link(page, "E/CN.15/2011/2", "#para_2 .sr-text").hover()
        preview.filter(has_text="Note by the Secretariat").wait_for()


def test_what_is_folded_stands_in_the_line_without_the_theme_s_pictures(browser: Browser, origin: str) -> None:
    drawn = """() => [...document.querySelectorAll('article summary')]
      .flatMap(e => ['::before', '::after'].map(part => getComputedStyle(e, part).content))"""
    with reading(browser, origin, "/delegations/thailand/") as page:
        assert page.evaluate(drawn) == ["none"] * 6
        line, shown = (page.locator(part).first.bounding_box() for part in (".sr-sentence", ".sr-sentence summary"))
        assert line
        assert shown
        assert shown["y"] + shown["height"] < line["y"] + line["height"] / 2  # the first of two lines


# --- lists --------------------------------------------------------------------------------------


def rows(page: Page) -> list[str]:
    return [collapsed(words) for words in page.locator("tbody tr:visible td:first-child").all_inner_texts()]


def test_a_filter_is_kept_in_the_address(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/delegations/") as page:
        assert len(rows(page)) == 55
        page.get_by_label("Kind").select_option(label="Member State")
        page.get_by_label("Capacity").select_option(label="Observer")
        announced(page, " of 55 shown")
        kept = rows(page)
        # Paragraph 4 names ten States among the observers, and paragraph 16 no others.
        names = "Colombia Croatia Ecuador Estonia France Israel Morocco Norway Switzerland"
        assert kept == sorted([*names.split(), "Sri Lanka"])
        assert page.url == f"{origin}/delegations/?kind=member-state&capacity=observer"
        page.reload()
        assert rows(page) == kept
        page.get_by_label("Kind").select_option("")
        page.get_by_label("Capacity").select_option("")
        assert page.url == f"{origin}/delegations/"
        assert len(rows(page)) == 55


def test_a_list_is_sorted_by_its_heads(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/delegations/") as page:
        page.get_by_role("button", name="Statements").click()
        # Those who spoke both in paragraph 4 and in paragraph 16, the Secretariat among them.
        names = "Algeria Ecuador France India Secretariat Thailand"
        united_kingdom = "United Kingdom of Great Britain and Northern Ireland"
        assert sorted(rows(page)[:8]) == sorted([*names.split(), "Saudi Arabia", united_kingdom])
        assert page.url == f"{origin}/delegations/?sort=-4"
        page.goto("/delegations/?sort=-1")
        assert rows(page) == sorted(rows(page), key=str.casefold, reverse=True)
        assert page.locator("th[aria-sort=descending]").inner_text().strip() == "Name"


# --- weight -------------------------------------------------------------------------------------


def test_a_reading_page_is_light_and_nothing_on_it_moves(browser: Browser, origin: str, site: Site) -> None:
    with reading(browser, origin, READING) as page:
        styles = page.locator("link[rel=stylesheet]").evaluate_all("all => all.map(e => new URL(e.href).pathname)")
        files = [f"{READING}index.html", *styles]
        sizes = {path: len(gzip.compress((site.folder / path.strip("/")).read_bytes(), 9)) for path in files}
        assert sum(sizes.values()) <= LIMIT, sizes
        shifts = """() => new Promise(done => {
          let sum = 0
          new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
            .observe({type: "layout-shift", buffered: true})
          setTimeout(() => done(sum), 500)
        })"""
        assert page.evaluate(shifts) < 0.001  # where a font comes late, the words of the header move by a hair
