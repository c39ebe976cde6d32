"""Every page of the project's site and of the invented corpus's: links, heads, hosts, weight, and text as text."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from tests.sites import READING, ROOT, classes, corpus_site, having, project_site, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from tests.sites import Page, Site

pytestmark = pytest.mark.slow

FINAL = "/reports/ctl/2/final/"


@pytest.fixture(scope="module", params=["project", "corpus"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    make = {"project": project_site, "corpus": corpus_site}[request.param]
    return make(tmp_path_factory)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return corpus_site(tmp_path_factory)


# --- links --------------------------------------------------------------------------------------


def test_a_strict_build_says_nothing_but_what_it_does(site: Site) -> None:
    assert [line for line in site.printed.splitlines() if not line.startswith("INFO ")] == []


def test_every_link_and_fragment_within_the_site_resolves(site: Site) -> None:
    ids = {page.address: set(page.ids()) for page in site.pages()}
    files = {f"/{path}" for path in site.files()}
    broken = []
    count = 0
    for page in site.pages():
        for link in page.root.iter("a"):
            target = page.target(link.get("href", ""))
            if not target.startswith("/"):
                continue
            count += 1
            address, _, fragment = target.partition("#")
            if address not in ids and address not in files:
                broken.append(f"{page.address}: no page at {target}")
            elif fragment and fragment not in ids.get(address, ()):
                broken.append(f"{page.address}: no place {target}")
    assert broken == []
    assert count > 1000


def test_links_to_pages_need_no_redirection(site: Site) -> None:
    found = {target.partition("#")[0] for page in site.pages() for target in page.targets(page.root)}
    assert sorted(target for target in found if re.search(r"^/.*/[^/.]+$|/index\.html$", target)) == []


def test_every_link_within_the_text_has_words(site: Site) -> None:
    empty = [
        f"{page.address}: {target}" for page in site.pages() for words, target in page.links(page.article) if not words
    ]
    assert empty == []


def test_no_list_or_table_is_empty(site: Site) -> None:
    empty = [
        f"{page.address}: {element.tag}"
        for page in site.pages()
        for element in page.article.iter()
        if element.tag in {"dl", "ol", "ul", "tbody"} and not len(element)
    ]
    assert empty == []


def test_ids_are_unique_in_a_page(site: Site) -> None:
    twice = [
        f"{page.address}: {key}" for page in site.pages() for key, count in Counter(page.ids()).items() if count > 1
    ]
    assert twice == []


# --- heads --------------------------------------------------------------------------------------


def test_every_page_has_language_title_and_description(site: Site) -> None:
    lacking = []
    for page in site.pages():
        title = page.root.find("head/title")
        lacking += [f"{page.address}: lang"] * (page.root.get("lang") != "en")
        lacking += [f"{page.address}: title"] * (title is None or not text(title))
        lacking += [f"{page.address}: description"] * (not page.meta("description").strip())
        lacking += [f"{page.address}: h1"] * (len(list(page.article.iter("h1"))) != 1)
    assert lacking == []


def test_titles_tell_pages_apart(site: Site) -> None:
    titles = Counter(text(title) for page in site.pages() if (title := page.root.find("head/title")) is not None)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_its_canonical_address(site: Site) -> None:
    for page in site.pages():
        canonical = page.canonical()
        if page.address == "/404.html":
            assert canonical is None  # it is shown at any address, and has none of its own
        elif part := re.fullmatch(r"(/reports/.*/)(?:annex-\w+-)?para-[^/]+/", page.address):
            assert canonical == site.url + part[1]
        else:
            assert canonical == site.url + page.address


# --- other hosts --------------------------------------------------------------------------------

# Attributes by which an element makes a browser ask for something. A link is followed only when it is chosen.
ASKING = ("src", "srcset", "href", "data", "poster", "action", "formaction", "background", "ping", "xlink:href")


def wanted(page: Page) -> Iterator[str]:
    """Yield what a browser that opens a page asks for."""
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        chosen = element.tag == "a" or (element.tag == "link" and element.get("rel") == "canonical")
        for name, value in element.attrib.items():
            if str(name).split("}")[-1] in ASKING and not (chosen and name == "href"):
                yield from (
                    (part.split()[0] for part in value.split(",") if part.split()) if name == "srcset" else [value]
                )
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield element.get("content", "").partition("=")[2]
        yield from in_style(element.get("style", ""))
        if element.tag == "style":
            yield from in_style(element.text or "")


def in_style(style: str) -> list[str]:
    """Return what a style asks for."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    found = re.findall(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))\s*\)|@import\s+[\"']([^\"']*)", style)
    return ["".join(parts) for parts in found]


def elsewhere(url: str, base: str) -> bool:
    """Whether a URL is of another host than its page."""
    whole = urlsplit(urljoin(base, url))
    return whole.scheme not in {"data", "blob"} and whole[:2] != urlsplit(base)[:2]


def test_no_page_asks_another_host_for_anything(site: Site) -> None:
    found = [
        f"{page.address}: {url}"
        for page in site.pages()
        for url in wanted(page)
        if elsewhere(url, site.url + page.address)
    ]
    assert found == []


def test_no_style_asks_another_host_for_anything(site: Site) -> None:
    styles = {path: content.decode() for path, content in site.files().items() if path.endswith(".css")}
    assert styles
    found = [
        f"{path}: {url}"
        for path, style in styles.items()
        for url in in_style(style)
        if elsewhere(url, f"{site.url}/{path}")
    ]
    assert found == []


def test_no_page_holds_what_makes_the_theme_s_script_ask_another_host(site: Site) -> None:
    """Material loads Mermaid, and the facts of a repository, from elsewhere where a page asks for them."""
    found = [
        f"{page.address}: {element.tag}"
        for page in site.pages()
        for element in page.root.iter()
        if "mermaid" in classes(element)
        or element.get("data-md-component") in {"source", "outdated", "consent"}
        or element.tag in {"iframe", "object", "embed", "video", "audio"}
    ]
    assert found == []


def test_what_a_page_asks_for_is_there(site: Site) -> None:
    files = {f"/{path}" for path in site.files()}
    lacking = [
        f"{page.address}: {target}"
        for page in site.pages()
        for url in wanted(page)
        if not url.startswith(("data:", "#", "."))
        and (target := page.target(url).partition("#")[0].partition("?")[0]).startswith("/")
        and target not in files
        and target + "index.html" not in files
    ]
    assert lacking == []


def test_links_to_other_hosts_are_safe_ones(site: Site) -> None:
    found = {target for page in site.pages() for target in page.targets(page.root) if not target.startswith("/")}
    assert sorted(target for target in found if not target.startswith(("https://", "mailto:"))) == []


# --- weight -------------------------------------------------------------------------------------


def test_no_page_holds_the_whole_site_in_its_navigation(site: Site) -> None:
    for page in site.pages():
        found = {
            target
            for nav in page.root.iter("nav")
            for target in page.targets(nav)
            if not target.startswith(f"{page.address}#")
        }
        assert len(found) < 40, page.address


@pytest.mark.parametrize("which", ["project", "corpus"])
def test_a_reading_page_weighs_80_kb_at_most_with_its_style(
    which: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = {"project": project_site, "corpus": corpus_site}[which](tmp_path_factory)
    page = site.page({"project": READING, "corpus": FINAL}[which])
    styles = [
        page.target(link.get("href", "")) for link in page.root.iter("link") if "stylesheet" in link.get("rel", "")
    ]
    files = site.files()
    weights = {path: len(gzip.compress(files[path[1:]])) for path in (f"{page.address}index.html", *styles)}
    assert len(weights) > 1
    assert sum(weights.values()) <= 80_000, weights


# --- text as text -------------------------------------------------------------------------------


def corpus_paragraphs() -> Iterator[tuple[str, str, str]]:
    """Yield (report, anchor, text) of every numbered paragraph of the corpus that is not under embargo."""
    data = ROOT / "tests" / "corpus" / "data" / "reports"
    for path in sorted(data.glob("*/*/*.yml")):
        if path.stem in {"session", "embargoed"}:
            continue
        report = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text alone
        address = f"/reports/{path.relative_to(data).with_suffix('').as_posix()}/"
        series = [("", report["sections"])]
        series += [(f"annex_{annex['number']}__", annex["sections"]) for annex in report.get("annexes", [])]
        for prefix, sections in series:
            for paragraph in (paragraph for section in sections for paragraph in section["paragraphs"]):
                if "number" in paragraph:
                    number = re.sub(r"[^0-9a-z]", "-", paragraph["number"])
                    shown = re.sub(r"\[\^\w+\]", "", paragraph["text"])  # marks of notes do not count
                    yield address, f"{prefix}para_{number}", " ".join(shown.split())


PARAGRAPHS = list(corpus_paragraphs())


def test_the_corpus_has_31_numbered_paragraphs_in_public() -> None:
    assert len(PARAGRAPHS) == 3 + 3 + 16 + 4 + 5


@pytest.mark.parametrize(("report", "anchor", "expected"), PARAGRAPHS)
def test_a_paragraph_of_the_corpus_is_verbatim(corpus: Site, report: str, anchor: str, expected: str) -> None:
    assert corpus.page(report).verbatim(anchor) == expected
    own = anchor.replace("__", "-").replace("_", "-")
    assert corpus.page(f"{report}{own}/").verbatim(anchor) == expected


def test_characters_that_look_like_markup_are_characters(corpus: Site) -> None:
    for address in (FINAL, f"{FINAL}para-11/"):
        (shown,) = having(corpus.page(address).by_id("para_11"), "sr-text")
        assert [element.tag for element in shown.iter()] == ["div", *["p"] * 7]
        said = text(shown)
        for words in ("<b>A</b>, &amp;, B|C, _D_, [E](F), [G], {H}, {{ I }}, {: .j }", "<script>S</script>"):
            assert words in said
        assert [text(p)[:2] for p in shown.iter("p")][1:] == ["1.", "- ", "# ", "> ", "[T", "Th"]


def test_no_mark_of_the_data_becomes_an_element(corpus: Site) -> None:
    """The corpus writes <b>, <script>, <dark>, <tides>, <glass>, <bells>, <Keepers> and <chart>, as text."""
    named = {"b", "dark", "tides", "glass", "bells", "keepers", "chart"}
    for page in corpus.pages():
        tags = {str(element.tag) for element in page.root.iter()}
        assert tags & named == set(), page.address
        assert [script.text for script in page.root.iter("script") if (script.text or "").strip() == "S"] == []
        assert list(page.article.iter("script")) == []


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (FINAL, "Report of the Commission on its second session: lanterns & <tides> [in_full]"),
        ("/delegations/lamp-and-wick/", "Lamp & Wick <Keepers>"),
        ("/people/oda-brine/", "Oda [O_B] Brine"),
        ("/delegations/orrin/", "Orrin (Free Isles of)"),
    ],
)
def test_titles_show_their_characters(corpus: Site, address: str, title: str) -> None:
    page = corpus.page(address)
    assert [text(heading) for heading in page.article.iter("h1")] == [title]
    head = page.root.find("head/title")
    assert head is not None
    assert text(head).startswith(title)
    assert text(head).endswith("Tides & Lanterns")


def test_descriptions_show_their_characters(corpus: Site) -> None:
    assert "Not to be read aloud after <dark>." in corpus.page(FINAL).meta("description")
    assert "Lamp & Wick <Keepers>" in corpus.page("/delegations/lamp-and-wick/").meta("description")


def test_headings_titles_and_disclaimers_show_their_characters(corpus: Site) -> None:
    assert text(corpus.page(FINAL).by_id("sec_lanterns")) == "I. Keeping of lanterns: *wick* & <glass>"
    session = corpus.page("/reports/ctl/2/")
    assert "Fog signals: <bells>, horns & whistles" in text(session.article)
    assert "Note by the Secretariat on harbour lights: `red`, green | white [all round] #1" in text(session.article)
    row = next(cells for cells in corpus.page("/documents/").table("title") if text(cells[0]) == "CTL/2/3")
    assert text(row[1]) == "Note by the Secretariat on harbour lights: `red`, green | white [all round] #1"
    disclaimer = "The Assembly prints names as harbour masters write them & answers for no <chart>."
    assert disclaimer in text(corpus.page("/reports/ports/").article)


def test_the_search_index_holds_no_element_of_the_data(corpus: Site) -> None:
    """The search shows titles and texts of its index as HTML."""
    index = json.loads((corpus.folder / "search/search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        found = re.findall(r"<\s*/?\s*(\w+)", entry["title"] + entry["text"])
        assert set(found) <= {"p", "ul", "ol", "li", "code", "sub", "sup"}, entry["location"]
    assert any("&lt;script&gt;S&lt;/script&gt;" in entry["text"] for entry in index["docs"])


def test_bodies_that_publish_their_own_reports_are_not_called_unofficial(corpus: Site) -> None:
    def said(address: str) -> str:
        return text(corpus.page(address).article)

    assert "Unofficial" in said(FINAL)
    for address in ("/reports/ports/26/proces-verbal/", "/reports/ports/26/proces-verbal/para-26-1/"):
        assert "Unofficial" not in said(address)


@pytest.mark.parametrize(
    ("report", "language"), [(FINAL, "en"), ("/reports/ports/26/proces-verbal/", "fr"), ("/reports/ctl/1/draft/", "en")]
)
def test_a_text_is_marked_with_its_language(corpus: Site, report: str, language: str) -> None:
    shown: list[Element] = having(corpus.page(report).article, "sr-text")
    assert {element.get("lang") for element in shown} == {language}
