"""Barriers: what axe finds on a page of every kind, what a screen reader gets, narrow screens, and right to left."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.sites import (
    READING,
    ROOT,
    Site,
    build,
    copy_corpus,
    make_searchable,
    project_site,
    run,
    served,
    source_paragraphs,
)
from tests.test_browser import KINDS, Visit, browser, collapsed, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

__all__ = ["browser"]  # a fixture, which pytest finds here

VENDOR = ROOT / "tests" / "vendor"
AXE = VENDOR / "axe.min.js"
RTL = ROOT / "tests" / "rtl"
RTL_URL = "https://lighthouses.example"
RTL_READING = "/reports/lighthouses/3/report/"
RTL_PAGES = ("/", "/reports/lighthouses/3/", RTL_READING, f"{RTL_READING}para-4/", "/delegations/north-light/")

PAGES = {
    **KINDS,
    "report, a paragraph aimed at": f"{READING}#para_4",
    "mistakes and their cures": "/about/problems/",
    "as printed": "/about/as-printed/",
    "names": "/about/names/",
    "rights": "/about/rights/",
}
WIDTHS = (320, 360, 768, 1440)
LOOKED_AT = {360, 1440}  # by axe, which takes its time
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# The levels A and AA of WCAG 2.2. To preload, axe would ask for the style sheets once more.
RUN_AXE = """async () => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
    resultTypes: ['violations'],
    preload: false,
  })
  return found.violations.flatMap(({id, nodes}) => nodes.map(node => ({
    rule: id, element: node.target.join(' '), html: node.html.slice(0, 200), why: node.failureSummary,
  })))
}"""
# Unfolds what is shown folded at the present width, and returns of how much that was.
UNFOLD = """() => {
  const closed = [...document.querySelectorAll('details:not([open])')].filter(element => element.checkVisibility())
  closed.forEach(element => { element.open = true; element.dataset.unfolded = '' })
  return closed.length
}"""
FOLD = "() => document.querySelectorAll('[data-unfolded]').forEach(element => { element.open = false })"
IN_SCHEME = """scheme => {
  const light = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).every(part => part > 127)
  return light === (scheme === 'light')
}"""
FARTHEST = """() => {
  const edge = document.body.dir === 'rtl' ? e => -e.getBoundingClientRect().left : e => e.getBoundingClientRect().right
  const far = [...document.body.querySelectorAll('*')].reduce((a, b) => edge(b) > edge(a) ? b : a)
  return far.outerHTML.slice(0, 160)
}"""


def violations(page: Page) -> list[str]:
    """Return what axe finds against the page as it is now shown: a rule, an element and the reason on each line."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN_AXE)
    return [f"{one['rule']}: {one['element']} {one['html']} {collapsed(one['why'])}" for one in found]


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
        opened.page.emulate_media(reduced_motion="reduce")  # a colour that is still changing is neither of the two
        yield opened


# --- a walk over every kind of page -------------------------------------------------------------


def show(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Show a page in a scheme. The theme's script follows the system's choice, but not at once."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(IN_SCHEME, arg=scheme)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on a page, as it opens and with everything unfolded, in both schemes and at every width."""

    violations: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def look(page: Page, width: int, state: str, found: Findings) -> None:
    """Look at a page as it is now shown, in both schemes."""
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.sideways.append(f"{width}, {state}: {page.evaluate(FARTHEST)}")
    for scheme in SCHEMES if width in LOOKED_AT else ():
        show(page, scheme)
        found.violations.extend(f"{width}, {scheme}, {state}: {one}" for one in violations(page))


def walk(visit: Visit, address: str) -> Findings:
    """Look at the page at an address at every width. It is loaded once: loading takes longer than looking."""
    found = Findings()
    page = visit.open(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        look(page, width, "as it opens", found)
        while page.evaluate(UNFOLD):  # what was folded may hold more
            look(page, width, "unfolded", found)
        page.evaluate(FOLD)
    found.elsewhere.extend(visit.elsewhere())
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_breaks_no_rule_does_not_scroll_sideways_and_asks_no_other_host(visit: Visit, kind: str) -> None:
    assert walk(visit, PAGES[kind]) == Findings()


# Axe does not see the tint of what is aimed at, which lies in a box behind it. Here it is the ground itself.
TINT = """() => {
  const aimed = document.querySelector(':target')
  const tint = getComputedStyle(aimed, '::before').backgroundColor
  const style = document.createElement('style')
  style.textContent = `#${aimed.id}::before { content: none !important } #${aimed.id} { background: ${tint} }`
  document.head.append(style)
  return tint
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_paragraph_aimed_at_can_be_read_on_its_tint(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.open("/")  # or the next would be a leap on the same page
    page = visit.open(f"{READING}#para_4")
    page.set_viewport_size({"width": 1440, "height": 1200})  # or the header would lie above it
    show(page, scheme)
    assert page.evaluate(TINT) not in {"", "rgba(0, 0, 0, 0)"}
    assert violations(page) == []


def test_the_reading_page_has_something_to_unfold(visit: Visit) -> None:
    page = visit.open(READING)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(UNFOLD) > 0


# --- that axe works -----------------------------------------------------------------------------


BARRIERS = """() => document.querySelector('article').insertAdjacentHTML('beforeend', `
  <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
  <p style="color: #ccc; background: #fff">Pale words that nobody can read.</p>
  <button style="width: 9px; height: 9px; padding: 0">a</button><button style="width: 9px; height: 9px">b</button>`)"""


def test_axe_finds_what_is_wrong(visit: Visit) -> None:
    page = visit.open("/about/rights/")
    before = violations(page)
    page.evaluate(BARRIERS)
    rules = {one.split(":")[0] for one in violations(page) if one not in before}
    assert rules == {"image-alt", "color-contrast", "target-size"}


def test_axe_is_the_version_of_which_its_readme_tells() -> None:
    readme = (VENDOR / "README.md").read_text(encoding="utf-8")
    assert f"`{hashlib.sha256(AXE.read_bytes()).hexdigest()}`" in readme
    (version,) = re.findall(r"^/\*! axe v([\d.]+)$", AXE.read_text(encoding="utf-8"), re.MULTILINE)
    assert f"npm package `axe-core` {version}," in readme


# --- what a screen reader gets ------------------------------------------------------------------


Node = dict[str, Any]


def accessible(page: Page, selector: str) -> list[Node]:
    """Return the nodes of the accessibility tree below an element, in reading order, and those with no part in it."""
    session = page.context.new_cdp_session(page)
    try:
        document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        found = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})["nodeId"]
        root = session.send("DOM.describeNode", {"nodeId": found})["node"]["backendNodeId"]
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    finally:
        session.detach()
    (top,) = (node for node in nodes.values() if node.get("backendDOMNodeId") == root)
    return list(_below(top, nodes))


def _below(node: Node, nodes: dict[str, Node]) -> Iterator[Node]:
    for key in node.get("childIds", ()):
        if key in nodes:  # what is laid out is no part of the tree
            yield nodes[key]
            yield from _below(nodes[key], nodes)


def role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: Node) -> str:
    return str(node.get("name", {}).get("value", ""))


def test_a_paragraph_is_heard_as_sentences(visit: Visit) -> None:
    nodes = accessible(visit.open(READING), "#para_4 .sr-text")
    heard = [name(node) for node in nodes if role(node) == "StaticText"]
    assert collapsed("".join(heard)) == source_paragraphs()["4"]


def test_a_paragraph_has_links_and_no_labels_beside_its_words(visit: Visit) -> None:
    nodes = [node for node in accessible(visit.open(READING), "#para_4 .sr-text") if not node["ignored"]]
    assert {role(node) for node in nodes} <= {"paragraph", "link", "StaticText", "InlineTextBox"}
    assert [name(node) for node in nodes if role(node) == "paragraph" and name(node)] == []
    assert [node for node in nodes if node.get("description", {}).get("value")] == []
    links = [name(node) for node in nodes if role(node) == "link"]
    assert len(links) > 30
    assert "Thailand" in links
    assert [link for link in links if link not in source_paragraphs()["4"]] == []


# --- right to left ------------------------------------------------------------------------------


def copy_rtl(target: Path) -> Path:
    """Make a project of the lighthouse islands."""
    copy_corpus(target)
    shutil.rmtree(target / "data")
    shutil.copytree(RTL / "data", target / "data")
    shutil.copy(RTL / "mkdocs.yml", target)
    return target


@pytest.fixture(scope="module")
def rtl_visit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    folder = tmp_path_factory.mktemp("rtl")
    site = make_searchable(build(copy_rtl(folder / "project"), folder / "site", RTL_URL))
    with served(site) as address, visiting(browser, address) as opened:
        opened.page.emulate_media(reduced_motion="reduce")
        yield opened


def test_the_lighthouse_islands_have_no_mistakes() -> None:
    done = run("-m", "session_reports", "check", "--strict", "--all", cwd=RTL, PYTHONPATH=str(ROOT / "hooks"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_in_arabic_script_runs_from_right_to_left(rtl_visit: Visit, width: int) -> None:
    page = rtl_visit.open(RTL_READING)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.body.dir") == "rtl"  # Material says it here, and browsers take it for the page
    assert page.evaluate("getComputedStyle(document.querySelector('.sr-text')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_language_of_an_arabic_page_is_said(rtl_visit: Visit) -> None:
    page = rtl_visit.open(RTL_READING)
    assert page.evaluate("document.documentElement.lang") == "ar"
    assert page.evaluate("document.querySelector('.sr-text').lang") == "ar"


def test_numbers_hang_at_the_right_of_a_text_from_right_to_left(rtl_visit: Visit) -> None:
    page = rtl_visit.open(RTL_READING)
    page.set_viewport_size({"width": 1440, "height": 800})
    for number in range(1, 7):
        hanging = page.locator(f"#para_{number} .sr-number a").bounding_box()
        shown = page.locator(f"#para_{number} .sr-text").bounding_box()
        assert hanging
        assert shown
        assert hanging["x"] >= shown["x"] + shown["width"]


@pytest.mark.parametrize("address", RTL_PAGES)
def test_a_page_in_arabic_script_breaks_no_rule(rtl_visit: Visit, address: str) -> None:
    assert walk(rtl_visit, address) == Findings()


# --- previews -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", sorted(LOOKED_AT))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_preview_breaks_no_rule(visit: Visit, width: int, scheme: Literal["light", "dark"]) -> None:
    page = visit.open(READING)
    page.set_viewport_size({"width": width, "height": 800})
    show(page, scheme)
    link = page.locator(".sr-text a[href*='#item_']").first
    link.focus()
    page.locator("#sr-preview").wait_for(state="visible")
    assert link.get_attribute("aria-describedby") == "sr-preview"
    assert page.locator("#sr-preview").get_attribute("role") == "tooltip"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
