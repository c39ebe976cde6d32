"""What is under embargo: nothing of it reaches a published build, and the preview shows it with its mark."""

from __future__ import annotations

import gzip
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from tests.sites import copy_corpus, corpus_site
from tests.test_preview import previewing

from session_reports import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Of ctl/2/embargoed: its title, each sentence of its text, its ids and addresses, the delegation that it alone names
# (by id and in both languages), and the document that it alone cites. None of these words stands elsewhere.
HELD_BACK = (
    "advance summary on the moonless nights",
    "moonless",
    "the observer for gull rock made a statement",
    "made a statement on moonless nights",
    "ctl/2/embargoed",
    "ctl_2_embargoed",
    "/embargoed/",
    "gull rock",
    "gull-rock",
    "roche aux mouettes",
    "ctl/2/8",
    "ctl-2-8",
)
# Of the workshop that the tests add to it.
HELD_BACK_TOO = ("dark lanterns", "dark-lanterns", "nether cay", "nether-cay")
WORKSHOP = """\
  - id: dark-lanterns
    title: Workshop on dark lanterns
    report: embargoed
    paragraphs: [1]
    organizers: [nether-cay]
"""
MARK = '<div class="sr-watermark" data-search-exclude aria-hidden="true">Under embargo</div>'
NOTICE = "Under embargo: not for publication."


def told(text: str) -> str:
    """Return a text as readers find it: entities as characters, white space as one space, small letters."""
    return " ".join(unescape(unescape(text)).split()).casefold()


def found(text: str, words: tuple[str, ...]) -> list[str]:
    # Twenty-eight begins as eight does.
    return [word for word in words if re.search(rf"{re.escape(word)}(?!\d)", told(text))]


@pytest.fixture
def with_workshop(world: Path) -> Path:
    """Return the archipelago with a workshop that the report under embargo describes."""
    session = world / "data/reports/ctl/2/session.yml"
    session.write_text(session.read_text(encoding="utf-8") + WORKSHOP, encoding="utf-8")
    return world


def test_these_are_the_words_of_the_report_under_embargo(world: Path) -> None:
    data = (world / "data/reports/ctl/2/embargoed.yml").read_text(encoding="utf-8")
    assert set(found(data, HELD_BACK)) >= {*HELD_BACK[:4], "gull rock", "gull-rock", "ctl/2/8"}
    preview = build(world, preview=True)
    everywhere = "\n".join(f"/{page.path}\n{page.text()}" for page in preview.pages)
    assert set(HELD_BACK) - set(found(everywhere, HELD_BACK)) == set()


def test_nothing_of_it_is_in_any_page_asset_or_list_of_addresses(with_workshop: Path) -> None:
    site = build(with_workshop)
    assert site.pages
    assert site.standing
    words = (*HELD_BACK, *HELD_BACK_TOO)
    leaks = {page.path: found(f"/{page.path}\n{page.text()}", words) for page in site.pages}
    leaks |= {asset.path: found(f"{asset.path}\n{asset.content.decode('latin-1')}", words) for asset in site.assets}
    leaks |= {address: found(address, words) for address in site.standing.new}
    assert {path: words for path, words in leaks.items() if words} == {}


def test_the_preview_shows_it_with_its_mark(with_workshop: Path) -> None:
    pages = {page.path: page.markdown for page in build(with_workshop, preview=True).pages}
    marked = {path for path, markdown in pages.items() if MARK in markdown}
    assert marked == {
        "reports/ctl/2/embargoed.md",
        "reports/ctl/2/embargoed/para-1.md",
        "reports/ctl/2/workshops/dark-lanterns.md",
    }
    assert {path for path, markdown in pages.items() if NOTICE in markdown} == marked
    assert "Advance summary on the moonless nights" in pages["index.md"]
    assert {"delegations/gull-rock.md", "delegations/nether-cay.md", "documents/CTL-2-8.md"} <= pages.keys()


# --- built sites --------------------------------------------------------------------------------


def _everything(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield (path, path and text) of every file of a site, unpacked where it is packed."""
    for path, content in files.items():
        plain = gzip.decompress(content) if path.endswith(".gz") else content
        yield path, f"/{path}\n{plain.decode('utf-8', 'replace')}"


@pytest.mark.slow
def test_nothing_of_it_is_in_any_file_of_a_published_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = corpus_site(tmp_path_factory)
    files = dict(_everything(site.files()))
    assert {"index.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"} <= files.keys()
    leaks = {path: found(text, HELD_BACK) for path, text in files.items()}
    assert {path: words for path, words in leaks.items() if words} == {}
    # The mark itself is not there either, and the words about embargoes are those of the pages about the site.
    assert not [path for path, text in files.items() if path.endswith(".html") and "sr-watermark" in text]


@pytest.mark.slow
def test_a_preview_that_runs_shows_it_with_its_mark(tmp_path: Path) -> None:
    with previewing(copy_corpus(tmp_path / "project")) as preview:
        page = preview.until("/reports/ctl/2/embargoed/", shows="moonless")
        assert NOTICE in page
        assert re.search(r'<div[^>]* class="sr-watermark"|<div class="sr-watermark"', page)
        assert 'aria-hidden="true">Under embargo<' in page
