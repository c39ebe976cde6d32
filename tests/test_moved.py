"""Addresses that moved, in a real browser: an old one ends where it was meant to end, also without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sites import CORPUS_URL, build, copy_corpus, served
from tests.test_browser import browser, collapsed, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from tests.sites import Site

pytestmark = pytest.mark.slow

__all__ = ["browser"]  # a fixture, which pytest finds here

# The record of the Assembly was renamed, a block has another id, and a chapter of the session's page is elsewhere.
REDIRECTS = """\
# yaml-language-server: $schema=schema/redirects.schema.json
/reports/ports/26/proces-verbal/: /reports/ports/26/record/
/reports/ports/26/proces-verbal/#para_26-1: /reports/ports/26/record/#para_26-2
/reports/ports/26/proces-verbal/#sec_lumieres: /reports/ports/26/record/#sec_feux
/reports/ports/26/proces-verbal/para-26-4/: /reports/ports/26/record/para-26-4/
/reports/ports/26/minutes/: /reports/ports/26/record/#para_26-5
/reports/ctl/2/final/#block_lamp-rule: /reports/ctl/2/final/#block_lantern-rule
/reports/ctl/2/final/#para_3__subpara_z: /reports/ctl/2/final/#para_3__subpara_a
/reports/ctl/2/#item_9: /reports/ctl/2/#item_3__b
/reports/ctl/2/#tides: /reports/ctl/1/#item_2
"""
RECORD = "/reports/ports/26/record/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("moved")
    project = copy_corpus(folder / "project")
    reports = project / "data/reports/ports/26"
    (reports / "proces-verbal.yml").rename(reports / "record.yml")
    (project / "data/redirects.yml").write_text(REDIRECTS, encoding="utf-8")
    return build(project, folder / "site", CORPUS_URL)


@pytest.fixture(scope="module")
def origin(site: Site) -> Iterator[str]:
    with served(site) as address:
        yield address


def test_a_strict_build_says_nothing_but_what_it_does(site: Site) -> None:
    assert [line for line in site.printed.splitlines() if not line.startswith("INFO ")] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/reports/ports/26/proces-verbal/", RECORD),
        ("/reports/ports/26/proces-verbal/#para_26-3", f"{RECORD}#para_26-3"),
        ("/reports/ports/26/proces-verbal/#para_26-1", f"{RECORD}#para_26-2"),
        ("/reports/ports/26/proces-verbal/#sec_lumieres", f"{RECORD}#sec_lumieres"),
        ("/reports/ports/26/proces-verbal/para-26-4/", f"{RECORD}para-26-4/"),
        ("/reports/ports/26/minutes/", f"{RECORD}#para_26-5"),
        ("/reports/ports/26/minutes/#para_26-4", f"{RECORD}#para_26-4"),
    ],
)
def test_an_old_address_ends_at_the_new_place(browser: Browser, origin: str, old: str, new: str) -> None:
    with visiting(browser, origin) as visit:
        visit.page.goto(origin + old)
        visit.page.wait_for_url(origin + new)
        visit.page.wait_for_load_state()
        assert visit.page.url == origin + new
        assert visit.elsewhere() == []
        assert visit.errors == []
        if "#" in new:
            assert visit.page.evaluate("document.querySelector(':target').id") == new.partition("#")[2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/reports/ports/26/proces-verbal/#para_26-3", RECORD),
        ("/reports/ports/26/proces-verbal/para-26-4/", f"{RECORD}para-26-4/"),
        ("/reports/ports/26/minutes/", f"{RECORD}#para_26-5"),
    ],
)
def test_without_scripts_an_old_address_ends_at_the_new_page(browser: Browser, origin: str, old: str, new: str) -> None:
    with visiting(browser, origin, scripts=False) as visit:
        visit.page.goto(origin + old)
        visit.page.wait_for_url(lambda url: url.partition("#")[0] == origin + new.partition("#")[0])
        assert visit.page.url in {origin + new, origin + new.partition("#")[0]}


NEXT = "document.querySelector(':target').nextElementSibling"


@pytest.mark.parametrize(
    ("old", "following"),
    [
        ("/reports/ctl/2/final/#block_lamp-rule", "block_lantern-rule"),
        # A place within a verbatim text: the element stands before the paragraph.
        ("/reports/ctl/2/final/#para_3__subpara_z", "para_3"),
        (f"{RECORD}#sec_lumieres", "sec_feux"),
        ("/reports/ctl/2/#item_9", "item_3__b"),
    ],
)
def test_an_old_anchor_stands_right_before_what_it_means_now(
    browser: Browser, origin: str, old: str, following: str
) -> None:
    with visiting(browser, origin) as visit:
        page = visit.open(old)
        assert page.evaluate(f"{NEXT}.id") == following
        assert page.evaluate("document.querySelector(':target').closest('.sr-text')") is None
        assert page.evaluate("document.querySelector(':target').textContent") == ""
        assert page.evaluate("document.querySelectorAll('.sr-text .sr-alias').length") == 0


def test_verbatim_texts_are_the_same_beside_old_anchors(site: Site) -> None:
    final = site.page("/reports/ctl/2/final/")
    assert final.verbatim("para_3").startswith("The Commission had before it the following documents: (a) Note by the")
    assert final.verbatim("block_lantern-rule") == "Lantern rule. Let no lamp be lit before its glass is clean."


def test_an_old_anchor_of_what_is_on_another_page_leads_there(browser: Browser, origin: str) -> None:
    with visiting(browser, origin) as visit:
        page = visit.open("/reports/ctl/2/#tides")
        said = page.locator("#tides")
        assert collapsed(said.inner_text()) == "What stood here has moved to /reports/ctl/1/#item_2."
        said.get_by_role("link").click()
        page.wait_for_url(f"{origin}/reports/ctl/1/#item_2")


def test_pages_that_lead_on_are_in_no_list(site: Site) -> None:
    files = site.files()
    assert b"proces-verbal" not in files["sitemap.xml"]
    assert b"proces-verbal/" not in files["search/search_index.json"]
    html = files["reports/ports/26/proces-verbal/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="../record/"' in html
