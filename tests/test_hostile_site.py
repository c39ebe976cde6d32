"""A corpus with hostile text in its fields, in a real browser: nothing runs, and every character is shown."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import sync_playwright
from tests.sites import Site, copy_corpus, make_searchable, require, run, served
from tests.test_browser import ARGUMENTS, search, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

pytestmark = pytest.mark.slow

PAYLOADS = (
    "<script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "'onmouseover=window.hit=1 x='",
    "[x](javascript:window.hit=1)",
    "![x](x){: onerror=window.hit=1 }",
    "{{ 7*7 }} {% raw %} {# not a remark",
    "</title></head><script>window.hit=1</script>",
    "--><svg/onload=window.hit=1>",
    "&lt;script&gt; &#60;b&#62; &amp;",
    "`code` ``` ~~~ $x$ ||| ::: !!! === [TOC] <!--",
    "{: #x onclick=window.hit=1 } <javascript:window.hit=1>",
    'x" onfocus="window.hit=1" autofocus="',
    "]]></style><style>*{display:none}</style>",
)
# What these fields hold is shown nowhere: it is for those who read the data.
NOT_SHOWN = {"delegation source", "body source", "former source"}
# And these stand on pages as far as reports name who bears them, in the language of a report or of the interface.
SOME_SHOWN = {"delegation name short", "delegation name formal", "body name short"}


@dataclass
class Spoiler:
    """Puts a payload with a mark of its own behind the text of each field that is free to hold any."""

    payloads: Iterator[str] = field(default_factory=lambda: cycle(PAYLOADS))
    placed: dict[str, str] = field(default_factory=dict)
    """From each payload with its mark to the field that it stands in."""

    def spoil(self, text: str, where: str) -> str:
        payload = f"{next(self.payloads)} zq{len(self.placed)}zq"
        self.placed[payload] = where
        return f"{text} {payload}".strip()

    def fields(self, record: dict[str, object], kind: str, *names: str) -> None:
        """Spoil some fields of a record; those that it does not have too, where it may have them."""
        for name in names:
            record[name] = self.spoil(str(record.get(name, "")), f"{kind} {name}")

    def names(self, forms: dict[str, object], kind: str) -> None:
        """Spoil the forms of a name; the old short form stays one, since texts print it."""
        forms["also"] = [forms["short"], *forms.get("also", [])]  # type: ignore[misc]
        self.fields(forms, kind, "short")

    def part(self, part: dict[str, object]) -> None:
        """Spoil the body of a report, or an annex."""
        for section in part["sections"]:  # type: ignore[attr-defined]
            self.fields(section, "section", "heading")
            for paragraph in section["paragraphs"]:
                paragraph["text"] += "\n" + self.spoil("", "paragraph text") + "\n"
                for entry in paragraph.get("statements", []):
                    if "by" in entry:
                        self.fields(entry, "statement", "delivery")
                for entry in paragraph.get("as_printed", []):
                    self.fields(entry, "as_printed", "reason")
        for note in part.get("notes", []):  # type: ignore[attr-defined]
            note["text"] += " " + self.spoil("", "note text")


class _Literal(yaml.SafeDumper):
    """Writes texts of several lines as literal blocks, as the data has to have them."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else "'")


_Literal.add_representer(str, _text)


def _spoil(data: Path) -> dict[str, str]:
    """Spoil a corpus; return what was put where."""
    spoiler = Spoiler()
    for path in sorted(data.rglob("*.yml")):
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}  # noqa: S506 - text alone
        if path.name == "site.yml":
            spoiler.fields(record, "site", "title")
        elif path.name == "people.yml":
            for person in record.values():
                person["also"] = [person["name"], *person.get("also", [])]
                spoiler.fields(person, "person", "name")
        elif path.parent.name == "registry":
            _spoil_names(spoiler, record, "body" if path.name == "bodies.yml" else "delegation")
        elif path.name == "session.yml":
            _spoil_session(spoiler, record)
        elif record.get("visibility") != "embargoed":
            spoiler.fields(record, "report", "title", "kind", "part", "distribution", "rights")
            spoiler.fields(record["provenance"], "provenance", "source", "form", "transcribed")
            for part in (record, *record.get("annexes", [])):
                spoiler.part(part)
            for annex in record.get("annexes", []):
                spoiler.fields(annex, "annex", "heading")
        path.write_text(yaml.dump(record, Dumper=_Literal, allow_unicode=True, width=10_000), encoding="utf-8")
    return spoiler.placed


def _spoil_names(spoiler: Spoiler, records: dict[str, dict[str, object]], kind: str) -> None:
    for record in records.values():
        for forms in record["names"].values():  # type: ignore[attr-defined]
            spoiler.names(forms, f"{kind} name")
        if kind == "delegation":
            spoiler.fields(record["names"]["en"], "delegation name", "formal")  # type: ignore[index]
        spoiler.fields(record, kind, "source")
        for former in record.get("former", []):  # type: ignore[attr-defined]
            spoiler.fields(former, "former", "source")
        disclaimers = record.get("profile", {}).get("disclaimer", {})  # type: ignore[attr-defined]
        if disclaimers:
            spoiler.fields(disclaimers, "disclaimer", "en")


def _spoil_session(spoiler: Spoiler, session: dict[str, object]) -> None:
    spoiler.fields(session, "session", "name", "place")
    items = list(session.get("agenda", []))  # type: ignore[call-overload]
    for item in items:
        spoiler.fields(item, "agenda item", "title")
        items += item.get("items", [])
    for document in session.get("documents", []):  # type: ignore[attr-defined]
        spoiler.fields(document, "document", "title")
    for workshop in session.get("workshops", []):  # type: ignore[attr-defined]
        spoiler.fields(workshop, "workshop", "title", "theme")
        if "moderator" in workshop:
            spoiler.fields(workshop["moderator"], "moderator", "office")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_corpus(folder / "project")
    placed = _spoil(project / "data")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[search]", "[]"), encoding="utf-8")
    done = run("-m", "mkdocs", "build", "-d", folder / "site", cwd=project)
    assert done.returncode == 0, done.stdout
    return make_searchable(Site(folder / "site", "https://tides.example", project, done.stdout)), placed


@pytest.fixture(scope="module")
def visited(hostile: tuple[Site, dict[str, str]]) -> Iterator[tuple[Page, str, list[str]]]:
    """Yield a page, the address of the site, and the dialogs that opened."""
    program = shutil.which("chromium")
    require(program, "a browser, chromium")
    dialogs: list[str] = []

    def noted(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with served(hostile[0]) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        with visiting(browser, origin) as visit:
            visit.page.on("dialog", noted)
            yield visit.page, origin, dialogs
        browser.close()


_STIRRED = """() => {
  for (const element of document.querySelectorAll("article, article *")) {
    for (const kind of ["pointerover", "mouseover", "mouseenter", "focus", "focusin", "error", "load", "toggle"]) {
      element.dispatchEvent(new Event(kind));
    }
  }
  const names = [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames());
  const handlers = names.filter((name) => /^on/.test(name));
  const links = [...document.querySelectorAll("[href], [src], [action]")]
    .filter((e) => ["href", "src", "action"].some((n) => /^\\s*javascript:/i.test(e.getAttribute(n) ?? "")));
  const made = document.querySelectorAll("article :is(script, img, svg, style, iframe, b), img[src=x]");
  return {
    hit: window.hit ?? 0, handlers, links: links.length, made: made.length,
    hidden: getComputedStyle(document.body).display === "none",
    said: `${document.title} ${document.querySelector("article").textContent}`.split(/\\s+/).join(" "),
  };
}"""


def test_nothing_runs_and_every_field_shows_its_characters(
    hostile: tuple[Site, dict[str, str]], visited: tuple[Page, str, list[str]]
) -> None:
    site, placed = hostile
    page, origin, dialogs = visited
    said = []
    for address in site.addresses():
        page.goto(origin + address)
        found = page.evaluate(_STIRRED)
        said.append(found.pop("said"))
        assert found == {"hit": 0, "handlers": [], "links": 0, "made": 0, "hidden": False}, address
    assert dialogs == []
    everything = "\n".join(said)
    shown = {where for payload, where in placed.items() if payload in everything}
    missing = {where for payload, where in placed.items() if payload not in everything}
    assert set(placed.values()) - shown == NOT_SHOWN
    assert missing - NOT_SHOWN == SOME_SHOWN
    assert len(placed) > 150


def test_a_title_with_markup_is_a_title(hostile: tuple[Site, dict[str, str]]) -> None:
    site, placed = hostile
    (payload,) = (payload for payload, where in placed.items() if where == "site title")
    home = site.page("/")
    assert payload in " ".join("".join(home.article.itertext()).split())


def test_results_of_the_search_show_characters(
    hostile: tuple[Site, dict[str, str]], visited: tuple[Page, str, list[str]]
) -> None:
    page, origin, dialogs = visited
    for where in ("report title", "paragraph text", "person name"):
        payload = next(payload for payload, place in hostile[1].items() if place == where)
        page.goto(f"{origin}/", wait_until="networkidle")
        search(page, payload.rpartition(" ")[2])
        page.locator(".md-search-result__item").first.wait_for()
        assert page.evaluate("window.hit ?? 0") == 0
        assert page.locator(".md-search-result__list :is(script, img, svg[onload], style, iframe)").count() == 0
    assert dialogs == []
