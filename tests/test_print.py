"""The reading page on paper: the whole document in order, and nothing of the site around it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.sites import READING, project_site, served, source_paragraphs
from tests.test_browser import browser, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from tests.test_browser import Visit

pytestmark = pytest.mark.slow

__all__ = ["browser"]  # a fixture, which pytest finds here

TITLE = (
    "Thematic discussion on protecting children in a digital age: the misuse of technology in the abuse and "
    "exploitation of children"
)
MASTHEAD = (
    "Economic and Social Council",
    "Commission on Crime Prevention and Criminal Justice",
    "Twentieth session",
    "Vienna, 11–15 April 2011",  # noqa: RUF001
    "Distr.: Limited",
    "13 April 2011",
    "Original: English",
)
# What leads about the site, and what can be done with a paragraph, is no part of the document.
CHROME = (
    "Skip to content",
    "Home Reports Delegations Documents People About",
    "Search",
    "Table of contents",
    "Copy link",
    "Copy citation",
    "Links in the text",
    "Data behind this page",
    "Report an error",
    "Back to top",
    "Made with",
    "Colours:",
)


def squeezed(said: str) -> str:
    """Return text without white space: in a PDF it is where a line ends, and between letters that stand apart."""
    return re.sub(r"[\s\u00ad]+", "", said)


def paper(page: Page) -> str:
    """Return what stands on the paper on which a page is printed."""
    pdf = page.pdf(format="A4", margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"})
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture(scope="module")
def visit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    with served(project_site(tmp_path_factory)) as origin, visiting(browser, origin) as opened:
        yield opened


@pytest.fixture(scope="module", params=["", "#para_4"], ids=["whole", "a paragraph aimed at"])
def printed(request: pytest.FixtureRequest, visit: Visit) -> str:
    visit.open("/about/rights/")  # or the second would be a leap on the same page
    return paper(visit.open(f"{READING}{request.param}"))


def test_the_masthead_and_the_title_are_printed_first(printed: str) -> None:
    head, found, _ = squeezed(printed).partition(squeezed(source_paragraphs()["1"]))
    assert found
    assert [words for words in (*MASTHEAD, TITLE) if squeezed(words) not in head] == []


def test_every_paragraph_is_printed_with_its_number_in_order(printed: str) -> None:
    whole = squeezed(printed)
    position = whole.index(squeezed(TITLE))
    for number, words in source_paragraphs().items():
        found = re.compile(rf"(?<!\d){number}\.?{re.escape(squeezed(words))}").search(whole, position)
        assert found, f"{number}: {words}"
        position = found.end()


def around(printed: str) -> list[str]:
    """Return what is printed of the site around the document."""
    return [words for words in CHROME if squeezed(words) in squeezed(printed)]


def test_nothing_of_the_site_around_the_document_is_printed(printed: str) -> None:
    assert around(printed) == []


def test_what_stands_around_the_document_would_be_found(visit: Visit) -> None:
    page = visit.open(READING)
    page.emulate_media(media="screen")
    try:
        found = around(paper(page))
    finally:
        page.emulate_media(media="null")
    assert {"Home Reports Delegations Documents People About", "Made with"} <= {*found}
