"""The search as readers use it: what is found, how it is narrowed down, where it leads, and where it does not work."""

# ruff: noqa: RUF001 - apostrophes as documents print them

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from tests.sites import CORPUS_URL, READING, ROOT, build, copy_corpus, make_searchable, project_site, served
from tests.test_accessibility import SCHEMES, Findings, show, violations, walk
from tests.test_browser import Visit, browser, collapsed, search, visiting
from tests.test_walks import announced, at, reading, tab_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from tests.sites import Site

pytestmark = pytest.mark.slow

__all__ = ["browser"]

BODY = "Commission on Crime Prevention and Criminal Justice"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project_site(tmp_path_factory)


@pytest.fixture(scope="module")
def origin(site: Site) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    with visiting(browser, origin) as opened:
        opened.page.emulate_media(reduced_motion="reduce")
        yield opened


def place(href: str | None) -> str:
    """Return the path and the anchor of an address, without what was searched for."""
    parts = urlsplit(href or "")
    return unquote(parts.path) + (f"#{parts.fragment}" if parts.fragment else "")


def leads(page: Page, within: str = ".sr-found") -> list[str]:
    """Return where the results lead, in order."""
    page.locator(f"{within} a").first.wait_for()
    return [place(link.get_attribute("href")) for link in page.locator(f"{within} a").all()]


# --- the field in the header --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Thailand", "/delegations/thailand/"),
        ("Thaïlande", "/delegations/thailand/"),
        ("Таиланд", "/delegations/thailand/"),
        ("Kingdom of Thailand", "/delegations/thailand/"),
        ("UNICEF", "/delegations/unicef/"),
        ("E/CN.15/2011/2", "/documents/E-CN.15-2011-2/"),
        ("CN.15", "/documents/E-CN.15-2011-2/"),
        ("summarized the salient points", f"{READING}#para_5"),
        ('"the salient points"', f"{READING}#para_5"),
        ("Gyorgy Virag", "/people/gyorgy-virag/"),
    ],
)
def test_names_symbols_and_phrases_are_found(visit: Visit, words: str, first: str) -> None:
    page = visit.open("/")
    search(page, words)
    assert leads(page, ".md-search-result__item")[0] == first


def test_a_phrase_demands_all_its_words(visit: Visit) -> None:
    page = visit.open("/")
    search(page, '"the salient lanterns"')
    page.locator("[data-sr-search] [role=status]").filter(has_text="Nothing found").wait_for()
    assert page.locator(".md-search-result__item").count() == 0


def test_a_name_leads_to_its_page_and_to_the_paragraphs_and_to_no_other_delegation(visit: Visit) -> None:
    page = visit.open("/")
    search(page, "Thailand")
    found = leads(page, ".md-search-result__item")
    assert found[0] == "/delegations/thailand/"
    assert {f"{READING}#para_{number}" for number in (3, 4, 16)} < set(found)
    assert [path for path in found[1:] if path.startswith("/delegations/")] == []


def test_a_result_shows_the_number_and_the_sentence(visit: Visit) -> None:
    page = visit.open("/")
    search(page, "Sri Lanka")
    result = page.locator(".md-search-result__link[href$='#para_4']")
    shown = collapsed(result.inner_text())
    assert shown.startswith("Paragraph 4 Statements were also made by the observers for ")
    assert result.locator("mark").all_inner_texts() == ["Sri", "Lanka"]


def test_words_are_marked_where_a_result_leads_and_the_page_is_unchanged(visit: Visit) -> None:
    marked = "[...(CSS.highlights.get('sr-sought') ?? [])].map(range => range.toString())"
    page = visit.open(f"{READING}?h=Th%C3%A4iland#para_16")
    assert set(page.evaluate(marked)) == {"Thailand"}
    assert page.locator("article mark").count() == 0


def test_return_leads_to_all_results_without_a_script_too(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/") as page:
        page.keyboard.press("/")
        page.keyboard.type("Thailand")
        page.keyboard.press("Enter")
        at(page, "/search/")
        assert leads(page)[0] == "/delegations/thailand/"
    with reading(browser, origin, "/404.html", scripts=False) as page:
        page.locator(".sr-lost input").fill("Thailand")
        page.locator(".sr-lost button").click()
        at(page, "/search/")
        assert page.get_by_role("link", name="Delegations").last.is_visible()
        assert not page.locator("form.sr-search").is_visible()


def test_escape_closes_the_list(visit: Visit) -> None:
    page = visit.open("/")
    search(page, "Thailand")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.locator(".md-search__output").wait_for(state="hidden")


# --- the page -----------------------------------------------------------------------------------


def test_by_keyboard_from_a_name_to_the_paragraph_in_which_it_spoke_as_observer(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/search/") as page:
        tab_to(page, page.locator("form.sr-search input"))
        page.keyboard.type("Sri Lanka")
        page.locator(".sr-found a[href*='para_4']").wait_for()
        capacity = page.get_by_label("Capacity")
        tab_to(page, capacity)
        page.keyboard.press("O")
        page.wait_for_function("new URLSearchParams(location.search).get('capacity') === 'Observer'")
        announced(page, "Pages found: 2")
        assert leads(page) == ["/delegations/sri-lanka/", READING, f"{READING}#para_4"]
        assert violations(page) == []
        tab_to(page, page.locator(".sr-found-place"))
        page.keyboard.press("Enter")
        at(page, f"{READING}#para_4")


def test_a_capacity_is_that_of_the_one_who_is_named(visit: Visit) -> None:
    """Paragraphs 4 and 16 name Thailand among the representatives, and others among the observers."""
    page = visit.open("/search/?q=Thailand&capacity=Representative")
    assert leads(page) == ["/delegations/thailand/", READING, f"{READING}#para_4", f"{READING}#para_16"]
    page = visit.open("/search/?q=Thailand&capacity=Observer")
    page.locator("article [role=status]").filter(has_text="Nothing found").wait_for()


def test_without_words_the_choices_alone_find(visit: Visit) -> None:
    page = visit.open("/search/?delegation=Algeria&kind=Report")
    # Paragraph 4 names it among the representatives, and so does paragraph 16.
    assert leads(page) == [READING, f"{READING}#para_4", f"{READING}#para_16"]


def test_there_is_a_choice_of_kind_body_session_year_delegation_and_capacity(visit: Visit) -> None:
    page = visit.open("/search/")
    page.get_by_label("Capacity").locator("option").nth(1).wait_for(state="attached")
    offered = {
        select.get_attribute("name"): [
            words.rpartition(" (")[0] for words in select.locator("option").all_inner_texts()[1:]
        ]
        for select in page.locator("form.sr-search select").all()
    }
    assert offered["capacity"] == ["Chair", "Observer", "Panellist", "Representative", "Secretariat"]
    assert offered["body"] == [BODY]
    assert offered["session"] == [f"{BODY}, Twentieth session"]
    assert offered["year"] == ["2011"]
    assert {"Report", "Session", "Body", "Workshop", "Delegation", "Document", "Person"} < set(offered["kind"])
    assert {"Sri Lanka", "Thailand", "Secretariat"} < set(offered["delegation"])


def test_a_choice_is_kept_in_the_address_and_narrows_the_others(visit: Visit) -> None:
    page = visit.open("/search/?q=observers")
    leads(page)
    page.get_by_label("Kind of page").select_option("Report")
    page.wait_for_url("**/search/?q=observers&kind=Report")
    announced(page, "Pages found: 1")
    assert page.get_by_label("Body").locator("option").all_inner_texts() == ["All", f"{BODY} (1)"]
    page.reload()
    announced(page, "Pages found: 1")
    assert page.get_by_label("Kind of page").input_value() == "Report"


# --- barriers -----------------------------------------------------------------------------------


def test_the_page_with_results_breaks_no_rule(visit: Visit) -> None:
    address = "/search/?q=Thailand"
    leads(visit.open(address))
    assert walk(visit, address) == Findings()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_open_list_breaks_no_rule(visit: Visit, width: int) -> None:
    page = visit.open("/about/rights/")
    page.set_viewport_size({"width": width, "height": 800})
    search(page, "Thailand")
    page.locator(".md-search-result__link").first.wait_for()
    for scheme in SCHEMES:
        show(page, scheme)
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


# --- what is asked for --------------------------------------------------------------------------


def test_nothing_is_loaded_before_it_is_asked_for_and_nothing_of_another_host(visit: Visit) -> None:
    page = visit.open("/", "networkidle")
    assert [url for url in visit.requests if "/pagefind/" in url] == []
    search(page, "Thailand")
    page.locator(".md-search-result__link").first.wait_for()
    assert [url for url in visit.requests if "/pagefind/" in url]
    assert visit.elsewhere() == []
    assert visit.errors == []


def test_where_there_is_no_index_the_search_says_so(browser: Browser, origin: str) -> None:
    with reading(browser, origin, "/about/") as page:
        page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
        search(page, "Thailand")
        announced(page, "There is no index to search yet.")
        page.goto("/search/?q=Thailand")
        announced(page, "There is no index to search yet.")


def test_without_a_server_the_search_says_so(browser: Browser, site: Site) -> None:
    with visiting(browser, site.folder.as_uri()) as visit:
        visit.page.goto(visit.origin + "/about/index.html")
        search(visit.page, "Thailand")
        announced(visit.page, "The search needs a web server")


# --- names in any form, hostile characters, languages -------------------------------------------

NAMES = """\
title: Report on names
kind: Report
status: final
language: en
date: 2024-03-11
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2024-10-01
sections:
  - id: names
    paragraphs:
      - text: |
          This line has no number.
      - number: 1
        text: |
          Statements were made by the representatives of Türkiye and Côte d’Ivoire.
        statements:
          - {by: [turkiye, cote-divoire], capacity: representative}
      - text: |
          Nor has this line, about moths.
      - number: 2
        text: |
          The letter of the Commission was numbered 5/12.
"""


@pytest.fixture(scope="module")
def names(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Visit the archipelago with the names of real States, and an index as its search."""
    folder = tmp_path_factory.mktemp("names")
    project = copy_corpus(folder / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[search]", "[]"), encoding="utf-8")
    shutil.copy(ROOT / "data/registry/states.yml", project / "data/registry/states.yml")
    (project / "data/reports/ctl/2/names.yml").write_text(NAMES, encoding="utf-8")
    site = make_searchable(build(project, folder / "site", CORPUS_URL))
    with served(site) as address, visiting(browser, address) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Türkiye", "/delegations/turkiye/"),
        ("Turkiye", "/delegations/turkiye/"),
        ("Turkey", "/delegations/turkiye/"),
        ("Turquie", "/delegations/turkiye/"),
        ("Турция", "/delegations/turkiye/"),
        ("Côte d'Ivoire", "/delegations/cote-divoire/"),
        ("Côte d’Ivoire", "/delegations/cote-divoire/"),
        ("cote d ivoire", "/delegations/cote-divoire/"),
        ("Ivoire", "/delegations/cote-divoire/"),
        ("cote divoire", "/delegations/cote-divoire/"),
        ("5/12", "/reports/ctl/2/names/#para_2"),
        ("moths", "/reports/ctl/2/names/#para_1"),  # it has no address: that before it
        ("Orrin", "/delegations/orrin/"),
        ("laiche", "/delegations/sedge/"),
    ],
)
def test_names_are_found_in_any_form(names: Visit, words: str, first: str) -> None:
    page = names.open("/")
    search(page, words)
    assert leads(page, ".md-search-result__item")[0] == first


def test_places_are_called_what_they_are(names: Visit) -> None:
    page = names.open("/search/?q=lamp&kind=Report")
    leads(page)
    called = page.locator(".sr-found-name").all_text_contents()
    assert {"Text without a number", "Annex 1: Paragraph 1"} < set(called)
    page = names.open("/search/?q=ordre+du+jour")
    leads(page)
    assert page.locator(".sr-found-name").all_inner_texts() == ["Paragraph 26.2"]
    page = names.open("/search/?q=orally")
    leads(page)
    assert page.locator(".sr-found-name").all_inner_texts() == ["Paragraph 15", "Note 1"]


def test_hostile_characters_are_characters(names: Visit) -> None:
    page = names.open("/search/?q=lanterns")
    leads(page)
    shown = page.locator(".sr-found")
    assert "lanterns & <tides> [in_full]" in shown.inner_text()
    assert shown.locator("tides, glass, script").count() == 0
    assert names.errors == []
