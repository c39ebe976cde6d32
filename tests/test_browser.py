"""The project's site in a real browser: what is shown, what is asked for, where a click leads, and narrow screens."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from tests.sites import PATIENCE, READING, corpus_site, project_site, require, served, source_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

# Whatever a page asks of another host is refused, so that no test depends on a network.
ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

OWN_PAGE = f"{READING}para-4/"
KINDS = {
    "home": "/",
    "reports": "/reports/",
    "body": "/reports/ccpcj/",
    "session": "/reports/ccpcj/20/",
    "report": READING,
    "paragraph": OWN_PAGE,
    "paragraph with panellists": f"{READING}para-3/",
    "workshop": "/reports/ccpcj/20/workshops/law-enforcement-cooperation/",
    "delegations": "/delegations/",
    "delegation": "/delegations/thailand/",
    "delegation renamed": "/delegations/palestine/",
    "institution": "/delegations/international-scientific-and-professional-advisory-council/",
    "documents": "/documents/",
    "document": "/documents/E-CN.15-2011-2/",
    "people": "/people/",
    "person": "/people/naras-savestanam/",
    "about": "/about/",
    "addresses": "/about/addresses/",
    "fields": "/about/fields/",
    "hand-written": "/guide/publish/",
    "search": "/search/",
    "not found": "/404.html",
}
WITH_TEXT = (READING, OWN_PAGE)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(project_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="module")
def corpus_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(corpus_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    require(program, "a browser, chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield launched
        finally:
            launched.close()


class Visit:
    """A page in a profile of its own, and what went wrong or went elsewhere while it was open."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, address: str, until: Literal["load", "networkidle"] = "load") -> Page:
        """Open an address of the site."""
        self.requests.clear()
        self.errors.clear()
        answer = self.page.goto(self.origin + address, wait_until=until)
        assert answer
        assert answer.ok
        return self.page

    def elsewhere(self) -> list[str]:
        """Return what was asked of another host."""
        own = urlsplit(self.origin).netloc
        return [url for url in self.requests if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != own]


@contextmanager
def visiting(browser: Browser, origin: str, *, width: int = 1280, scripts: bool = True) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts, service_workers="block"
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield Visit(context.new_page(), origin)
    finally:
        context.close()


@pytest.fixture(scope="module")
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    with visiting(browser, origin) as opened:
        yield opened


@pytest.fixture(scope="module")
def narrow_visit(browser: Browser, origin: str) -> Iterator[Visit]:
    with visiting(browser, origin, width=320) as opened:
        yield opened


def collapsed(said: str | None) -> str:
    return " ".join((said or "").split())


def search(page: Page, words: str) -> None:
    """Type words into the search box, which a narrow page keeps behind a button."""
    box = page.locator(".md-search__input")
    button = page.locator(".sr-find:visible")
    if button.count():
        button.click()
    else:
        box.click()
    box.fill(words)
    box.press("End")  # the theme's own search listens to keys


# --- what is shown ------------------------------------------------------------------------------


def test_the_reading_page_shows_the_text_of_the_source(visit: Visit) -> None:
    page = visit.open(READING)
    for number, expected in source_paragraphs().items():
        shown = page.locator(f"#para_{number} .sr-text")
        assert shown.count() == 1
        assert collapsed(shown.text_content()) == expected
        assert collapsed(shown.inner_text()) == expected
        assert shown.is_visible()


@pytest.mark.parametrize("number", ["1", "2", "3", "4", "16"])
def test_a_paragraph_s_page_shows_the_text_of_the_source(visit: Visit, number: str) -> None:
    shown = visit.open(f"{READING}para-{number}/").locator(f"#para_{number} .sr-text")
    expected = source_paragraphs()[number]
    assert collapsed(shown.text_content()) == expected
    assert collapsed(shown.inner_text()) == expected


@pytest.mark.parametrize("address", WITH_TEXT)
def test_without_scripts_the_text_is_the_same(browser: Browser, origin: str, address: str) -> None:
    with visiting(browser, origin, scripts=False) as visit:
        page = visit.open(address)
        for number in source_paragraphs() if address == READING else ["4"]:
            shown = page.locator(f"#para_{number} .sr-text")
            assert shown.is_visible()
            assert collapsed(shown.inner_text()) == source_paragraphs()[number]


def test_without_scripts_the_index_of_delegations_is_whole(browser: Browser, origin: str) -> None:
    with visiting(browser, origin, scripts=False) as visit:
        page = visit.open("/delegations/")
        assert page.locator("article tbody tr").count() == 55
        assert page.get_by_role("link", name="World Society of Victimology").is_visible()


def test_hostile_characters_are_shown_and_run_nothing(browser: Browser, corpus_origin: str) -> None:
    with visiting(browser, corpus_origin) as visit:
        page = visit.open("/reports/ctl/2/final/")
        shown = collapsed(page.locator("#para_11 .sr-text").inner_text())
        assert "<b>A</b>, &amp;, B|C, _D_, [E](F), [G], {H}, {{ I }}, {: .j }, # K, `L`, :smile:, M > N" in shown
        assert r"==O==, ~~P~~, \_Q\_, $R$, <script>S</script>." in shown
        assert visit.errors == []


# --- what is asked for --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_no_other_host_and_reports_no_error(visit: Visit, kind: str) -> None:
    visit.open(KINDS[kind], "networkidle")
    assert visit.elsewhere() == []
    assert visit.errors == []
    assert len(visit.requests) > 1


def test_the_search_finds_thailand_and_asks_no_other_host(visit: Visit) -> None:
    page = visit.open(READING)
    search(page, "Thailand")
    found = page.locator(".md-search-result__item a")
    found.first.wait_for()
    assert "Thailand" in " ".join(found.all_inner_texts())
    assert any("/delegations/thailand/" in (link.get_attribute("href") or "") for link in found.all())
    assert visit.elsewhere() == []
    assert visit.errors == []


def test_the_search_shows_hostile_characters_as_characters(browser: Browser, corpus_origin: str) -> None:
    with visiting(browser, corpus_origin) as visit:
        page = visit.open("/")
        search(page, "lanterns")
        page.locator(".md-search-result__item a").first.wait_for()
        shown = page.locator(".md-search-result")
        assert "lanterns & <tides> [in_full]" in shown.inner_text()
        assert shown.locator("tides, glass, script").count() == 0
        assert visit.errors == []
        assert visit.elsewhere() == []


# --- where a click leads ------------------------------------------------------------------------


def test_a_mention_leads_to_the_delegation(visit: Visit) -> None:
    page = visit.open(READING)
    page.locator("#para_4 .sr-text").get_by_role("link", name="Thailand", exact=True).click()
    page.wait_for_url(f"{visit.origin}/delegations/thailand/")
    assert page.locator("h1").inner_text().strip() == "Thailand"


def test_a_number_leads_to_the_paragraph_s_page(visit: Visit) -> None:
    page = visit.open(READING)
    assert not page.locator("#para_4 .sr-actions").is_visible()
    page.locator("#para_4 .sr-number a").first.click()
    page.locator("#para_4 .sr-actions").get_by_role("link", name="On its own page").click()
    page.wait_for_url(f"{visit.origin}{OWN_PAGE}")
    assert page.locator("#para_4 .sr-text").is_visible()


def test_a_paragraph_s_page_leads_back_to_its_place(visit: Visit) -> None:
    page = visit.open(f"{READING}para-16/")
    page.get_by_role("link", name="In context").click()
    page.wait_for_url(f"{visit.origin}{READING}#para_16")
    assert page.evaluate("document.querySelector(':target').id") == "para_16"
    page.wait_for_function("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_an_address_with_a_fragment_shows_the_paragraph_below_the_header(browser: Browser, origin: str) -> None:
    with visiting(browser, origin) as visit:
        page = visit.open(f"{READING}#para_9")
        box = page.locator("#para_9").bounding_box()
        assert box
        seen = "([x, y]) => document.elementFromPoint(x, y).closest('#para_9') !== null"
        assert page.evaluate(seen, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


# --- narrow screens -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_at_320_pixels(narrow_visit: Visit, kind: str) -> None:
    page = narrow_visit.open(KINDS[kind])
    widths = page.evaluate("[document.documentElement, document.body].map(e => e.scrollWidth)")
    assert max(widths) <= 320, widths


# Words of the text that lie outside the screen, or that a box around them cuts off.
CUT_OFF = """elements => elements.filter(e => {
  const box = e.getBoundingClientRect()
  return box.left < 0 || box.right > 320 || e.scrollWidth > e.clientWidth + 1
}).map(e => e.textContent)"""


@pytest.mark.parametrize("address", WITH_TEXT)
def test_no_line_of_the_text_is_cut_off_at_320_pixels(narrow_visit: Visit, address: str) -> None:
    assert narrow_visit.open(address).locator(".sr-text p").evaluate_all(CUT_OFF) == []
